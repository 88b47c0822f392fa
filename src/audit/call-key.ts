/**
 * A strong hash of the whole call, so that an exception can name it although the log holds a redacted and
 * shortened subject only. The same tool with the same words in the same directory gives the same key; what
 * changes from call to call (session, ids, permission mode) does not count.
 */
import { hash } from 'node:crypto';
import type { ToolCall } from '../core/call.ts';
import { sha256 } from '../core/sha256.ts';

/** From here on the system's hash is faster than ours, loading included. */
const LONG = 16_384;

export const CALL_KEY = /^[0-9a-f]{64}$/;

/** Loads `node:crypto`, which costs milliseconds, for nothing but a long call. */
export function callKey(call: ToolCall): string | null {
  const { context, ...subject } = call;
  const { client, tool, cwd } = context;
  try {
    const text = JSON.stringify({ v: 1, client, tool, cwd, subject }, inOrder);
    return text.length < LONG ? sha256(text) : hash('sha256', text);
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
