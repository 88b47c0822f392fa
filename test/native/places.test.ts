import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ADDON_FILES, type loadEmbedded, loadFrom } from '../../src/native/addons.ts';
import { directories, isRootsOwn, place } from '../../src/native/places.ts';
import { ROOT } from '../support/grammar.ts';

const ADDONS = path.join(ROOT, 'build/addons');
const made: string[] = [];

function scratch(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-places-'));
  made.push(directory);
  return directory;
}

afterEach(() => {
  for (const directory of made.splice(0)) fs.rmSync(directory, { recursive: true, force: true });
});

describe('place', () => {
  it('leaves nothing with a name behind while the bytes can be read', () => {
    const directory = scratch();
    const placed = place(directory, Buffer.from('addon'));
    expect(fs.readdirSync(directory)).toEqual([]);
    expect(fs.readFileSync(placed.path, 'utf8')).toBe('addon');
    placed.release();
    expect(fs.existsSync(placed.path)).toBe(false);
  });

  it.each([
    ['a directory that is not there', '/nowhere/at/all', 'ENOENT'],
    ['a file', path.join(ROOT, 'package.json'), 'ENOTDIR'],
    ['a file system without files of ours', '/proc', /./],
  ])('throws for %s', (_what, directory, code) => {
    const failure = (() => {
      try {
        place(directory, Buffer.from('x'));
        return null;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code ?? 'none';
      }
    })();
    expect(failure).toMatch(code);
  });

  it('offers the pinned home last, and nothing that the environment names', () => {
    expect(directories('/home/dev').slice(-3)).toEqual([
      '/home/dev/.cache/sechook',
      '/home/dev/.cache',
      '/home/dev',
    ]);
    process.env.TMPDIR = '/tmp/chosen-by-a-project';
    process.env.XDG_RUNTIME_DIR = '/tmp/chosen-by-a-project';
    expect(directories(null).join(' ')).not.toContain('chosen');
    delete process.env.TMPDIR;
    delete process.env.XDG_RUNTIME_DIR;
  });
});

describe('isRootsOwn', () => {
  it('takes what only root can have written', () => {
    expect(isRootsOwn('/etc/passwd')).toBe(true);
    expect(isRootsOwn('/etc/there-is-no-such-file')).toBe(false);
  });

  it('refuses what others can write, or a link, or a file in such a directory', () => {
    const directory = scratch();
    const file = path.join(directory, 'addon.node');
    fs.writeFileSync(file, '');
    fs.chmodSync(file, 0o666);
    expect(isRootsOwn(file)).toBe(false);
    fs.chmodSync(file, 0o644);
    fs.chmodSync(directory, 0o777);
    expect(isRootsOwn(file)).toBe(false);
    fs.chmodSync(directory, 0o755);
    fs.symlinkSync('/etc/passwd', path.join(directory, 'link'));
    expect(isRootsOwn(path.join(directory, 'link'))).toBe(false);
  });
});

describe('the addons', () => {
  it('load from memory and parse', () => {
    // A process of its own: what is loaded stays loaded, and the first load is the interesting one.
    const program = `
      import fs from 'node:fs';
      import { loadEmbedded } from './src/native/addons.ts';
      import { loadGrammar, parseShell } from './src/shell/grammar.ts';
      const bytes = (file) => new Uint8Array(fs.readFileSync('build/addons/' + file));
      const loaded = loadEmbedded({ bytes, home: null, executableDirectory: '/nowhere' });
      if (loaded.kind === 'failed') throw new Error(loaded.failure.detail);
      loadGrammar(loaded.addons);
      const again = loadEmbedded({ bytes, home: null, executableDirectory: '/nowhere' });
      const maps = fs.readFileSync('/proc/self/maps', 'utf8');
      console.log(parseShell('rm -rf /', 1e6).kind, again === loaded, maps.includes('build/addons'));
    `;
    const output = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('tree true false');
  });

  it('name every place that was tried when none will do', () => {
    const program = `
      import { loadEmbedded } from './src/native/addons.ts';
      const source = { bytes: () => new Uint8Array(8), home: '/nowhere/home', executableDirectory: '/nowhere' };
      console.log(JSON.stringify(loadEmbedded(source)));
    `;
    const output = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const result = JSON.parse(output) as ReturnType<typeof loadEmbedded>;
    if (result.kind !== 'failed') throw new Error('it loaded');
    expect(result.failure.code).toBe('addon-unavailable');
    for (const directory of directories('/nowhere/home'))
      expect(result.failure.detail).toContain(`${directory} (`);
  });

  it('need nothing newer than the C library of 2014', () => {
    for (const file of ADDON_FILES) {
      const versions = [...fs.readFileSync(path.join(ADDONS, file), 'latin1').matchAll(/GLIBC_2\.(\d+)/g)];
      expect(Math.max(...versions.map((match) => Number(match[1])))).toBeLessThanOrEqual(17);
      expect(fs.readFileSync(path.join(ADDONS, file), 'latin1')).not.toContain('libstdc++.so');
    }
  });

  it('load from files in development', () => {
    expect(Object.keys(loadFrom(ADDONS)).sort()).toEqual(['language', 'runtime']);
  });
});
