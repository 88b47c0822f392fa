import { describe, expect, it } from 'vitest';
import { known, type PatternPart, type Value } from '../../src/core/value.ts';
import { compilePatterns, mayTouch } from '../../src/engine/path-patterns.ts';
import { normalisePath, resolvePath } from '../../src/engine/resolve-path.ts';

const HOME = '/home/dev';

/** `$X` is a hole, `*`, `?` and `[…]` are globs, everything else is text. */
function path(source: string): Value {
  const parts: PatternPart[] = source
    .split(/(\$[A-Z]+|\*\*|[*?]|\[[^\]]*\])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('$'))
        return { kind: 'hole', why: { kind: 'variable', text: piece, splits: false } };
      return /^[*?[]/.test(piece) ? { kind: 'glob', glob: piece } : { kind: 'text', text: piece };
    });
  const only = parts[0];
  if (parts.length === 1 && only?.kind === 'text') return known(only.text);
  if (parts.length === 1 && only?.kind === 'hole') return { kind: 'unknown', why: only.why };
  return { kind: 'pattern', parts };
}

function touches(
  pattern: string,
  source: string,
  options: { recursive?: boolean; folds?: boolean } = {},
): boolean {
  const patterns = compilePatterns(pattern.split(' '), { home: HOME, foldsCase: options.folds ?? false });
  const question = { recursive: options.recursive ?? false, dotGlob: false };
  return mayTouch(resolvePath(path(source), known('/home/dev/project')), patterns, question);
}

const TABLE: readonly (readonly [pattern: string, hits: readonly string[], misses: readonly string[]])[] = [
  [
    '~/.ssh',
    [
      '/home/dev/.ssh',
      '/home/dev/.ssh/id_rsa',
      '/root/.ssh/id_rsa',
      '/home/other/.ssh',
      '/Users/x/.ssh/config',
      '../.ssh',
      '/home/dev/./x/../.ssh//id_rsa',
      '/home/dev/.ssh/*',
      '/home/dev/.s*/id_rsa',
      '/home/dev/.[a-z]*',
      '$HOMEDIR/.ssh/id_rsa',
      '/home/$USER/.ssh/x',
      '/home/dev/.ssh/$KEY',
      '/home/dev/**',
    ],
    [
      '/home/dev/.sshx',
      '/home/dev/x/.ssh',
      '/home/dev',
      '$X',
      '/home/dev/$X',
      '/home/dev/*',
      '/home/dev/project/*',
      '$X/id_rsa',
      '/etc/ssh',
      '/home/dev/**/*.csv',
    ],
  ],
  [
    '~/.aws/credentials',
    ['/home/dev/.aws/credentials', '$X/.aws/credentials', '/home/dev/.aws/*', '/home/dev/.aws/c*'],
    ['/home/dev/.aws/config', '$X/credentials', '/home/dev/.aws', '/home/dev/.aws/$F'],
  ],
  [
    '.env .env.* !.env.example !*.sample',
    ['.env', 'a/b/.env', '/x/.env', '.env.local', '.env/x', '$DIR/.env', '.e*v', '.env*'],
    ['.env.example', 'x.env', 'env', 'a.env.x', '*', '.*', '.env.sample', '$X.env', '*.ts'],
  ],
  ['*.pem', ['a.pem', '/x/y.pem', '*.pem', 'ca*.pem'], ['a.pem.txt', 'pem', '*', 'a.*']],
  [
    '.git/hooks',
    ['.git/hooks/pre-commit', 'x/.git/hooks', '$R/.git/hooks/x'],
    ['.git/config', 'git/hooks', 'hooks'],
  ],
  [
    '/etc/shadow',
    ['/etc/shadow', '/etc/../etc/shadow', '/etc/sh?dow', '/etc/*', '//etc/shadow'],
    ['etc/shadow', '/etc/shadow-', '/etc/$X', '/x/etc/shadow'],
  ],
  [
    '/proc/*/environ',
    ['/proc/self/environ', '/proc/1/environ', '/proc/*/environ'],
    ['/proc/self/status', '/proc/environ'],
  ],
  ['~/a/**', ['/home/dev/a/b', '/home/dev/a/*'], ['/home/dev/a', '/home/dev/b']],
  ['/x/{a,b}.c', ['/x/a.c', '/x/b.c'], ['/x/c.c', '/x/{a,b}.d']],
  ['/dev/sd*', ['/dev/sda', '/dev/sdb1'], ['/dev/null', '/dev/s']],
];

describe.each(TABLE)('%s', (pattern, hits, misses) => {
  it.each(hits)('is touched by %s', (source) => expect(touches(pattern, source)).toBe(true));
  it.each(misses)('is not touched by %s', (source) => expect(touches(pattern, source)).toBe(false));
});

describe('recursion', () => {
  it.each(['/home/dev', '/home', '/', '..', '/home/*', '/root'])('%s holds ~/.ssh', (source) => {
    expect(touches('~/.ssh', source, { recursive: true })).toBe(true);
    expect(touches('~/.ssh', source)).toBe(false);
  });
  it.each(['.', '/etc', '$X', '/home/dev/*', '/home/dev/$X'])('%s does not', (source) => {
    expect(touches('~/.ssh', source, { recursive: true })).toBe(false);
  });
  it('says nothing of patterns without a place', () => {
    expect(touches('.env', '.', { recursive: true })).toBe(false);
  });
});

describe('case', () => {
  it('folds where the file system does', () => {
    expect(touches('~/.ssh', '/home/dev/.SSH/id', { folds: true })).toBe(true);
    expect(touches('~/.ssh', '/home/dev/.SSH/id')).toBe(false);
  });
});

describe('normalisePath', () => {
  it.each([
    ['/a/../../b', '/b'],
    ['/', '/'],
    ['//', '/'],
    ['/a/', '/a'],
    ['/a/./b//c', '/a/b/c'],
    ['../a', '../a'],
    ['./a', 'a'],
    ['.', '.'],
    ['a/..', '.'],
    ['/..', '/'],
    ['/a..b/.c', '/a..b/.c'],
  ])('%s is %s', (from, to) => expect(normalisePath(from)).toBe(to));
});

describe('the look at what comes near', () => {
  const SOURCES = [
    '~/.ssh',
    '~/.config/gh/hosts.yml',
    '/etc/shadow',
    '/proc/*/environ',
    '.env',
    '*.pem',
    '.git/hooks',
    '~',
    '/',
    '~/a/{b,c}/**',
    '/x/[ab]/y',
  ];
  const PATHS = [
    '/',
    '/home',
    '/home/dev',
    '/home/dev/.ssh',
    '/home/*',
    '/home/dev/.*',
    '/home/dev/*',
    '/home/$X/.ssh/a',
    '/root',
    '/root/.s*',
    '/home/d*/.ssh',
    '/ho*',
    '/etc/sh*',
    '/e*/shadow',
    '/proc/self/environ',
    '/proc/$P/environ',
    '/x/a/y',
    '/x/*/y',
    '/home/dev/a/b/c',
    '/Users/z/.ssh',
    '/home/dev/project/.env',
    '/home/dev/project/*.pem',
    '/usr/lib',
  ];
  it('never hides what a closer look would find', () => {
    for (const source of SOURCES) {
      // A pattern that says the same but is no plain text to the quick look.
      const blind = source.includes('{')
        ? source
        : `{${source},${source}}`.replace(/^\{(~?)(.*),.*\}$/, '$1{$2,$2}');
      for (const place of PATHS) {
        for (const recursive of [false, true]) {
          const quick = touches(source, place, { recursive });
          expect([source, place, recursive, quick]).toEqual([
            source,
            place,
            recursive,
            touches(blind, place, { recursive }),
          ]);
        }
      }
    }
  });
});
