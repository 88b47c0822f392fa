/**
 * From a verdict or a failure to the bytes that the client gets: ask mapping, words, encoding. The one
 * place where an explicit allow can arise, and only where nothing was found and the user's config says so.
 */
import type { CallContext } from '../core/call.ts';
import type { Failure } from '../core/failure.ts';
import type { Verdict } from '../core/finding.ts';
import { mappedDecision } from './ask-mapping.ts';
import type { Answer, Client, Reply } from './client.ts';
import { denyForAll } from './honoured.ts';
import { failureReason, verdictReason } from './reason.ts';

/** What of the user's settings bears on the answer. */
export interface ReplySettings {
  readonly onAllow: 'defer' | 'approve';
  readonly geminiInteractive: boolean;
}

export function replyTo(verdict: Verdict, context: CallContext, settings: ReplySettings): Reply {
  const decision = mappedDecision(verdict, {
    client: context.client,
    permissionMode: context.permissionMode,
    geminiInteractive: settings.geminiInteractive,
  });
  switch (decision) {
    case 'allow':
      if (settings.onAllow === 'approve' && verdict.findings.length === 0) {
        return { kind: 'approve', reason: 'sechook found nothing.' };
      }
      return { kind: 'none' };
    case 'ask':
    case 'deny':
      return { kind: decision, reason: verdictReason(verdict, decision) };
  }
}

export function replyToFailure(failure: Failure): Reply {
  return { kind: 'deny', reason: failureReason(failure) };
}

/** `client` is null where it is not known who asks: only a deny can be said in a form that all honour. */
export function encodeReply(client: Client | null, reply: Reply, event: string): Answer {
  if (client !== null) return client.encode(reply, event);
  return denyForAll('reason' in reply ? reply.reason : 'sechook does not know which client is asking.');
}
