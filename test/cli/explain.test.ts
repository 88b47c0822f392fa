import { expect, test } from 'vitest';
import { known, unknown } from '../../src/core/value.ts';
import type { Effect } from '../../src/shell/effect.ts';
import type { Act } from '../../src/shell/invocation.ts';
import { fakeJudge, sechook } from './harness.ts';

const span = { start: 0, end: 3 };
const acts: readonly Act[] = [
  { kind: 'assigned', name: 'X', value: known('rm'), exported: true, via: [], span },
  {
    kind: 'invocation',
    name: known('rm'),
    base: 'rm',
    args: [
      { value: known('-rf'), span, trail: [] },
      { value: unknown('variable', '$DIR'), span, trail: [] },
      { value: known("it's"), span, trail: ['$Y ← "it\'s" assigned earlier'] },
    ],
    nameSpan: span,
    nameTrail: ['$X ← "rm" assigned earlier'],
    redirections: [{ mode: 'append', fd: 1, target: known('/tmp/log'), span }],
    env: [{ name: 'A', value: known('1'), span }],
    input: { kind: 'text', value: known('y\n') },
    pipeline: null,
    via: [
      { kind: 'wrapper', name: 'sudo' },
      { kind: 'script', name: 'sh -c' },
    ],
    cwd: known('/srv'),
    span,
    shadowed: false,
  },
  {
    kind: 'opaque',
    runner: 'eval',
    reason: 'dynamic-script',
    why: { kind: 'variable', text: '$CODE', splits: false },
    sources: [],
    via: [],
    pipeline: null,
    span,
  },
];
const effects: readonly Effect[] = [
  { kind: 'delete', path: unknown('variable', '$DIR'), recursive: true, span },
  { kind: 'write', path: known('/tmp/log'), mode: 'append', span },
];

function judge() {
  const inner = fakeJudge({ analysis: { acts, data: [], exhausted: null } });
  return { ...inner, effectsOf: (act: Act) => (act.kind === 'invocation' ? effects : []) };
}

test('text', async () => {
  const ran = await sechook(['explain', 'run BAD now'], { opened: { kind: 'ready', judge: judge() } });
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toBe(`What would run
  1  export X=rm
  2  rm -rf $DIR 'it'\\''s'
     via      sudo (wrapper) → sh -c (script)
     value    rm ← $X ← "rm" assigned earlier
     value    'it'\\''s' ← $Y ← "it's" assigned earlier
     env      A=1
     redirect 1>> /tmp/log
     stdin    'y␊'
     cwd      /srv
     effect   deletes $DIR and everything below
     effect   appends to /tmp/log
  3  eval runs text that cannot be seen
     because  dynamic-script: '$CODE'

Rules: 3 tried, 1 matched
  tried without a match: odd-word, other-word

deny  bad-word  block, filesystem, high
  1 | run BAD now
    |     ^^^
  About bad-word.
  why: it cannot be undone

deny: 1 finding
`);
});

test('JSON', async () => {
  const ran = await sechook(['explain', '--format', 'json', 'ls'], {
    opened: { kind: 'ready', judge: judge() },
  });
  const place = { start: { offset: 0, line: 1, column: 1 }, end: { offset: 2, line: 1, column: 3 } };
  const at = { ...place, end: { offset: 3, line: 1, column: 3 } };
  expect(JSON.parse(ran.stdout)).toMatchObject({
    schema: 'sechook.explain/1',
    command: 'ls',
    decision: 'allow',
    exhausted: null,
    rules: { tried: ['bad-word', 'odd-word', 'other-word'], matched: [] },
    acts: [
      { kind: 'assigned', name: 'X', value: { kind: 'known', text: 'rm' }, exported: true },
      {
        kind: 'invocation',
        name: { kind: 'known', text: 'rm', span: at, trail: ['$X ← "rm" assigned earlier'] },
        base: 'rm',
        args: [{ text: '-rf' }, { kind: 'unknown', text: '$DIR' }, { text: "it's" }],
        env: [{ name: 'A', value: { text: '1' } }],
        redirections: [{ mode: 'append', fd: 1, target: { text: '/tmp/log' } }],
        input: { kind: 'text', text: { text: 'y\n' } },
        via: [
          { kind: 'wrapper', name: 'sudo' },
          { kind: 'script', name: 'sh -c' },
        ],
        cwd: { text: '/srv' },
        effects: [
          { kind: 'delete', path: { kind: 'unknown', text: '$DIR' }, recursive: true },
          { kind: 'write', path: { text: '/tmp/log' }, mode: 'append' },
        ],
      },
      { kind: 'opaque', runner: 'eval', reason: 'dynamic-script', why: { text: '$CODE' } },
    ],
  });
});

test('a line that runs nothing', async () => {
  const opened = {
    kind: 'ready',
    judge: fakeJudge({ analysis: { acts: [], data: [], exhausted: null } }),
  } as const;
  const ran = await sechook(['explain', '# nothing'], { opened });
  expect(ran.stdout).toBe(`Nothing would run.

Rules: 3 tried, 0 matched
  tried without a match: bad-word, odd-word, other-word

allow: no finding
`);
});

test('a line whose analysis ran out of budget', async () => {
  const failure = { code: 'budget', detail: 'More than 5000 commands.' } as const;
  const judge = fakeJudge({ analysis: { acts: [], data: [], exhausted: 'commands' }, failure });
  const ran = await sechook(['explain', 'ls'], { opened: { kind: 'ready', judge } });
  expect(ran.stdout).toContain('Not all of it: commands\n');
  expect(ran.stdout).toContain('deny: no finding');
});
