/** Kinds of calls by the shipped policy: every name, flag and path of a kind gets the verdict of its kind. */
import { beforeAll, describe, expect, it } from 'vitest';
import { useGrammar } from '../support/grammar.ts';
import { type Judge, shippedJudge } from './shipped-judge.ts';
import { callOf, type HarmRow, kindRows } from './tables.ts';

let judge: Judge;
beforeAll(() => {
  useGrammar();
  judge = shippedJudge();
});

/** By the verdict and the rules that are named: some thousand calls are too many for a test each. */
const kinds = new Map<string, HarmRow[]>();
for (const row of kindRows()) {
  const kind = `${row.decision} ${row.rules.join(',')}`;
  kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
}

describe('kinds', () => {
  it.each([...kinds])('%s', (_kind, rows) => {
    const wrong = rows.flatMap(({ command, decision, rules }) => {
      const judged = judge(callOf(command));
      const missing = rules.filter((rule) =>
        rule.startsWith('!') ? judged.rules.includes(rule.slice(1)) : !judged.rules.includes(rule),
      );
      const isRight = decision === 'any' || judged.decision === decision;
      if (isRight && missing.length === 0) return [];
      return [`${command}: ${judged.decision} ${judged.rules.join(',')}`];
    });
    expect(wrong).toEqual([]);
  });
});
