/**
 * The words of a verdict, for the agent that has to correct itself and the human who may decide. Each
 * finding is one line: rule, what matched, what to do instead. Foreign text is bounded and cannot break out
 * of its line or its quotes. No code that lets the call through is ever in it.
 */
import type { Failure } from '../core/failure.ts';
import { decisionOf, type Finding, type Verdict } from '../core/finding.ts';
import { bound, sanitise } from '../core/sanitise.ts';

export const REASON_LIMIT = 2_000;
const QUOTE_LIMIT = 160;
const NUDGE_LIMIT = 400;
const RULE_LIMIT = 80;

/** For the human: the agent is refused these commands. */
const FOR_THE_HUMAN =
  'For the human: if this call is wanted, `sechook pending` and `sechook allow-once` in a terminal of your own let it through once.';

export function verdictReason(verdict: Verdict, answered: 'ask' | 'deny'): string {
  const opening =
    answered === 'ask'
      ? 'sechook asks for a human decision on this call:'
      : verdict.decision === 'ask'
        ? 'sechook refused this call, because nobody can be asked here:'
        : 'sechook refused this call:';
  const lines = [...new Set(verdict.findings.map(findingLine))];
  return compose(opening, lines, answered === 'deny' ? FOR_THE_HUMAN : null);
}

export function failureReason(failure: Failure): string {
  const detail = sanitise(failure.detail, REASON_LIMIT / 2);
  return `sechook refused this call, because it could not judge it (${failure.code}): ${detail}`;
}

function findingLine(finding: Finding): string {
  const rule = sanitise(finding.rule, RULE_LIMIT);
  const tier = decisionOf(finding) === 'deny' ? 'blocked' : 'suspicious';
  const quote = finding.quote === '' ? '' : ` ${fenced(sanitise(finding.quote, QUOTE_LIMIT))}`;
  const nudge = finding.nudge === '' ? '' : `: ${sanitise(finding.nudge, NUDGE_LIMIT)}`;
  return `- [${rule}] ${tier}${quote}${nudge}`;
}

/** Quoted in more backticks than the text has in a row, so that the text cannot end its own quotation. */
function fenced(text: string): string {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** As many whole lines as fit; the opening and the closing always do. */
function compose(opening: string, lines: readonly string[], closing: string | null): string {
  const room = REASON_LIMIT - opening.length - (closing === null ? 0 : closing.length + 1) - 40;
  const shown: string[] = [opening];
  let used = 0;
  let left = lines.length;
  for (const line of lines) {
    const text = bound(line, 800);
    if (used + text.length + 1 > room) break;
    shown.push(text);
    used += text.length + 1;
    left -= 1;
  }
  if (left > 0) shown.push(`- and ${left} more`);
  if (closing !== null) shown.push(closing);
  return shown.join('\n');
}
