/**
 * Rules filed by a piece of text that their regex needs. A text has as many pieces as characters, so they are
 * looked up by number, without a string for each: most are found missing in the index by their hash alone.
 */

/** Length of a piece. */
export const GRAM = 3;

export const GRAM_PREFIX = 'gram:';

/** `gram` is in lower case. */
export function gramKey(gram: string): string {
  return GRAM_PREFIX + gram;
}
