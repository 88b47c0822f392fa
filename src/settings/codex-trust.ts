/**
 * Codex runs a hook of the user's or a project's files only if the hash of its present form is trusted, by
 * place in the file. Made here as Codex makes it: SHA-256 of the hook's compact JSON with its keys in order.
 */
import { createHash } from 'node:crypto';

export interface CodexHook {
  readonly event: string;
  readonly group: number;
  readonly index: number;
  readonly matcher: string | null;
  readonly command: string;
  /** As configured; without one Codex takes 600. */
  readonly timeout: number | null;
}

/** `PreToolUse` → `pre_tool_use`. */
function snake(event: string): string {
  return event.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase();
}

export function trustKey(file: string, { event, group, index }: CodexHook): string {
  return `${file}:${snake(event)}:${group}:${index}`;
}

export function trustHash({ event, matcher, command, timeout }: CodexHook): string {
  const hook = { async: false, command, timeout: timeout ?? 600, type: 'command' };
  const form = { event_name: snake(event), hooks: [hook], ...(matcher === null ? {} : { matcher }) };
  return `sha256:${createHash('sha256').update(JSON.stringify(form)).digest('hex')}`;
}
