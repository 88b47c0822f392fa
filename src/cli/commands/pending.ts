/** `sechook pending`: what was just refused, numbered for `sechook allow-once`. For a human's own terminal. */
import { type Refusal, recentRefusals } from '../../audit/refusals.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { refuseOthers } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { refusalText } from '../render/refusal-text.ts';

export const pendingCommand: CommandSpec = {
  name: 'pending',
  summary: 'list the calls that were just refused',
  description: [
    'Lists the calls that were refused today and yesterday, newest first, at most 20, as the audit log has them. `sechook allow-once` lets one of them through.',
    'Only for a human in a terminal: it refuses to serve an agent.',
  ],
  operands: [],
  options: [SHARED.format],
  examples: [{ line: 'sechook pending', says: 'what was refused?' }],
  exits: [
    { code: 0, means: 'listed, also where there is nothing' },
    { code: 2, means: 'wrong use, started by an agent or outside a terminal, or an unreadable log' },
  ],
  commands: [],
  run: runPending,
};

function runPending(given: Given, io: CliIo, host: Host): number {
  const refusals = refusalsFor('pending', io, host);
  if (refusals.kind === 'refused') return refusals.exitCode;
  const { list } = refusals;
  if (given.value('format') === 'json') {
    const calls = list.map(({ fixed, key: _key, ...refusal }, at) => ({
      number: at + 1,
      ...refusal,
      allowable: fixed === null,
      why_not: fixed,
    }));
    const document = { schema: 'sechook.pending/1', version: host.version, calls };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else if (list.length === 0) {
    io.stdout.write('Nothing was refused today or yesterday.\n');
  } else {
    io.stdout.write(list.map((refusal, at) => `${refusalText(refusal, `${at + 1}`)}\n`).join(''));
  }
  return EXIT.ok;
}

type Listed =
  | { readonly kind: 'ready'; readonly home: string; readonly list: readonly Refusal[] }
  | { readonly kind: 'refused'; readonly exitCode: number };

/** The list that numbers count in, for a human alone. */
export function refusalsFor(command: string, io: CliIo, host: Host): Listed {
  const refused = (message: string): Listed => ({
    kind: 'refused',
    exitCode: refuse(io, command, message),
  });
  const exitCode = refuseOthers(command, io, host);
  if (exitCode !== null) return { kind: 'refused', exitCode };
  const home = homeOf(io);
  if (home === null) return refused('HOME does not name a directory');
  try {
    return { kind: 'ready', home, list: recentRefusals(home, host.now()) };
  } catch (error) {
    return refused(`the audit log cannot be read: ${String(error)}`);
  }
}
