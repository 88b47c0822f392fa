/**
 * What a nudge recommends must pass the guard itself: an agent that does as it is told must not be stopped a
 * second time. By convention the command (or address) stands at the end, after the last `: `; a nudge without
 * one says that a human has to do it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { shippedRules } from '../mutation/measure.ts';
import { useGrammar } from '../support/grammar.ts';
import { fetch, type Judge, shell, shippedJudge } from './shipped-judge.ts';

const MARK = ': ';
const nudges = shippedRules().map(({ id, nudge }) => [id, nudge] as const);

function alternatives(): readonly string[] {
  const marked = nudges.flatMap(([, nudge]) => (nudge.includes(MARK) ? [nudge] : []));
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
    expect(found.length).toBeGreaterThan(50);
  });

  it.each(found)('%s', (alternative) => {
    const call = alternative.startsWith('https://') ? fetch(alternative) : shell(alternative);
    expect(judge(call)).toEqual({ decision: 'allow', rules: [] });
  });
});

it.each(nudges)('%s names an alternative, or says that the user must do it', (_id, nudge) => {
  expect(nudge.includes(MARK) || /\busers?\b/.test(nudge), nudge).toBe(true);
});
