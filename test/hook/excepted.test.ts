/** Which findings an exception takes out: never those of managed rules or about the guard. */
import { expect, it } from 'vitest';
import type { ToolCall } from '../../src/core/call.ts';
import { type Finding, verdictOf } from '../../src/core/finding.ts';
import type { RuleException } from '../../src/grants/exception.ts';
import { excepted } from '../../src/hook/excepted.ts';

const context = {
  client: null,
  event: 'PreToolUse',
  tool: 'Bash',
  cwd: '/work',
  session: null,
  toolUse: null,
  permissionMode: null,
  agent: null,
} as const;
const call: ToolCall = { kind: 'shell', context, command: 'a; git push; b' };
const finding: Finding = {
  rule: 'push',
  tier: 'block',
  category: 'git',
  severity: 'high',
  withoutAsk: 'deny',
  layer: 'user',
  span: { start: 3, end: 11 },
  quote: 'git …',
  nudge: 'n',
  why: null,
};
const exception: RuleException = {
  v: 1,
  id: 'k3v9x2',
  rule: 'push',
  path: '/work',
  pattern: 'git push',
  reason: 'r',
  from: '',
  until: '',
};

it.each<[string, Partial<Finding>, ToolCall, 'allow' | 'deny']>([
  ['the very words that were found', {}, call, 'allow'],
  ['another rule', { rule: 'other' }, call, 'deny'],
  ['more words', { span: { start: 0, end: 11 } }, call, 'deny'],
  ['a managed rule', { layer: 'managed' }, call, 'deny'],
  ['the guard itself', { category: 'guard' }, call, 'deny'],
  ["a project's rule that calls itself the guard", { category: 'project', layer: 'project' }, call, 'allow'],
  ['no directory', {}, { ...call, context: { ...context, cwd: null } }, 'deny'],
  [
    'a path of a file tool',
    { span: null, quote: 'git push' },
    { kind: 'read', context, paths: ['git push'] },
    'allow',
  ],
])('%s', (_what, over, judged, decision) => {
  const found = excepted(judged, verdictOf([{ ...finding, ...over }]), [exception]);
  expect(found.verdict.decision).toBe(decision);
  expect(found.used).toEqual(decision === 'allow' ? ['k3v9x2'] : []);
});
