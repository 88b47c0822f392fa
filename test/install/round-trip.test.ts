/** Install, look, install again, uninstall: every settings file comes back byte for byte. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripComments } from 'jsonc-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import type { ClientId } from '../../src/core/call.ts';
import { hookEntries, isOurs } from '../../src/settings/hook-entries.ts';
import { readJson } from '../../src/settings/json-document.ts';
import { type Ran, sechook } from '../cli/harness.ts';
import { ODD_FILES, type OddFile } from './corpus.ts';
import { JUDGING } from './judging.ts';

const FOLDERS = { 'claude-code': '.claude', 'gemini-cli': '.gemini', codex: '.codex' } as const;

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-install-'));
  fs.writeFileSync(join(home, 'built'), 'the executable', { mode: 0o755 });
});
afterEach(() => fs.rmSync(home, { recursive: true }));

const human = (): Partial<Host> => ({
  uid: process.getuid?.() ?? -1,
  executable: join(home, 'built'),
  machine: JUDGING,
  lineage: () => ({
    terminal: true,
    env: {},
    session: null,
    ancestors: [{ pid: 9, name: 'bash', program: null, words: ['-bash'], variables: [] }],
  }),
});
const run = (...words: string[]): Promise<Ran> =>
  sechook([...words, '--scope', 'user', '--yes'], { env: { HOME: home }, cwd: home, host: human() });

function lay(odd: OddFile): string {
  const path = join(home, FOLDERS[odd.client], odd.file);
  if (odd.how === 'linked directory') {
    fs.mkdirSync(join(home, 'dotfiles'));
    fs.symlinkSync('dotfiles', dirname(path));
  } else fs.mkdirSync(dirname(path), { mode: 0o750 });
  if (odd.content === null) return path;
  if (odd.how === 'linked') {
    fs.writeFileSync(join(home, 'real.json'), odd.content);
    fs.symlinkSync('../real.json', path);
    return path;
  }
  fs.writeFileSync(path, odd.content);
  if (odd.how === 'read-only') fs.chmodSync(path, 0o440);
  if (odd.how === 'group-writable') fs.chmodSync(path, 0o664);
  return path;
}

/** Every file below the home with its kind, mode and bytes; the guard's own places apart. */
function picture(): Readonly<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const name of fs.readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/^\.local(?:\/|$)/.test(name)) continue;
    const path = join(home, name);
    const stat = fs.lstatSync(path);
    const content = stat.isSymbolicLink()
      ? `-> ${fs.readlinkSync(path)}`
      : stat.isFile()
        ? fs.readFileSync(path).toString('latin1')
        : '';
    seen[name] = `${(stat.mode & 0o7777).toString(8)} ${stat.uid} ${stat.gid} ${content}`;
  }
  return seen;
}

/** What the client would find: our hooks, in the place where its parser looks. */
function ourEvents(odd: OddFile): readonly string[] {
  const file = odd.client === 'codex' ? 'hooks.json' : 'settings.json';
  const read = readJson(fs.readFileSync(join(home, FOLDERS[odd.client], file), 'utf8'));
  if (read.kind !== 'json') return [];
  // As the client reads it.
  const value = JSON.parse(stripComments(read.text));
  return hookEntries(value)
    .filter(({ fields }) => isOurs(fields))
    .map(({ event }) => event);
}

const EVENTS = {
  'claude-code': ['PreToolUse', 'PostToolUse', 'PostToolUseFailure', 'PermissionDenied'],
  'gemini-cli': ['BeforeTool', 'AfterTool'],
  codex: ['PreToolUse', 'PostToolUse'],
} as const;

const title = (odd: OddFile): readonly [string, OddFile] => [`${odd.client} ${odd.file}, ${odd.name}`, odd];
const wired = ODD_FILES.filter(({ refused }) => refused === undefined).map(title);
const refused = ODD_FILES.filter((odd) => odd.refused !== undefined).map(title);

it('has enough odd files', () => {
  expect(wired.length).toBeGreaterThan(40);
});

describe('what can be wired', () => {
  it.each(wired)('%s', async (_, odd) => {
    lay(odd);
    const before = picture();
    const first = await run('install', '--client', odd.client);
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toContain('Guarded.');
    expect([...ourEvents(odd)].sort()).toEqual([...EVENTS[odd.client]].sort());

    const installed = picture();
    const again = await run('install', '--client', odd.client);
    expect(again.exit).toBe(0);
    expect(again.stdout).toContain('nothing to change');
    expect(picture()).toEqual(installed);

    const looked = await sechook(['doctor'], { env: { HOME: home }, cwd: home, host: human() });
    expect(looked.stdout).toContain('the guard (hook)');
    expect(picture()).toEqual(installed);
    const dry = await run('uninstall', '--dry-run');
    expect(dry.exit).toBe(0);
    expect(picture()).toEqual(installed);
    expect(await run('uninstall')).toMatchObject({ exit: 0, stderr: '' });
    expect(picture()).toEqual(before);
  });

  it.each(wired)('%s, without the record of what was there', async (_, odd) => {
    const path = lay(odd);
    const before = picture();
    await run('install', '--client', odd.client);
    fs.rmSync(join(home, '.local/state'), { recursive: true });
    expect(await run('uninstall')).toMatchObject({ exit: 0, stderr: '' });
    if (odd.inexact !== true) {
      // Codex's other file was made by the installation.
      for (const name of Object.keys(before)) expect([name, picture()[name]]).toEqual([name, before[name]]);
    }
    const left = fs.readFileSync(path, 'utf8');
    expect(left).not.toContain('sechook');
  });
});

/** The machine's files, with what an administrator may have there. */
const MACHINES: readonly (readonly [ClientId, string, string | null])[] = [
  ['claude-code', 'etc/claude-code/managed-settings.json', '{"permissions": {"deny": ["WebFetch"]}}'],
  ['claude-code', 'etc/claude-code/managed-settings.json', null],
  [
    'gemini-cli',
    'etc/gemini-cli/settings.json',
    '{ // ours\n\t"security": {\n\t\t"environmentVariableRedaction": { "allowed": ["GH_TOKEN"], "blocked": ["CORP"] }\n\t}\n}',
  ],
  ['gemini-cli', 'etc/gemini-cli/settings.json', '{\r\n  "hooksConfig": { "enabled": false }\r\n}\r\n'],
  ['gemini-cli', 'etc/gemini-cli/settings.json', null],
  [
    'codex',
    'etc/codex/requirements.toml',
    '# ours\nallowed_sandbox_modes = ["read-only"] # only\n\n[features]\nhooks = false\n',
  ],
  ['codex', 'etc/codex/requirements.toml', null],
];

describe('the whole machine', () => {
  it.each(MACHINES)('%s, %s: %j', async (client, file, content) => {
    const root = join(home, 'root');
    const path = join(root, file);
    if (content !== null) {
      fs.mkdirSync(dirname(path), { recursive: true });
      fs.writeFileSync(path, content);
    } else fs.mkdirSync(join(root, 'etc'), { recursive: true });
    const host = { ...human(), root };
    const managed = (...words: string[]): Promise<Ran> =>
      sechook([...words, '--client', client], { env: { HOME: home }, cwd: home, host });
    const before = machinesPicture(root);
    const first = await managed('install', '--scope', 'managed', '--yes');
    expect(first.exit, first.stdout + first.stderr).toBe(0);
    expect(machinesPicture(root)).not.toEqual(before);
    await managed('doctor');
    expect(await managed('uninstall', '--scope', 'managed', '--yes')).toMatchObject({ exit: 0, stderr: '' });
    expect(machinesPicture(root)).toEqual(before);
  });
});

/** Settings alone: the guard's own places lie elsewhere. */
function machinesPicture(root: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(join(root, 'etc'), { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(root, 'etc', name);
      return [name, fs.statSync(path).isFile() ? fs.readFileSync(path, 'latin1') : ''];
    }),
  );
}

describe('what cannot be wired stays as it is', () => {
  it.each(refused)('%s', async (_, odd) => {
    lay(odd);
    const before = picture();
    const ran = await run('install', '--client', odd.client);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toMatch(odd.refused ?? /never/);
    expect(picture()).toEqual(before);
  });
});
