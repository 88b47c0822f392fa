/**
 * Findings that a human's exception takes out of a verdict. Only those: what other rules found stands, what
 * touches the guard itself and what managed rules found always does.
 */
import type { ToolCall } from '../core/call.ts';
import { type Finding, type Verdict, verdictOf } from '../core/finding.ts';
import { isUnder, matchesPattern, type RuleException } from '../grants/exception.ts';

export interface Excepted {
  readonly verdict: Verdict;
  /** Ids of the exceptions that took something out. */
  readonly used: readonly string[];
}

export function excepted(call: ToolCall, verdict: Verdict, exceptions: readonly RuleException[]): Excepted {
  const { cwd } = call.context;
  const here = exceptions.filter(({ path }) => cwd !== null && isUnder(cwd, path));
  const used = new Set<string>();
  const left = verdict.findings.filter((finding) => {
    if (isFixed(finding)) return true;
    const text = textOf(call, finding);
    const own = here.find(({ rule, pattern }) => rule === finding.rule && matchesPattern(text, pattern));
    if (own !== undefined) used.add(own.id);
    return own === undefined;
  });
  return used.size === 0 ? { verdict, used: [] } : { verdict: verdictOf(left), used: [...used] };
}

/** No exception is possible. */
export function isFixed({ category, layer }: Finding): boolean {
  return category === 'guard' || layer === 'managed';
}

/** The very words that the rule found; what is shown of them may be cut and redacted. */
function textOf(call: ToolCall, { span, quote }: Finding): string {
  return call.kind === 'shell' && span !== null ? call.command.slice(span.start, span.end) : quote;
}
