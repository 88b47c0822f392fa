/**
 * A rule's regular expression, safe to run on any text. Exponential ones do not get past the rule compiler;
 * what is left can still take the third or fourth power of a text's length, so long texts go to an engine
 * whose time grows with the length alone, and only what that cannot dismiss is searched as usual.
 */
import type { Certain } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { lazy } from './lazy.ts';
import { linearRegex } from './linear-regex.ts';
import { certainTexts, isAscii } from './literals.ts';
import { mostOf, regexTokens } from './regex-tokens.ts';

export interface RuleRegex {
  test(text: string): boolean;
  /** The first match that begins at `from` or later. */
  find(text: string, from: number): Span | null;
}

/** Lengths up to which backtracking is harmless, by the number of repetitions without a small limit. */
const HARMLESS = [Number.POSITIVE_INFINITY, 4000, 400, 200] as const;
const SMALL = 8;

export function ruleRegex(source: string, flags: string, certain: Certain = {}): RuleRegex {
  const plain = flags.replace(/[gy]/g, '');
  const usual = lazy(() => new RegExp(source, `${plain}g`));
  const isHopeless = hopeless(certain, flags.includes('i'));
  const harmless = lazy(() => harmlessLength(source));
  const linear = lazy(() => linearRegex(source, plain));
  const find = (text: string, from: number): Span | null => {
    if (isHopeless(text)) return null;
    if (text.length <= SHORT || text.length <= harmless()) return search(usual(), text, from);
    const safe = linear();
    if (safe === null) return search(usual(), text, from);
    const found = search(safe.regex, text, from);
    return found === null || safe.exact ? found : search(usual(), text, from);
  };
  return { find, test: (text) => find(text, 0) !== null };
}

/** Building an expression costs more than looking for what each of its matches holds. */
function hopeless({ needs, beyondAscii }: Certain, ignoresCase: boolean): (text: string) => boolean {
  const texts = ignoresCase ? certainTexts(needs) : needs === undefined || needs.length === 0 ? null : needs;
  return (text) => {
    if (beyondAscii === true && isAscii(text)) return true;
    if (texts === null) return false;
    const whole = ignoresCase ? lowerCased(text) : text;
    return !texts.some((one) => whole.includes(one));
  };
}

let lowered = { text: '', lower: '' };

/** Many expressions are tried on one text. */
function lowerCased(text: string): string {
  if (lowered.text !== text) lowered = { text, lower: text.toLowerCase() };
  return lowered.lower;
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
