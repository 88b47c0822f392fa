/**
 * What a rule found, and the verdict over all that was found. The strictest finding decides; all of
 * them are reported.
 */
import type { Layer, Severity, Tier } from './rule.ts';
import type { Span } from './span.ts';

export type Decision = 'allow' | 'ask' | 'deny';

export interface Finding {
  readonly rule: string;
  readonly tier: Tier;
  readonly category: string;
  readonly severity: Severity;
  readonly withoutAsk: 'deny' | 'defer';
  readonly layer: Layer;
  /** Into the call's own text (command, content…); null where the finding is not about a stretch of it. */
  readonly span: Span | null;
  /** The part of the call that matched: sanitised, bounded, redacted; safe to show. */
  readonly quote: string;
  /** The rule's nudge with its placeholders filled in, safe to show. */
  readonly nudge: string;
  readonly why: string | null;
}

/** `allow` is "no opinion": sechook never widens what the client would have allowed. */
export interface Verdict {
  readonly decision: Decision;
  readonly findings: readonly Finding[];
}

export function decisionOf(finding: Finding): Decision {
  return finding.tier === 'block' ? 'deny' : 'ask';
}

const STRICTNESS: Readonly<Record<Decision, number>> = { allow: 0, ask: 1, deny: 2 };

export function stricter(a: Decision, b: Decision): Decision {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}

/** Deny before ask, then in order of the text: the order in which people read them. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const sorted = [...findings].sort(
    (a, b) =>
      STRICTNESS[decisionOf(b)] - STRICTNESS[decisionOf(a)] ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
  let decision: Decision = 'allow';
  for (const finding of sorted) decision = stricter(decision, decisionOf(finding));
  return { decision, findings: sorted };
}
