/** docs/cli-json.md names every key that the commands print. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { known } from '../../src/core/value.ts';
import type { Act } from '../../src/shell/invocation.ts';
import { compiled, fakeJudge, sechook } from './harness.ts';

const span = { start: 0, end: 1 };
const why = { kind: 'variable', text: '$X', splits: false } as const;
const via = [{ kind: 'wrapper', name: 'sudo' }] as const;
const pipeline = { id: 0, index: 0, length: 1 };
const ACTS: readonly Act[] = [
  {
    kind: 'invocation',
    name: known('a'),
    base: 'a',
    args: [{ value: known('b'), span, trail: [] }],
    nameSpan: span,
    nameTrail: [],
    redirections: [{ mode: 'write', fd: 1, target: known('f'), span }],
    env: [{ name: 'A', value: known('1'), span }],
    input: { kind: 'file', path: known('f') },
    pipeline,
    via,
    cwd: known('/'),
    span,
    shadowed: false,
  },
  { kind: 'opaque', runner: 'sh', reason: 'piped-script', why, sources: ['curl'], via, pipeline, span },
  { kind: 'assigned', name: 'A', value: known('1'), exported: false, via, span },
];

const judge = {
  ...fakeJudge({
    analysis: { acts: ACTS, data: [], exhausted: null },
    failure: { code: 'budget', detail: 'd' },
  }),
  effectsOf: (act: Act) =>
    act.kind === 'invocation'
      ? ([
          { kind: 'read', path: known('f'), recursive: false, content: true, span },
          { kind: 'write', path: known('f'), mode: 'edit', span },
          { kind: 'delete', path: known('f'), recursive: false, span },
          { kind: 'metadata', path: known('f'), recursive: false, detail: known('777'), span },
          { kind: 'contact', target: known('h'), sends: true, span },
        ] as const)
      : [],
};

const diagnostic = { code: 'c', severity: 'error', file: 'f', span, message: 'm', help: null } as const;
const host = { compileLayers: () => compiled({ diagnostics: [diagnostic] }) };

function keysIn(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) keysIn(one, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      keysIn(inner, found);
    }
  }
}

test.each([
  [['check', '--format', 'json', 'BAD']],
  [['explain', '--format', 'json', 'BAD ODD']],
  [['compile-rules', '--format', 'json']],
  [['version', '--format', 'json']],
  [['check', '--batch']],
])('%j', async (argv) => {
  const documented = readFileSync('docs/cli-json.md', 'utf8');
  const stdin = '{"id":1,"command":"BAD"}\nx\n';
  const ran = await sechook(argv, { stdin, host, opened: { kind: 'ready', judge } });
  const found = new Set<string>();
  const documents = argv.includes('--batch') ? ran.stdout.trimEnd().split('\n') : [ran.stdout];
  for (const one of documents) keysIn(JSON.parse(one), found);
  expect(found.size).toBeGreaterThan(1);
  for (const key of found) expect(documented).toContain(`\`${key}\``);
});
