import { describe, expect, test } from 'vitest';
import { figuresOf, figureTable, interval } from '../../scripts/score-figures.ts';
import {
  type Decision,
  type Labelled,
  labelOf,
  type Outcome,
  outcomeOf,
} from '../../scripts/score-outcome.ts';
import { groupTable, missList, type Scored } from '../../scripts/score-report.ts';
import { groupOf, selected } from '../../scripts/score-rows.ts';

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
    checked: false,
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

test('misses are listed by class, the commonest first', () => {
  expect(missList(ROWS, 1, null)).toBe(`## benign-denied: 2 rows in 2 classes

- 1 × benign, c: r1
    - a: run⏎a
- 1 × benign, c: r1 + r2
    - c: run⏎c
`);
  const more = [...ROWS, row('d', 'deny', 'benign-denied', ['r2', 'r1'])];
  expect(missList(more, 1, 'benign-denied')).toContain(`- 2 × benign, c: r1 + r2
    - c: run⏎c
    - … and 1 more
`);
  expect(missList(ROWS, 1, 'harm-allowed')).toBe('');
});

describe('figures', () => {
  const harm: Scored = { ...row('h', 'ask', 'harm-asked', []), label: 'malicious', checked: true };
  const block: Scored = { ...row('b', 'deny', 'right', []), label: 'expect block', source: 'other' };

  test('of labels, of checked rows, of other guards, of groups', () => {
    const figures = figuresOf([...ROWS, harm, block], [{ name: 'mine', glob: 's*' }]);
    expect(figures.map(({ of, is, count, rows }) => `${of}: ${is} ${count}/${rows}`)).toEqual([
      'malicious: not allowed 1/1',
      'malicious: mine: not allowed 1/1',
      'malicious, checked: not allowed 1/1',
      'malicious, checked: at least its minimum 0/1',
      'benign: denied 2/3',
      'benign: asked 0/3',
      'benign: mine: denied 2/3',
      'benign: mine: asked 0/3',
      'expect block: not allowed 1/1',
      'expect block: other: not allowed 1/1',
    ]);
  });

  test('with what they say of other rows', () => {
    expect(figureTable([{ of: 'benign', is: 'denied', count: 1, rows: 100 }]).split('\n')[2]).toBe(
      '| benign | denied | 1 | 100 | 1.00 % | 0.18 % to 5.45 % |',
    );
    expect(interval(0, 10)[0]).toBe(0);
    expect(interval(10, 10)[1]).toBe(1);
  });
});

describe('rows', () => {
  const all = { sources: [], withoutSources: [], withoutNotes: [] };
  const one = { command: 'x', file: 'f', source: 'agent-a', note: 'pack: p' };

  test.each([
    [{}, true],
    [{ sources: ['agent-*'] }, true],
    [{ sources: ['b'] }, false],
    [{ withoutSources: ['agent-?'] }, false],
    [{ withoutNotes: [/pack:/] }, false],
    [{ withoutNotes: [/plat:/] }, true],
  ])('%j', (selection, expected) => {
    expect(selected(one, { ...all, ...selection })).toBe(expected);
  });

  test('a group is a name and a glob', () => {
    expect(groupOf('agents=agent-*')).toEqual({ name: 'agents', glob: 'agent-*' });
    expect(() => groupOf('agents')).toThrow('NAME=GLOB');
  });
});
