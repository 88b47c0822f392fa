/** What `install` and `uninstall` do for whom: agents, scopes, questions. The files are `test/install`'s business. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { JUDGING } from '../install/judging.ts';
import { type Ran, sechook } from './harness.ts';

const UID = process.getuid?.() ?? -1;
let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-home-'));
  fs.mkdirSync(join(home, '.claude'));
  fs.writeFileSync(join(home, 'built'), 'x', { mode: 0o755 });
});
afterEach(() => fs.rmSync(home, { recursive: true }));

type Lineage = ReturnType<Host['lineage']>;
const SHELL = { pid: 9, name: 'bash', program: null, words: ['-bash'], variables: [] };
const lineage =
  (more: Partial<Lineage> = {}) =>
  (): Lineage => ({
    terminal: true,
    env: {},
    session: null,
    ancestors: [SHELL],
    ...more,
  });
const run = (words: readonly string[], host: Partial<Host> = {}, cwd = home): Promise<Ran> =>
  sechook(words, {
    env: { HOME: home },
    cwd,
    host: {
      uid: UID,
      executable: join(home, 'built'),
      root: join(home, 'root'),
      lineage: lineage(),
      machine: JUDGING,
      ...host,
    },
  });
const settings = (): string => join(home, '.claude/settings.json');
const isInstalled = (): boolean => fs.existsSync(settings());

const AGENTS: readonly (readonly [string, Partial<Lineage>])[] = [
  ['an ancestor', { ancestors: [{ ...SHELL, name: 'claude', words: ['claude'] }, SHELL] }],
  ['a mark in the environment', { env: { GEMINI_CLI: '1' } }],
  ['a mark around an ancestor', { ancestors: [{ ...SHELL, variables: ['CODEX_SANDBOX'] }] }],
];

describe('an agent', () => {
  it.each(AGENTS)('gets nothing but a look: %s', async (_, more) => {
    const agent = { lineage: lineage(more) };
    for (const command of ['install', 'uninstall']) {
      const ran = await run([command, '--scope', 'user', '--yes'], agent);
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain('this is for a human, and');
      expect((await run([command, '--scope', 'user', '--dry-run'], agent)).exit).toBe(0);
    }
    expect(isInstalled()).toBe(false);
  });
});

it('installs for a script without a terminal, but takes nothing out for one', async () => {
  const script = { lineage: lineage({ terminal: false, ancestors: [] }) };
  expect((await run(['install', '--scope', 'user', '--yes'], script)).exit).toBe(0);
  expect(isInstalled()).toBe(true);
  expect((await run(['uninstall', '--yes'], script)).stderr).toContain('no terminal');
  expect(isInstalled()).toBe(true);
});

describe('questions', () => {
  it.each([
    ['y', 0, true],
    ['yes', 0, true],
    ['n', 1, false],
    ['', 1, false],
    [null, 1, false],
  ])('%j', async (answer, exit, installed) => {
    expect((await run(['install', '--scope', 'user'], { ask: () => answer })).exit).toBe(exit);
    expect(isInstalled()).toBe(installed);
    if (!installed) return;
    expect((await run(['uninstall'], { ask: () => 'n' })).exit).toBe(1);
    expect(isInstalled()).toBe(true);
    expect((await run(['uninstall'], { ask: () => answer })).exit).toBe(0);
    expect(isInstalled()).toBe(false);
  });

  it('root is offered the whole machine first', async () => {
    const asked: string[] = [];
    const ask = (question: string): string => {
      asked.push(question);
      return 'y';
    };
    const ran = await run(['install'], { uid: 0, ask });
    expect(asked[0]).toContain('every user of this machine');
    expect(ran.exit).toBe(0);
    expect(fs.existsSync(join(home, 'root/etc/claude-code/managed-settings.json'))).toBe(true);
    expect(fs.existsSync(join(home, 'root/usr/local/lib/sechook/bin/sechook'))).toBe(true);
    expect(isInstalled()).toBe(false);
    const text = fs.readFileSync(join(home, 'root/etc/claude-code/managed-settings.json'), 'utf8');
    expect(text).not.toContain(`${home}/.`);
    expect(text).not.toContain('--home');
  });
});

describe('scopes', () => {
  it('managed is for root', async () => {
    const ran = await run(['install', '--scope', 'managed', '--yes'], { uid: 1000, root: '' });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('is for root') });
  });

  it('user is for the home’s owner', async () => {
    const ran = await run(['install', '--scope', 'user', '--yes'], { uid: UID + 1 });
    expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('another user’s') });
  });

  it('project names no path of this machine, and says what it needs', async () => {
    fs.mkdirSync(join(home, 'src/thing/.git'), { recursive: true });
    fs.mkdirSync(join(home, 'src/thing/lib'));
    const ran = await run(['install', '--scope', 'project', '--yes'], {}, join(home, 'src/thing/lib'));
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain('Commit the files');
    const text = fs.readFileSync(join(home, 'src/thing/.claude/settings.json'), 'utf8');
    expect(text).not.toContain(home);
    expect(isInstalled()).toBe(false);
    expect((await run(['install', '--scope', 'project', '--yes'])).stderr).toContain(
      'your home is no project',
    );
  });
});

it('says where no client is, and what may be named', async () => {
  fs.rmdirSync(join(home, '.claude'));
  const ran = await run(['install', '--scope', 'user', '--yes']);
  expect(ran.exit).toBe(2);
  expect(ran.stderr).toContain('no client was found');
  expect((await run(['install', '--client', 'vim'])).exit).toBe(2);
});

it('registers in place where it is told to', async () => {
  await run(['install', '--scope', 'user', '--yes', '--in-place']);
  expect(fs.readFileSync(settings(), 'utf8')).toContain(`"${join(home, 'built')}"`);
  expect(fs.existsSync(join(home, '.local/share/sechook'))).toBe(false);
});

it('leaves what others added since alone when it is taken out', async () => {
  fs.writeFileSync(settings(), '{\n  "model": "a"\n}\n');
  await run(['install', '--scope', 'user', '--yes']);
  const text = fs.readFileSync(settings(), 'utf8');
  fs.writeFileSync(settings(), text.replace('"model": "a",', '"model": "b", // new'));
  expect((await run(['uninstall', '--yes'])).exit).toBe(0);
  expect(fs.readFileSync(settings(), 'utf8')).toBe('{\n  "model": "b" // new\n}\n');
  expect(fs.existsSync(join(home, '.local/share/sechook'))).toBe(false);
});

it('does not call guarded what does not deny', async () => {
  const open = { exit: 0, stdout: '', stderr: '', trouble: null };
  const machine = { ...JUDGING, run: () => Promise.resolve(open) };
  const ran = await run(['install', '--scope', 'user', '--yes'], { machine });
  expect(ran.exit).toBe(2);
  expect(ran.stdout).not.toContain('Guarded');
  expect(ran.stderr).toContain('wired, but not guarded');
});

it('does not touch a file that changed while the question stood', async () => {
  const ask = (): string => {
    fs.writeFileSync(settings(), '{"mine":1}');
    return 'y';
  };
  const ran = await run(['install', '--scope', 'user'], { ask });
  expect(ran).toMatchObject({ exit: 2, stderr: expect.stringContaining('has changed meanwhile') });
  expect(fs.readFileSync(settings(), 'utf8')).toBe('{"mine":1}');
});
