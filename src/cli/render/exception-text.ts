/** An exception for a human's eyes: what passes, where, until when, why. */
import type { RuleException } from '../../grants/exception.ts';
import { visible } from './visible.ts';

export function exceptionText({ id, rule, path, pattern, reason, until }: RuleException): string {
  const lines = [
    `${id}  ${rule}  until ${until.slice(0, 16).replace('T', ' ')} UTC`,
    `    ${pattern}`,
    `    in ${path}`,
    `    because: ${reason}`,
  ];
  return lines.map(visible).join('\n');
}
