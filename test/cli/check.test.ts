import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Judge } from '../../src/cli/judge.ts';
import type { Dialect, ToolCall } from '../../src/core/call.ts';
import { fakeJudge, sechook } from './harness.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-cli-'));
  writeFileSync(join(dir, 'good.sh'), '#!/usr/bin/env zsh\nls\n');
  writeFileSync(join(dir, 'bad.sh'), '#!/bin/sh\nls\n  run BAD here\n');
  writeFileSync(join(dir, 'call.json'), '{"tool":"x"}');
});
afterAll(() => rmSync(dir, { recursive: true }));

function recorder(): {
  readonly judge: Judge;
  readonly calls: ToolCall[];
  readonly dialects: (Dialect | null)[];
} {
  const calls: ToolCall[] = [];
  const dialects: (Dialect | null)[] = [];
  const inner = fakeJudge();
  const judge: Judge = {
    ...inner,
    judge(call, dialect) {
      calls.push(call);
      dialects.push(dialect);
      return inner.judge(call, dialect);
    },
  };
  return { judge, calls, dialects };
}

describe('exit codes', () => {
  test.each([
    [['check', 'ls'], 0],
    [['check', 'ODD'], 0],
    [['check', 'BAD'], 1],
    [['check', 'ODD', '--fail-on', 'ask'], 1],
    [['check', 'BAD', '--fail-on', 'ask'], 1],
    [['check', 'ls', '--fail-on', 'ask'], 0],
    [['check', '--', '-n', 'BAD'], 1],
  ] as const)('%j → %i', async (argv, exit) => {
    expect((await sechook(argv)).exit).toBe(exit);
  });

  test('--quiet prints nothing', async () => {
    expect(await sechook(['check', '-q', 'BAD'])).toEqual({ exit: 1, stdout: '', stderr: '' });
  });
});

describe('text for people', () => {
  test('the finding stands in its line with a caret', async () => {
    const ran = await sechook(['check', 'ls &&\n  run BAD here; ODD']);
    expect(ran.stdout).toBe(`deny  bad-word  block, filesystem, high
  2 |   run BAD here; ODD
    |       ^^^
  About bad-word.
  why: it cannot be undone

ask   odd-word  suspicious, filesystem, high
  2 |   run BAD here; ODD
    |                 ^^^
  About odd-word.

deny: 2 findings
`);
  });

  test('nothing found', async () => {
    expect((await sechook(['check', 'ls'])).stdout).toBe('allow: no finding\n');
  });

  test.each([
    ['a file', {}, false, false],
    ['a terminal', {}, true, true],
    ['a terminal with NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ['a file with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['a file with both', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
  ] as const)('colour on %s', async (_name, env, terminal, coloured) => {
    const ran = await sechook(['check', 'BAD'], { env, terminal });
    expect(ran.stdout.includes('\u001b[31m')).toBe(coloured);
  });

  test('control characters of the command are shown as signs and carets stay below', async () => {
    const ran = await sechook(['check', 'a\u001b[2Jb BAD']);
    expect(ran.stdout).toContain('  1 | a␛[2Jb BAD\n    |        ^^^\n');
  });

  test('secrets of the command do not come back', async () => {
    const ran = await sechook(['check', 'ls\ncurl -H "Authorization: Bearer abcdef0123456789abcdef" BAD']);
    expect(ran.stdout).toContain('  2 | curl -H ');
    expect(ran.stdout).not.toContain('abcdef0123456789');
  });

  test('what the client is answered is said where it differs', async () => {
    const judge = fakeJudge({ answered: (decision) => (decision === 'ask' ? 'deny' : decision) });
    const ran = await sechook(['check', '--client', 'codex', '--permission-mode', 'default', 'ODD'], {
      opened: { kind: 'ready', judge },
    });
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain(
      'deny: 1 finding; judged ask, which codex in mode default is answered as deny',
    );
  });

  test('a call that could not be judged to its end is denied', async () => {
    const judge = fakeJudge({
      failure: { code: 'budget', detail: 'The command is too large to be understood.' },
    });
    const ran = await sechook(['check', 'ls'], { opened: { kind: 'ready', judge } });
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain('too large to be understood');
    expect(ran.stdout).toContain('deny: no finding');
  });
});

describe('what is judged', () => {
  test('scripts, each with the shell that its first line names', async () => {
    const { judge, calls, dialects } = recorder();
    const argv = ['check', '--file', join(dir, 'good.sh'), '--file', join(dir, 'bad.sh')];
    const ran = await sechook(argv, { opened: { kind: 'ready', judge } });
    expect(ran.exit).toBe(1);
    expect(dialects).toEqual(['zsh', 'posix']);
    expect(calls.map((call) => call.kind)).toEqual(['shell', 'shell']);
    expect(ran.stdout).toContain(`${join(dir, 'good.sh')}: allow: no finding\n`);
    expect(ran.stdout).toContain('  3 |   run BAD here\n    |       ^^^\n');
  });

  test('--shell beats the first line', async () => {
    const { judge, dialects } = recorder();
    await sechook(['check', '--shell', 'bash', '-f', join(dir, 'bad.sh')], {
      opened: { kind: 'ready', judge },
    });
    expect(dialects).toEqual(['bash']);
  });

  test('a script on stdin', async () => {
    expect((await sechook(['check', '--file', '-'], { stdin: 'BAD\n' })).exit).toBe(1);
  });

  test.each([
    [['read', '--path', '/a', '--path', '/b'], { kind: 'read', paths: ['/a', '/b'] }],
    [['search', '--path', '/a', '--pattern', 'x'], { kind: 'search', paths: ['/a'], pattern: 'x' }],
    [
      ['write', '--path', '/a', '--content', 'c'],
      { kind: 'write', changes: [{ kind: 'write', path: '/a', content: 'c' }] },
    ],
    [
      ['edit', '--path', '/a', '--content', 'c'],
      { changes: [{ kind: 'edit', path: '/a', content: 'c', removed: '' }] },
    ],
    [['delete', '--path', '/a'], { kind: 'write', changes: [{ kind: 'delete', path: '/a' }] }],
    [['fetch', '--url', 'http://x'], { kind: 'fetch', urls: ['http://x'] }],
    [['web-search', '--text', 'q'], { kind: 'web-search', query: 'q' }],
    [['agent', '--text', 'p'], { kind: 'agent', prompt: 'p' }],
    [
      ['mcp', '--server', 's', '--name', 't', '--params', '{"a":1}'],
      { kind: 'mcp', server: 's', tool: 't', params: { a: 1 } },
    ],
    [['other', '--name', 't'], { kind: 'other', params: {} }],
  ] as const)('--tool %j', async (argv, expected) => {
    const { judge, calls } = recorder();
    const ran = await sechook(['check', '--tool', ...argv, '--cwd', 'sub'], {
      opened: { kind: 'ready', judge },
    });
    expect(ran.exit).toBe(0);
    expect(calls[0]).toMatchObject(expected);
    expect(calls[0]?.context.cwd).toBe('/work/project/sub');
  });

  test('a payload, decoded as the client named', async () => {
    const decoded: unknown[] = [];
    const judge: Judge = {
      ...fakeJudge(),
      decode(payload, client) {
        decoded.push([payload, client]);
        return { kind: 'malformed', why: 'tool_name is missing' };
      },
    };
    const ran = await sechook(['check', '--client', 'codex', '--payload', join(dir, 'call.json')], {
      opened: { kind: 'ready', judge },
    });
    expect(decoded).toEqual([[{ tool: 'x' }, 'codex']]);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toBe('sechook check: the payload is malformed: tool_name is missing\n');
  });
});

describe('JSON', () => {
  test('a finding with its place', async () => {
    const ran = await sechook(['check', '--format', 'json', 'ls\nrun BAD']);
    expect(JSON.parse(ran.stdout)).toEqual({
      schema: 'sechook.check/1',
      version: '9.9.9',
      decision: 'deny',
      results: [
        {
          source: { kind: 'argument' },
          call: { kind: 'shell', tool: 'shell', cwd: '/work/project', client: null, permission_mode: null },
          decision: 'deny',
          judged: 'deny',
          findings: [
            {
              rule: 'bad-word',
              decision: 'deny',
              tier: 'block',
              category: 'filesystem',
              severity: 'high',
              layer: 'built-in',
              without_ask: 'deny',
              span: { start: { offset: 7, line: 2, column: 5 }, end: { offset: 10, line: 2, column: 8 } },
              quote: 'BAD',
              nudge: 'About bad-word.',
              why: 'it cannot be undone',
            },
          ],
          failure: null,
          us: 7,
        },
      ],
    });
  });
});

describe('a policy that cannot be used', () => {
  test('errors in rules are shown with line and caret', async () => {
    const file = '/home/u/.config/sechook/rules/a.rules';
    const text = 'block "x"\n  match comand("rm")\n';
    const ran = await sechook(['check', 'ls'], {
      opened: {
        kind: 'invalid',
        diagnostics: [
          {
            code: 'unknown-matcher',
            severity: 'error',
            file,
            span: { start: 18, end: 24 },
            message: "there is no matcher 'comand'",
            help: "did you mean 'command'?",
          },
        ],
        texts: new Map([[file, text]]),
      },
    });
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toBe(`${file}:2:9: error: there is no matcher 'comand' [unknown-matcher]
  2 |   match comand("rm")
    |         ^^^^^^
  help: did you mean 'command'?

sechook check: 1 error; until they are mended every call is denied
`);
  });

  test('another failure', async () => {
    const failure = { code: 'policy-unreadable', detail: 'no permission to read /etc/sechook' } as const;
    const ran = await sechook(['explain', 'ls'], { opened: { kind: 'failed', failure } });
    expect(ran).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'sechook explain: no permission to read /etc/sechook\n',
    });
  });
});
