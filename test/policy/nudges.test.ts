/**
 * What a nudge recommends must pass the guard itself: an agent that does as it is told must not be stopped a
 * second time. By convention the command (or address) stands at the end, after the last `: `.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInSource } from '../../src/policy/built-in.ts';
import { ROOT, useGrammar } from '../support/grammar.ts';
import { fetch, type Judge, shell, shippedJudge } from './shipped-judge.ts';

const NUDGE = /^ {2}nudge "((?:[^"\\]|\\.)*)"$/gm;
const MARK = ': ';

function alternatives(): readonly string[] {
  const nudges = builtInSource(ROOT).rules.flatMap(({ text }) =>
    [...text.matchAll(NUDGE)].map((found) => (found[1] ?? '').replace(/\\(.)/g, '$1')),
  );
  const marked = nudges.filter((nudge) => nudge.includes(MARK));
  return [...new Set(marked.map((nudge) => nudge.slice(nudge.lastIndexOf(MARK) + MARK.length)))];
}

let judge: Judge;
beforeAll(() => {
  useGrammar();
  judge = shippedJudge();
});

describe('what nudges recommend', () => {
  const found = alternatives();

  it('is found in the shipped rules', () => {
    expect(found.length).toBeGreaterThan(25);
  });

  it.each(found)('%s', (alternative) => {
    const call = alternative.startsWith('https://') ? fetch(alternative) : shell(alternative);
    expect(judge(call)).toEqual({ decision: 'allow', rules: [] });
  });
});
