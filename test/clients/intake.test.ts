import { describe, expect, it } from 'vitest';
import { takeIn } from '../../src/clients/intake.ts';
import { CLIENTS } from '../../src/clients/registry.ts';
import { encodeReply, replyToFailure } from '../../src/clients/reply.ts';

const shell = { hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: 'ls' } };
const text = (more: object = {}): string => JSON.stringify({ ...shell, ...more });

describe('takeIn', () => {
  it('decodes for the client that is named', () => {
    expect(takeIn(text({ prompt_id: 'x' }), 'codex')).toMatchObject({
      kind: 'call',
      client: CLIENTS.codex,
      event: 'PreToolUse',
      call: { kind: 'shell', command: 'ls', context: { client: 'codex' } },
    });
  });

  it('finds the client itself', () => {
    expect(takeIn(text({ prompt_id: 'x' }), null)).toMatchObject({
      kind: 'call',
      client: CLIENTS['claude-code'],
    });
    expect(takeIn(text({ turn_id: 'x' }), null)).toMatchObject({ kind: 'call', client: CLIENTS.codex });
  });

  it('has no opinion on other events', () => {
    expect(takeIn('{"hook_event_name":"Stop"}', 'claude-code')).toMatchObject({
      kind: 'event',
      event: 'Stop',
    });
  });

  it.each([
    ['', 'claude-code', 'payload-malformed'],
    ['{', 'gemini-cli', 'payload-malformed'],
    ['[]', 'codex', 'payload-malformed'],
    ['{"hook_event_name":"PreToolUse"}', 'codex', 'payload-malformed'],
    ['{"a":1,"a":2}', null, 'payload-malformed'],
    [text(), null, 'client-unknown'],
    ['{}', null, 'client-unknown'],
  ] as const)('%j for %s is a deny: %s', (input, named, code) => {
    const intake = takeIn(input, named);
    if (intake.kind !== 'failed') throw new Error(intake.kind);
    expect(intake.failure.code).toBe(code);
    expect(intake.client?.id ?? null).toBe(named);
    const answer = encodeReply(intake.client, replyToFailure(intake.failure), intake.event);
    expect(answer).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(code) });
    expect(JSON.parse(answer.stdout)).toBeTypeOf('object');
  });

  it('answers a prompt in the prompt’s own form, also where the payload is malformed', () => {
    const intake = takeIn('{"hook_event_name":"PermissionRequest","tool_name":"Bash"}', 'claude-code');
    if (intake.kind !== 'failed') throw new Error(intake.kind);
    const { stdout } = encodeReply(intake.client, replyToFailure(intake.failure), intake.event);
    expect(JSON.parse(stdout)).toMatchObject({ hookSpecificOutput: { hookEventName: 'PermissionRequest' } });
  });
});
