/**
 * The contract of a client: its JSON in, one `ToolCall` out; a reply in, the bytes and exit code that the
 * client really honours out. A client file knows no rules and no shell; what it cannot read for certain is
 * `malformed`, which ends as a deny.
 */
import type { ClientId, Decoded } from '../core/call.ts';

/** What the client is told, after the verdict went through the ask mapping. */
export type Reply =
  /** No opinion: the client's own permission flow goes on. */
  | { readonly kind: 'none' }
  /** Skips the client's own prompt; only ever on the user's express wish. */
  | { readonly kind: 'approve'; readonly reason: string }
  | { readonly kind: 'ask'; readonly reason: string }
  | { readonly kind: 'deny'; readonly reason: string };

/** Bytes and exit code, ready to be written: stdout in one write, and nothing else ever. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface Client {
  readonly id: ClientId;
  readonly decode: (payload: unknown) => Decoded;
  /** `event` is the client's own name of the event, as in the call's context. */
  readonly encode: (reply: Reply, event: string) => Answer;
}

/** Where a decoder finds that something it needs is missing or of the wrong type. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly why: string;
}

export function malformed(why: string): Malformed {
  return { kind: 'malformed', why };
}

/** Exit 0 and not one byte: the only form of "no opinion" that all clients read alike. */
export const NO_OPINION: Answer = { stdout: '', stderr: '', exitCode: 0 };
