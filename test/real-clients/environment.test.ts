/** What a project can set around the hook: it neither opens the gate nor closes it, but where the table says so. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClientId } from '../../src/core/call.ts';
import { ENVIRONMENT_FAULTS, type EnvironmentFault, openFor } from './faults/environment.ts';
import { installClients, runClient } from './run.ts';
import { HARMLESS_CALL } from './scenarios/environment.ts';
import type { Scope } from './session.ts';
import { CLIENT_NAMES, cameThrough, howStopped, readTable, versions, writeTable } from './table.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const FILE = 'client-environment.md';
const SAMPLE: ReadonlySet<string> = new Set(['exported functions', 'LD_TRACE_LOADED_OBJECTS']);

interface Setting {
  readonly client: ClientId;
  readonly scope: Scope;
}

/** Codex gives what a project sets to no hook, managed or not. */
const SETTINGS: readonly Setting[] = [
  { client: 'claude-code', scope: 'managed' },
  { client: 'claude-code', scope: 'user' },
  { client: 'gemini-cli', scope: 'managed' },
  { client: 'gemini-cli', scope: 'user' },
  { client: 'codex', scope: 'managed' },
];

const faults = FULL ? ENVIRONMENT_FAULTS : ENVIRONMENT_FAULTS.filter((fault) => SAMPLE.has(fault.name));
const cells = new Map<string, string>();

beforeAll(installClients, 600_000);

describe.each(SETTINGS)('$client, $scope', (setting) => {
  test.each(faults)('$name', { timeout: 300_000 }, async (fault) => {
    const { client, scope } = setting;
    const seen = await runClient({ scenario: 'environment', client, scope, variant: fault.name });
    const why = openFor(fault, client, scope);
    const [harmless, command, file] = seen.steps;
    if (harmless?.name !== HARMLESS_CALL || command === undefined || file === undefined || file.told === null)
      throw new Error(`${client} ended early: ${seen.stderr.slice(-2000)}`);
    cells.set(keyOf(setting, fault), why === null ? howStopped(file) : cameThrough(file, why));
    // What spoils the client's own shell tool shows in the file tool alone.
    expect(file.ran).toBe(why !== null);
    if (why !== null)
      expect(file.doctor).toContainEqual(expect.stringMatching(/^\/srv\/project\/.*sets \w+$/));
    if (fault.spoils?.includes(client) !== true) {
      expect(harmless.ran).toBe(true);
      expect(command.ran).toBe(why !== null);
    }
  });
});

test('the table in docs/ knows every fault and these versions', () => {
  // After all others: the full run writes the table anew.
  if (FULL) writeMatrix();
  const table = readTable(FILE);
  expect(table).toContain(versions());
  expect(ENVIRONMENT_FAULTS.filter((fault) => !table.includes(`| ${fault.name} |`))).toEqual([]);
});

function keyOf({ client, scope }: Setting, fault: EnvironmentFault): string {
  return `${client} ${scope} ${fault.name}`;
}

function writeMatrix(): void {
  writeTable({
    file: FILE,
    title: 'What a project sets around the hook, and what each client did',
    text: `Variables that a project's own files set: the \`env\` of its \`.claude/settings.json\`, its \`.env\` and \`.gemini/.env\`,
the environment policy of its \`.codex/config.toml\`. The cell says what became of a forbidden call of a file tool; what ran is
followed by what \`sechook doctor\`, run right then, called a fault.`,
    head: ['variable', ...SETTINGS.map(({ client, scope }) => `${CLIENT_NAMES[client]}, ${scope}`)],
    rows: faults.map((fault) => [
      fault.name,
      ...SETTINGS.map((setting) => cells.get(keyOf(setting, fault)) ?? ''),
    ]),
  });
}
