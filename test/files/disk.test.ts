import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_DISK } from '../../src/core/disk.ts';
import { openDisk } from '../../src/files/disk.ts';
import { homeInPasswd, homeOfUser } from '../../src/files/home.ts';

let dir = '';
beforeAll(() => {
  dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'sechook-disk-')));
  mkdirSync(`${dir}/real/sub`, { recursive: true });
  writeFileSync(`${dir}/real/a.txt`, 'hello');
  writeFileSync(`${dir}/binary`, Buffer.from([1, 0, 2]));
  writeFileSync(`${dir}/large`, Buffer.alloc(2000, 'x'));
  symlinkSync('real', `${dir}/link`);
  symlinkSync('../link/sub', `${dir}/real/back`);
  symlinkSync('loop', `${dir}/loop`);
  symlinkSync('/nonexistent/place', `${dir}/dangling`);
  execFileSync('mkfifo', [`${dir}/fifo`]);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('readText', () => {
  it('reads regular files, through links too', () => {
    expect(openDisk().readText(`${dir}/link/a.txt`)).toEqual({ kind: 'text', text: 'hello' });
  });
  it('does not wait for a FIFO', () => {
    expect(openDisk().readText(`${dir}/fifo`)).toEqual({
      kind: 'unreadable',
      cause: 'special',
      why: 'not a regular file',
    });
  });
  it.each(['/dev/zero', '/proc/self/environ', '/sys/kernel/notes'])('leaves %s alone', (name) => {
    expect(openDisk().readText(name).kind).toBe('unreadable');
  });
  it('tells what is absent, binary, a directory, too large', () => {
    const disk = openDisk({ fileBytes: 1000, totalBytes: 10_000, opens: 10 });
    expect(disk.readText(`${dir}/none`)).toEqual({ kind: 'absent' });
    expect(disk.readText(`${dir}/real/a.txt/x`)).toEqual({ kind: 'absent' });
    expect(disk.readText(`${dir}/binary`)).toMatchObject({ kind: 'unreadable', cause: 'binary' });
    expect(disk.readText(`${dir}/real`)).toMatchObject({ kind: 'unreadable', cause: 'directory' });
    expect(disk.readText(`${dir}/large`)).toEqual({
      kind: 'unreadable',
      cause: 'large',
      why: 'too large',
      head: 'x'.repeat(80),
    });
    expect(disk.readText('/a\0b').kind).toBe('unreadable');
  });
  it('takes for text what a shell takes for a script: zero bytes after the first line are skipped', () => {
    writeFileSync(`${dir}/zeros`, '#!/bin/sh\n\0echo a\n');
    expect(openDisk().readText(`${dir}/zeros`)).toEqual({ kind: 'text', text: '#!/bin/sh\necho a\n' });
  });
  it('stops when the budget of the call is spent', () => {
    const few = openDisk({ fileBytes: 1000, totalBytes: 10_000, opens: 1 });
    expect(few.readText(`${dir}/real/a.txt`).kind).toBe('text');
    expect(few.readText(`${dir}/real/a.txt`).kind).toBe('unreadable');
    const small = openDisk({ fileBytes: 1000, totalBytes: 7, opens: 10 });
    expect(small.readText(`${dir}/real/a.txt`).kind).toBe('text');
    expect(small.readText(`${dir}/real/a.txt`).kind).toBe('unreadable');
  });
});

describe('realPath', () => {
  it.each([
    ['link/a.txt', 'real/a.txt'],
    ['link/none/x', 'real/none/x'],
    ['real/back/y', 'real/sub/y'],
    ['link/../a', 'a'],
    ['none', 'none'],
  ])('%s is %s', (from, to) => expect(openDisk().realPath(`${dir}/${from}`)).toBe(`${dir}/${to}`));
  it('follows a link to what does not exist, and no loop for ever', () => {
    expect(openDisk().realPath(`${dir}/dangling/x`)).toBe('/nonexistent/place/x');
    expect(openDisk().realPath(`${dir}/loop/x`)).toBe(`${dir}/loop/x`);
  });
});

describe('stat and list', () => {
  it('tells sorts of things apart', () => {
    const disk = openDisk();
    expect(
      [`${dir}/link`, `${dir}/real/a.txt`, `${dir}/fifo`, `${dir}/dangling`, `${dir}/loop`].map(disk.stat),
    ).toEqual(['directory', 'file', 'other', 'absent', 'absent']);
  });
  it('lists at most so many names', () => {
    expect(openDisk().list(`${dir}/real`, 10)).toEqual(['a.txt', 'back', 'sub']);
    expect(openDisk().list(`${dir}/real`, 2)).toHaveLength(2);
    expect(openDisk().list(`${dir}/none`, 2)).toBeNull();
  });
});

describe('home', () => {
  const PASSWD =
    'root:x:0:0:root:/root:/bin/sh\n# c\nbad\ndev:x:1000:1000:D,,,:/home/dev:/bin/zsh\nno:x:7:7::relative:/x\n';
  it('is the one of the password file', () => {
    expect(homeInPasswd(PASSWD, 1000)).toBe('/home/dev');
    expect(homeInPasswd(PASSWD, 0)).toBe('/root');
    expect(homeInPasswd(PASSWD, 100)).toBeNull();
    expect(homeInPasswd(PASSWD, 7)).toBeNull();
    const disk = { ...NO_DISK, readText: () => ({ kind: 'text', text: PASSWD }) as const };
    expect(homeOfUser(1000, disk)).toBe('/home/dev');
  });
  it('is not the environment’s', () => {
    const before = process.env.HOME;
    process.env.HOME = '/tmp/evil';
    try {
      expect(homeOfUser(process.getuid?.() ?? 0, openDisk())).not.toBe('/tmp/evil');
      expect(homeOfUser(process.getuid?.() ?? 0, NO_DISK)).not.toBe('/tmp/evil');
    } finally {
      process.env.HOME = before;
    }
  });
});
