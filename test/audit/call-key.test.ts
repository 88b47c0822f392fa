/** The key tells calls apart that the redacted subject cannot, and knows the same call again. */
import { describe, expect, it } from 'vitest';
import { CALL_KEY, callKey } from '../../src/audit/call-key.ts';
import type { CallContext, ToolCall } from '../../src/core/call.ts';

const context: CallContext = {
  client: 'claude-code',
  event: 'PreToolUse',
  tool: 'Bash',
  cwd: '/home/dev/project',
  session: 's-1',
  toolUse: 't-1',
  permissionMode: 'default',
  agent: null,
};
const shell = (command: string, more: Partial<CallContext> = {}): ToolCall => ({
  kind: 'shell',
  context: { ...context, ...more },
  command,
});
const mcp = (params: unknown): ToolCall => ({
  kind: 'mcp',
  context,
  server: 's',
  tool: 't',
  params,
  launch: null,
});

describe('callKey', () => {
  it('is the same for the same call made again', () => {
    const again = shell('ls', { session: 's-2', toolUse: 't-9', permissionMode: 'plan' });
    expect(callKey(again)).toBe(callKey(shell('ls')));
    expect(callKey(again)).toMatch(CALL_KEY);
    expect(callKey(mcp({ b: [1, { d: 1, c: 2 }], a: 2 }))).toBe(
      callKey(mcp({ a: 2, b: [1, { c: 2, d: 1 }] })),
    );
  });

  const write = (content: string): ToolCall => ({
    kind: 'write',
    context,
    changes: [{ kind: 'write', path: '/a', content }],
  });
  const pairs: readonly (readonly [string, ToolCall, ToolCall])[] = [
    ['a secret that the log hides', shell('export TOKEN=abc'), shell('export TOKEN=abd')],
    ['what lies behind the log’s limit', shell(`${'x'.repeat(50_000)}1`), shell(`${'x'.repeat(50_000)}2`)],
    ['a blank', shell('rm a b'), shell('rm a  b')],
    ['a line break', shell('a b'), shell('a\nb')],
    ['directory', shell('ls'), shell('ls', { cwd: '/' })],
    ['tool', shell('ls'), shell('ls', { tool: 'Shell' })],
    ['client', shell('ls'), shell('ls', { client: 'codex' })],
    ['content', write('a'), write('b')],
    ['kind', { kind: 'web-search', context, query: 'x' }, { kind: 'agent', context, prompt: 'x' }],
    ['paths', { kind: 'read', context, paths: ['a', 'b'] }, { kind: 'read', context, paths: ['a b'] }],
    ['a parameter', mcp({ a: 1 }), mcp({ a: '1' })],
    ['order in a list', mcp([1, 2]), mcp([2, 1])],
    ['an odd name', mcp(JSON.parse('{"__proto__":{"a":1}}')), mcp({})],
  ];
  it.each(pairs)('differs by %s', (_name, one, other) => {
    expect(callKey(one)).not.toBe(callKey(other));
  });

  it('is none where the call cannot be written down', () => {
    expect(callKey(mcp({ big: 1n }))).toBeNull();
  });
});
