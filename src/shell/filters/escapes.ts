/**
 * Backslash escapes as `echo -e`, `printf` formats and `printf %b` read them. The three differ in their
 * octal forms and in `\c`, dash knows fewer than bash. Confirmed against both in the tests.
 */
import type { ByteSink } from './bytes.ts';

export interface EscapeStyle {
  /** `\0nnn` takes three digits after the zero (echo, %b); without it, `\nnn` has at most three in all. */
  readonly zeroOctal: boolean;
  /** `\nnn` without a leading zero counts. */
  readonly plainOctal: boolean;
  /** `\c` ends all output. */
  readonly stops: boolean;
  /** `\x`, `\u`, `\U`, `\E`: bash has them, dash does not. */
  readonly extended: boolean;
  /** `\"`, `\'` and `\?` lose their backslash. */
  readonly quotes: boolean;
}

const SIMPLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
};

/**
 * Writes the escape that starts at `at` (a backslash) and gives the offset after it; -1 where output
 * ends here, null where the result cannot be told.
 */
export function writeEscape(text: string, at: number, style: EscapeStyle, sink: ByteSink): number | null {
  const letter = text.charAt(at + 1);
  const simple = letter !== '' && Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined;
  if (simple !== undefined) {
    sink.byte(simple);
    return at + 2;
  }
  if (letter === 'c' && style.stops) return -1;
  if (letter === '0' && style.zeroOctal) return writeDigits(text, at + 2, 3, 8, sink);
  if (letter >= '0' && letter <= '7' && letter !== '' && style.plainOctal)
    return writeDigits(text, at + 1, 3, 8, sink);
  if (style.extended) {
    if (letter === 'E') {
      sink.byte(27);
      return at + 2;
    }
    if (letter === 'x' && isDigit(text.charAt(at + 2), 16)) return writeDigits(text, at + 2, 2, 16, sink);
    if (letter === 'u' || letter === 'U') return writeCodePoint(text, at + 2, letter === 'u' ? 4 : 8, sink);
  }
  if (style.quotes && (letter === '"' || letter === "'" || letter === '?')) {
    sink.text(letter);
    return at + 2;
  }
  sink.byte(92);
  return at + 1;
}

function isDigit(char: string, base: 8 | 16): boolean {
  return base === 8 ? /^[0-7]$/.test(char) : /^[0-9a-fA-F]$/.test(char);
}

function digitsAt(text: string, at: number, most: number, base: 8 | 16): string {
  let end = at;
  while (end < at + most && isDigit(text.charAt(end), base)) end += 1;
  return text.slice(at, end);
}

function writeDigits(text: string, at: number, most: number, base: 8 | 16, sink: ByteSink): number {
  const digits = digitsAt(text, at, most, base);
  sink.byte(digits === '' ? 0 : Number.parseInt(digits, base));
  return at + digits.length;
}

function writeCodePoint(text: string, at: number, most: number, sink: ByteSink): number | null {
  const digits = digitsAt(text, at, most, 16);
  if (digits === '') return null;
  return sink.codePoint(Number.parseInt(digits, 16)) ? at + digits.length : null;
}
