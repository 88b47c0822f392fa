/**
 * What a word may be and what it must be. Of a word with holes or globs a test answers "may" only where at
 * least half of what is asked for stands there: `ma$X` and `m*n` may be `main`, `$X` and `*` are evidence of
 * nothing (rules that fear the unknown ask for it by name).
 */
import type { Value } from '../core/value.ts';
import { showValue } from '../core/value.ts';
import type { Tokens } from './glob-tokens.ts';
import {
  charTokens,
  foldTokens,
  globTokens,
  hasHole,
  matchesText,
  overlap,
  valueTokens,
} from './glob-tokens.ts';
import { lazy } from './lazy.ts';
import type { RuleRegex } from './rule-regex.ts';

export interface WordPattern {
  readonly source: string;
  /** Set when the pattern is plain text: the fast road. */
  readonly text: string | null;
  readonly tokens: Tokens;
  readonly literals: number;
  readonly folds: boolean;
}

function wordPattern(source: string, tokens: Tokens, folds: boolean): WordPattern {
  const used = folds ? foldTokens(tokens) : tokens;
  const literals = used.filter((t) => t.kind === 'char').length;
  const text = literals === used.length ? used.map((t) => (t.kind === 'char' ? t.char : '')).join('') : null;
  return { source, text, tokens: used, literals, folds };
}

export function literalPattern(source: string, folds = false): WordPattern {
  return wordPattern(source, charTokens(source), folds);
}

export function globPattern(source: string, folds = false): WordPattern {
  return wordPattern(source, globTokens(source), folds);
}

const madeTokens = new WeakMap<Value, { readonly plain: Tokens; readonly folded: () => Tokens }>();

/** Of one value, which is held against many patterns. */
function tokensOf(value: Value, folds: boolean): Tokens {
  let made = madeTokens.get(value);
  if (made === undefined) {
    const plain = valueTokens(value);
    made = { plain, folded: lazy(() => foldTokens(plain)) };
    madeTokens.set(value, made);
  }
  return folds ? made.folded() : made.plain;
}

export function mayBe(value: Value, pattern: WordPattern): boolean {
  if (value.kind === 'unknown') return false;
  if (value.kind === 'known' && pattern.text !== null) {
    return (pattern.folds ? value.text.toLowerCase() : value.text) === pattern.text;
  }
  if (value.kind === 'known') {
    return matchesText(pattern.tokens, pattern.folds ? value.text.toLowerCase() : value.text);
  }
  const score = overlap(pattern.tokens, tokensOf(value, pattern.folds));
  return score > 0 && score * 2 >= pattern.literals;
}

/** As `mayBe`, but any glob that fits is enough: for command names, where a glob has no good reason to be. */
export function fits(value: Value, pattern: WordPattern): boolean {
  if (value.kind === 'known') return mayBe(value, pattern);
  const tokens = tokensOf(value, pattern.folds);
  return hasHole(tokens) ? mayBe(value, pattern) : overlap(pattern.tokens, tokens) >= 0;
}

export function mayBeAny(value: Value, patterns: readonly WordPattern[]): boolean {
  return patterns.some((pattern) => mayBe(value, pattern));
}

/** A regex sees known text as it is, globs as written and holes as their source (`$X`). */
export function mayMatch(value: Value, regex: RuleRegex): boolean {
  return value.kind !== 'unknown' && regex.test(showValue(value));
}

/** True where the word is not known at all, or begins with something unknown. */
export function startsUnknown(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'pattern' && value.parts[0]?.kind === 'hole');
}

/** Names of the variables whose content goes into the word: `$X`, `${X:-y}`, `"${X[0]}"`. */
export function variablesIn(value: Value): readonly string[] {
  const holes =
    value.kind === 'unknown'
      ? [value.why]
      : value.kind === 'pattern'
        ? value.parts.flatMap((p) => (p.kind === 'hole' ? [p.why] : []))
        : [];
  return holes.flatMap((hole) =>
    [...hole.text.matchAll(/\$(?:\{[#!]?)?([A-Za-z_]\w*)/g)].map((m) => m[1] ?? ''),
  );
}
