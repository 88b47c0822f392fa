/**
 * What the three payloads have in common: an envelope (event, session, directory) around one tool and its
 * parameters. A client gives its table of tools; a tool that is in no table becomes `other` and is judged
 * by the shape of its parameters. New fields are ignored, missing ones are not.
 */
import type { CallContext, ClientId, Decoded, PastCall, ToolCall } from '../core/call.ts';
import { type Malformed, malformed } from './client.ts';
import { type Fields, isFields, isMalformed, optionalText, own, requiredText } from './fields.ts';

/** Reads one tool's parameters. `payload` is the envelope, for what a client keeps outside of them. */
export type ToolDecoder = (input: Fields, context: CallContext, payload: Fields) => ToolCall | Malformed;

export interface ToolTable {
  readonly client: ClientId;
  /** Events that carry a tool but are not about one that is going to run, with what they tell of it. */
  readonly pastEvents: ReadonlyMap<string, PastCall['kind'] | null>;
  readonly tools: ReadonlyMap<string, ToolDecoder>;
  /** For names that the table cannot list, such as MCP tools; null where it is none of these. */
  readonly family: (tool: string, payload: Fields) => ToolDecoder | null;
}

/** A tool is about to run; the client waits for a verdict. */
const CALL_EVENTS: ReadonlySet<string> = new Set(['PreToolUse', 'BeforeTool', 'PermissionRequest']);

export const otherTool: ToolDecoder = (input, context) => ({ kind: 'other', context, params: input });

export function decodeWith(table: ToolTable, payload: unknown): Decoded {
  if (!isFields(payload)) return malformed('the payload is not a JSON object');
  const context = readContext(table.client, payload);
  if (isMalformed(context)) return context;

  // An event never heard of that comes with a tool is judged like one that is known.
  const hasTool = own(payload, 'tool_name') !== undefined || own(payload, 'tool_input') !== undefined;
  if (!CALL_EVENTS.has(context.event) && (table.pastEvents.has(context.event) || !hasTool)) {
    return { kind: 'event', context, past: pastCall(table, context, payload) };
  }
  if (context.tool === '') return malformed(`${context.event} without "tool_name"`);
  const input = own(payload, 'tool_input');
  if (!isFields(input)) return malformed(`${context.event} of ${context.tool} without "tool_input"`);

  const call = decodeTool(table, context, payload, input);
  if (isMalformed(call)) return malformed(`${context.event} of ${context.tool}: ${call.why}`);
  return { kind: 'call', call };
}

function decodeTool(
  table: ToolTable,
  context: CallContext,
  payload: Fields,
  input: Fields,
): ToolCall | Malformed {
  const decoder = table.tools.get(context.tool) ?? table.family(context.tool, payload) ?? otherTool;
  return decoder(input, context, payload);
}

/** Nothing hangs on it any more: what cannot be read is left out. */
function pastCall(table: ToolTable, context: CallContext, payload: Fields): PastCall | null {
  const kind = table.pastEvents.get(context.event) ?? null;
  if (kind === null || context.tool === '') return null;
  const input = own(payload, 'tool_input');
  const call = isFields(input) ? decodeTool(table, context, payload, input) : null;
  const millis = own(payload, 'duration_ms');
  const response = own(payload, 'tool_response');
  // One client has a single event for both, and an error in its answer.
  const hasFailed = kind === 'ran' && isFields(response) && own(response, 'error') !== undefined;
  return {
    call: isMalformed(call) ? null : call,
    kind: hasFailed ? 'failed' : kind,
    millis: typeof millis === 'number' && millis >= 0 ? Math.round(millis) : null,
  };
}

function readContext(client: ClientId, payload: Fields): CallContext | Malformed {
  const event = requiredText(payload, 'hook_event_name');
  if (isMalformed(event)) return event;
  if (event === '') return malformed('"hook_event_name" is empty');
  const [tool, cwd, session, toolUse, permissionMode, agent] = [
    optionalText(payload, 'tool_name'),
    optionalText(payload, 'cwd'),
    optionalText(payload, 'session_id'),
    optionalText(payload, 'tool_use_id'),
    optionalText(payload, 'permission_mode'),
    optionalText(payload, 'agent_id'),
  ];
  for (const value of [tool, cwd, session, toolUse, permissionMode, agent])
    if (isMalformed(value)) return value;
  return {
    client,
    event,
    tool: (tool as string | null) ?? '',
    cwd: absoluteOrNull(cwd as string | null),
    session: session as string | null,
    toolUse: toolUse as string | null,
    permissionMode: permissionMode as string | null,
    agent: agent as string | null,
  };
}

/** Relative to what, nobody says: such a directory is as good as none. */
function absoluteOrNull(cwd: string | null): string | null {
  return cwd?.startsWith('/') ? cwd : null;
}

/** The directory of a call that names one of its own, relative to the client's. */
export function inDirectory(context: CallContext, directory: string | null): CallContext {
  if (directory === null || directory === '') return context;
  if (directory.startsWith('/')) return { ...context, cwd: directory };
  return { ...context, cwd: context.cwd === null ? null : joinPath(context.cwd, directory) };
}

/** `..` is taken by name, as the clients do; no link is followed here. */
function joinPath(base: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${base}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
