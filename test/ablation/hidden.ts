/** How many of these texts give away the command in them; imported once for each mistake of the reader. */
import { analyse } from '../oracle/analyse.ts';
import { bestAgreement } from '../oracle/predicted.ts';

export function foundIn(texts: readonly string[]): number {
  return texts.filter((text) => bestAgreement(analyse(text), ['rm', '-rf', '/srv']) === 'known').length;
}
