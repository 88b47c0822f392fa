/** What every model API comes down to: the conversation so far in, one tool call or a closing word out. */
import type { ToolUse } from '../calls.ts';

export interface Conversation {
  /** The user's first words, by which a sub-agent's conversation is told from the main one. */
  readonly opening: string;
  /** Names of the tools that the client offers; none where it only wants a title or a summary. */
  readonly tools: readonly string[];
  /** What the tools gave back so far, in order. */
  readonly results: readonly string[];
  /** Everything that the client sent, for what must never reach a model. */
  readonly raw: string;
}

export type Turn =
  | { readonly kind: 'call'; readonly id: number; readonly use: ToolUse }
  | { readonly kind: 'text'; readonly text: string };

/** One model API: reads a request, writes the reply as server-sent events or as one document. */
export interface Api {
  readonly read: (body: Fields) => Conversation;
  readonly events: (turn: Turn, body: Fields) => readonly ServerEvent[];
  readonly document: (turn: Turn, body: Fields) => unknown;
}

export interface ServerEvent {
  readonly name: string | null;
  readonly data: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a list that are objects; nothing where there is no list. */
export function objects(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The text of what may be a text or a list of parts with texts. */
export function flatText(value: unknown): string {
  if (typeof value === 'string') return value;
  return objects(value)
    .map((part) => (typeof part.text === 'string' ? part.text : ''))
    .join('\n');
}
