/**
 * `sechook hook`, as far as it is a command for people: `--print-line`. A hook call itself never comes here;
 * the executable runs it from a bundle of its own.
 */

import { registeredLine } from '../../clients/registered-line.ts';
import { CLIENT_IDS } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { clientOf } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { refuse } from '../refuse.ts';

export const hookCommand: CommandSpec = {
  name: 'hook',
  summary: 'judge one tool call of a client (its hook command)',
  description: [
    "Reads a client's hook JSON from stdin and answers in the form that the client honours: exit 0 and no output for no opinion, exit 2 with a reason to deny. Started by the client through the line that --print-line prints.",
    '--print-line prints what to give the client: a command line that names absolute paths only, runs in a clean environment under a hard time limit, and turns everything but a real answer into a deny.',
  ],
  operands: [],
  options: [
    { kind: 'value', name: 'client', value: 'CLIENT', summary: 'who asks', choices: CLIENT_IDS },
    {
      kind: 'value',
      name: 'home',
      value: 'DIR',
      summary: 'home that holds config, cache and state (default: the password database’s)',
      completes: 'directory',
    },
    { kind: 'flag', name: 'print-line', summary: 'print the line to register with the client' },
    {
      kind: 'value',
      name: 'as',
      value: 'FORM',
      summary: 'line (default), or entry: JSON for the hook list',
      choices: ['line', 'entry'],
    },
  ],
  examples: [
    { line: 'sechook hook --print-line --client codex', says: 'the line for Codex' },
    {
      line: 'sechook hook --print-line --client claude-code --as entry',
      says: 'the entry for settings.json',
    },
  ],
  exits: [
    { code: 0, means: 'no opinion, or an ask' },
    { code: 2, means: 'denied' },
  ],
  commands: [],
  run: runHookCommand,
};

function runHookCommand(given: Given, io: CliIo, host: Host): number {
  if (!given.flag('print-line'))
    return refuse(io, 'hook', 'a hook call has no other options than --client and --home');
  const client = clientOf(given.value('client'));
  if (client === null) return refuse(io, 'hook', `say for which client: --client ${CLIENT_IDS.join('|')}`);
  const home = given.value('home') ?? host.accountHome() ?? homeOf(io);
  if (home === null) return refuse(io, 'hook', 'no home directory was found: name one with --home');
  const line = registeredLine({ client, executable: host.executable, home, timeout: host.timeoutProgram() });
  if (line.kind === 'refused') return refuse(io, 'hook', line.why);
  const entry = { event: line.event, entry: line.entry };
  io.stdout.write(given.value('as') === 'entry' ? `${JSON.stringify(entry, null, 2)}\n` : `${line.shell}\n`);
  return EXIT.ok;
}
