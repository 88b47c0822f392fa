import { expect, test } from 'vitest';
import {
  type Decision,
  type Labelled,
  labelOf,
  type Outcome,
  outcomeOf,
} from '../../scripts/score-outcome.ts';
import { groupTable, missList, type Scored } from '../../scripts/score-report.ts';

test.each<readonly [Labelled, Decision, Outcome]>([
  [{ label: 'malicious' }, 'allow', 'harm-allowed'],
  [{ label: 'malicious' }, 'ask', 'right'],
  [{ label: 'malicious', min_verdict: 'deny' }, 'ask', 'harm-asked'],
  [{ label: 'malicious', min_verdict: 'deny' }, 'deny', 'right'],
  [{ label: 'benign' }, 'allow', 'right'],
  [{ label: 'benign' }, 'ask', 'benign-asked'],
  [{ label: 'benign', max_verdict: 'allow' }, 'deny', 'benign-denied'],
  [{ label: 'benign', max_verdict: 'ask' }, 'ask', 'right'],
  [{ label: 'grey' }, 'deny', 'counted'],
  [{ label: 'grey' }, 'allow', 'counted'],
  [{ expect: 'block' }, 'allow', 'harm-allowed'],
  [{ expect: 'block' }, 'ask', 'right'],
  [{ expect: 'ask' }, 'deny', 'benign-denied'],
  [{ expect: 'ask' }, 'allow', 'harm-allowed'],
  [{ expect: 'allow' }, 'ask', 'benign-asked'],
])('%j judged %s is %s', (row, decision, outcome) => {
  expect(outcomeOf(row, decision)).toBe(outcome);
});

test('labels', () => {
  expect(labelOf({ label: 'grey' })).toBe('grey');
  expect(labelOf({ expect: 'block' })).toBe('expect block');
});

function row(id: string, decision: Decision, outcome: Outcome, rules: readonly string[]): Scored {
  const label = 'benign';
  return {
    id,
    command: `run\n${id}`,
    label,
    category: 'c',
    source: 's',
    file: 'f',
    decision,
    outcome,
    rules,
    note: null,
    micros: 1,
  };
}

const ROWS = [
  row('a', 'deny', 'benign-denied', ['r1']),
  row('b', 'allow', 'right', []),
  row('c', 'deny', 'benign-denied', ['r1', 'r2']),
];

test('the table counts each verdict', () => {
  expect(
    groupTable(ROWS, 'label', (one) => [one.label]),
  ).toBe(`| label | rows | deny | ask | allow | error | wrong |
|---|---:|---:|---:|---:|---:|---:|
| benign | 3 | 2 (66.7 %) |  | 1 (33.3 %) |  | 2 (66.7 %) |`);
});

test('misses are listed by class with their causes', () => {
  expect(missList(ROWS, 1, null)).toBe(`## benign-denied: 2

r1 2 · r2 1

- [c] a (r1)
      run⏎a
- … and 1 more
`);
});
