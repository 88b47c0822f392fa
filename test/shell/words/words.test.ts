/**
 * What each word becomes, confirmed by bash itself: every row runs in the sandbox, where `WORDS` records
 * its arguments, and the evaluator must predict exactly those calls, down to the last word.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../oracle/analyse.ts';
import { agreement } from '../../oracle/predicted.ts';
import { type Outcome, runInSandbox } from '../../oracle/sandbox.ts';
import { ARRAYS } from './arrays.table.ts';
import { compareRow } from './compare.ts';
import { OPEN_PARAMETERS, PARAMETERS } from './parameters.table.ts';
import { QUOTING } from './quoting.table.ts';
import { REGRESSIONS } from './regressions.table.ts';
import { SUBSTITUTION } from './substitution.table.ts';
import type { Row, Table } from './table.ts';

const TABLE: Table = { ...QUOTING, ...PARAMETERS, ...ARRAYS, ...SUBSTITUTION, ...REGRESSIONS };
const all: readonly Row[] = Object.values({ ...TABLE, ...OPEN_PARAMETERS }).flat();
let outcomes: ReadonlyMap<string, Outcome> = new Map();

beforeAll(async () => {
  outcomes = await runInSandbox(
    all.map((row) => ({ id: row.script, script: row.script, shell: 'bash' as const })),
  );
});

for (const [item, table] of Object.entries(TABLE)) {
  describe(item, () => {
    it.each(table.map((row) => [row.script, row] as const))('%s', (script, row) => {
      expect(compareRow(row, outcomes.get(script)?.calls ?? [])).toEqual([]);
    });
  });
}

describe('not to be known', () => {
  it.each(
    Object.values(OPEN_PARAMETERS)
      .flat()
      .map((row) => row.script),
  )('%s', (script) => {
    const calls = outcomes.get(script)?.calls.filter((call) => call.argv[0] === 'WORDS') ?? [];
    expect(calls).toHaveLength(1);
    const best = analyse(script).acts.map((act) => agreement(act, calls[0]?.argv ?? []));
    // It may be what bash made of it, and must not claim to be anything else.
    expect(best).toContain('may');
    expect(best).not.toContain('known');
  });
});
