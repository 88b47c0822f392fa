import { describe, expect, it } from 'vitest';
import {
  isInForce,
  isUnder,
  matchesPattern,
  parseException,
  patternObjection,
} from '../../src/grants/exception.ts';

describe('a pattern', () => {
  it.each([
    ['git push', 'git push', true],
    ['git push', ' git push ', true],
    ['git push', 'git push x', false],
    ['git push *', 'git push origin my-branch', true],
    ['git push *', 'git push a; rm x', false],
    ['git push *', 'git push a && b', false],
    ['git push *', 'git push a | b', false],
    ['git push *', 'git push `b`', false],
    ['git push *', 'git push $X', false],
    ['git push *', 'git push > x', false],
    ['git push *', 'git push a\nrm x', false],
    ['rm -rf ./*', 'rm -rf ./x/y', true],
    ['a.c', 'abc', false],
    ['[a]+', 'a', false],
    ['[a]+', '[a]+', true],
    ['$HOME/x', '$HOME/x', true],
  ])('%s on %s', (pattern, text, matches) => {
    expect(matchesPattern(text, pattern)).toBe(matches);
  });

  it('of stars alone says nothing', () => {
    for (const pattern of ['*', '', ' * * ', 'a'.repeat(501), '*a'.repeat(9)]) {
      expect(patternObjection(pattern)).not.toBeNull();
    }
    expect(patternObjection('git push *')).toBeNull();
  });

  it('of many stars takes no time on a long text', () => {
    expect(matchesPattern('a'.repeat(1_999), '*a*a*a*a*b')).toBe(false);
    expect(matchesPattern('a'.repeat(2_001), 'a*')).toBe(false);
  });
});

it('a directory and what is below', () => {
  expect(isUnder('/work', '/work')).toBe(true);
  expect(isUnder('/work/a', '/work')).toBe(true);
  expect(isUnder('/workshop', '/work')).toBe(false);
  expect(isUnder('/a', '/')).toBe(true);
});

describe('what is written down', () => {
  const good = {
    v: 1,
    id: 'k3v9x2',
    rule: 'git.force-push',
    path: '/work',
    pattern: 'git push *',
    reason: 'r',
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-01-08T00:00:00.000Z',
  };

  it('is read back', () => {
    expect(parseException(JSON.stringify(good))).toEqual(good);
  });

  it.each([
    ['no JSON', 'x'],
    ['no object', '[]'],
    ['another version', JSON.stringify({ ...good, v: 2 })],
    ['a star', JSON.stringify({ ...good, pattern: '*' })],
    ['a relative path', JSON.stringify({ ...good, path: 'work' })],
    ['an id that is a path', JSON.stringify({ ...good, id: '../x' })],
    ['a missing part', JSON.stringify({ ...good, reason: undefined })],
  ])('%s is no exception', (_what, text) => {
    expect(parseException(text)).toBeNull();
  });

  it.each([
    ['2026-01-07T23:59:59.000Z', true],
    ['2026-01-08T00:00:00.000Z', false],
    ['2025-10-01T00:00:00.000Z', false],
  ])('at %s', (now, holds) => {
    expect(isInForce({ ...good, v: 1 }, new Date(now))).toBe(holds);
    expect(isInForce({ ...good, v: 1, until: 'never' }, new Date(now))).toBe(false);
  });
});
