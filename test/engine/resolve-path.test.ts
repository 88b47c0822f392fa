import { describe, expect, it } from 'vitest';
import { known } from '../../src/core/value.ts';
import { normalisePath, resolvePath, resolveToolPath } from '../../src/engine/resolve-path.ts';

describe('one file, many spellings', () => {
  it.each([
    'FILE:///etc/shadow',
    'file:/etc/shadow',
    'file://localhost/etc/shadow',
    'file:///etc/sh%61dow',
    'file:///etc/shadow?x#y',
    ' /etc/shadow',
    '/etc/shadow\n',
    '/etc/shadow\0.txt',
    '/proc/1/root/etc/shadow',
    '/proc/self/task/12/root/etc/shadow',
    '/proc/self/root/proc/1/root/etc/shadow',
    '/proc/self/./root//etc/shadow',
    '../../etc/shadow',
  ])('%j', (text) => {
    expect(resolveToolPath(text, known('/home/dev'), '/home/dev')).toEqual(known('/etc/shadow'));
  });
  it.each([
    ['/proc/self/root', '/'],
    ['/proc/self/rootless', '/proc/self/rootless'],
    ['/proc/1/environ', '/proc/1/environ'],
  ])('%s is %s', (path, normal) => expect(normalisePath(path)).toBe(normal));
  it('takes any process’s root for the root', () => {
    const hole = { kind: 'hole', why: { kind: 'variable', text: '$$', splits: false } } as const;
    const parts = [
      { kind: 'text', text: '/proc/' },
      hole,
      { kind: 'text', text: '/root/etc/shadow' },
    ] as const;
    expect(resolvePath({ kind: 'pattern', parts }, known('/'))).toEqual(known('/etc/shadow'));
  });
});
