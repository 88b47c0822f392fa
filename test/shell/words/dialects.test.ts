/**
 * zsh and dash: what they call must be among what is predicted for them, as known words, as words left
 * open, or at least as something that runs unseen.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dialect } from '../../../src/core/call.ts';
import { analyse } from '../../oracle/analyse.ts';
import { bestAgreement } from '../../oracle/predicted.ts';
import { type Outcome, runInSandbox } from '../../oracle/sandbox.ts';
import { POSIX, ZSH } from './dialects.table.ts';
import type { Table } from './table.ts';

const TABLES: readonly (readonly [Dialect, Table])[] = [
  ['zsh', ZSH],
  ['posix', POSIX],
];
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const cases = TABLES.flatMap(([shell, table]) =>
    Object.values(table)
      .flat()
      .map((row) => ({ id: `${shell} ${row.script}`, script: row.script, shell })),
  );
  for (const [id, outcome] of await runInSandbox(cases)) outcomes.set(id, outcome);
});

for (const [shell, table] of TABLES) {
  for (const [item, list] of Object.entries(table)) {
    describe(`${shell}: ${item}`, () => {
      it.each(list.map((row) => [row.script, row] as const))('%s', (script, row) => {
        const made =
          outcomes.get(`${shell} ${script}`)?.calls.filter((call) => call.argv[0] === 'WORDS') ?? [];
        const analysis = analyse(script, shell);
        const unseen = made.filter((call) => bestAgreement(analysis, call.argv) === 'none');
        // A row marked `??` is a known gap: once it is closed the mark must go.
        if (row.demand === 'vague') expect(unseen).not.toEqual([]);
        else expect(unseen.map((call) => call.argv)).toEqual([]);
      });
    });
  }
}
