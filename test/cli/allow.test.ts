/** `allow` and `exceptions` in a temporary home. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import type { Rule } from '../../src/core/rule.ts';
import { exceptionsInForce } from '../../src/grants/exceptions.ts';
import { type Ran, sechook } from './harness.ts';

const NOW = new Date(Date.UTC(2026, 0, 2, 0, 4, 5));
const UID = process.getuid?.() ?? -1;

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-allow-'));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

function rule(id: string, over: Partial<Rule> = {}): Rule {
  return {
    id,
    tier: 'block',
    category: 'git',
    severity: 'high',
    nudge: 'n',
    why: null,
    link: null,
    withoutAsk: 'deny',
    match: { kind: 'or', of: [] },
    unless: null,
    source: { layer: 'built-in', file: 'f', line: 1 },
    ...over,
  };
}

const RULES = [
  rule('git.force-push'),
  rule('guard.files', { category: 'guard' }),
  rule('house', { source: { layer: 'managed', file: 'f', line: 1 } }),
];

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
  ruleBook: () => ({
    kind: 'ready',
    entries: RULES.map((one) => ({ rule: one, samples: [], isDisabled: false })),
    preset: 'standard',
    judge: () => ({ kind: 'silent' }),
  }),
};
const run = (argv: readonly string[], host: Partial<Host> = {}): Promise<Ran> =>
  sechook(argv, { env: { HOME: home }, cwd: '/work/project', host: { ...HUMAN, ...host } });
const held = () => exceptionsInForce({ home, now: NOW, uid: UID });

const ALLOW = [
  'allow',
  'git push --force origin my-*',
  '--rule',
  'git.force-push',
  '--reason',
  'my own branch',
];

describe('allow', () => {
  it('shows what is to pass, asks, and writes it down', async () => {
    const questions: string[] = [];
    const ran = await run([...ALLOW, '--for', '12h'], {
      ask: (question) => {
        questions.push(question);
        return 'yes';
      },
    });
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(questions).toHaveLength(1);
    expect(held()).toEqual([
      {
        v: 1,
        id: expect.stringMatching(/^[0-9a-z]{6}$/),
        rule: 'git.force-push',
        path: '/work/project',
        pattern: 'git push --force origin my-*',
        reason: 'my own branch',
        from: '2026-01-02T00:04:05.000Z',
        until: '2026-01-02T12:04:05.000Z',
      },
    ]);
    expect(ran.stdout).toContain(`exceptions revoke ${held()[0]?.id}`);
  });

  it('lasts a week, here, unless it is told otherwise', async () => {
    await run(ALLOW);
    await run([...ALLOW, '--path', '../other', '--for', '90d']);
    expect(held().map(({ path, until }) => [path, until.slice(0, 10)])).toEqual(
      expect.arrayContaining([
        ['/work/project', '2026-01-09'],
        ['/work/other', '2026-04-02'],
      ]),
    );
  });

  it.each([null, '', 'n'])('writes nothing for the answer %s', async (answer) => {
    const ran = await run(ALLOW, { ask: () => answer });
    expect(ran).toMatchObject({ exit: 1, stderr: 'sechook allow: nothing was written\n' });
    expect(held()).toEqual([]);
  });

  it.each([
    [['allow'], 'which commands?'],
    [['allow', '*', '--rule', 'git.force-push', '--reason', 'r'], 'every command'],
    [['allow', 'git push', '--reason', 'r'], 'from which rule?'],
    [['allow', 'git push', '--rule', 'git.force-push'], 'why?'],
    [['allow', 'git push', '--rule', 'git.force-push', '--reason', ' '], 'why?'],
    [['allow', 'git push', '--rule', 'git.force-psh', '--reason', 'r'], 'Did you mean git.force-push?'],
    [[...ALLOW, '--for', '91d'], 'at most 90d'],
    [[...ALLOW, '--for', 'ever'], '--for is a number'],
    [['allow', 'x', '--rule', 'guard.files', '--reason', 'r'], 'guards the guard itself'],
    [['allow', 'x', '--rule', 'house', '--reason', 'r'], 'no exception'],
  ])('refuses %j', async (argv, says) => {
    const ran = await run(argv);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toContain(says);
    expect(held()).toEqual([]);
  });
});

it.each([ALLOW, ['exceptions', 'list'], ['exceptions', 'revoke', 'x']])(
  '%s is not for agents',
  async (...argv) => {
    const agent = { pid: 8, name: 'claude', program: null, words: ['claude'], variables: [] };
    const lineage = (): ReturnType<Host['lineage']> => ({
      terminal: true,
      env: {},
      session: null,
      ancestors: [{ pid: 9, name: 'bash', program: null, words: ['-bash'], variables: [] }, agent],
    });
    const ran = await run(argv, { lineage });
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toContain('started by an agent');
    expect(held()).toEqual([]);
  },
);

describe('exceptions', () => {
  it('lists those that hold', async () => {
    expect((await run(['exceptions', 'list'])).stdout).toBe('No exception holds.\n');
    await run([...ALLOW, '--for', '30m']);
    const id = held()[0]?.id;
    expect((await run(['exceptions', 'list'])).stdout).toBe(`\
${id}  git.force-push  until 2026-01-02 00:34 UTC
    git push --force origin my-*
    in /work/project
    because: my own branch
`);
    const { schema, exceptions } = JSON.parse((await run(['exceptions', 'list', '--format', 'json'])).stdout);
    expect([schema, exceptions]).toEqual([
      'sechook.exceptions/1',
      [
        {
          id,
          rule: 'git.force-push',
          path: '/work/project',
          pattern: 'git push --force origin my-*',
          reason: 'my own branch',
          from: '2026-01-02T00:04:05.000Z',
          until: '2026-01-02T00:34:05.000Z',
        },
      ],
    ]);
    const later = { now: () => new Date(NOW.getTime() + 3_600_000) };
    expect((await run(['exceptions', 'list'], later)).stdout).toBe('No exception holds.\n');
  });

  it('ends them', async () => {
    await run(ALLOW);
    await run(ALLOW);
    const [first, second] = held();
    expect((await run(['exceptions', 'revoke', first?.id ?? ''])).stdout).toBe(`${first?.id} has ended.\n`);
    expect(held()).toEqual([second]);
    expect(await run(['exceptions', 'revoke', first?.id ?? ''])).toMatchObject({ exit: 2 });
    expect((await run(['exceptions', 'revoke', '../grants/x'])).stderr).toContain('holds');
    expect((await run(['exceptions', 'revoke'])).stderr).toContain('Give its id');
  });

  it('forgets those that are over when another is written', async () => {
    await run([...ALLOW, '--for', '1m']);
    await run(ALLOW, { now: () => new Date(NOW.getTime() + 3_600_000) });
    expect(fs.readdirSync(join(home, '.local/state/sechook/exceptions'))).toHaveLength(1);
  });
});
