/** The commands on the real engine, with a small policy of the test's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { productHost } from '../../src/cli/product-host.ts';
import { loadFrom } from '../../src/native/addons.ts';
import { compileBuiltIn } from '../../src/policy/built-in.ts';
import { loadGrammar } from '../../src/shell/grammar.ts';
import { type Ran, sechook } from './harness.ts';

const RULES = `block "no-frobnicate"
  match command("frobnicate")
  nudge "Use defrobnicate"
  catches frobnicate x
  permits defrobnicate x

suspicious "odd-tool"
  match command("oddtool")
  nudge "Is '{base_command}' meant?"
  without_ask defer
  catches oddtool
  permits eventool

suspicious "no-secret-reads"
  match reads("~/.ssh/**")
  nudge "Not for agents"
  catches @read ~/.ssh/id_rsa
  permits cat notes
`;

let home = '';
let policy: Uint8Array = new Uint8Array();
beforeAll(() => {
  loadGrammar(loadFrom('build/addons'));
  home = mkdtempSync(join(tmpdir(), 'sechook-cli-'));
  const source = {
    rules: [{ file: 'rules/test.rules', text: RULES, layer: 'built-in' } as const],
    config: { file: 'config.toml', text: '' },
  };
  const built = compileBuiltIn(source, '9.9.9', true);
  if (built.kind === 'errors') throw new Error(JSON.stringify(built.diagnostics));
  policy = built.bytes;
});
afterAll(() => rmSync(home, { recursive: true }));

function run(argv: readonly string[], stdin = ''): Promise<Ran> {
  const host = productHost({
    version: '9.9.9',
    executable: '/opt/sechook',
    uid: process.getuid?.() ?? -1,
    platform: 'linux',
    builtIn: () => policy,
    shippedRules: () => [{ file: 'rules/test.rules', text: RULES, layer: 'built-in' }],
    loadGrammar: () => null,
  });
  return sechook(argv, { host, env: { HOME: home }, cwd: home, stdin });
}

test('check', async () => {
  const ran = await run(['check', 'cd x; F=frobnicate; "$F" y']);
  expect(ran.exit).toBe(1);
  expect(ran.stdout).toContain('deny  no-frobnicate  block, test,');
  expect(ran.stdout).toContain('1 | cd x; F=frobnicate; "$F" y\n');
  expect(await run(['check', 'defrobnicate'])).toEqual({
    exit: 0,
    stdout: 'allow: no finding\n',
    stderr: '',
  });
});

test('a file tool under the same rule as the shell', async () => {
  const ran = await run(['check', '--tool', 'read', '--path', join(home, '.ssh/id_rsa'), '--fail-on', 'ask']);
  expect(ran.exit).toBe(1);
  expect(ran.stdout).toContain('no-secret-reads');
});

test('a payload of each client, recognised or named', async () => {
  const payload = JSON.stringify({
    session_id: 's',
    transcript_path: '/home/dev/.claude/projects/x/1.jsonl',
    cwd: home,
    prompt_id: 'p',
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command: 'frobnicate' },
    tool_use_id: 't',
  });
  for (const client of [[], ['--client', 'claude-code']]) {
    expect((await run(['check', ...client, '--payload', '-'], payload)).exit).toBe(1);
  }
  const unknown = await run(['check', '--payload', '-'], '{"hook_event_name":"PreToolUse"}');
  expect(unknown.exit).toBe(2);
  expect(unknown.stderr).toContain('name it with --client');
});

test('batch, with each client’s way of asking', async () => {
  const rows = [
    { id: 1, command: 'frobnicate x' },
    { id: 2, command: 'oddtool' },
    { id: 3, command: 'oddtool', client: 'claude-code', permission_mode: 'default' },
    { id: 4, command: 'oddtool', client: 'codex', permission_mode: 'default' },
    { id: 5, command: 'oddtool', client: 'codex', permission_mode: 'bypassPermissions' },
    { id: 6, command: 'ls' },
  ];
  const ran = await run(['check', '--batch'], rows.map((row) => JSON.stringify(row)).join('\n'));
  const answers = ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { decision: string; rules: string[] });
  expect(answers.map((answer) => answer.decision)).toEqual(['deny', 'ask', 'ask', 'allow', 'deny', 'allow']);
  expect(answers[0]?.rules).toEqual(['no-frobnicate']);
});

test('explain shows what would run', async () => {
  const ran = await run(['explain', 'sudo sh -c "frobnicate $1"']);
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toMatch(/\n {2}3 {2}frobnicate/);
  expect(ran.stdout).toContain('via      sudo (wrapper) → sh (script)');
  expect(ran.stdout).toContain('deny: 1 finding');
});

test('compile-rules on a file with five different errors reports them all', async () => {
  const file = join(home, 'five.rules');
  const text = `block "one"
  match comand("rm")
  nudge "n"

blok "two"
  match command("rm")
  nudge "n"

block "three"
  match command("rm"
  nudge "n"

block "four"
  match (a+)+$
  nudge "n {bse_command}"
  nudge "again"

block "five"
  nudge "no match"
`;
  writeFileSync(file, text);
  const ran = await run(['compile-rules', file]);
  expect(ran.exit).toBe(1);
  const lines = [...ran.stderr.matchAll(/five\.rules:(\d+):\d+: error: /g)].map((match) => Number(match[1]));
  expect(new Set(lines).size).toBeGreaterThanOrEqual(5);
  expect(ran.stderr.match(/\^/g)?.length).toBeGreaterThanOrEqual(5);
  expect(ran.stderr).toContain('comand');
});

test('compile-rules runs samples through the engine', async () => {
  const file = join(home, 'sample.rules');
  writeFileSync(file, 'block "x"\n  match command("a")\n  nudge "n"\n  catches b\n  permits a\n');
  const ran = await run(['compile-rules', file]);
  expect(ran.exit).toBe(1);
  expect(ran.stdout).toBe('1 rule in 1 file, 2 samples tried; 2 errors\n');
});

test('a user’s own rule holds after compile-rules, and an error in it denies everything', async () => {
  const rules = join(home, '.config/sechook/rules');
  mkdirSync(rules, { recursive: true });
  writeFileSync(join(rules, 'own.rules'), 'block "own"\n  match command("mytool")\n  nudge "n"\n');
  expect((await run(['compile-rules'])).exit).toBe(0);
  expect((await run(['check', 'mytool'])).exit).toBe(1);
  writeFileSync(join(rules, 'own.rules'), 'block "own"\n  match comand("mytool")\n  nudge "n"\n');
  const ran = await run(['check', 'ls']);
  expect(ran).toMatchObject({ exit: 2, stdout: '' });
  expect(ran.stderr).toContain('own.rules:2:9: error:');
  expect(ran.stderr).toContain('1 error; until they are mended every call is denied');
  rmSync(join(home, '.config'), { recursive: true });
});
