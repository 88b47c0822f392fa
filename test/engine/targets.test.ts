import { describe, expect, it } from 'vitest';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { known, type PatternPart, type Value } from '../../src/core/value.ts';
import type { MatchContext } from '../../src/engine/matcher.ts';
import { projectFacts } from '../../src/engine/project-facts.ts';
import { cwdValue, resolvePath } from '../../src/engine/resolve-path.ts';
import { isTarget, TARGETS, type Target } from '../../src/engine/targets.ts';
import { shell } from './harness.ts';

const HOME = '/home/dev';
const CWD = '/home/dev/project/app';
const disk: Disk = {
  ...NO_DISK,
  stat: (path) => (path === '/home/dev/project/.git' ? 'directory' : 'absent'),
};

function contextAt(cwd: string | null): MatchContext {
  return {
    call: shell('', { cwd }),
    surroundings: { disk, home: HOME, dialect: 'bash', foldsCase: false },
    project: projectFacts(disk, cwd, HOME),
    mayTouch: () => false,
    isRegenerable: (path) => /(?:^|\/)(?:dist|node_modules)(?:\/|$)/.test(path),
    ownTexts: () => [],
  };
}

/** `$X` is a hole, `*`, `?` and `[…]` are globs. */
function path(source: string): Value {
  const pieces = source.split(/(\$[A-Z]+|\*|\?|\[[^\]]*\])/).filter((piece) => piece !== '');
  const parts: PatternPart[] = pieces.map((piece) => {
    if (piece.startsWith('$')) return { kind: 'hole', why: { kind: 'variable', text: piece, splits: false } };
    return /^[*?[]/.test(piece) ? { kind: 'glob', glob: piece } : { kind: 'text', text: piece };
  });
  const only = parts[0];
  if (parts.length === 1 && only?.kind === 'text') return known(only.text);
  return parts.length === 1 && only?.kind === 'hole'
    ? { kind: 'unknown', why: only.why }
    : { kind: 'pattern', parts };
}

function targets(source: string, cwd: string | null = CWD): readonly Target[] {
  const value = resolvePath(path(source), cwdValue(cwd));
  return TARGETS.filter((target) => isTarget(value, target, contextAt(cwd)));
}

describe('in a project', () => {
  it.each([
    ['/', ['root', 'outside']],
    ['/*', ['root', 'outside']],
    ['//', ['root', 'outside']],
    ['/etc/..', ['root', 'outside']],
    ['../../../..', ['root', 'outside']],
    ['/.*', ['root', 'outside']],
    ['/home', ['home', 'outside']],
    ['/home/dev', ['home', 'outside']],
    ['/home/dev/*', ['home', 'outside']],
    ['/home/dev/.', ['home', 'outside']],
    ['/home/other', ['home', 'outside']],
    ['/root', ['home', 'system', 'outside']],
    ['/home/dev/Documents', ['outside']],
    ['/home/dev/.ssh/*', ['outside']],
    ['/etc', ['system', 'outside']],
    ['/etc/*.conf', ['system', 'outside']],
    ['/e*', ['system', 'outside']],
    ['/usr/$X', ['system', 'outside']],
    ['/var/log/x', ['system', 'outside']],
    ['/tmp', ['outside']],
    ['/tmp/*', ['temporary']],
    ['/tmp/x', ['temporary']],
    ['/tmp/x/../../etc', ['system', 'outside']],
    ['/tmp/$X', ['temporary']],
    ['/var/folders/ab/cd/T/x', ['temporary']],
    ['/dev/sda', ['system', 'device', 'outside']],
    ['/dev/null', []],
    ['/dev/shm/x', ['temporary']],
    ['.', ['project-root', 'project']],
    ['*', ['project-root', 'project']],
    ['./*', ['project-root', 'project']],
    ['..', ['project-root']],
    ['../*', ['project-root']],
    ['/home/dev/project', ['project-root']],
    ['src/a.ts', ['project']],
    ['../lib', ['project']],
    ['../../other', ['outside']],
    ['.git', ['git-dir', 'project']],
    ['../.git/config', ['git-dir', 'project']],
    ['dist', ['project', 'regenerable']],
    ['dist/*', ['project', 'regenerable']],
    ['a/node_modules/.bin', ['project', 'regenerable']],
    ['../../dist', ['outside']],
    ['$X', ['unknown']],
    ['$X/dist', ['unknown']],
    ['$X/*', ['unknown', 'root-if-empty']],
    ['$X/', ['unknown', 'root-if-empty']],
    ['$X/etc', ['unknown', 'root-if-empty']],
    ['$X/home/dev', ['unknown', 'root-if-empty']],
    ['$X/build/x', ['unknown']],
    ['src/$X', ['project']],
  ] as const)('%s', (source, expected) => expect([...targets(source)].sort()).toEqual([...expected].sort()));
});

describe('where nobody told the directory', () => {
  it.each([
    ['src', ['project']],
    ['dist', ['project', 'regenerable']],
    ['*', ['project-root', 'project']],
    ['.', ['project-root', 'project']],
    ['.git', ['git-dir', 'project']],
    ['..', ['unknown']],
    ['/etc', ['system']],
    ['/home/dev/x', []],
    ['$X', ['unknown']],
  ] as const)('%s', (source, expected) =>
    expect([...targets(source, null)].sort()).toEqual([...expected].sort()),
  );
});

describe('in a home directory', () => {
  it.each([
    ['x', ['outside']],
    ['*', ['home', 'project-root']],
    ['.', ['home', 'project-root']],
  ] as const)('%s', (source, expected) =>
    expect([...targets(source, HOME)].sort()).toEqual([...expected].sort()),
  );
});
