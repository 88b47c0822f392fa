/**
 * A hit made into a finding that is safe to show: quote and nudge are sanitised, bounded and redacted, and
 * what a project's own rules say is replaced, because their text came with the repository.
 */
import { redact } from '../audit/redact.ts';
import type { Finding } from '../core/finding.ts';
import type { Rule, Standing } from '../core/rule.ts';
import { sanitise } from '../core/sanitise.ts';
import type { Placeholder } from '../core/signature.ts';
import type { Span } from '../core/span.ts';
import { showValue } from '../core/value.ts';
import type { Filled } from './matcher.ts';
import { effectsOfSubject, effectTarget, type Subject } from './subject.ts';

export interface Hit {
  /** What the span points into; null where the finding is about no stretch of text. */
  readonly text: string | null;
  readonly span: Span | null;
  /** The text is the call's own. */
  readonly own: boolean;
  readonly filled: Filled;
  /** What it is about, where there is no text. */
  readonly subject?: Subject;
}

const QUOTE_LIMIT = 160;
const FILLED_LIMIT = 120;
const NUDGE_LIMIT = 600;
const PROJECT_NUDGE =
  "A rule of this project's own configuration forbids this or asks for a human's decision.";

export function findingOf(rule: Rule, standing: Standing, hit: Hit): Finding {
  const quote = safe(quoted(hit), QUOTE_LIMIT);
  const foreign = rule.source.layer === 'project';
  return {
    rule: sanitise(rule.id, 100),
    tier: standing.tier,
    category: foreign ? 'project' : rule.category,
    severity: rule.severity,
    withoutAsk: standing.withoutAsk,
    layer: rule.source.layer,
    span: hit.own ? hit.span : null,
    quote,
    nudge: foreign ? PROJECT_NUDGE : sanitise(fill(rule.nudge, { ...hit.filled, match: quote }), NUDGE_LIMIT),
    why: foreign ? null : rule.why,
  };
}

function quoted(hit: Hit): string {
  if (hit.text !== null && hit.span !== null) return hit.text.slice(hit.span.start, hit.span.end);
  return hit.filled.path ?? hit.filled.host ?? (hit.subject === undefined ? '' : describe(hit.subject));
}

function describe(subject: Subject): string {
  switch (subject.kind) {
    case 'mcp':
      return `${subject.server}/${subject.tool}`;
    case 'web-search':
      return subject.query;
    case 'agent':
      return subject.prompt;
    default: {
      const first = effectsOfSubject(subject)[0];
      return first === undefined ? '' : showValue(effectTarget(first));
    }
  }
}

function safe(text: string, limit: number): string {
  return sanitise(redact(text), limit);
}

function fill(nudge: string, filled: Filled): string {
  return nudge.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filled[name as Placeholder];
    return value === undefined ? whole : safe(value, FILLED_LIMIT);
  });
}
