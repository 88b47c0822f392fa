/** A refused call, granted once by a human: it passes once, and the log says on whose word. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recentRefusals } from '../../src/audit/refusals.ts';
import type { Answer } from '../../src/clients/client.ts';
import type { RuleException } from '../../src/grants/exception.ts';
import { writeException } from '../../src/grants/exceptions.ts';
import { grantsDirectory } from '../../src/grants/place.ts';
import { writeGrant } from '../../src/grants/write.ts';
import type { HookIo } from '../../src/hook/io.ts';
import { runHook } from '../../src/hook/run.ts';
import { compileBuiltIn } from '../../src/policy/built-in.ts';
import { useGrammar } from '../support/grammar.ts';

useGrammar();

const UID = process.geteuid?.() ?? -1;
const RULES = `
block "push"
  match command("git") subcommand("push")
  nudge "x"
  catches git push
  permits ls

suspicious "fetch"
  match command("git") subcommand("fetch")
  nudge "x"
  catches git fetch
  permits ls

block "guard.own"
  category guard
  match command("git") with_flags("--guard")
  nudge "x"
  catches git --guard
  permits ls
`;
const built = compileBuiltIn(
  {
    rules: [{ file: 'rules/x.rules', text: RULES, layer: 'built-in' }],
    config: { file: 'config.toml', text: '[executables]\nallowed = ["git"]\n' },
  },
  '9.9.9',
  false,
);
if (built.kind === 'errors') throw new Error(JSON.stringify(built.diagnostics));
const policy = built.bytes;

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-exception-'));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

function hook(command: string, cwd = '/', stdin?: string): Answer {
  const payload = {
    hook_event_name: 'PreToolUse',
    session_id: 's',
    transcript_path: '/t',
    permission_mode: 'default',
    cwd,
    tool_name: 'Bash',
    tool_input: { command },
    tool_use_id: `t-${Math.random()}`,
  };
  const io: HookIo = {
    version: '9.9.9',
    platform: 'linux',
    uid: UID,
    pid: 1,
    micros: () => 1,
    argv: ['--client', 'claude-code', '--home', home],
    stdin: { kind: 'text', text: stdin ?? JSON.stringify(payload) },
    millisLeft: () => 1_000,
    accountHome: () => home,
    env: () => undefined,
    offerGrammar: () => undefined,
    grammarFailure: () => null,
    embedded: () => policy,
    cold: () => {
      throw new Error('nothing is to be compiled');
    },
  };
  return runHook(io);
}

const PASSED: Answer = { stdout: '', stderr: '', exitCode: 0 };

/** As `allow-once 1` does. */
function grantLast(): void {
  const [last] = recentRefusals(home, new Date());
  if (last === undefined || last.key === null) throw new Error('nothing that can be granted');
  const written = writeGrant({ id: last.id, key: last.key }, { home, now: new Date(), uid: UID });
  expect(written.kind).toBe('written');
}

function logged(): readonly Record<string, unknown>[] {
  const directory = join(home, '.local/state/sechook/audit');
  const text = fs
    .readdirSync(directory)
    .sort()
    .map((name) => fs.readFileSync(join(directory, name), 'utf8'))
    .join('');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a refused call', () => {
  it('passes once, without an opinion, and the log says so', () => {
    const refused = hook('git push');
    expect(refused.exitCode).toBe(2);
    expect(hook('git push')).toEqual(refused);
    grantLast();
    expect(hook('git push')).toEqual(PASSED);
    expect(hook('git push')).toEqual(refused);
    const records = logged();
    expect(records.map(({ answered }) => answered)).toEqual(['deny', 'deny', 'none', 'deny']);
    expect(records[2]).toMatchObject({ judged: 'deny', granted: records[1]?.id, key: records[0]?.key });
  });

  it('passes as it was and where it was', () => {
    hook('git push');
    grantLast();
    expect(hook('git push ').exitCode).toBe(2);
    expect(hook('git push', '/tmp').exitCode).toBe(2);
    expect(hook('git push; git push').exitCode).toBe(2);
    expect(hook('git push')).toEqual(PASSED);
  });
});

describe('no exception', () => {
  it('is looked for, nor a key made, for what passes anyway', () => {
    expect(hook('git status')).toEqual(PASSED);
    expect(logged()).toMatchObject([{ answered: 'none', key: null, granted: null }]);
  });

  it('is possible for what touches the guard', () => {
    hook('git push --guard');
    expect(logged()).toMatchObject([{ answered: 'deny', key: null }]);
    expect(recentRefusals(home, new Date())).toMatchObject([{ key: null, fixed: expect.any(String) }]);
  });

  it('is possible for what could not be judged', () => {
    expect(hook('', '/', '{"no":').exitCode).toBe(2);
    expect(logged()).toMatchObject([{ answered: 'deny', key: null }]);
  });
});

it('an ask takes an exception, too', () => {
  expect(hook('git fetch').stdout).toContain('"ask"');
  const [{ id, key } = {}] = logged();
  writeGrant({ id: String(id), key: String(key) }, { home, now: new Date(), uid: UID });
  expect(hook('git fetch')).toEqual(PASSED);
  expect(hook('git fetch').stdout).toContain('"ask"');
  expect(fs.readdirSync(grantsDirectory(home))).toEqual([]);
});

describe('an exception that ages', () => {
  const DAY = 86_400_000;
  function allow(over: Partial<RuleException> = {}, days = 7): void {
    const now = new Date();
    const exception = {
      v: 1,
      id: 'k3v9x2',
      rule: 'push',
      path: '/work',
      pattern: 'git push origin *',
      reason: 'r',
      from: now.toISOString(),
      until: new Date(now.getTime() + days * DAY).toISOString(),
      ...over,
    } as const;
    writeException(exception, { home, now, uid: UID });
  }

  it('lets commands of its form pass in its project, again and again, and the log says so', () => {
    allow();
    for (const cwd of ['/work', '/work/deep']) expect(hook('git push origin x', cwd)).toEqual(PASSED);
    expect(logged()).toMatchObject([
      { judged: 'deny', answered: 'none', rules: [{ id: 'push' }], excepted: ['k3v9x2'], granted: null },
      { excepted: ['k3v9x2'] },
    ]);
  });

  it.each([
    ['in another directory', 'git push origin x', '/workshop'],
    ['of another form', 'git push upstream x', '/work'],
    ['with another command beside it', 'git push origin x; git push', '/work'],
    ['with a command inside', 'git push origin $(git push)', '/work'],
    ['with a redirection', 'git push origin x > y', '/work'],
  ])('holds for no command %s', (_what, command, cwd) => {
    allow();
    expect(hook(command, cwd).exitCode).toBe(2);
    expect(logged().at(-1)).toMatchObject({ answered: 'deny' });
  });

  it('leaves what other rules find', () => {
    allow();
    expect(hook('git push origin x; git fetch', '/work').stdout).toContain('"ask"');
    expect(logged()).toMatchObject([{ judged: 'deny', answered: 'ask', excepted: ['k3v9x2'] }]);
  });

  it('is over when its time is, and never lasts longer than any may', () => {
    allow({}, -1);
    expect(hook('git push origin x', '/work').exitCode).toBe(2);
    allow({}, 91);
    expect(hook('git push origin x', '/work').exitCode).toBe(2);
  });

  it('is none for what guards the guard', () => {
    allow({ rule: 'guard.own', pattern: 'git --guard' });
    expect(hook('git --guard', '/work').exitCode).toBe(2);
  });

  it('is none that others could have written', () => {
    allow();
    const directory = join(home, '.local/state/sechook/exceptions');
    fs.chmodSync(join(directory, 'k3v9x2.json'), 0o666);
    expect(hook('git push origin x', '/work').exitCode).toBe(2);
    fs.chmodSync(join(directory, 'k3v9x2.json'), 0o600);
    fs.chmodSync(directory, 0o777);
    expect(hook('git push origin x', '/work').exitCode).toBe(2);
    fs.chmodSync(directory, 0o700);
    expect(hook('git push origin x', '/work')).toEqual(PASSED);
  });
});
