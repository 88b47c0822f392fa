/** docs/residual-risk.md: every accepted gap has a reason and samples, and each sample really is not stopped. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, useGrammar } from '../support/grammar.ts';
import { type Judge, shippedJudge } from './shipped-judge.ts';
import { callOf } from './tables.ts';

interface Gap {
  readonly title: string;
  readonly reason: string;
  readonly samples: readonly string[];
}

const [, ...sections] = readFileSync(`${ROOT}/docs/residual-risk.md`, 'utf8').split(/^## /m);
const gaps: readonly Gap[] = sections.map((section) => {
  const [head = '', block = ''] = section.split('```');
  const [title = '', ...reason] = head.split('\n');
  return { title, reason: reason.join(' ').trim(), samples: block.split('\n').filter((line) => line !== '') };
});

let judge: Judge;
beforeAll(() => {
  useGrammar();
  judge = shippedJudge();
});

describe.each(gaps)('$title', ({ reason, samples }) => {
  it('says why, and shows it', () => {
    expect(reason.length).toBeGreaterThan(80);
    expect(samples.length).toBeGreaterThan(0);
  });

  it.each(samples)('%s', (sample) => {
    expect(judge(callOf(sample))).toEqual({ decision: 'allow', rules: [] });
  });
});

it('has its gaps', () => {
  expect(gaps.length).toBeGreaterThan(10);
});
