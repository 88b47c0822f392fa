/** `pending` and `allow-once` on a log in a temporary home. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { consumeGrant } from '../../src/grants/consume.ts';
import { grantsDirectory } from '../../src/grants/place.ts';
import { type Ran, sechook } from './harness.ts';

const NOW = new Date(Date.UTC(2026, 0, 2, 0, 4, 5));
const UID = process.getuid?.() ?? -1;
const key = (letter: string): string => letter.repeat(64);

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-pending-'));
  fs.mkdirSync(join(home, '.local/state/sechook/audit'), { recursive: true });
});
afterEach(() => fs.rmSync(home, { recursive: true }));

function log(day: string, ...records: readonly object[]): void {
  const lines = records.map((record) => `${JSON.stringify({ ...REFUSED, ...record })}\n`).join('');
  fs.appendFileSync(join(home, '.local/state/sechook/audit', `${day}.jsonl`), lines);
}
const REFUSED = {
  v: 1,
  ts: '2026-01-02T00:03:00.000Z',
  client: 'claude-code',
  tool: 'Bash',
  subject: 'git push --force',
  judged: 'deny',
  answered: 'deny',
  rules: [{ id: 'git.force', tier: 'block' }],
  failure: null,
};

const HUMAN: Partial<Host> = {
  uid: UID,
  now: () => NOW,
  lineage: () => ({
    terminal: true,
    env: {},
    session: null,
    ancestors: [{ pid: 9, name: 'bash', program: null, words: ['-bash'], variables: [] }],
  }),
  ask: () => 'y',
};
const run = (argv: readonly string[], host: Partial<Host> = {}): Promise<Ran> =>
  sechook(argv, { env: { HOME: home }, host: { ...HUMAN, ...host } });
const granted = (letter: string): string | null => consumeGrant(key(letter), { home, now: NOW, uid: UID });

describe('pending', () => {
  it('says that there is nothing', async () => {
    expect(await run(['pending'])).toEqual({
      exit: 0,
      stdout: 'Nothing was refused today or yesterday.\n',
      stderr: '',
    });
  });

  it('lists what was refused, newest first, and why some cannot be allowed', async () => {
    log('2026-01-01', { id: 'a-0-0', ts: '2026-01-01T23:59:00.000Z', key: key('a'), judged: 'ask' });
    log('2025-12-31', { id: 'z-0-0', key: key('f') });
    log(
      '2026-01-02',
      { id: 'b-0-0', key: null, subject: 'sechook \u001b[2Jtrust' },
      { id: 'c-0-0', key: key('c'), answered: 'none' },
      { id: 'd-0-0', key: null, rules: [], failure: { code: 'budget', detail: 'too much' } },
    );
    fs.appendFileSync(
      join(home, '.local/state/sechook/audit/2026-01-02.jsonl'),
      'no json\n[]\n{"v":1}\n{"v":',
    );
    const ran = await run(['pending']);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toBe(`\
 1  2026-01-02 00:03:00 UTC  claude-code  Bash
    git push --force
    cannot be allowed once: it could not be judged (budget); an exception is for what was judged
 2  2026-01-02 00:03:00 UTC  claude-code  Bash
    sechook \u241b[2Jtrust
    rules: git.force
    cannot be allowed once: it touches the guard itself, or a managed rule forbids it
 3  2026-01-01 23:59:00 UTC  claude-code  Bash
    git push --force
    rules: git.force
`);
    const { schema, calls } = JSON.parse((await run(['pending', '--format', 'json'])).stdout);
    expect(schema).toBe('sechook.pending/1');
    expect(
      calls.map(({ id, number, allowable }: Record<string, unknown>) => [id, number, allowable]),
    ).toEqual([
      ['d-0-0', 1, false],
      ['b-0-0', 2, false],
      ['a-0-0', 3, true],
    ]);
  });

  it('lists at most twenty', async () => {
    for (let i = 0; i < 30; i++) log('2026-01-02', { id: `a-${i}-0`, key: key('a') });
    const { calls } = JSON.parse((await run(['pending', '--format', 'json'])).stdout);
    expect(calls).toHaveLength(20);
    expect(calls[0].id).toBe('a-29-0');
  });
});

describe('allow-once', () => {
  beforeEach(() => {
    log(
      '2026-01-02',
      { id: 'a-0-0', key: key('a') },
      { id: 'b-0-0', key: null },
      { id: 'c-0-0', key: key('c') },
    );
  });

  it('shows the call, asks, and grants it', async () => {
    const questions: string[] = [];
    const ask = (question: string): string => {
      questions.push(question);
      return 'yes';
    };
    const ran = await run(['allow-once', '3'], { ask });
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout).toContain('git push --force');
    expect(ran.stdout).toContain('until 00:14:05 UTC');
    expect(questions).toHaveLength(1);
    expect(granted('c')).toBeNull();
    expect(granted('a')).toBe('a-0-0');
  });

  it('takes an id, too', async () => {
    expect((await run(['allow-once', 'c-0-0'])).exit).toBe(0);
    expect(granted('c')).toBe('c-0-0');
  });

  it.each([null, '', 'n', 'nay', 'yy'])('grants nothing for the answer %s', async (answer) => {
    const ran = await run(['allow-once', '1'], { ask: () => answer });
    expect(ran).toMatchObject({ exit: 1, stderr: 'sechook allow-once: nothing was granted\n' });
    expect(fs.existsSync(grantsDirectory(home))).toBe(false);
  });

  it.each([['2'], ['4'], ['0'], ['-1'], ['x'], []])('refuses %s', async (...words) => {
    const ran = await run(['allow-once', ...words]);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).not.toBe('');
    expect(fs.existsSync(grantsDirectory(home))).toBe(false);
  });
});

describe.each([[['pending']], [['allow-once', '1']]])('%s', (argv) => {
  it('serves no agent', async () => {
    log('2026-01-02', { id: 'a-0-0', key: key('a') });
    const lineage = (): ReturnType<Host['lineage']> => ({
      terminal: true,
      env: {},
      session: null,
      ancestors: [{ pid: 77, name: 'claude', program: null, words: ['claude'], variables: [] }],
    });
    const ran = await run(argv, { lineage });
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toContain('started by an agent (claude, process 77)');
    expect(fs.existsSync(grantsDirectory(home))).toBe(false);
  });
});
