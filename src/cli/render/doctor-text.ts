/** A checkup for people: what was found with its way out, then the five layers. */

import type { LayerState, Result } from '../../doctor/checks.ts';
import { type DoctorFinding, LAYERS, type Layer } from '../../doctor/finding.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export interface DoctorOptions {
  readonly style: Style;
  /** What was fine is shown too. */
  readonly verbose: boolean;
}

const TITLES: Readonly<Record<Layer, string>> = {
  permissions: "1  the client's permissions",
  hook: '2  the guard (hook)',
  isolation: '3  sandbox and isolation',
  network: '4  network and credentials',
  audit: '5  audit and review',
};
const STATES = {
  on: ['green', 'on'],
  partly: ['yellow', 'partly'],
  off: ['red', 'off'],
} as const;

export function doctorText(
  results: readonly Result[],
  states: Readonly<Record<Layer, LayerState>>,
  options: DoctorOptions,
): string {
  const { style } = options;
  // What matters most stands last, where a terminal ends.
  const lines = [
    ...results.filter(({ findings }) => findings.length === 0).flatMap((result) => fineText(result, options)),
    ...(['advice', 'fault'] as const).flatMap((level) =>
      results.flatMap(({ check, findings }) =>
        findings
          .filter((finding) => finding.level === level)
          .flatMap((finding) => findingText(check.id, finding, style)),
      ),
    ),
  ];
  lines.push('');
  for (const layer of LAYERS) {
    const [paint, word] = STATES[states[layer]];
    lines.push(`${TITLES[layer].padEnd(30)} ${style(paint, word)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function fineText({ check }: Result, { style, verbose }: DoctorOptions): readonly string[] {
  return verbose ? [`${style('green', 'ok     ')} ${check.title}  ${style('dim', check.id)}`] : [];
}

function findingText(id: string, finding: DoctorFinding, style: Style): readonly string[] {
  const { level, about, what, why, mend } = finding;
  const mark = level === 'fault' ? style('red', 'FAULT  ') : style('yellow', 'advice ');
  const where = about === null ? '' : `${style('bold', visible(about))}: `;
  return [
    `${mark} ${where}${visible(what)}  ${style('dim', id)}`,
    `        ${visible(why)}`,
    ...(mend === null ? [] : [`        ${style('cyan', `mend: ${visible(mend)}`)}`]),
  ];
}
