/**
 * What a call was about, in one bounded line for the log: the command, the paths, the URLs. File contents
 * never go into the log.
 */
import { assertNever } from '../core/assert-never.ts';
import type { FileChange, ToolCall } from '../core/call.ts';
import { sanitise } from '../core/sanitise.ts';
import { redact } from './redact.ts';

const SUBJECT_LIMIT = 2_000;
/** Redacted before it is cut, so that no half of a secret escapes; what lies far behind is never shown. */
const LOOK_AT = 16_384;

export function subjectOf(call: ToolCall): string {
  return safeText(rawSubject(call), SUBJECT_LIMIT);
}

/** Redacted, on one line, bounded. */
export function safeText(text: string, limit: number): string {
  return sanitise(redact(text.length > LOOK_AT ? text.slice(0, LOOK_AT) : text), limit);
}

function rawSubject(call: ToolCall): string {
  switch (call.kind) {
    case 'shell':
      return call.command;
    case 'read':
      return call.paths.join(' ');
    case 'search':
      return [...call.paths, ...call.globs, call.pattern ?? ''].join(' ').trim();
    case 'write':
      return call.changes.map(changeText).join(' ');
    case 'fetch':
      return call.urls.length > 0 ? call.urls.join(' ') : call.text;
    case 'web-search':
      return call.query;
    case 'mcp':
      return `${call.server} ${call.tool} ${json(call.params)}`;
    case 'agent':
      return call.prompt;
    case 'other':
      return json(call.params);
    default:
      return assertNever(call);
  }
}

function changeText(change: FileChange): string {
  return change.kind === 'move' ? `move ${change.path} ${change.to}` : `${change.kind} ${change.path}`;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
