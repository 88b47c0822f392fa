/**
 * The shipped policy on commands that do harm and on a day's work, apart from the samples inside the rules:
 * a rule that is weakened, loses an alternative or gets a colleague for the same deed shows here.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInSource } from '../../src/policy/built-in.ts';
import { ROOT, useGrammar } from '../support/grammar.ts';
import { type Judge, shell, shippedJudge } from './shipped-judge.ts';
import { everydayRows, harmRows } from './tables.ts';

let judge: Judge;
beforeAll(() => {
  useGrammar();
  judge = shippedJudge();
});

describe('harm', () => {
  const rows = harmRows();

  it.each(rows)('$command', ({ command, decision, rules }) => {
    expect(judge(shell(command))).toEqual({ decision, rules });
  });

  it('names rules that exist', () => {
    const text = builtInSource(ROOT)
      .rules.map((file) => file.text)
      .join('\n');
    const ids = new Set([...text.matchAll(/^(?:block|suspicious) "([^"]+)"/gm)].map((found) => found[1]));
    expect(rows.flatMap((row) => row.rules).filter((rule) => !ids.has(rule))).toEqual([]);
  });
});

describe('a day of work', () => {
  it.each(everydayRows())('%s', (command) => {
    expect(judge(shell(command))).toEqual({ decision: 'allow', rules: [] });
  });
});
