/** Tries a rule's own samples: what it says it catches must fire, what it says it permits must not. */
import type { Rule } from '../core/rule.ts';
import type { SampleCall, SampleNode } from './ast.ts';
import type { Report } from './messages.ts';

export type SampleOutcome =
  | { readonly kind: 'fires' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly why: string };

/** Does this rule, alone, fire on this call? */
export type JudgeSample = (rule: Rule, call: SampleCall) => SampleOutcome;

export function checkSamples(
  report: Report,
  rule: Rule,
  samples: readonly SampleNode[],
  judge: JudgeSample,
): void {
  for (const sample of samples) {
    const outcome = judge(rule, sample.call);
    if (outcome.kind === 'failed') report('sample-failed', sample.span, outcome.why);
    else if (sample.expects === 'catches' && outcome.kind === 'silent') {
      report('sample-not-caught', sample.span, rule.id);
    } else if (sample.expects === 'permits' && outcome.kind === 'fires') {
      report('sample-caught', sample.span, rule.id);
    }
  }
}
