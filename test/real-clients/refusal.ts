/** What a model is told of a refused call: the client's own wrapping, and inside it our reason. */
import type { ClientId } from '../../src/core/call.ts';

const WRAPPING: Readonly<Record<ClientId, RegExp>> = {
  // Claude Code adds reminders of its own to any result.
  'claude-code':
    /^(?:<tool_use_error>)?PreToolUse:\w+ hook error: (?<reason>.*?)(?:<\/tool_use_error>)?(?:\s*<system-reminder>.*)?$/s,
  'gemini-cli': /^Tool execution blocked: (?<reason>.*)$/s,
  // Codex repeats the call itself.
  codex: /^(?:Command|Tool call) blocked by PreToolUse hook: (?<reason>.*)\. (?:Command|Tool): .*$/s,
};

const REASON =
  /^sechook refused this call:\n(?:- \[[a-z0-9.-]+\] (?:blocked|held back) `[^`\n]*`: [^\n]+\n)+For the human: [^\n]+$/;

/** Our reason; null where the model was told anything else, or anything beside it. */
export function refusal(client: ClientId, told: string | null): string | null {
  const reason = WRAPPING[client].exec(told ?? '')?.groups?.reason ?? '';
  return REASON.test(reason) ? reason : null;
}
