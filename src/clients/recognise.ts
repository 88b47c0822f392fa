/**
 * Which client wrote a payload, for calls without `--client`. Only marks that one client alone sets count;
 * a payload without such a mark is nobody's, and is denied in the form that stops all of them. The
 * registered line always names the client, so this is for people who try the hook by hand.
 */
import type { ClientId } from '../core/call.ts';
import { isFields, own } from './fields.ts';

const GEMINI_EVENTS: ReadonlySet<unknown> = new Set([
  'BeforeTool',
  'AfterTool',
  'BeforeAgent',
  'AfterAgent',
  'BeforeModel',
  'AfterModel',
  'BeforeToolSelection',
  'PreCompress',
]);

export function recogniseClient(payload: unknown): ClientId | null {
  if (!isFields(payload)) return null;
  const transcript = own(payload, 'transcript_path');
  const lies = (folder: string): boolean => typeof transcript === 'string' && transcript.includes(folder);
  // Codex first: it alone has no ask, and reads one as consent.
  if (own(payload, 'turn_id') !== undefined || lies('/.codex/')) return 'codex';
  if (own(payload, 'model') !== undefined && own(payload, 'permission_mode') !== undefined) return 'codex';
  if (GEMINI_EVENTS.has(own(payload, 'hook_event_name')) || lies('/.gemini/')) return 'gemini-cli';
  if (own(payload, 'prompt_id') !== undefined || lies('/.claude/')) return 'claude-code';
  return null;
}

/** The event that the client named, or the empty string: enough to answer a payload that is malformed. */
export function eventOf(payload: unknown): string {
  const event = isFields(payload) ? own(payload, 'hook_event_name') : undefined;
  return typeof event === 'string' ? event : '';
}
