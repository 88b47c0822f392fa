/**
 * The registered line through the real shells that clients use, with stand-ins for the executable: whatever
 * happens to it, the gate stays shut. "Open" is exit 0, or exit 2 without a word on stderr, which two of
 * the clients take for no opinion.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineFacts } from '../../src/clients/line-parts.ts';
import { registeredLine } from '../../src/clients/registered-line.ts';

const SHELLS = ['/bin/sh', '/usr/bin/bash', '/usr/bin/dash', '/usr/bin/zsh'] as const;
const TIMEOUT = '/usr/bin/timeout';
let room = '';

beforeAll(() => {
  for (const needed of [...SHELLS, TIMEOUT]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: install it to run these tests`);
  }
  room = mkdtempSync(join(tmpdir(), 'sechook line\'s $HOME "x" `y` '));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

let count = 0;
function standIn(content: string | Uint8Array, mode = 0o755): string {
  const folder = join(room, String(count++));
  mkdirSync(folder);
  const path = join(folder, 'sechook');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

function line(executable: string, more: Partial<LineFacts> = {}) {
  const made = registeredLine({ client: 'codex', executable, home: room, timeout: TIMEOUT, ...more });
  if (made.kind === 'refused') throw new Error(made.why);
  return made;
}

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(shell: string, script: string, env: NodeJS.ProcessEnv = {}, input = '{"x":1}'): Result {
  const done = spawnSync(shell, ['-c', script], {
    input,
    // A client is itself started from a shell; see the last test for what happens otherwise.
    env: { SHLVL: '1', ...env },
    encoding: 'utf8',
    cwd: room,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const LIMITS = [
  ['timeout', TIMEOUT],
  ['watchdog', null],
] as const;

describe.each(LIMITS)('with the limit of %s', (_name, timeout) => {
  describe.each(SHELLS)('through %s', (shell) => {
    const through = (executable: string, env?: NodeJS.ProcessEnv, limitSeconds = 5): Result =>
      run(shell, line(executable, { timeout, limitSeconds }).shell, env);

    it('passes no opinion on as exit 0 and not one byte', () => {
      expect(through(standIn('#!/bin/sh\nexit 90\n'))).toEqual({ code: 0, out: '', err: '' });
    });

    it('passes an answer on stdout and a warning on stderr on', () => {
      const said = through(standIn('#!/bin/sh\nprintf "{\\"a\\":\\"b c\\"}"\necho careful >&2\nexit 90\n'));
      expect(said).toEqual({ code: 0, out: '{"a":"b c"}', err: 'careful\n' });
    });

    it('passes a deny on untouched', () => {
      const denied = through(
        standIn('#!/bin/sh\nprintf "{}"\nprintf "one\\ntwo %%s \\\\\\\\n\\n" >&2\nexit 2\n'),
      );
      expect(denied).toEqual({ code: 2, out: '{}', err: 'one\ntwo %s \\n\n' });
    });

    it('hands over stdin, the words and nothing of the environment', () => {
      const told = standIn('#!/bin/sh\ncat\nprintf "[%s]" "$@"\nenv\nexit 90\n');
      const { code, out } = through(told, {
        SECRET: 'x',
        HOME: '/evil',
        PATH: '/evil',
        NODE_OPTIONS: '--bad',
      });
      expect(code).toBe(0);
      expect(out).toContain(`{"x":1}[hook][--line][--client][codex][--home][${room}]`);
      expect(out).toContain(`HOME=${room}\n`);
      expect(out).toContain('PATH=/usr/bin:/bin\n');
      expect(out).not.toMatch(/SECRET|evil|NODE_OPTIONS/);
    });

    it.each([
      ['exits with 0', '#!/bin/sh\nexit 0\n', 0o755],
      ['is empty', '', 0o755],
      ['is full of zeros', new Uint8Array(8192), 0o755],
      ['is a text', '\n\n', 0o755],
      ['exits with 1', '#!/bin/sh\necho trace >&2; exit 1\n', 0o755],
      ['exits with 2 and says nothing', '#!/bin/sh\nexit 2\n', 0o755],
      ['exits with 2 and says it on stdout alone', '#!/bin/sh\necho "{}"; exit 2\n', 0o755],
      ['exits with 3', '#!/bin/sh\nexit 3\n', 0o755],
      ['exits with 127', '#!/bin/sh\nexit 127\n', 0o755],
      ['is killed', '#!/bin/sh\nkill -9 $$\n', 0o755],
      ['is killed after an answer', '#!/bin/sh\necho "{}"; kill -9 $$\n', 0o755],
      ['is ended by a signal', '#!/bin/sh\nkill -TERM $$\n', 0o755],
      ['crashes', '#!/bin/sh\nkill -SEGV $$\n', 0o755],
      ['is not executable', '#!/bin/sh\nexit 90\n', 0o644],
      ['is no program', 'hello world\n', 0o755],
      ['has an interpreter that is missing', '#!/nonexistent/sh\nexit 90\n', 0o755],
    ])('refuses when it %s', (_what, content, mode) => {
      const { code, err } = through(standIn(content, mode));
      expect(code).toBe(2);
      expect(err).toMatch(/sechook gave no verdict \(exit code \d+\)/);
    });

    it('refuses when it is missing, or a directory', () => {
      for (const path of [join(room, 'missing'), room]) {
        expect(through(path)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no verdict') });
      }
    });

    it('refuses when it stalls', () => {
      const stalled = through(standIn('#!/bin/sh\nexec sleep 60\n'), {}, 1);
      expect(stalled).toMatchObject({ code: 2, err: expect.stringContaining('exit code 137') });
    });

    it('refuses when the clean shell is killed, or cannot be started', () => {
      for (const client of ['codex', 'gemini-cli'] as const) {
        const made = line(standIn('#!/bin/sh\nexit 90\n'), { timeout, client }).shell;
        const absent = made.replace('/usr/bin/env -i', '/absent/env -i');
        expect(run(shell, absent)).toMatchObject({ code: 2, err: expect.stringContaining('/absent/env') });
        const dies = made.replace(/ -c '.*?' sechook/, () => ` -c 'kill -9 $$' sechook`);
        expect(run(shell, dies).code).toBe(2);
        // zsh says nothing of a death, which Codex takes for no opinion.
        if (!shell.endsWith('zsh')) expect(run(shell, dies).err).toMatch(/killed/i);
      }
    });

    it('says what the executable said before it failed, bounded', () => {
      const { err } = through(standIn('#!/bin/sh\nyes because | head -c 5000 >&2\nexit 1\n'));
      expect(err).toContain('because');
      expect(err.length).toBeLessThan(1_000);
    });
  });

  describe('in a hostile environment', () => {
    const DENY = '#!/bin/sh\necho no >&2\nexit 2\n';
    // No `exit`: Codex's line has that word itself, and its environment is the user's, as is its BASH_ENV.
    const names = [
      'timeout',
      'env',
      'sh',
      'exec',
      'printf',
      'echo',
      'case',
      '[',
      'test',
      'command',
      'b',
      'e',
      'c',
    ];
    const functions = Object.fromEntries(
      [...names, '/usr/bin/env', '/bin/sh', '/usr/bin/timeout'].map((name) => [
        `BASH_FUNC_${name}%%`,
        '() { builtin exit 0; }',
      ]),
    );
    const hostile: readonly (readonly [string, NodeJS.ProcessEnv])[] = [
      ['exported functions', functions],
      ['PATH', { PATH: '/nonexistent' }],
      ['IFS', { IFS: '/usrbinev -' }],
      ['ENV', { ENV: '/dev/null' }],
      ['POSIXLY_CORRECT', { POSIXLY_CORRECT: '1' }],
      ['tracing', { SHELLOPTS: 'xtrace', PS4: '+' }],
      [
        'NODE_OPTIONS and OPENSSL_CONF',
        { NODE_OPTIONS: '--require /nonexistent', OPENSSL_CONF: '/nonexistent' },
      ],
      ['an odd locale', { LC_ALL: 'xx_YY.bad', LANG: '\xff' }],
    ];
    for (const shell of SHELLS) {
      it.each(hostile)(`${shell}: %s`, (_what, env) => {
        const { code, out, err } = run(shell, line(standIn(DENY), { timeout }).shell, env);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toContain('no\n');
        expect(run(shell, line(join(room, 'missing'), { timeout }).shell, env).code).toBe(2);
      });
    }

    it('holds in Gemini CLI’s bash whatever word is a function', () => {
      const env = { ...functions, 'BASH_FUNC_exit%%': '() { builtin exit 0; }' };
      for (const executable of [standIn(DENY), join(room, 'missing')]) {
        const { shell } = line(executable, { timeout, client: 'gemini-cli' });
        expect(run('/usr/bin/bash', shell, env).code).toBe(2);
      }
    });

    it('holds with stdin, stdout or stderr closed', () => {
      const script = line(standIn(DENY), { timeout }).shell;
      for (const closed of ['<&-', '>&-', '2>&-'])
        expect(run('/bin/sh', `{ ${script}; } ${closed}`).code).toBe(2);
      const ready = line(standIn('#!/bin/sh\nexit 90\n'), { timeout }).shell;
      expect(run('/bin/sh', `{ ${ready}; } >&-`).code).toBe(2);
    });
  });
});

describe('the entry', () => {
  it('starts Claude Code’s without a shell, in seconds, and shut on failure', () => {
    const { entry, words, event } = line('/opt/sechook', { client: 'claude-code', home: '/home/u' });
    expect(event).toBe('PreToolUse');
    expect(entry).toEqual({
      type: 'command',
      command: '/usr/bin/env',
      args: words.slice(1),
      timeout: 10,
      onFailure: 'block',
    });
  });

  it('the words alone do what the line does', () => {
    const { words } = line(standIn('#!/bin/sh\necho no >&2\nexit 2\n'));
    const done = spawnSync(words[0] ?? '', words.slice(1), { encoding: 'utf8', input: '' });
    expect({ code: done.status, err: done.stderr }).toEqual({ code: 2, err: 'no\n' });
  });

  it.each([
    ['bash', ['/usr/bin/bash', '--posix']],
    ['zsh', ['/usr/bin/zsh', '--emulate', 'sh']],
    ['dash', ['/usr/bin/dash']],
  ])('the script means the same where /bin/sh is %s', (_name, sh) => {
    for (const timeout of [TIMEOUT, null]) {
      const through = (content: string, limitSeconds = 5) => {
        const { words } = line(standIn(content), { timeout, limitSeconds });
        const [program = '', ...rest] = words.flatMap((word) => (word === '/bin/sh' ? sh : [word]));
        const done = spawnSync(program, rest, { encoding: 'utf8', input: 'in' });
        return { code: done.status, out: done.stdout, err: done.stderr };
      };
      expect(through('#!/bin/sh\nexit 90\n')).toEqual({ code: 0, out: '', err: '' });
      expect(through('#!/bin/sh\ncat\necho no >&2\nexit 2\n')).toEqual({ code: 2, out: 'in', err: 'no\n' });
      for (const bad of ['', '#!/bin/sh\nexit 0\n', '#!/bin/sh\nexit 2\n', '#!/bin/sh\nkill -9 $$\n']) {
        expect(through(bad)).toMatchObject({ code: 2, err: expect.stringContaining('no verdict') });
      }
      expect(through('#!/bin/sh\nexec sleep 60\n', 1)).toMatchObject({ code: 2, out: '' });
    }
  });

  it('counts Gemini CLI’s time in milliseconds and empties what a project’s .env could set', () => {
    const { entry, shell, event } = line('/opt/sechook', { client: 'gemini-cli', home: '/home/u' });
    expect(event).toBe('BeforeTool');
    expect(entry).toMatchObject({ command: shell, timeout: 10_000, env: { BASH_ENV: '', SHELLOPTS: '' } });
  });

  it('holds in Gemini CLI’s bash against every variable that works before the first word', () => {
    const evil = join(room, 'evil');
    mkdirSync(evil);
    writeFileSync(join(evil, '.bashrc'), 'exit 0\n');
    const { entry, shell } = line(standIn('#!/bin/sh\necho no >&2\nexit 2\n'), { client: 'gemini-cli' });
    const set = entry.env as NodeJS.ProcessEnv;
    const rc = join(evil, '.bashrc');
    for (const env of [{ BASH_ENV: rc }, { SHELLOPTS: 'noexec' }, { HOME: evil, SHLVL: '' }, { ENV: rc }]) {
      const attacked = { ...env, PATH: '/usr/bin' };
      expect(run('/usr/bin/bash', shell, { ...attacked, ...set })).toEqual({ code: 2, out: '', err: 'no\n' });
    }
    // Without the entry's own variables the gate is open: that is what they are for.
    expect(run('/usr/bin/bash', shell, { SHELLOPTS: 'noexec' }).code).toBe(0);
    expect(run('/usr/bin/bash', shell, { HOME: evil, SHLVL: '' }).code).toBe(0);
  });

  it('gives Codex nothing that it does not know', () => {
    const { entry, shell } = line('/opt/sechook', { home: '/home/u' });
    expect(entry).toEqual({ type: 'command', command: shell, timeout: 10 });
  });

  it('names absolute paths only, on one line, with nothing that a shell reads otherwise', () => {
    const { words, shell } = line('/opt/sechook', { home: '/home/u' });
    expect(words.slice(0, 6)).toEqual([
      '/usr/bin/env',
      '-i',
      'HOME=/home/u',
      'PATH=/usr/bin:/bin',
      '/bin/sh',
      '-c',
    ]);
    expect(shell).not.toMatch(/[\n!#]/);
    expect(words[6]).not.toContain("'");
  });

  it.each([
    [{ executable: 'sechook' }, 'absolute'],
    [{ home: '~' }, 'absolute'],
    [{ timeout: 'timeout' }, 'absolute'],
    [{ executable: '/a\nb' }, 'control'],
    [{ timeout: '/a b/timeout' }, 'cannot carry'],
    [{ limitSeconds: 0 }, 'whole number'],
    [{ limitSeconds: 1.5 }, 'whole number'],
  ])('refuses %j', (more, why) => {
    const facts: LineFacts = { client: 'codex', executable: '/x', home: '/h', timeout: TIMEOUT, ...more };
    expect(registeredLine(facts)).toEqual({ kind: 'refused', why: expect.stringContaining(why) });
  });
});
