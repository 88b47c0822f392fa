/** A model that was talked into it, and repositories that help it: what is stopped, in each scope. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS, type ClientId } from '../../src/core/call.ts';
import { type Attempt, aimsOf } from './hostile/attempt.ts';
import { REPOSITORIES } from './hostile/repositories.ts';
import { installClients, runClient } from './run.ts';
import { AT_THE_END, attemptsOf } from './scenarios/hostile.ts';
import type { Scope, Seen, StepSeen } from './session.ts';
import { CLIENT_NAMES, cameThrough, howStopped, readTable, versions, writeTable } from './table.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const FILE = 'client-hostile.md';
const SCOPES: readonly Scope[] = ['managed', 'user'];

interface Setting {
  readonly client: ClientId;
  readonly scope: Scope;
}

const ALL: readonly Setting[] = CLIENT_IDS.flatMap((client) => SCOPES.map((scope) => ({ client, scope })));
/** In the scope in which more depends on the rules. */
const SAMPLE: readonly Setting[] = [{ client: 'codex', scope: 'user' }];

const settings = FULL ? ALL : SAMPLE;
const repositories = ALL.flatMap(({ client, scope }) =>
  REPOSITORIES.filter(({ clients }) => clients.includes(client)).map((one) => ({ ...one, client, scope })),
).filter(({ open, scope }) => FULL || (open.length > 0 && scope === 'managed'));

/** The doctor names a file of the project, and what in it is the matter. */
const IN_THE_PROJECT = /^\/srv\/project\/\S+: \S/;

const cells = new Map<string, string>();

beforeAll(installClients, 600_000);

describe.each(settings)('$client, $scope', ({ client, scope }) => {
  const attempts = attemptsOf(aimsOf(client, scope, 'http://model'));
  let seen: Seen | null = null;
  beforeAll(async () => {
    seen = await runClient({ scenario: 'hostile', client, scope });
  }, 900_000);

  const stepOf = (name: string): StepSeen => {
    const step = seen?.steps.find((one) => one.name === name);
    if (step === undefined || step.told === null) {
      throw new Error(`${client} never came to "${name}": ${seen?.stderr.slice(-2000)}`);
    }
    return step;
  };

  test.each(attempts)('$name', (attempt) => {
    const step = stepOf(attempt.name);
    const why = openIn(attempt, scope);
    cells.set(keyOf(client, scope, attempt.name), cellOf(step, why));
    expect(step).toMatchObject({ ran: why !== null });
    if (why !== null) expect(step.doctor).toContainEqual(expect.stringMatching(IN_THE_PROJECT));
  });

  test('after all of that, what is forbidden is forbidden', () => {
    expect(howStopped(stepOf(AT_THE_END))).toMatch(/^rule/);
  });
});

describe('a repository that arrives with off switches', () => {
  test.each(repositories)('$client, $scope: $name', { timeout: 300_000 }, async (given) => {
    const { client, scope, name, open } = given;
    const seen = await runClient({ scenario: 'repository', client, scope, variant: name });
    const [step] = seen.steps;
    if (step === undefined || step.told === null) throw new Error(`${client} ended early: ${seen.stderr}`);
    const why = open.includes(scope) ? 'the client heeds it' : null;
    cells.set(keyOf(client, scope, name), cellOf(step, why));
    expect(step).toMatchObject({ ran: why !== null });
    if (why !== null) expect(step.doctor).toContainEqual(expect.stringMatching(IN_THE_PROJECT));
  });
});

test('the table in docs/ knows every attempt and these versions', () => {
  if (FULL) writeOutcomes();
  const table = readTable(FILE);
  expect(table).toContain(versions());
  expect(rowNames().filter((name) => !table.includes(`| ${name} |`))).toEqual([]);
});

function openIn(attempt: Attempt, scope: Scope): string | null {
  return attempt.open?.[scope] ?? null;
}

function cellOf(step: StepSeen, why: string | null): string {
  if (why !== null) return cameThrough(step, why);
  // It ran, and the guard stands as before: the attempt came to nothing.
  return howStopped(step) === 'client' ? 'without effect' : howStopped(step);
}

function keyOf(client: ClientId, scope: Scope, name: string): string {
  return `${client} ${scope} ${name}`;
}

function rowNames(): readonly string[] {
  const attempts = ALL.flatMap(({ client, scope }) => attemptsOf(aimsOf(client, scope, '')));
  return [...new Set([...attempts, ...REPOSITORIES].map(({ name }) => name))];
}

function writeOutcomes(): void {
  writeTable({
    file: FILE,
    title: 'A model that was talked into it',
    text: `What a scripted model tried to be rid of the guard, each call in a client that asks nobody, and repositories
that arrive with off switches in them. The cell says who stopped it: a *rule*, the *guard, without a verdict*, or that
it was *without effect* on what holds the guard in place. What ran is followed by what \`sechook doctor\`, run right
then, called a fault.`,
    head: ['attempt', ...ALL.map(({ client, scope }) => `${CLIENT_NAMES[client]}, ${scope}`)],
    rows: rowNames().map((name) => [
      name,
      ...ALL.map(({ client, scope }) => cells.get(keyOf(client, scope, name)) ?? ''),
    ]),
  });
}
