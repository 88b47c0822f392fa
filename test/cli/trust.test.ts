/** `trust` and `untrust` on a project in a temporary directory. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { pinPath } from '../../src/snapshot/sources.ts';
import { type Ran, sechook } from './harness.ts';

let room = '';
let home = '';
let config = '';
beforeEach(() => {
  room = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'sechook-trust-')));
  home = join(room, 'home');
  config = join(room, 'project/.sechook/config.toml');
  fs.mkdirSync(home);
  fs.mkdirSync(join(room, 'project/.sechook/rules'), { recursive: true });
  fs.mkdirSync(join(room, 'project/src'));
  fs.writeFileSync(config, '[executables]\nappend = ["deno"]\n');
});
afterEach(() => fs.rmSync(room, { recursive: true }));

const HUMAN: Partial<Host> = {
  lineage: () => ({
    terminal: true,
    env: {},
    session: null,
    ancestors: [{ pid: 9, name: 'bash', program: null, words: ['-bash'], variables: [] }],
  }),
  ask: () => 'y',
};
const run = (words: readonly string[], host: Partial<Host> = {}): Promise<Ran> =>
  sechook(words, { env: { HOME: home }, cwd: join(room, 'project/src'), host: { ...HUMAN, ...host } });
const copy = (): string => pinPath(`${home}/.config/sechook`, join(room, 'project/.sechook'));

it('shows the files, asks, and keeps them', async () => {
  const ran = await run(['trust']);
  expect(ran).toMatchObject({ exit: 0, stderr: '' });
  expect(ran.stdout).toContain('is not trusted yet');
  expect(ran.stdout).toContain('  + append = ["deno"]');
  expect(fs.readFileSync(join(copy(), 'config.toml'), 'utf8')).toBe('[executables]\nappend = ["deno"]\n');
  expect((await run(['trust'])).stdout).toContain('is trusted as it is');
});

it('shows what has changed, with nothing of it hidden', async () => {
  await run(['trust']);
  fs.writeFileSync(
    config,
    `[executables]\nappend = ["deno", "x\\u0000\u202e"]\n# ${'long '.repeat(60)}end\n`,
  );
  const ran = await run(['trust']);
  expect(ran.stdout).toContain('has changed since it was trusted');
  expect(ran.stdout).toContain('  - append = ["deno"]');
  expect(ran.stdout).toContain('  + append = ["deno", "x\\u0000\ufffd"]');
  expect(ran.stdout).toContain('long end');
});

it('keeps nothing without a yes', async () => {
  for (const answer of [null, '', 'n', 'yess']) {
    expect(await run(['trust'], { ask: () => answer })).toMatchObject({ exit: 1 });
  }
  expect(fs.existsSync(copy())).toBe(false);
});

it('keeps what was shown, not what came while the question stood', async () => {
  const ask = (): string => {
    fs.writeFileSync(config, '[rules]\ndisabled = ["x"]\n');
    return 'y';
  };
  await run(['trust'], { ask });
  expect(fs.readFileSync(join(copy(), 'config.toml'), 'utf8')).toContain('deno');
});

it('takes it back', async () => {
  await run(['trust']);
  expect(await run(['untrust'])).toMatchObject({ exit: 0 });
  expect(fs.existsSync(copy())).toBe(false);
  expect((await run(['untrust'])).stdout).toContain('was not trusted');
});

it.each(['trust', 'untrust'])('%s is for a human', async (command) => {
  const lineage = (): ReturnType<Host['lineage']> => ({
    terminal: true,
    env: { CLAUDECODE: '1' },
    session: null,
    ancestors: [],
  });
  const ran = await run([command], { lineage });
  expect(ran.exit).toBe(2);
  expect(ran.stderr).toContain('this is for a human');
});

it('says where there is nothing to trust', async () => {
  fs.rmSync(join(room, 'project/.sechook'), { recursive: true });
  expect((await run(['trust'])).stderr).toContain('no .sechook/ in');
  expect((await run(['trust', 'nowhere'])).stderr).toContain('no such directory');
});
