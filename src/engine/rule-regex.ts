/**
 * A rule's regular expression, safe to run on any text. Exponential ones do not get past the rule compiler;
 * what is left can still take the third or fourth power of a text's length, so long texts go to an engine
 * whose time grows with the length alone, and only what that cannot dismiss is searched as usual.
 */
import type { Span } from '../core/span.ts';
import { lazy } from './lazy.ts';
import { linearRegex } from './linear-regex.ts';
import { mostOf, regexTokens } from './regex-tokens.ts';

export interface RuleRegex {
  test(text: string): boolean;
  /** The first match that begins at `from` or later. */
  find(text: string, from: number): Span | null;
}

/** Lengths up to which backtracking is harmless, by the number of repetitions without a small limit. */
const HARMLESS = [Number.POSITIVE_INFINITY, 4000, 400, 200] as const;
const SMALL = 8;

export function ruleRegex(source: string, flags: string): RuleRegex {
  const plain = flags.replace(/[gy]/g, '');
  const usual = new RegExp(source, `${plain}g`);
  const harmless = lazy(() => harmlessLength(source));
  const linear = lazy(() => linearRegex(source, plain));
  const find = (text: string, from: number): Span | null => {
    if (text.length <= SHORT || text.length <= harmless()) return search(usual, text, from);
    const safe = linear();
    if (safe === null) return search(usual, text, from);
    const found = search(safe.regex, text, from);
    return found === null || safe.exact ? found : search(usual, text, from);
  };
  return { find, test: (text) => find(text, 0) !== null };
}

/** Most words; harmless for every expression. */
const SHORT = 200;

function harmlessLength(source: string): number {
  let repetitions = 0;
  for (const { kind, text } of regexTokens(source))
    if (kind === 'quantifier' && mostOf(text) > SMALL) repetitions += 1;
  return HARMLESS[Math.min(repetitions, HARMLESS.length - 1)] ?? SHORT;
}

/** Sets where it begins each time: what an expression remembers must not change the next answer. */
function search(regex: RegExp, text: string, from: number): Span | null {
  regex.lastIndex = from;
  const found = regex.exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}
