/** `sechook trust`, `sechook untrust`: whether a project's own files may loosen. For a human's own terminal. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT } from '../../core/exit-codes.ts';
import { filesIn, removePin, writePin } from '../../policy/pin-files.ts';
import { findPlaces, MANAGED_DIRECTORY, pinPath } from '../../snapshot/sources.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { whyNotHuman } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { diffLines } from '../render/line-diff.ts';
import { styleFor } from '../render/style.ts';
import { visible } from '../render/visible.ts';

const HUMAN = 'Run it in a terminal that you opened yourself, outside of any agent.';
const OPERAND = {
  name: 'directory',
  summary: 'the project, or a directory in it (default: here)',
  variadic: false,
  completes: 'directory',
} as const;

export const trustCommand: CommandSpec = {
  name: 'trust',
  summary: 'let a project’s own files loosen the policy',
  description: [
    'A project’s .sechook/ can only tighten, because it comes with the repository. Trusting it shows its files, or what has changed in them since they were trusted, asks, and keeps a copy: from then on they count like your own configuration, in that project.',
    'They do so only as long as they are the same to the byte. Once they change, every call in the project is denied until you have looked at the change (`sechook trust`) or taken the trust back (`sechook untrust`).',
    'Only for a human in a terminal: it refuses to serve an agent.',
  ],
  operands: [OPERAND],
  options: [],
  examples: [{ line: 'sechook trust', says: 'the project here' }],
  exits: [
    { code: 0, means: 'trusted, or nothing has changed' },
    { code: 1, means: 'not confirmed; nothing was changed' },
    { code: 2, means: 'wrong use, started by an agent or outside a terminal, or files that cannot be read' },
  ],
  commands: [],
  run: (given, io, host) => forEachProject('trust', { given, io, host }, trust),
};

export const untrustCommand: CommandSpec = {
  name: 'untrust',
  summary: 'take the trust in a project’s own files back',
  description: [
    'From then on the project’s .sechook/ can only tighten again; what it says beyond that is an error, and denies every call there.',
    'Only for a human in a terminal: it refuses to serve an agent.',
  ],
  operands: [OPERAND],
  options: [],
  examples: [{ line: 'sechook untrust ~/src/thing', says: 'that project' }],
  exits: [
    { code: 0, means: 'done, or it was not trusted' },
    { code: 2, means: 'wrong use, or started by an agent or outside a terminal' },
  ],
  commands: [],
  run: (given, io, host) => forEachProject('untrust', { given, io, host }, untrust),
};

interface Asked {
  readonly given: Given;
  readonly io: CliIo;
  readonly host: Host;
}

/** One `.sechook` directory, and where the copy of it lies or would. */
interface Project extends Omit<Asked, 'given'> {
  readonly directory: string;
  readonly copy: string;
}

function forEachProject(command: string, asked: Asked, act: (project: Project) => number): number {
  const { given, io, host } = asked;
  const why = whyNotHuman(host.lineage());
  if (why !== null) return refuse(io, command, `this is for a human, and ${why}`, HUMAN);
  const home = homeOf(io);
  if (home === null) return refuse(io, command, 'HOME does not name a directory');
  const cwd = resolve(io.cwd ?? '/', given.operands[0] ?? '.');
  if (!existsSync(cwd)) return refuse(io, command, `no such directory: ${cwd}`);
  const found = findPlaces({ home, cwd, managedDirectory: MANAGED_DIRECTORY });
  if (found.kind === 'unreadable') return refuse(io, command, `${found.path} ${found.why}`);
  const { projects } = found.places;
  if (projects.length === 0) return refuse(io, command, `no .sechook/ in ${cwd} or above`);
  for (const directory of projects) {
    const code = act({ directory, copy: pinPath(`${home}/.config/sechook`, directory), io, host });
    if (code !== EXIT.ok) return code;
  }
  return EXIT.ok;
}

function trust({ directory, copy, io, host }: Project): number {
  const files = filesIn(directory);
  if (files.kind === 'failed') return refuse(io, 'trust', files.why);
  const before = existsSync(copy) ? filesIn(copy) : null;
  if (before?.kind === 'failed') return refuse(io, 'trust', before.why);
  const style = styleFor(io.stdout, io.env);
  const names = [...new Set([...(before?.texts.keys() ?? []), ...files.texts.keys()])].sort();
  const changed = names.filter((name) => before?.texts.get(name) !== files.texts.get(name));
  if (before !== null && changed.length === 0) {
    io.stdout.write(`${visible(directory)} is trusted as it is.\n`);
    return EXIT.ok;
  }
  const verb = before === null ? 'is not trusted yet' : 'has changed since it was trusted';
  io.stdout.write(`${style('bold', visible(directory))} ${verb}:\n`);
  for (const name of changed) {
    io.stdout.write(`  ${style('bold', visible(name))}\n`);
    const lines = diffLines(before?.texts.get(name) ?? '', files.texts.get(name) ?? '', style, null);
    io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  const answer = host.ask('Let these files loosen the policy in this project? [y/N] ');
  if (answer === null || !/^y(?:es)?$/i.test(answer)) {
    io.stderr.write('sechook trust: nothing was changed\n');
    return EXIT.findings;
  }
  // What was shown is what is kept: the files may have changed while the question stood.
  const unwritten = writePin(copy, files.texts);
  if (unwritten !== null) return refuse(io, 'trust', `the copy cannot be written: ${unwritten}`);
  io.stdout.write('Trusted, until a byte of them changes.\n');
  return EXIT.ok;
}

function untrust({ directory, copy, io }: Project): number {
  if (!existsSync(copy)) {
    io.stdout.write(`${visible(directory)} was not trusted.\n`);
    return EXIT.ok;
  }
  removePin(copy);
  io.stdout.write(`${visible(directory)} can only tighten from now on.\n`);
  return EXIT.ok;
}
