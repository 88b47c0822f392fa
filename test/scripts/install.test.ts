/** install.sh against a release on the disk: what is in it is a stand-in, for nothing of it is looked into. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pack, writeChecksums } from '../../scripts/release/archives.ts';

const INSTALLER = path.resolve(import.meta.dirname, '../../scripts/release/install.sh');
const ARCHIVE = `sechook-linux-${process.arch}.tar.gz`;

let dir = '';
let release = '';
let to = '';
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'sechook-install-'));
  release = path.join(dir, 'release');
  to = path.join(dir, 'bin');
  fs.mkdirSync(release);
  fs.writeFileSync(path.join(dir, 'sechook'), '#!/bin/sh\necho "sechook 9.9.9"\n', { mode: 0o755 });
  pack(path.join(release, ARCHIVE), dir, ['sechook']);
  writeChecksums(release, [ARCHIVE]);
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

function install(...words: readonly string[]): { readonly code: number | null; readonly said: string } {
  const env = { PATH: process.env.PATH, HOME: path.join(dir, 'home') };
  const { status, stdout, stderr } = spawnSync('sh', [INSTALLER, ...words], { encoding: 'utf8', env });
  return { code: status, said: stdout + stderr };
}

describe('install.sh', () => {
  test('puts a verified executable in place and says what comes next', () => {
    const { code, said } = install('--from', release, '--to', to);
    expect(said).toContain(`installed sechook 9.9.9 as ${to}/sechook`);
    expect(said).toContain(`next: ${to}/sechook install`);
    expect(code).toBe(0);
    expect(fs.statSync(path.join(to, 'sechook')).mode & 0o777).toBe(0o755);
  });

  test('replaces an older one in one step', () => {
    fs.mkdirSync(to);
    fs.writeFileSync(path.join(to, 'sechook'), 'old');
    expect(install('--from', release, '--to', to).code).toBe(0);
    expect(fs.readdirSync(to)).toEqual(['sechook']);
  });

  test.each([
    ['an archive that was changed', () => fs.appendFileSync(path.join(release, ARCHIVE), 'x'), 'is not what'],
    ['no checksum of it', () => fs.writeFileSync(path.join(release, 'SHA256SUMS'), ''), 'does not name'],
    ['no archive', () => fs.rmSync(path.join(release, ARCHIVE)), 'could not get'],
    [
      'an executable that does not start here',
      () => {
        fs.writeFileSync(path.join(dir, 'sechook'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
        pack(path.join(release, ARCHIVE), dir, ['sechook']);
        writeChecksums(release, [ARCHIVE]);
      },
      'does not start',
    ],
  ])('%s: nothing is installed', (_, spoil, words) => {
    spoil();
    const { code, said } = install('--from', release, '--to', to);
    expect(code).toBe(1);
    expect(said).toContain(words);
    expect(fs.existsSync(path.join(to, 'sechook'))).toBe(false);
  });

  test('wrong words are refused', () => {
    expect(install('--form', release)).toMatchObject({ code: 1 });
    expect(install('--from')).toMatchObject({ code: 1 });
  });
});

describe('the npm launcher', () => {
  const LAUNCHER = path.resolve(import.meta.dirname, '../../scripts/release/launcher.cjs');
  const launched = (script: string | null, ...words: readonly string[]): ReturnType<typeof spawnSync> => {
    const file = path.join(dir, 'launcher.cjs');
    fs.copyFileSync(LAUNCHER, file);
    if (script !== null) {
      const bin = path.join(dir, `node_modules/sechook-${process.platform}-${process.arch}/bin`);
      fs.mkdirSync(bin, { recursive: true });
      fs.writeFileSync(path.join(bin, 'sechook'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
    return spawnSync(process.execPath, [file, ...words], { encoding: 'utf8', input: 'in' });
  };

  test('hands words, input and exit code through', () => {
    const { status, stdout } = launched('echo "$@"; cat; exit 3', 'check', 'a b');
    expect(stdout).toBe('check a b\nin');
    expect(status).toBe(3);
  });

  test.each([
    ['no package of this platform', null],
    ['an executable that is killed', 'kill -KILL $$'],
    ['an executable that is none', 'exit 127'],
  ])('%s: a hook call is denied, with a reason', (_, script) => {
    const { status, stderr } = launched(script, 'hook');
    expect(status).toBe(2);
    expect(String(stderr).length).toBeGreaterThan(10);
  });
});
