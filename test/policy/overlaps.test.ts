/**
 * Two rules that report on the very same stretch of a call say the same thing twice, unless that is meant:
 * test/policy/overlaps.txt has every such pair of the tables with its reason.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { shippedRules } from '../mutation/measure.ts';
import { useGrammar } from '../support/grammar.ts';
import { overlaps } from './overlaps.ts';

/** `a b<tab>reason`; `a *` is a rule that any other may accompany. */
const meant = readFileSync(`${import.meta.dirname}/overlaps.txt`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

beforeAll(() => useGrammar());

it('no two rules report on the same stretch without being meant to', () => {
  const pairs = new Set(meant.map(([pair]) => pair));
  const isMeant = (pair: string): boolean => {
    const [a = '', b = ''] = pair.split(' ');
    return pairs.has(pair) || pairs.has(`${a} *`) || pairs.has(`${b} *`);
  };
  const unmeant = [...overlaps()].filter(([pair]) => !isMeant(pair));
  expect(unmeant.map(([pair, call]) => `${pair}: ${call}`)).toEqual([]);
}, 300_000);

it('every pair has a reason and names rules that exist, in their order', () => {
  const ids = new Set(shippedRules().map(({ id }) => id));
  for (const [pair = '', reason = ''] of meant) {
    const [a = '', b = ''] = pair.split(' ');
    expect(reason.length, pair).toBeGreaterThan(20);
    expect(ids.has(a), a).toBe(true);
    if (b !== '*') expect(ids.has(b) && a < b, pair).toBe(true);
  }
});
