/** `sechook uninstall`: takes the guard out of the clients' settings again. For a human's own terminal. */
import { CLIENT_IDS } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { applyFile, dropReceipt, surroundings } from '../../install/apply.ts';
import { executablePlace, removeExecutable } from '../../install/executable.ts';
import { type PlannedFile, planUninstall } from '../../install/plan.ts';
import { TARGETS } from '../../install/targets/registry.ts';
import { type PlacesOf, SCOPES, type Scope, settingsPlaces } from '../../settings/places.ts';
import { clientOf } from '../choices.ts';
import { placesFor, SCOPE_OPTION, scopeOf } from '../client-scopes.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { whyNotHuman } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { planText } from '../render/plan-text.ts';
import { styleFor } from '../render/style.ts';

const COMMAND = 'uninstall';

export const uninstallCommand: CommandSpec = {
  name: COMMAND,
  summary: 'take the guard out of the coding agents’ settings',
  description: [
    'Shows what it would take out of the clients’ settings, and does so. A file that nobody has changed since the installation comes back byte for byte; from another only what is the guard’s own is taken.',
    'Without --scope: your own settings, the project’s, and as root the machine’s. Configuration, rules and the log stay.',
    'Only for a human in a terminal: it refuses to serve an agent. --dry-run is free.',
  ],
  operands: [],
  options: [
    {
      kind: 'values',
      name: 'client',
      value: 'CLIENT',
      summary: 'only this client; may be repeated (default: all)',
      choices: CLIENT_IDS,
    },
    SCOPE_OPTION,
    { kind: 'flag', name: 'dry-run', short: 'n', summary: 'show what would change, change nothing' },
    { kind: 'flag', name: 'yes', short: 'y', summary: 'do not ask' },
  ],
  examples: [{ line: 'sechook uninstall', says: 'from all clients' }],
  exits: [
    { code: 0, means: 'done, or nothing was to be done' },
    { code: 1, means: 'not confirmed; nothing was changed' },
    {
      code: 2,
      means: 'wrong use, started by an agent or outside a terminal, or a file that could not be changed',
    },
  ],
  commands: [],
  run: runUninstall,
};

function runUninstall(given: Given, io: CliIo, host: Host): number {
  const isDry = given.flag('dry-run');
  const why = isDry ? null : whyNotHuman(host.lineage());
  if (why !== null) {
    return refuse(
      io,
      COMMAND,
      `this is for a human, and ${why}`,
      'Run it in a terminal that you opened yourself, outside of any agent.',
    );
  }
  const home = homeOf(io);
  if (home === null) return refuse(io, COMMAND, 'HOME does not name a directory');
  const places = placesFor(home, io, host);
  const files = planned(given, places, scopesMeant(given, host));
  const changes = files.filter((file) => file.kind === 'change');
  const refused = files.some(({ kind }) => kind === 'refused');
  const worth = files.filter(({ kind }) => kind !== 'same');
  const options = { style: styleFor(io.stdout, io.env), width: io.stdout.columns ?? 110, whole: isDry };
  io.stdout.write(worth.length === 0 ? 'No settings hold anything of sechook.\n' : planText(worth, options));
  if (isDry) {
    if (changes.length > 0) io.stdout.write('Nothing was changed.\n');
    return refused ? EXIT.error : EXIT.ok;
  }
  if (changes.length > 0 && !given.flag('yes')) {
    const answer = host.ask('Take the guard out? [y/N] ');
    if (answer === null || !/^y(?:es)?$/i.test(answer)) {
      io.stderr.write(`sechook ${COMMAND}: nothing was changed\n`);
      return EXIT.findings;
    }
  }
  const failed = changes
    .map((file) => applyFile(file, places, false))
    .filter((each) => each.kind === 'failed');
  for (const { path, why: reason } of failed) refuse(io, COMMAND, `${path} was left as it is: ${reason}`);
  for (const file of files) if (file.kind === 'same') dropReceipt(file.place, places);
  if (failed.length > 0 || refused) return EXIT.error;
  for (const scope of scopesMeant(given, host)) sweep(scope, places);
  if (changes.length > 0) {
    io.stdout.write(
      'Taken out: nothing that these clients do is judged any more. A session that runs now may keep the guard until it ends.\n',
    );
  }
  return EXIT.ok;
}

function scopesMeant(given: Given, host: Host): readonly Scope[] {
  const scope = scopeOf(given);
  if (scope !== null) return [scope];
  return host.uid === 0 || host.root !== '' ? SCOPES : SCOPES.filter((each) => each !== 'managed');
}

function planned(given: Given, places: PlacesOf, scopes: readonly Scope[]): readonly PlannedFile[] {
  const named = given
    .values('client')
    .map(clientOf)
    .filter((client) => client !== null);
  const around = surroundings(places);
  return (named.length > 0 ? named : CLIENT_IDS).flatMap((client) =>
    scopes.flatMap((scope) => {
      const of = settingsPlaces(client, places).filter((place) => place.scope === scope);
      return planUninstall({ target: TARGETS[client], places: of }, around);
    }),
  );
}

/** The copy of the executable goes once no client's settings of the scope name it. */
function sweep(scope: Scope, places: PlacesOf): void {
  if (scope === 'project') return;
  const around = surroundings(places);
  const isNamed = CLIENT_IDS.some((client) => {
    const of = settingsPlaces(client, places).filter((place) => place.scope === scope);
    return planUninstall({ target: TARGETS[client], places: of }, around).some(({ kind }) => kind !== 'same');
  });
  if (!isNamed) removeExecutable(executablePlace(scope, places));
}
