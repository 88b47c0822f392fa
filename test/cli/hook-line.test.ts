import { expect, test } from 'vitest';
import { registeredLine } from '../../src/clients/registered-line.ts';
import { CLIENT_IDS } from '../../src/core/call.ts';
import { sechook } from './harness.ts';

test.each(CLIENT_IDS)(
  '--print-line for %s is the line that names this executable and the real home',
  async (client) => {
    const ran = await sechook(['hook', '--print-line', '--client', client]);
    const facts = { client, executable: '/opt/sechook', home: '/home/account', timeout: '/usr/bin/timeout' };
    const line = registeredLine(facts);
    expect(ran).toEqual({ exit: 0, stdout: `${line.kind === 'line' ? line.shell : ''}\n`, stderr: '' });
    expect(ran.stdout).toContain('/opt/sechook hook');
    expect(ran.stdout).toContain('HOME=/home/account');
  },
);

test('--home and the environment stand in for a home that the system does not know', async () => {
  const named = await sechook(['hook', '--print-line', '--client', 'codex', '--home', '/srv/agent']);
  expect(named.stdout).toContain('HOME=/srv/agent');
  const host = { accountHome: () => null };
  const taken = await sechook(['hook', '--print-line', '--client', 'codex'], { host });
  expect(taken.stdout).toContain('HOME=/home/u');
  const none = await sechook(['hook', '--print-line', '--client', 'codex'], { host, env: {} });
  expect(none).toMatchObject({ exit: 2, stdout: '' });
  expect(none.stderr).toContain('name one with --home');
});

test('--as entry is what stands in the client’s list of hooks', async () => {
  const ran = await sechook(['hook', '--print-line', '--client', 'claude-code', '--as', 'entry']);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    event: 'PreToolUse',
    entry: { type: 'command', command: '/usr/bin/env', onFailure: 'block' },
  });
});
