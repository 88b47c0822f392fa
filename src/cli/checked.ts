/** What `check` hands to its renderers: each thing that was judged, where it came from, and the outcome. */
import type { ToolCall } from '../core/call.ts';
import { type Decision, stricter } from '../core/finding.ts';
import type { Judgement } from './judge.ts';

export type Source =
  | { readonly kind: 'argument' }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'payload'; readonly path: string }
  | { readonly kind: 'tool'; readonly tool: string };

export type Checked =
  | {
      readonly kind: 'judged';
      readonly source: Source;
      readonly call: ToolCall;
      readonly judgement: Judgement;
    }
  /** An event of the client that is not about a tool: there is nothing to judge. */
  | { readonly kind: 'event'; readonly source: Source; readonly event: string };

/** A call that could not be judged to its end is denied, as the hook denies it. */
export function decided(checked: Checked): Decision {
  if (checked.kind === 'event') return 'allow';
  return checked.judgement.evaluation.failure === null ? checked.judgement.answered : 'deny';
}

export function strictest(all: readonly Checked[]): Decision {
  return all.reduce<Decision>((worst, checked) => stricter(worst, decided(checked)), 'allow');
}

export function sourceName(source: Source): string | null {
  switch (source.kind) {
    case 'argument':
    case 'tool':
      return null;
    case 'stdin':
      return '(stdin)';
    case 'file':
    case 'payload':
      return source.path;
  }
}

/** The text that findings point into; null for calls that are no single text. */
export function subjectText(call: ToolCall): string | null {
  return call.kind === 'shell' ? call.command : null;
}
