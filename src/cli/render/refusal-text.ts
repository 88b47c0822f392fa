/** One refused call for a human's eyes: when, who, what, why. */
import type { Refusal } from '../../audit/refusals.ts';
import { visible } from './visible.ts';

export function refusalText(refusal: Refusal, number: string): string {
  const { ts, client, tool, subject, rules, fixed } = refusal;
  const indent = ' '.repeat(4);
  const lines = [
    `${number.padStart(2)}  ${ts.slice(0, 19).replace('T', ' ')} UTC  ${client ?? 'unknown client'}  ${tool ?? 'unknown tool'}`,
    `${indent}${subject ?? '(the payload could not be read)'}`,
    ...(rules.length === 0 ? [] : [`${indent}rules: ${rules.join(', ')}`]),
    ...(fixed === null ? [] : [`${indent}cannot be allowed once: ${fixed}`]),
  ];
  return lines.map(visible).join('\n');
}
