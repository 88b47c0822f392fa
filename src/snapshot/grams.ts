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

/** Texts that are short in all meet few pieces twice. */
const SHORT = 500;

/** One bit for each piece of three ASCII letters; null where it is not worth it. */
export type MetGrams = Int32Array | null;

export function metGrams(texts: readonly string[]): MetGrams {
  return texts.reduce((sum, text) => sum + text.length, 0) < SHORT ? null : new Int32Array(1 << 16);
}

/** Whether the piece was asked for before; from now on it was. */
export function wasMet(met: MetGrams, a: number, b: number, c: number): boolean {
  if (met === null || (a | b | c) > 127) return false;
  const piece = (a << 14) | (b << 7) | c;
  const word = met[piece >>> 5] ?? 0;
  const bit = 1 << (piece & 31);
  if ((word & bit) !== 0) return true;
  met[piece >>> 5] = word | bit;
  return false;
}
