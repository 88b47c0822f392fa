/**
 * Text that must stand wherever a regex matches, as the rule compiler read it off: most regex rules are
 * dismissed because it is not there, without their regex ever being built.
 */
import { GRAM } from '../snapshot/grams.ts';

/**
 * In lower case, for the lower-cased text; null where nothing is certain. Beyond ASCII, letters in lower case
 * depend on their neighbours, so such texts prove nothing.
 */
export function certainTexts(needs: readonly string[] | undefined): readonly string[] | null {
  if (needs === undefined || needs.length === 0 || !needs.every(isPlain)) return null;
  return needs.map((text) => text.toLowerCase());
}

export function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

function isPlain(text: string): boolean {
  return /^[\x09-\x7e]+$/.test(text);
}

/** One piece of each text, by which a rule can be filed; null where a text is too short for one. */
export function gramsOfNeeds(needs: readonly string[] | undefined): readonly string[] | null {
  const texts = certainTexts(needs);
  return texts === null || texts.some((text) => text.length < GRAM) ? null : texts.map(gramOf);
}

/** The piece of a text that is filed: the one whose characters are rarest in commands. */
export function gramOf(literal: string): string {
  let best = literal.slice(0, GRAM);
  let bestScore = -1;
  for (let i = 0; i + GRAM <= literal.length; i += 1) {
    const gram = literal.slice(i, i + GRAM);
    let score = 0;
    for (const char of gram) score += /[a-z]/.test(char) ? ('etaoinsrl'.includes(char) ? 0 : 1) : 2;
    if (/^[\s/.-]+$/.test(gram)) score = 0;
    if (score > bestScore) [best, bestScore] = [gram, score];
  }
  return best;
}
