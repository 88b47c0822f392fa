/** `sechook install`: wires the guard into the clients that are there. Tightens only, yet is no agent's business. */
import { statSync } from 'node:fs';
import { CLIENT_IDS } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { proof } from '../../doctor/proof.ts';
import { applyFile } from '../../install/apply.ts';
import { executablePlace } from '../../install/executable.ts';
import type { PlacesOf, Scope } from '../../settings/places.ts';
import { checkupOf } from '../checkup.ts';
import { clientsMeant, placesFor, SCOPE_OPTION, scopeOf } from '../client-scopes.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { whyAgent } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { planText } from '../render/plan-text.ts';
import { styleFor } from '../render/style.ts';
import { visible } from '../render/visible.ts';
import { placeOwn, planWiring } from '../wire-clients.ts';

const COMMAND = 'install';

export const installCommand: CommandSpec = {
  name: COMMAND,
  summary: 'guard the coding agents on this machine',
  description: [
    'Finds Claude Code, Gemini CLI and Codex, shows what it would change in their settings, and adds its hook for every tool, keeping every byte that is not its own. What the files were before is written down, and `sechook uninstall` brings it back.',
    'The executable is copied to a place of its own (~/.local/share/sechook/bin; for the whole machine /usr/local/lib/sechook/bin), which an update does not move and which the built-in rules protect; --in-place registers this very file instead.',
    'Scope managed (root) guards every user and is the only one that a project’s own settings cannot switch off. Scope project writes into the repository, for everybody who works on it; where sechook is missing, their client says so and goes on unguarded.',
    'Refuses to serve an agent; --dry-run is free.',
  ],
  operands: [],
  options: [
    {
      kind: 'values',
      name: 'client',
      value: 'CLIENT',
      summary: 'only this client; may be repeated (default: those that are there)',
      choices: CLIENT_IDS,
    },
    SCOPE_OPTION,
    { kind: 'flag', name: 'dry-run', short: 'n', summary: 'show what would change, change nothing' },
    { kind: 'flag', name: 'yes', short: 'y', summary: 'do not ask' },
    { kind: 'flag', name: 'in-place', summary: 'register this executable where it is' },
  ],
  examples: [
    { line: 'sechook install', says: 'for yourself, all clients that are there' },
    { line: 'sudo sechook install --scope managed', says: 'for every user of the machine' },
    { line: 'sechook install --client codex --dry-run', says: 'what would it do?' },
  ],
  exits: [
    { code: 0, means: 'done, or nothing was to be done' },
    { code: 1, means: 'not confirmed; nothing was changed' },
    {
      code: 2,
      means:
        'wrong use, started by an agent, a file that could not be changed, or a line that does not guard',
    },
  ],
  commands: [],
  run: runInstall,
};

async function runInstall(given: Given, io: CliIo, host: Host): Promise<number> {
  const isDry = given.flag('dry-run');
  const why = isDry ? null : whyAgent(host.lineage());
  if (why !== null) {
    return refuse(
      io,
      COMMAND,
      `this is for a human, and ${why}`,
      'Run it in a terminal of your own, or add --dry-run.',
    );
  }
  const home = homeOf(io);
  if (home === null) return refuse(io, COMMAND, 'HOME does not name a directory');
  const places = placesFor(home, io, host);
  const scope = scopeOf(given) ?? offeredScope(given, host);
  const trouble = whyNotInScope(scope, places, host);
  if (trouble !== null) return refuse(io, COMMAND, trouble);
  const clients = clientsMeant(given.values('client'), places);
  if (clients.length === 0) {
    return refuse(io, COMMAND, 'no client was found here', `Name one: --client ${CLIENT_IDS.join('|')}`);
  }

  if (scope === 'project' && places.project === places.home) {
    return refuse(io, COMMAND, 'your home is no project', 'Run it in a repository, or without --scope.');
  }

  const executable = given.flag('in-place') ? host.executable : executablePlace(scope, places);
  const request = { scope, executable, places, host };
  const planned = planWiring(clients, request);
  if (planned.kind === 'refused') return refuse(io, COMMAND, planned.why);
  const { files } = planned;
  const look = { style: styleFor(io.stdout, io.env), width: io.stdout.columns ?? 110 };
  io.stdout.write(planText(files, { ...look, whole: isDry }));
  const refused = files.some(({ kind }) => kind === 'refused');
  const changes = files.filter((file) => file.kind === 'change');
  if (isDry) {
    io.stdout.write(`${dryWords(changes.length, refused)}\n`);
    return refused ? EXIT.error : EXIT.ok;
  }
  if (changes.length > 0 && !given.flag('yes')) {
    const answer = host.ask('Make these changes (sechook install --dry-run shows every line)? [y/N] ');
    if (answer === null || !/^y(?:es)?$/i.test(answer)) {
      const help = answer === null ? ' (no terminal to ask on: add --yes)' : '';
      io.stderr.write(`sechook ${COMMAND}: nothing was changed${help}\n`);
      return EXIT.findings;
    }
  }
  const unplaced = placeOwn(request);
  if (unplaced !== null) return refuse(io, COMMAND, unplaced);
  const applied = changes.map((file) => applyFile(file, places, true));
  const failed = applied.filter((each) => each.kind === 'failed');
  for (const { path, why } of failed) refuse(io, COMMAND, `${path} was left as it is: ${why}`);
  if (failed.length > 0 || refused) return EXIT.error;
  // What a project's line does depends on whose machine it runs on.
  const unproved =
    scope === 'project' ? [] : await proof.run(checkupOf({ clients, home, directories: [] }, io, host));
  if (unproved.length > 0) {
    io.stdout.write(
      unproved.map(({ what, why: matter }) => `${visible(what)}\n  ${visible(matter)}\n`).join(''),
    );
    return refuse(io, COMMAND, 'the clients are wired, but not guarded', 'sechook doctor says more.');
  }
  io.stdout.write(afterwards(scope, host));
  return EXIT.ok;
}

function dryWords(changes: number, refused: boolean): string {
  if (refused) return 'Nothing was changed. What is left as it is has to be mended first.';
  if (changes === 0) return 'Nothing is to be changed: all of it is there.';
  return `Nothing was changed: ${changes} file${changes === 1 ? '' : 's'} would be. Without --dry-run it is done, after a question.`;
}

/** Root is asked about the whole machine first; without a terminal it is the user alone. */
function offeredScope(given: Given, host: Host): Scope {
  if (host.uid !== 0 || given.flag('yes') || given.flag('dry-run')) return 'user';
  const answer = host.ask(
    'You are root. Guard every user of this machine, so that no project can switch it off? [Y/n] ',
  );
  return answer === null || /^n/i.test(answer) ? 'user' : 'managed';
}

function whyNotInScope(scope: Scope, { home, root }: PlacesOf, host: Host): string | null {
  if (scope === 'managed') {
    return host.uid === 0 || root !== '' ? null : 'scope managed is for root: run it with sudo';
  }
  const owner = statSync(home, { throwIfNoEntry: false })?.uid;
  if (owner === undefined) return `the home ${home} does not exist`;
  return owner === host.uid ? null : `the home ${home} is another user’s: run it as that user`;
}

function afterwards(scope: Scope, host: Host): string {
  const lines = ['Guarded. Sessions that are running take it up when they are started anew.'];
  if (scope === 'user') {
    lines.push(
      'A project’s own settings can switch a user’s hooks off in all three clients; they cannot where the guard',
      `is managed: sudo ${host.executable} install --scope managed`,
    );
  }
  if (scope === 'project') {
    lines.push(
      'Commit the files. Everybody who works on the project needs sechook, and has to trust its hooks in Codex (/hooks).',
      'Whoever changes these files can take the guard out: your own settings should have it as well.',
    );
  }
  lines.push('To see that it works: sechook doctor');
  return lines.map((line) => `${line}\n`).join('');
}
