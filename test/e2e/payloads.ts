/** One call of each client's shell tool, as the clients send them. */
import type { ClientId } from '../../src/core/call.ts';

export type Payload = Readonly<Record<string, unknown>>;

export function shellPayload(client: ClientId, command: string, cwd: string): Payload {
  const common = {
    session_id: '00000000-0000-4000-8000-000000000001',
    cwd,
  };
  switch (client) {
    case 'claude-code':
      return {
        ...common,
        transcript_path: '/home/dev/.claude/projects/p/1.jsonl',
        prompt_id: '00000000-0000-4000-8000-000000000003',
        permission_mode: 'default',
        hook_event_name: 'PreToolUse',
        tool_name: 'Bash',
        tool_input: { command, description: 'a test' },
        tool_use_id: 'toolu_1',
      };
    case 'gemini-cli':
      return {
        ...common,
        transcript_path: '/home/dev/.gemini/tmp/p/chats/1.jsonl',
        hook_event_name: 'BeforeTool',
        timestamp: '2026-01-01T00:00:00.000Z',
        tool_name: 'run_shell_command',
        tool_input: { command, description: 'a test' },
      };
    case 'codex':
      return {
        ...common,
        turn_id: '00000000-0000-4000-8000-000000000002',
        transcript_path: null,
        hook_event_name: 'PreToolUse',
        model: 'gpt-5.3-codex',
        permission_mode: 'default',
        tool_name: 'Bash',
        tool_input: { command },
        tool_use_id: 'call_1',
      };
  }
}

export const HARMLESS = 'git status --short';
/** Names nothing that exists; no test ever runs it. */
export const HARMFUL = 'rm -rf /';
