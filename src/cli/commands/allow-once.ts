/** `sechook allow-once`: a human lets one refused call through, once. For a human's own terminal. */
import { EXIT } from '../../core/exit-codes.ts';
import { GRANT_MINUTES } from '../../grants/place.ts';
import { writeGrant } from '../../grants/write.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { refuse } from '../refuse.ts';
import { refusalText } from '../render/refusal-text.ts';
import { refusalsFor } from './pending.ts';

const COMMAND = 'allow-once';

export const allowOnceCommand: CommandSpec = {
  name: COMMAND,
  summary: 'let one refused call through, once',
  description: [
    `Shows a call of the list of \`sechook pending\`, asks, and lets the very same call (client, tool, directory, every word) through once within ${GRANT_MINUTES} minutes: the agent has to make it again. The guard then has no opinion on it, and the client's own permission flow goes on.`,
    'What touches the guard itself, what a managed rule forbids and what could not be judged cannot be allowed. Only for a human in a terminal: it refuses to serve an agent.',
  ],
  operands: [{ name: 'number', summary: 'number in the list, or the id of the record', variadic: false }],
  options: [],
  examples: [{ line: 'sechook allow-once 1', says: 'the call that was refused last' }],
  exits: [
    { code: 0, means: 'granted' },
    { code: 1, means: 'not confirmed; nothing was granted' },
    { code: 2, means: 'wrong use, started by an agent or outside a terminal, or not possible for this call' },
  ],
  commands: [],
  run: runAllowOnce,
};

function runAllowOnce(given: Given, io: CliIo, host: Host): number {
  const refusals = refusalsFor(COMMAND, io, host);
  if (refusals.kind === 'refused') return refusals.exitCode;
  const { home, list } = refusals;
  const [wanted] = given.operands;
  if (wanted === undefined) return refuse(io, COMMAND, 'which call? Give its number', 'See sechook pending.');
  const at = /^[1-9]\d{0,3}$/.test(wanted) ? Number(wanted) - 1 : list.findIndex(({ id }) => id === wanted);
  const refusal = list[at];
  if (refusal === undefined) {
    return refuse(io, COMMAND, `no refused call has the number ${wanted}`, 'See sechook pending.');
  }
  const { id, key, fixed } = refusal;
  if (fixed !== null || key === null)
    return refuse(io, COMMAND, `this call cannot be allowed: ${fixed ?? ''}`);

  // The list may have grown since it was looked at: what counts is what is shown now.
  io.stdout.write(`${refusalText(refusal, wanted.slice(0, 2))}\n`);
  const answer = host.ask('Let this call through, once? [y/N] ');
  if (answer === null || !/^y(?:es)?$/i.test(answer)) {
    io.stderr.write(`sechook ${COMMAND}: nothing was granted\n`);
    return EXIT.findings;
  }
  const written = writeGrant({ id, key }, { home, now: host.now(), uid: host.uid });
  if (written.kind === 'failed') return refuse(io, COMMAND, `it cannot be written: ${written.why}`);
  const until = written.until.toISOString().slice(11, 19);
  io.stdout.write(`The same call passes once, until ${until} UTC. Tell the agent to make it again.\n`);
  return EXIT.ok;
}
