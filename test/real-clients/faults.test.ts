/** The fault matrix: whatever happens to the guard while a client runs, the forbidden call does not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS, type ClientId } from '../../src/core/call.ts';
import { installClients, runClient } from './run.ts';
import { FAULTS, FORBIDDEN, faultsOf, HARMLESS } from './scenarios/faults.ts';
import type { Seen, StepSeen } from './session.ts';
import { CLIENT_NAMES, howStopped, readTable, versions, writeTable } from './table.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const VARIANT = FULL ? '' : 'sample';
const FILE = 'client-faults.md';
const faults = faultsOf(VARIANT);

const seen = new Map<ClientId, Seen>();

beforeAll(async () => {
  await installClients();
  // Two at a time: more would only wait for each other.
  const [first, ...rest] = CLIENT_IDS.map((client) => async () => {
    seen.set(client, await runClient({ scenario: 'faults', client, scope: 'managed', variant: VARIANT }));
  });
  await Promise.all([
    first?.(),
    (async () => {
      for (const run of rest) await run();
    })(),
  ]);
}, 1_200_000);

function stepOf(client: ClientId, name: string): StepSeen {
  const step = seen.get(client)?.steps.find((one) => one.name === name);
  if (step === undefined || step.told === null) {
    throw new Error(`${client} never came to "${name}": ${seen.get(client)?.stderr.slice(-2000)}`);
  }
  return step;
}

describe.each(CLIENT_IDS)('%s', (client) => {
  test.each(faults.filter((fault) => fault.open?.[client] === undefined))('$name: forbidden', (fault) => {
    expect(stepOf(client, FORBIDDEN + fault.name)).toMatchObject({ ran: false });
  });

  // What is known to be open is asserted as well: a client that closes it is noticed.
  test.each(faults.filter((fault) => fault.open?.[client] !== undefined))('$name: open', (fault) => {
    expect(stepOf(client, FORBIDDEN + fault.name)).toMatchObject({ ran: true });
  });

  test.each(faults.filter((fault) => fault.works === true))('$name: harmless', (fault) => {
    expect(stepOf(client, HARMLESS + fault.name)).toMatchObject({ ran: true });
  });

  test.each(['nothing is wrong', 'nothing is wrong any more'])('%s', (name) => {
    expect(stepOf(client, HARMLESS + name)).toMatchObject({ ran: true });
    expect(howStopped(stepOf(client, FORBIDDEN + name))).toMatch(/^rule/);
  });

  test('a call larger than what is read', () => {
    expect(stepOf(client, `${FORBIDDEN}a call of eleven million characters`)).toMatchObject({ ran: false });
  });
});

test('the table in docs/ knows every fault and these versions', () => {
  // After all others: the full run writes the table anew.
  if (FULL) writeMatrix();
  const table = readTable(FILE);
  expect(table).toContain(versions());
  expect(FAULTS.filter((fault) => !table.includes(`| ${fault.name} |`))).toEqual([]);
});

function writeMatrix(): void {
  const rows = faults.map((fault) => [
    fault.name,
    ...CLIENT_IDS.map((client) => {
      const how = howStopped(stepOf(client, FORBIDDEN + fault.name));
      const why = fault.open?.[client];
      return why === undefined ? how : `${how}: ${why}`;
    }),
    fault.works === true ? 'runs' : '',
  ]);
  writeTable({
    file: FILE,
    title: 'Faults, and what each client did',
    text: `${faults.length} faults, made one after the other while the client was running with the line of managed scope. The
forbidden call was never to run; the cell says who stopped it: a *rule* of a guard that goes on working, the *guard,
without a verdict*, the *line* that the client was given, or the *client* by itself.`,
    head: ['fault', ...CLIENT_IDS.map((client) => CLIENT_NAMES[client]), 'a harmless call'],
    rows,
  });
}
