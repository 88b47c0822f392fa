/** `sechook exceptions`: those that hold, and their end before their time. For a human's own terminal. */
import { EXIT } from '../../core/exit-codes.ts';
import { exceptionsInForce, removeException } from '../../grants/exceptions.ts';
import type { GrantsOf } from '../../grants/place.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { refuseOthers } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { exceptionText } from '../render/exception-text.ts';

const LIST = 'exceptions list';
const REVOKE = 'exceptions revoke';

const listCommand: CommandSpec = {
  name: 'list',
  summary: 'list the exceptions that hold',
  description: ['Lists what `sechook allow` let pass and what is not over yet.'],
  operands: [],
  options: [SHARED.format],
  examples: [{ line: 'sechook exceptions list', says: 'what passes, where, until when and why' }],
  exits: [
    { code: 0, means: 'listed' },
    { code: 2, means: 'wrong use, or started by an agent or outside a terminal' },
  ],
  commands: [],
  run: runList,
};

const revokeCommand: CommandSpec = {
  name: 'revoke',
  summary: 'end exceptions before their time',
  description: ['Ends exceptions of the list; the next call is judged without them.'],
  operands: [{ name: 'id', summary: 'ids of the list', variadic: true }],
  options: [],
  examples: [{ line: 'sechook exceptions revoke k3v9x2', says: 'one of the list' }],
  exits: [
    { code: 0, means: 'ended' },
    { code: 2, means: 'wrong use, no such exception, or started by an agent or outside a terminal' },
  ],
  commands: [],
  run: runRevoke,
};

export const exceptionsCommand: CommandSpec = {
  name: 'exceptions',
  summary: 'list and revoke the exceptions that hold',
  description: ['Only for a human in a terminal: these refuse to serve an agent.'],
  operands: [],
  options: [],
  examples: [],
  exits: [],
  commands: [listCommand, revokeCommand],
  run: null,
};

type Place =
  | { readonly kind: 'ready'; readonly of: GrantsOf }
  | { readonly kind: 'refused'; readonly exitCode: number };

function placeFor(command: string, io: CliIo, host: Host): Place {
  const notHuman = refuseOthers(command, io, host);
  if (notHuman !== null) return { kind: 'refused', exitCode: notHuman };
  const home = homeOf(io);
  if (home === null)
    return { kind: 'refused', exitCode: refuse(io, command, 'HOME does not name a directory') };
  return { kind: 'ready', of: { home, now: host.now(), uid: host.uid } };
}

function runList(given: Given, io: CliIo, host: Host): number {
  const place = placeFor(LIST, io, host);
  if (place.kind === 'refused') return place.exitCode;
  const found = [...exceptionsInForce(place.of)].sort((a, b) => (a.until < b.until ? -1 : 1));
  if (given.value('format') === 'json') {
    const exceptions = found.map(({ v: _v, ...exception }) => exception);
    const document = { schema: 'sechook.exceptions/1', version: host.version, exceptions };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    io.stdout.write(
      found.length === 0
        ? 'No exception holds.\n'
        : found.map((exception) => `${exceptionText(exception)}\n`).join(''),
    );
  }
  return EXIT.ok;
}

function runRevoke(given: Given, io: CliIo, host: Host): number {
  const place = placeFor(REVOKE, io, host);
  if (place.kind === 'refused') return place.exitCode;
  if (given.operands.length === 0) {
    return refuse(io, REVOKE, 'which? Give its id', "See 'sechook exceptions list'.");
  }
  for (const id of given.operands) {
    const holds = exceptionsInForce(place.of).some((exception) => exception.id === id);
    if (!holds) return refuse(io, REVOKE, `no exception ${id} holds`, "See 'sechook exceptions list'.");
    try {
      removeException(id, place.of);
    } catch (error) {
      return refuse(io, REVOKE, `${id} cannot be removed: ${String(error)}`);
    }
    io.stdout.write(`${id} has ended.\n`);
  }
  return EXIT.ok;
}
