/** `explain` for people: what would run, numbered; then the rules that were tried and those that matched. */
import type { Decision } from '../../core/finding.ts';
import type { Explained } from '../explained.ts';
import { actText } from './act-text.ts';
import { DECISION_PAINT, findingLines, type TextOptions } from './check-text.ts';
import { plural } from './diagnostics-text.ts';
import { visible } from './visible.ts';

export function explainText(explained: Explained, options: TextOptions): string {
  const { style } = options;
  const { evaluation, answered } = explained.judgement;
  const lines: string[] = [];
  const { analysis } = evaluation;
  if (analysis === null || analysis.acts.length === 0) lines.push('Nothing would run.', '');
  else {
    lines.push(`${style('bold', 'What would run')}`);
    analysis.acts.forEach((act, index) => {
      const [first, ...rest] = actText(act, explained.effectsOf(act), style);
      lines.push(`${String(index + 1).padStart(3)}  ${first ?? ''}`, ...rest);
    });
    lines.push('');
  }
  if (analysis?.exhausted != null)
    lines.push(style('red', `Not all of it: ${visible(analysis.exhausted)}`), '');

  const { findings } = evaluation.verdict;
  const matched = new Set(findings.map((finding) => finding.rule));
  lines.push(`${style('bold', 'Rules')}: ${evaluation.tried.length} tried, ${matched.size} matched`);
  const others = [...new Set(evaluation.tried)].filter((rule) => !matched.has(rule));
  if (others.length > 0)
    lines.push(style('dim', `  tried without a match: ${others.map(visible).join(', ')}`));
  lines.push('');
  for (const finding of findings) lines.push(...findingLines(finding, explained.command, options), '');
  if (evaluation.failure !== null) lines.push(style('red', visible(evaluation.failure.detail)), '');
  const decision: Decision = evaluation.failure === null ? answered : 'deny';
  const count = findings.length === 0 ? 'no finding' : plural(findings.length, 'finding');
  lines.push(`${style(DECISION_PAINT[decision], decision)}: ${count}`);
  return lines.map((line) => `${line}\n`).join('');
}
