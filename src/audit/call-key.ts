/**
 * A strong hash of the whole call, so that an exception can name it although the log holds a redacted and
 * shortened subject only. The same tool with the same words in the same directory gives the same key; what
 * changes from call to call (session, ids, permission mode) does not count.
 */
import { hash } from 'node:crypto';
import type { ToolCall } from '../core/call.ts';

export const CALL_KEY = /^[0-9a-f]{64}$/;

/** Loads `node:crypto`, which costs milliseconds: only for calls that are refused or asked about. */
export function callKey(call: ToolCall): string | null {
  const { context, ...subject } = call;
  const { client, tool, cwd } = context;
  try {
    return hash('sha256', JSON.stringify({ v: 1, client, tool, cwd, subject }, inOrder));
  } catch {
    // Nested too deeply to be written down: no key, so no exception either.
    return null;
  }
}

/** The order in which a client writes parameters means nothing. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // Without a prototype, or a parameter called `__proto__` would vanish.
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
