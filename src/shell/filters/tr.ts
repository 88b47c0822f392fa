/**
 * `tr`, which works on bytes: sets with ranges, classes, repeats and escapes; `-d -s -c -t`. Text beyond
 * ASCII gives null, because its bytes would be translated one by one.
 */
import { type Filter, isAscii, readFilterOptions } from './filter.ts';

type Item =
  | { readonly kind: 'byte'; readonly byte: number }
  /** `[=c=]`: the byte itself, but legal in fewer places. */
  | { readonly kind: 'same'; readonly byte: number }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'repeat'; readonly byte: number; readonly count: number };

const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  alnum: (c) => isUpper(c) || isLower(c) || isDigit(c),
  alpha: (c) => isUpper(c) || isLower(c),
  blank: (c) => c === 9 || c === 32,
  cntrl: (c) => c < 32 || c === 127,
  digit: isDigit,
  graph: (c) => c > 32 && c < 127,
  lower: isLower,
  print: (c) => c >= 32 && c < 127,
  punct: (c) => c > 32 && c < 127 && !isUpper(c) && !isLower(c) && !isDigit(c),
  space: (c) => c === 32 || (c >= 9 && c <= 13),
  upper: isUpper,
  xdigit: (c) => isDigit(c) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102),
};

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}
function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}
function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export const tr: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'dscCt',
    long: { delete: 'd', 'squeeze-repeats': 's', complement: 'c', 'truncate-set1': 't' },
    stopsAtOperand: true,
  });
  if (read === null || stdin === null || !isAscii(stdin)) return null;
  const [first, second, ...rest] = read.operands;
  if (first === undefined || rest.length > 0 || !read.operands.every(isAscii)) return null;
  const one = parseSet(first);
  const two = second === undefined ? [] : parseSet(second);
  if (one === null || two === null) return null;
  const has = (letter: string): boolean => read.given.has(letter);
  if (one.some((item) => item.kind === 'repeat')) return null;
  // A repeat that fills up has a meaning only where something is translated.
  if (has('d') && two.some((item) => item.kind === 'repeat')) return null;
  const complement = has('c') || has('C');
  let source = expand(one, 0);
  if (complement) source = complementOf(source);
  if (has('d')) {
    if (has('s') !== (second !== undefined)) return null;
    const kept = drop(stdin, source);
    return has('s') ? squeeze(kept, expand(two, 0)) : kept;
  }
  if (second === undefined) return has('s') ? squeeze(stdin, source) : null;
  const target = targetSet(one, two, source, complement, has('t'));
  if (target === null) return null;
  const translated = translate(stdin, source, target);
  return has('s') ? squeeze(translated, target) : translated;
};

function parseSet(text: string): Item[] | null {
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    const bracket = text.charAt(at) === '[' ? bracketed(text, at) : undefined;
    if (bracket === null) return null;
    if (bracket !== undefined) {
      items.push(bracket.item);
      at = bracket.end;
      continue;
    }
    const from = byteAt(text, at);
    if (from === null) return null;
    at = from.end;
    if (text.charAt(at) === '-' && at + 1 < text.length) {
      const to = byteAt(text, at + 1);
      if (to === null || to.byte < from.byte) return null;
      for (let byte = from.byte; byte <= to.byte; byte += 1) items.push({ kind: 'byte', byte });
      at = to.end;
    } else items.push({ kind: 'byte', byte: from.byte });
  }
  return items;
}

/** `[:class:]`, `[=c=]`, `[c*n]`; undefined where the bracket is a plain character. */
function bracketed(text: string, at: number): { item: Item; end: number } | null | undefined {
  const rest = text.slice(at, at + 24);
  const named = /^\[:([a-z]+):\]/.exec(rest);
  if (named !== null) {
    const name = named[1] ?? '';
    return Object.hasOwn(CLASSES, name) ? { item: { kind: 'class', name }, end: at + named[0].length } : null;
  }
  const same = /^\[=(.)=\]/s.exec(rest);
  if (same !== null) {
    return { item: { kind: 'same', byte: (same[1] ?? '').charCodeAt(0) }, end: at + same[0].length };
  }
  const repeated = /^\[(\\?.)\*([0-9]*)\]/s.exec(rest);
  if (repeated !== null) {
    const char = byteAt(repeated[1] ?? '', 0);
    const digits = repeated[2] ?? '';
    if (char === null || char.end !== repeated[1]?.length) return null;
    const count = digits === '' ? 0 : Number.parseInt(digits, digits.startsWith('0') ? 8 : 10);
    if (!(count <= 256)) return null;
    return { item: { kind: 'repeat', byte: char.byte, count }, end: at + repeated[0].length };
  }
  return /^\[[:=]/.test(rest) ? null : undefined;
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };

function byteAt(text: string, at: number): { byte: number; end: number } | null {
  const char = text.charAt(at);
  if (char !== '\\') return { byte: char.charCodeAt(0), end: at + 1 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) {
    const byte = Number.parseInt(octal, 8);
    return byte > 127 ? null : { byte, end: at + 1 + octal.length };
  }
  const letter = text.charAt(at + 1);
  if (letter === '') return { byte: 92, end: at + 1 };
  const byte = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : letter.charCodeAt(0);
  return byte === undefined ? null : { byte, end: at + 2 };
}

/** `fill` is the length that a repeat without a count fills up to. */
function expand(items: readonly Item[], fill: number): number[] {
  const out: number[] = [];
  const others = items.reduce((sum, item) => sum + (item.kind === 'repeat' ? item.count : 1), 0);
  for (const item of items) {
    if (item.kind === 'byte' || item.kind === 'same') out.push(item.byte);
    else if (item.kind === 'repeat') {
      const count = item.count === 0 ? Math.max(0, fill - others) : item.count;
      for (let i = 0; i < count; i += 1) out.push(item.byte);
    } else {
      const test = CLASSES[item.name];
      for (let code = 0; code < 256; code += 1) if (test?.(code) === true) out.push(code);
    }
  }
  return out;
}

function complementOf(set: readonly number[]): number[] {
  const held = new Set(set);
  return Array.from({ length: 256 }, (_, code) => code).filter((code) => !held.has(code));
}

function targetSet(
  one: readonly Item[],
  two: readonly Item[],
  source: readonly number[],
  complement: boolean,
  truncate: boolean,
): number[] | null {
  if (two.some((item) => item.kind === 'same')) return null;
  const classes = two.some((item) => item.kind === 'class');
  // Classes in the second set are legal only as a change of case.
  if (classes && (complement || !changesCase(one, two))) return null;
  if (two.filter((item) => item.kind === 'repeat' && item.count === 0).length > 1) return null;
  const target = expand(two, source.length);
  // A complemented class may only become a single character.
  if (complement && one.some((item) => item.kind === 'class') && new Set(target).size > 1) return null;
  const last = target.at(-1);
  if (last === undefined) return null;
  if (!truncate) while (target.length < source.length) target.push(last);
  return target;
}

function changesCase(one: readonly Item[], two: readonly Item[]): boolean {
  const [a, b] = [one[0], two[0]];
  if (one.length !== 1 || two.length !== 1 || a?.kind !== 'class' || b?.kind !== 'class') return false;
  return (a.name === 'lower' || a.name === 'upper') && (b.name === 'lower' || b.name === 'upper');
}

function translate(text: string, source: readonly number[], target: readonly number[]): string | null {
  const map = new Map<number, number>();
  source.forEach((code, index) => {
    const to = target[index];
    if (to !== undefined) map.set(code, to);
  });
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const to = map.get(code) ?? code;
    if (to > 127) return null;
    out += String.fromCharCode(to);
  }
  return out;
}

function drop(text: string, set: readonly number[]): string {
  const held = new Set(set);
  let out = '';
  for (let i = 0; i < text.length; i += 1) if (!held.has(text.charCodeAt(i))) out += text.charAt(i);
  return out;
}

function squeeze(text: string | null, set: readonly number[]): string | null {
  if (text === null) return null;
  const held = new Set(set);
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    if (i > 0 && text.charCodeAt(i) === text.charCodeAt(i - 1) && held.has(text.charCodeAt(i))) continue;
    out += text.charAt(i);
  }
  return out;
}
