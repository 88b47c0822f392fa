import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { openDisk } from '../../src/files/disk.ts';
import { readIndex } from '../../src/files/git-index.ts';
import { findProject, isIgnoredIn, type Project, trackedIn } from '../../src/files/project.ts';
import { matchesWildcard } from '../../src/files/wildcard.ts';

let dir = '';
const env = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: `${dir}/repo`,
    env,
    encoding: 'utf8',
  });

const FILES = [
  'src/a.ts',
  'src/deep/b.ts',
  'README.md',
  'logs/keep.txt',
  'with space/ü.txt',
  'build/committed.js',
];
const UNTRACKED = [
  'src/new.ts',
  'x.log',
  'src/y.log',
  'keep.log',
  'build/out.js',
  'sub/build/out.js',
  'only-root',
  'sub/only-root',
  'dir/only/x',
  'a/b/c/z.tmp',
  'sub/mine.txt',
  'sub/other.txt',
  'doc/x.pdf',
  'doc/deep/x.pdf',
  'excluded-locally',
  '#hash',
  'foo/bar/baz/qux',
];

beforeAll(() => {
  dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'sechook-project-')));
  mkdirSync(`${dir}/repo`);
  git('init', '-q');
  writeFileSync(
    `${dir}/repo/.gitignore`,
    '# comment\n*.log\n!keep.log\nbuild/\n/only-root\ndir/only\n**/c/*.tmp\ndoc/*.pdf\n\\#hash\nfoo/**/qux\n\n  \n',
  );
  const write = (file: string): void => {
    mkdirSync(path.dirname(`${dir}/repo/${file}`), { recursive: true });
    writeFileSync(`${dir}/repo/${file}`, 'x');
  };
  FILES.forEach(write);
  git('add', '-f', '.');
  git('commit', '-qm', 'x');
  UNTRACKED.forEach(write);
  writeFileSync(`${dir}/repo/sub/.gitignore`, 'mine.txt\n!only-root\n');
  writeFileSync(`${dir}/repo/.git/info/exclude`, 'excluded-locally\n');
  git('worktree', 'add', '-q', `${dir}/tree`);
  mkdirSync(`${dir}/plain/inner/most`, { recursive: true });
  writeFileSync(`${dir}/plain/package.json`, '{}');
});
afterAll(() => rmSync(dir, { recursive: true }));

const repo = (): Project => findProject(openDisk(), `${dir}/repo`, '/home/dev') as Project;

describe('findProject', () => {
  it('takes the nearest repository, else the nearest mark, else the directory', () => {
    const disk = openDisk();
    expect(findProject(disk, `${dir}/repo/src/deep`, null)).toEqual({
      root: `${dir}/repo`,
      gitDir: `${dir}/repo/.git`,
    });
    expect(findProject(disk, `${dir}/plain/inner/most`, null)?.root).toBe(`${dir}/plain`);
    expect(findProject(NO_DISK, '/some/where', null)).toEqual({ root: '/some/where', gitDir: null });
  });
  it('never takes a home directory or the root', () => {
    const everywhere: Disk = { ...NO_DISK, stat: () => 'directory' };
    expect(findProject(everywhere, '/home/dev', '/home/dev')).toBeNull();
    expect(findProject(everywhere, '/', null)).toBeNull();
    expect(findProject(openDisk(), `${dir}/plain/inner`, `${dir}/plain`)?.root).toBe(`${dir}/plain/inner`);
  });
  it('follows the file of a worktree', () => {
    const tree = findProject(openDisk(), `${dir}/tree/src`, null);
    expect(tree).toEqual({ root: `${dir}/tree`, gitDir: `${dir}/repo/.git/worktrees/tree` });
    expect(trackedIn(openDisk(), tree as Project)?.(`${dir}/tree/src/a.ts`)).toBe(true);
  });
});

describe('ignored, as Git says', () => {
  it.each(UNTRACKED)('%s', (file) => {
    let ignored = true;
    try {
      git('check-ignore', '-q', '--no-index', file);
    } catch {
      ignored = false;
    }
    expect(isIgnoredIn(openDisk(), repo(), `${dir}/repo/${file}`)).toBe(ignored);
  });
  it('says nothing about what lies outside', () => {
    expect(isIgnoredIn(openDisk(), repo(), `${dir}/x.log`)).toBe(false);
  });
});

describe('tracked, as Git says', () => {
  const check = (): void => {
    const tracked = trackedIn(openDisk(), repo());
    for (const file of FILES) expect(tracked?.(`${dir}/repo/${file}`)).toBe(true);
    for (const file of UNTRACKED) expect(tracked?.(`${dir}/repo/${file}`)).toBe(false);
    expect(tracked?.(`${dir}/repo/src`)).toBe(true);
    expect(tracked?.(`${dir}/repo`)).toBe(true);
    expect(tracked?.(`${dir}/repo/dir`)).toBe(false);
  };
  it.each(['2', '3', '4'])('index version %s', (version) => {
    if (version === '3') git('update-index', '--skip-worktree', 'README.md');
    git('update-index', '--index-version', version);
    check();
  });
  it('gives up on what is no index', () => {
    expect(readIndex(new Uint8Array([1, 2, 3]), 20)).toBeNull();
    expect(readIndex(new TextEncoder().encode('DIRC\0\0\0\x02\0\0\0\x05'), 20)).toBeNull();
    expect(trackedIn(NO_DISK, { root: '/x', gitDir: '/x/.git' })).toBeNull();
  });
});

describe('wildcards', () => {
  it.each([
    ['*.log', 'a.log', true],
    ['*.log', 'a.log.x', false],
    ['a?c', 'abc', true],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['', '', true],
    ['[', '[', true],
  ])('%s on %s: %s', (pattern, text, is) => expect(matchesWildcard(pattern, text)).toBe(is));
  it('is not exponential', () => {
    expect(matchesWildcard(`${'*a'.repeat(30)}b`, 'a'.repeat(3000))).toBe(false);
  });
});
