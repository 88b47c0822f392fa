/**
 * The outcome of `check` for people:
 *
 *     deny  destructive-rm  block, filesystem, critical
 *       1 | rm -rf "$HOME"
 *         | ^^^^^^^^^^^^^^
 *       Move it to a temporary directory instead.
 *       why: what rm deletes cannot be brought back
 *
 *     deny: 1 finding
 */

import { redact } from '../../audit/redact.ts';
import { type Decision, decisionOf, type Finding } from '../../core/finding.ts';
import { type Checked, decided, sourceName, subjectText } from '../checked.ts';
import { plural } from './diagnostics-text.ts';
import { sourceLine } from './source-line.ts';
import type { Paint, Style } from './style.ts';
import { visible } from './visible.ts';

export interface TextOptions {
  readonly style: Style;
  readonly width: number;
}

export const DECISION_PAINT: Readonly<Record<Decision, Paint>> = {
  allow: 'green',
  ask: 'yellow',
  deny: 'red',
};

export function checkText(all: readonly Checked[], options: TextOptions): string {
  return all.map((checked) => oneText(checked, options)).join('\n');
}

function oneText(checked: Checked, options: TextOptions): string {
  const { style } = options;
  const name = sourceName(checked.source);
  const prefix = name === null ? '' : `${visible(name)}: `;
  if (checked.kind === 'event') {
    return `${prefix}${style('green', 'allow')}: the event ${visible(checked.event)} is not about a tool\n`;
  }
  const { evaluation, answered } = checked.judgement;
  const text = subjectText(checked.call);
  const lines: string[] = [];
  for (const finding of evaluation.verdict.findings) {
    lines.push(...findingLines(finding, text, options), '');
  }
  if (evaluation.failure !== null) {
    lines.push(
      `${style('red', 'deny')}  ${style('bold', evaluation.failure.code)}  not judged to the end`,
      `  ${visible(evaluation.failure.detail)}`,
      '',
    );
  }
  const decision = decided(checked);
  lines.push(`${prefix}${style(DECISION_PAINT[decision], decision)}: ${summary(checked, answered)}`);
  return lines.map((line) => `${line}\n`).join('');
}

export function findingLines(finding: Finding, text: string | null, options: TextOptions): readonly string[] {
  const { style } = options;
  const decision = decisionOf(finding);
  const paint = decision === 'deny' ? 'red' : 'yellow';
  const about = style('dim', `${finding.tier}, ${finding.category}, ${finding.severity}`);
  const lines = [`${style(paint, decision.padEnd(4))}  ${style('bold', visible(finding.rule))}  ${about}`];
  if (text !== null && finding.span !== null) {
    lines.push(
      ...sourceLine(text, finding.span, { style, width: options.width, paint, indent: '  ', redact }),
    );
  } else if (finding.quote !== '') {
    lines.push(`  ${style(paint, visible(finding.quote))}`);
  }
  lines.push(`  ${visible(finding.nudge)}`);
  if (finding.why !== null) lines.push(`  ${style('dim', `why: ${visible(finding.why)}`)}`);
  return lines;
}

function summary(checked: Extract<Checked, { kind: 'judged' }>, answered: Decision): string {
  const { findings, decision } = checked.judgement.evaluation.verdict;
  const count = findings.length === 0 ? 'no finding' : plural(findings.length, 'finding');
  const { client, permissionMode } = checked.call.context;
  if (client === null || answered === decision) return count;
  const mode = permissionMode === null ? '' : ` in mode ${visible(permissionMode)}`;
  return `${count}; judged ${decision}, which ${client}${mode} is answered as ${answered}`;
}
