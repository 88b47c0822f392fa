/**
 * From the text on standard input to what is to be judged: parse, find the client, decode. Whatever cannot
 * be read comes out as a failure together with the client, if known, that has to be told.
 */
import type { CallContext, ClientId, PastCall, ToolCall } from '../core/call.ts';
import type { Failure, FailureCode } from '../core/failure.ts';
import type { Client } from './client.ts';
import { parsePayload } from './payload.ts';
import { eventOf, recogniseClient } from './recognise.ts';
import { CLIENTS } from './registry.ts';

export type Intake =
  | { readonly kind: 'call'; readonly client: Client; readonly event: string; readonly call: ToolCall }
  /** Not about a tool that is going to run: no opinion. */
  | {
      readonly kind: 'event';
      readonly client: Client;
      readonly event: string;
      readonly context: CallContext;
      readonly past: PastCall | null;
    }
  /** `client` is null where nobody knows who asks: `encodeReply` then answers in the form for all. */
  | {
      readonly kind: 'failed';
      readonly client: Client | null;
      readonly event: string;
      readonly failure: Failure;
    };

/** `named` is the client that the registered line names; null to tell it from the payload. */
export function takeIn(text: string, named: ClientId | null): Intake {
  const parsed = parsePayload(text);
  const pinned = named === null ? null : CLIENTS[named];
  if (parsed.kind === 'malformed') return failed(pinned, '', 'payload-malformed', parsed.why);
  const event = eventOf(parsed.value);
  const id = named ?? recogniseClient(parsed.value);
  if (id === null) {
    return failed(
      null,
      event,
      'client-unknown',
      'no client can be told from the payload; name it with --client',
    );
  }
  const client = CLIENTS[id];
  const decoded = client.decode(parsed.value);
  switch (decoded.kind) {
    case 'malformed':
      return failed(client, event, 'payload-malformed', decoded.why);
    case 'event':
      return { kind: 'event', client, event, context: decoded.context, past: decoded.past };
    case 'call':
      return { kind: 'call', client, event, call: decoded.call };
  }
}

function failed(client: Client | null, event: string, code: FailureCode, why: string): Intake {
  return { kind: 'failed', client, event, failure: { code, detail: `${why}.` } };
}
