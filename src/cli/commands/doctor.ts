/** `sechook doctor`: proves that the guard is on, and says what is the matter where it is not. */
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CLIENT_IDS } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { examine, layerStates, type Result } from '../../doctor/checks.ts';
import { type Reviewed, reviewStamp } from '../../doctor/checks-audit.ts';
import type { Checkup, ClientState } from '../../doctor/checkup.ts';
import type { Fix } from '../../doctor/finding.ts';
import { checkupOf } from '../checkup.ts';
import { SHARED } from '../choices.ts';
import { placesFor } from '../client-scopes.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { whyAgent } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { doctorJson } from '../render/doctor-json.ts';
import { doctorText } from '../render/doctor-text.ts';
import { styleFor } from '../render/style.ts';
import { wireClients } from '../wire-clients.ts';

const COMMAND = 'doctor';
const REVIEWED: readonly Reviewed[] = ['log', 'policy'];

export const doctorCommand: CommandSpec = {
  name: COMMAND,
  summary: 'prove that the guard is on, and find what is not',
  description: [
    'Reads the registered line back from the clients’ settings, starts it as the client would, with a call that must be denied and one that must not, and looks at everything that could keep it from running: switches in every settings file, trust, time limits, matchers, rights on the disk, the environment, other hooks, versions.',
    'Beyond the guard it goes through the layers around it: the client’s permissions, isolation, network and credentials, the log. A fault means that the guard is off, open or blind; advice, that it holds and something around it could be better.',
    'Directories that are named are looked at as projects: after a clone or a pull, their files may switch a guard off. --fix mends what is safe to mend: it installs again what is missing or changed, and takes write access from others.',
  ],
  operands: [
    {
      name: 'directory',
      summary: 'projects whose settings are looked at (default: this one)',
      variadic: true,
      completes: 'directory',
    },
  ],
  options: [
    {
      kind: 'values',
      name: 'client',
      value: 'CLIENT',
      summary: 'only this client; may be repeated (default: those that are there)',
      choices: CLIENT_IDS,
    },
    { kind: 'flag', name: 'fix', summary: 'mend what is safe to mend' },
    { kind: 'flag', name: 'strict', summary: 'advice counts as a fault' },
    { kind: 'flag', name: 'verbose', short: 'v', summary: 'show what is fine as well' },
    {
      kind: 'value',
      name: 'reviewed',
      value: 'WHAT',
      summary: 'note that the log or the policy was reviewed now',
      choices: REVIEWED,
    },
    SHARED.format,
  ],
  examples: [
    { line: 'sechook doctor', says: 'is the guard on?' },
    { line: 'sechook doctor --fix', says: 'and mend what can be mended' },
    { line: 'sechook doctor ~/src/*', says: 'do any of these repositories switch it off?' },
  ],
  exits: [
    { code: 0, means: 'the guard is on' },
    { code: 1, means: 'faults were found; with --strict also advice' },
    { code: 2, means: 'wrong use' },
  ],
  commands: [],
  run: runDoctor,
};

async function runDoctor(given: Given, io: CliIo, host: Host): Promise<number> {
  const home = homeOf(io);
  if (home === null) return refuse(io, COMMAND, 'HOME does not name a directory');
  const reviewed = REVIEWED.find((what) => what === given.value('reviewed'));
  const changes = reviewed !== undefined || given.flag('fix');
  const why = changes ? whyAgent(host.lineage()) : null;
  if (why !== null) return refuse(io, COMMAND, `changes are for a human, and ${why}`);
  if (reviewed !== undefined) return noteReview(reviewed, home, io);

  const directories = given.operands.map((each) => resolve(io.cwd ?? '/', each));
  const missing = directories.find(
    (each) => statSync(each, { throwIfNoEntry: false })?.isDirectory() !== true,
  );
  if (missing !== undefined) return refuse(io, COMMAND, `no such directory: ${missing}`);
  const checkup = (): Checkup => checkupOf({ clients: given.values('client'), home, directories }, io, host);
  let results = await examine(checkup());
  if (given.flag('fix')) {
    const fixed = fix(results, home, io, host);
    if (fixed > 0) results = await examine(checkup());
  }
  const states = layerStates(results);
  const levels = results.flatMap(({ findings }) => findings.map(({ level }) => level));
  const { clients } = checkup();
  const guarded = clients.length > 0 && !levels.includes('fault');
  if (given.value('format') === 'json') {
    const facts = { version: host.version, guarded, clients };
    io.stdout.write(`${JSON.stringify(doctorJson(results, states, facts), null, 2)}\n`);
  } else {
    const options = { style: styleFor(io.stdout, io.env), verbose: given.flag('verbose') };
    io.stdout.write(doctorText(results, states, options));
    io.stdout.write(`${verdict(clients, levels)}\n`);
  }
  return guarded && !(given.flag('strict') && levels.length > 0) ? EXIT.ok : EXIT.findings;
}

function verdict(clients: readonly ClientState[], levels: readonly string[]): string {
  if (clients.length === 0) return 'No client was found here: sechook install --client …';
  const faults = levels.filter((level) => level === 'fault').length;
  const rest = levels.length - faults;
  const advice = rest === 0 ? '' : `; ${rest} piece${rest === 1 ? '' : 's'} of advice`;
  return faults === 0
    ? `The guard is on: ${clients.map(withScopes).join(', ')}${advice}`
    : `The guard is off, open or blind: ${faults} fault${faults === 1 ? '' : 's'}${advice}`;
}

/** `Claude Code (user, plugin)`: where each is registered. */
function withScopes({ title, registrations }: ClientState): string {
  const scopes = new Set(registrations.map(({ file }) => file.place.scope));
  return `${title} (${[...scopes].join(', ')})`;
}

/** How many were mended. */
function fix(results: readonly Result[], home: string, io: CliIo, host: Host): number {
  const places = placesFor(home, io, host);
  const wanted = new Map<string, Fix>();
  for (const { findings } of results) {
    for (const finding of findings)
      if (finding.fix !== null) wanted.set(JSON.stringify(finding.fix), finding.fix);
  }
  let mended = 0;
  for (const each of wanted.values()) {
    const trouble =
      each.kind === 'close' ? close(each.path) : wireClients([each.client], each.scope, { places, host });
    if (trouble === null) mended += 1;
    else io.stderr.write(`sechook ${COMMAND}: ${trouble}\n`);
    if (trouble === null)
      io.stderr.write(
        `mended: ${each.kind === 'close' ? `chmod go-w ${each.path}` : `install --client ${each.client} --scope ${each.scope}`}\n`,
      );
  }
  return mended;
}

function close(path: string): string | null {
  try {
    chmodSync(path, statSync(path).mode & 0o7777 & ~0o022);
    return null;
  } catch (error) {
    return `${path} cannot be closed to others: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function noteReview(what: Reviewed, home: string, io: CliIo): number {
  const path = reviewStamp(home, what);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, '', { mode: 0o600 });
  } catch (error) {
    return refuse(
      io,
      COMMAND,
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  io.stdout.write(`Noted: the ${what} was reviewed now.\n`);
  return EXIT.ok;
}
