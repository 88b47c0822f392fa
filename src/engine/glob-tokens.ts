/**
 * Globs as token lists, and the question whether two of them can be the same text: a rule's pattern against
 * a word of which the shell itself will make more (`/bin/r?`, `~/.s*`). One path component or one plain word
 * at a time; slashes are `path-patterns.ts`'s business.
 */
import type { PatternPart, Value } from '../core/value.ts';

type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'set'; readonly source: string; readonly negated: boolean }
  /** Any text, also none. `hole`: not a glob but something unknown. */
  | { readonly kind: 'many'; readonly hole: boolean };

export type Tokens = readonly Token[];

const ONE: Token = { kind: 'one' };
const MANY: Token = { kind: 'many', hole: false };
const HOLE: Token = { kind: 'many', hole: true };

export function charTokens(text: string): Tokens {
  return [...text].map((char) => ({ kind: 'char', char }));
}

/** `*`, `?`, `[…]` and, by backslash, their plain selves. An extended glob such as `@(a|b)` is anything. */
export function globTokens(glob: string): Tokens {
  const tokens: Token[] = [];
  const chars = [...glob];
  for (let i = 0; i < chars.length; i += 1) {
    const char = chars[i] as string;
    const next = chars[i + 1];
    if (char === '\\' && next !== undefined) {
      tokens.push({ kind: 'char', char: next });
      i += 1;
    } else if (next === '(' && '?*+@!'.includes(char)) {
      const close = chars.indexOf(')', i);
      tokens.push(MANY);
      i = close === -1 ? chars.length : close;
    } else if (char === '*') {
      if (tokens[tokens.length - 1]?.kind !== 'many') tokens.push(MANY);
    } else if (char === '?') tokens.push(ONE);
    else if (char === '[') {
      const set = readSet(chars, i);
      if (set === null) tokens.push({ kind: 'char', char });
      else {
        tokens.push(set.token);
        i = set.end;
      }
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}

function readSet(chars: readonly string[], open: number): { token: Token; end: number } | null {
  let start = open + 1;
  const negated = chars[start] === '!' || chars[start] === '^';
  if (negated) start += 1;
  // A `]` right at the start is a member.
  let end = chars[start] === ']' ? start + 1 : start;
  for (; end < chars.length && chars[end] !== ']'; end += 1) {
    if (chars[end] === '[' && chars[end + 1] === ':') {
      const close = chars.indexOf(']', end + 2);
      if (close !== -1) end = close;
    }
  }
  if (end >= chars.length) return null;
  return { token: { kind: 'set', source: chars.slice(start, end).join(''), negated }, end };
}

export function partTokens(parts: readonly PatternPart[]): Tokens {
  const tokens: Token[] = [];
  for (const part of parts) {
    if (part.kind === 'text') tokens.push(...charTokens(part.text));
    else if (part.kind === 'glob') tokens.push(...globTokens(part.glob));
    else tokens.push(HOLE);
  }
  return tokens;
}

export function valueTokens(value: Value): Tokens {
  if (value.kind === 'known') return charTokens(value.text);
  return value.kind === 'unknown' ? [HOLE] : partTokens(value.parts);
}

export function foldTokens(tokens: Tokens): Tokens {
  return tokens.map((t) => {
    if (t.kind === 'char') return { kind: 'char', char: t.char.toLowerCase() };
    return t.kind === 'set' ? { ...t, source: t.source.toLowerCase() } : t;
  });
}

export function hasHole(tokens: Tokens): boolean {
  return tokens.some((t) => t.kind === 'many' && t.hole);
}

/** A pattern against text that is wholly known: the fast road, never exponential. */
export function matchesText(pattern: Tokens, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const token = pattern[p];
    const char = String.fromCodePoint(text.codePointAt(t) as number);
    if (token?.kind === 'many') {
      star = p;
      mark = t;
      p += 1;
    } else if (token?.kind === 'char' ? token.char === char : token !== undefined && takes(token, char)) {
      p += 1;
      t += char.length;
    } else if (star !== -1) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p]?.kind === 'many') p += 1;
  return p === pattern.length;
}

/** `?` or a set, or anything, of one character of a name or a word. */
function takes(token: Token, char: string): boolean {
  return meets(token, { kind: 'char', char });
}

/**
 * How many literal characters of `pattern` stand in `value` as such (or in a `[set]`), in the best way of
 * making the two the same text; -1 where there is no way. Beyond `CELLS` of work the answer is "it may".
 */
export function overlap(pattern: Tokens, value: Tokens): number {
  if (cannotMeet(pattern[0], value[0]) || cannotMeet(pattern.at(-1), value.at(-1))) return -1;
  const width = value.length + 1;
  if ((pattern.length + 1) * width > CELLS) return pattern.length;
  // best[j]: the score of matching pattern[i…] with value[j…], filled from the back.
  let below = new Int32Array(width).fill(-1);
  for (let i = pattern.length; i >= 0; i -= 1) {
    const row = new Int32Array(width).fill(-1);
    for (let j = value.length; j >= 0; j -= 1) {
      const p = pattern[i];
      const v = value[j];
      if (p === undefined && v === undefined) {
        row[j] = 0;
        continue;
      }
      let best = -1;
      if (p?.kind === 'many') best = Math.max(best, at(below, j));
      if (v?.kind === 'many') best = Math.max(best, at(row, j + 1));
      if (p !== undefined && v !== undefined && meets(p, v)) {
        const gain = p.kind === 'char' && (v.kind === 'char' || v.kind === 'set') ? 1 : 0;
        // A `many` stays open: the other side moves on.
        const next = v.kind === 'many' ? at(below, j) : p.kind === 'many' ? at(row, j + 1) : at(below, j + 1);
        if (next >= 0) best = Math.max(best, next + gain);
      }
      row[j] = best;
    }
    below = row;
  }
  return at(below, 0);
}

const CELLS = 250_000;

/** Two ends of which each is one certain character: most pairs are told apart by that. */
function cannotMeet(p: Token | undefined, v: Token | undefined): boolean {
  return p?.kind === 'char' && v?.kind === 'char' && p.char !== v.char;
}

function at(row: Int32Array, index: number): number {
  return row[index] ?? -1;
}

function meets(p: Token, v: Token): boolean {
  // A shell's glob never makes a slash.
  if (p.kind === 'char' && p.char === '/' && v.kind !== 'char') return v.kind === 'many' && v.hole;
  if (p.kind === 'many' || v.kind === 'many') return true;
  if (p.kind === 'char') return v.kind === 'char' ? p.char === v.char : v.kind === 'one' || inSet(v, p.char);
  if (v.kind === 'char') return p.kind === 'one' || inSet(p, v.char);
  return true;
}

function inSet(set: Extract<Token, { kind: 'set' }>, char: string): boolean {
  return containsChar(set.source, char) !== set.negated;
}

function containsChar(source: string, char: string): boolean {
  const classes = /\[:(\w+):\]/g;
  for (const found of source.matchAll(classes)) {
    const test = CLASSES[found[1] ?? ''];
    if (test === undefined || test.test(char)) return true;
  }
  const plain = [...source.replace(classes, '')];
  for (let i = 0; i < plain.length; i += 1) {
    const low = plain[i] as string;
    const high = plain[i + 2];
    if (plain[i + 1] === '-' && high !== undefined) {
      if (low <= char && char <= high) return true;
      i += 2;
    } else if (low === char) return true;
  }
  return false;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /\p{L}/u,
  digit: /[0-9]/,
  alnum: /[\p{L}0-9]/u,
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  word: /\w/,
};
