/**
 * The filters against the real programs: a table that must be known, and random words where a filter may
 * say null but never anything else than the truth.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runFilter } from '../../../src/shell/filters/registry.ts';
import { FILTER_CALLS } from './arbitrary.ts';
import { type FilterCase, realOutputs } from './real.ts';
import { TABLE } from './table.ts';

const RUNS = 120;

describe('filters say what the real programs print', () => {
  test('the table, every row of it known', () => {
    const cases: FilterCase[] = TABLE.map(([base, args, stdin]) => ({ base, args, stdin: stdin ?? '' }));
    const real = realOutputs(cases);
    const wrong = cases
      .map((one, i) => ({ ...one, real: real[i], ours: runFilter(one.base, one.args, one.stdin) }))
      .filter((row) => row.ours !== row.real);
    expect(real).toHaveLength(cases.length);
    expect(wrong).toEqual([]);
  });

  test.each(FILTER_CALLS.map((calls, index) => ({ index, calls })))('random words, $index', ({ calls }) => {
    const cases = fc.sample(calls, RUNS).map(([base, args, stdin]) => ({ base, args, stdin }));
    const real = realOutputs(cases);
    expect(real).toHaveLength(cases.length);
    const wrong = cases
      .map((one, i) => ({ ...one, real: real[i], ours: runFilter(one.base, one.args, one.stdin) }))
      .filter((row) => row.ours !== null && row.ours !== row.real);
    expect(wrong).toEqual([]);
  });

  test('dash reads echo and printf in its own way', () => {
    const words = fc.tuple(
      fc.constantFrom('echo', 'printf'),
      fc.array(
        fc.constantFrom(
          '-n',
          '-e',
          'a\\tb',
          '\\101',
          '\\0101',
          '\\x41',
          '\\e',
          'a\\cb',
          '%b',
          '%s',
          '\\q',
          "x'",
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.constant(''),
    );
    const cases = fc.sample(words, RUNS).map(([base, args, stdin]) => ({ base, args, stdin }));
    const real = realOutputs(cases, 'dash');
    const wrong = cases
      .map((one, i) => ({ ...one, real: real[i], ours: runFilter(one.base, one.args, one.stdin, 'posix') }))
      .filter((row) => row.ours !== null && row.ours !== row.real);
    expect(wrong).toEqual([]);
  });
});

describe('what cannot be known is null', () => {
  test.each([
    ['cat', ['file'], 'x'],
    ['sed', ['s/a/id/e'], 'a'],
    ['sed', ['w /tmp/x'], 'a'],
    ['sort', [], 'B\na'],
    ['tr', ['a', 'b'], 'é'],
    ['printf', ['%(%Y)T'], ''],
    ['date', [], ''],
    ['whoami', [], ''],
    ['yes', [], ''],
    ['gzip', ['-d'], 'x'],
    ['awk', ['{print x}'], 'a'],
    ['base64', ['-d'], '/w=='],
    ['constructor', [], ''],
    ['seq', ['1000000'], ''],
    ['python3', ['-c', 'import os; print(os.getpid())'], ''],
    ['python3', ['-c', 'import os; os.system("x"); print(1)'], ''],
    ['python3', ['x.py'], ''],
    ['perl', ['-e', 'say "rm"'], ''],
  ] as const)('%s %j', (base, args, stdin) => {
    expect(runFilter(base, args, stdin)).toBeNull();
  });

  test.each(['cat', 'tr', 'rev', 'base64', 'head', 'wc', 'grep', 'sed', 'awk', 'jq'])(
    '%s of unknown input',
    (base) => {
      expect(runFilter(base, ['a', 'b'].slice(0, base === 'tr' ? 2 : 0), null)).toBeNull();
    },
  );
});

test('no pattern takes long', () => {
  const text = 'a'.repeat(3000);
  expect(runFilter('sed', ['-E', 's/((a*)*b|(a|a)*c)*d/x/'], text)).toBeNull();
  expect(runFilter('grep', ['-E', '(a|aa)+$'], `${text}b`)).not.toBe(text);
});
