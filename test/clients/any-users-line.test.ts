/**
 * The line for settings that come to several people: it finds the executable in the home of whoever runs it, the
 * one that the password database names, and where there is none the client goes on and shows a message.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXECUTABLES } from '../../src/clients/line-parts.ts';
import { outcomeLine } from '../../src/clients/outcome-line.ts';
import { registeredLine } from '../../src/clients/registered-line.ts';
import { CLIENT_IDS, type ClientId } from '../../src/core/call.ts';

const HOME = userInfo().homedir;
const SHELLS = ['/bin/sh', '/usr/bin/bash', '/usr/bin/zsh'];
let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'sechook-any-'));
});
afterAll(() => rmSync(room, { recursive: true }));

/** In a sandbox whose home is `home`; the client's environment says another one. */
function run(home: string, words: readonly string[]): { code: number | null; out: string; err: string } {
  const sandbox = [
    '--dev-bind',
    '/',
    '/',
    '--tmpfs',
    '/usr/local/lib',
    '--bind',
    home,
    HOME,
    '--die-with-parent',
  ];
  const done = spawnSync('/usr/bin/bwrap', [...sandbox, ...words], {
    input: '{}',
    encoding: 'utf8',
    env: { PATH: '/nowhere', HOME: '/nowhere', SHLVL: '1' },
    cwd: '/',
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function homeWith(name: string, script: string | null): string {
  const home = join(room, name);
  mkdirSync(home);
  if (script === null) return home;
  const path = join(home, EXECUTABLES.inHome);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return home;
}

function lines(client: ClientId): { guard: string; outcome: string } {
  const facts = { client, executable: null, home: null, timeout: null };
  const [guard, outcome] = [registeredLine(facts), outcomeLine(facts)];
  if (guard.kind === 'refused' || outcome.kind === 'refused') throw new Error('refused');
  return { guard: guard.shell, outcome: outcome.shell };
}

describe.each(CLIENT_IDS)('%s', (client) => {
  it.each(SHELLS)('says that nothing is guarded where there is no executable, in %s', (shell) => {
    const home = homeWith(`${client}-none-${shell.length}`, null);
    const { code, out, err } = run(home, [shell, '-c', lines(client).guard]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { systemMessage, ...rest } = JSON.parse(out);
    expect(systemMessage).toContain(`sechook install --client ${client}`);
    expect(rest).toEqual({});
    expect(run(home, [shell, '-c', lines(client).outcome])).toEqual({ code: 0, out: '', err: '' });
  });

  it('passes the answers of an executable that is there', () => {
    const denying = homeWith(`${client}-denies`, 'echo "$*" >&2; exit 2');
    const denied = run(denying, ['/bin/sh', '-c', lines(client).guard]);
    expect(denied).toEqual({ code: 2, out: '', err: `hook --line --client ${client}\n` });
    const passing = homeWith(`${client}-passes`, 'exit 90');
    expect(run(passing, ['/bin/sh', '-c', lines(client).guard])).toEqual({ code: 0, out: '', err: '' });
  });

  it('refuses where the executable that is there does not answer', () => {
    const broken = homeWith(`${client}-broken`, 'exit 0');
    const { code, err } = run(broken, ['/bin/sh', '-c', lines(client).guard]);
    expect(code).toBe(2);
    expect(err).toContain('no verdict');
  });
});
