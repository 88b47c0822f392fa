/**
 * A JavaScript regular expression → tree, for the analyses beside this file. V8 has accepted the source
 * before it comes here, so what looks odd is read as V8's lenient mode reads it, never refused.
 */
import {
  ANY,
  type CharSet,
  DIGITS,
  foldCase,
  LINE_ENDS,
  negate,
  SPACES,
  single,
  union,
  WORD_CHARS,
} from './char-set.ts';

export type RegexNode =
  /** `literal` is the character when it stands for itself and for nothing else. */
  | { readonly kind: 'set'; readonly set: CharSet; readonly literal: string | null }
  | { readonly kind: 'sequence'; readonly of: readonly RegexNode[] }
  | { readonly kind: 'alternatives'; readonly of: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly of: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly start: number;
      readonly end: number;
    }
  /** Lookahead or lookbehind: matches without consuming. */
  | { readonly kind: 'look'; readonly of: RegexNode }
  | { readonly kind: 'assertion' }
  | { readonly kind: 'backreference' };

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
}

interface Reader {
  readonly source: string;
  readonly groups: number;
  /** The expression's own flag, beside which `(?i:…)` may switch in a part of it. */
  readonly ignoreCase: boolean;
  at: number;
  depth: number;
}

/** Null when it is nested beyond any sense. */
export function parseRegex(source: string, flags: RegexFlags): RegexNode | null {
  const groups = (source.match(/\\.|\[(?:\\.|[^\]])*\]|\((?!\?(?!<[^=!]))/g) ?? []).filter(
    (m) => m === '(',
  ).length;
  const reader: Reader = { source, groups, ignoreCase: flags.ignoreCase, at: 0, depth: 0 };
  try {
    return parseAlternatives(reader, flags);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function parseAlternatives(reader: Reader, flags: RegexFlags): RegexNode {
  reader.depth += 1;
  if (reader.depth > 200) throw new RangeError('nested too deeply');
  const branches: RegexNode[] = [];
  for (;;) {
    branches.push(parseSequence(reader, flags));
    if (reader.source[reader.at] !== '|') break;
    reader.at += 1;
  }
  reader.depth -= 1;
  const only = branches[0];
  return branches.length === 1 && only !== undefined ? only : { kind: 'alternatives', of: branches };
}

function parseSequence(reader: Reader, flags: RegexFlags): RegexNode {
  const of: RegexNode[] = [];
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at];
    if (char === '|' || char === ')') break;
    const start = reader.at;
    of.push(parseQuantifier(reader, start, parseAtom(reader, flags)));
  }
  return { kind: 'sequence', of };
}

const COUNTED = /\{(\d+)(?:(,)(\d*))?\}/y;

function parseQuantifier(reader: Reader, start: number, of: RegexNode): RegexNode {
  const char = reader.source[reader.at];
  let min = 1;
  let max = 1;
  if (char === '*' || char === '+' || char === '?') {
    min = char === '+' ? 1 : 0;
    max = char === '?' ? 1 : Number.POSITIVE_INFINITY;
    reader.at += 1;
  } else {
    COUNTED.lastIndex = reader.at;
    const counted = char === '{' ? COUNTED.exec(reader.source) : null;
    if (counted === null) return of;
    min = Number(counted[1]);
    max = counted[2] === undefined ? min : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]);
    reader.at += counted[0].length;
  }
  if (reader.source[reader.at] === '?') reader.at += 1;
  return { kind: 'repeat', of, min, max, start, end: reader.at };
}

function parseAtom(reader: Reader, flags: RegexFlags): RegexNode {
  const char = reader.source[reader.at] ?? '';
  switch (char) {
    case '^':
    case '$':
      reader.at += 1;
      return { kind: 'assertion' };
    case '.':
      reader.at += 1;
      return { kind: 'set', set: flags.dotAll ? ANY : negate(LINE_ENDS), literal: null };
    case '[':
      return parseClass(reader, flags);
    case '(':
      return parseGroup(reader, flags);
    case '\\':
      return parseEscape(reader, flags);
    default: {
      const text = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
      reader.at += text.length;
      return literal(reader, text, flags);
    }
  }
}

function literal(reader: Reader, text: string, flags: RegexFlags): RegexNode {
  const set = single(text.codePointAt(0) ?? 0);
  if (!flags.ignoreCase) return { kind: 'set', set, literal: text };
  return { kind: 'set', set: foldCase(set), literal: reader.ignoreCase ? text : null };
}

const MODIFIERS = /\(\?([ims]*)(?:-([ims]*))?:/y;

function parseGroup(reader: Reader, flags: RegexFlags): RegexNode {
  const rest = reader.source.slice(reader.at, reader.at + 4);
  const look = /^\(\?<?[=!]/.exec(rest);
  if (look !== null) {
    reader.at += look[0].length;
    return { kind: 'look', of: closeGroup(reader, flags) };
  }
  MODIFIERS.lastIndex = reader.at;
  const modifiers = MODIFIERS.exec(reader.source);
  if (modifiers !== null) {
    reader.at += modifiers[0].length;
    const [on, off] = [modifiers[1] ?? '', modifiers[2] ?? ''];
    return closeGroup(reader, {
      ignoreCase: on.includes('i') || (flags.ignoreCase && !off.includes('i')),
      dotAll: on.includes('s') || (flags.dotAll && !off.includes('s')),
    });
  }
  reader.at += rest.startsWith('(?<') ? reader.source.indexOf('>', reader.at) - reader.at + 1 : 1;
  return closeGroup(reader, flags);
}

function closeGroup(reader: Reader, flags: RegexFlags): RegexNode {
  const inner = parseAlternatives(reader, flags);
  if (reader.source[reader.at] === ')') reader.at += 1;
  return inner;
}

/** The set that a class escape such as `\d` stands for; null for any other escape. */
function classEscape(letter: string): CharSet | null {
  switch (letter) {
    case 'd':
      return DIGITS;
    case 'D':
      return negate(DIGITS);
    case 'w':
      return WORD_CHARS;
    case 'W':
      return negate(WORD_CHARS);
    case 's':
      return SPACES;
    case 'S':
      return negate(SPACES);
    default:
      return null;
  }
}

function parseEscape(reader: Reader, flags: RegexFlags): RegexNode {
  const letter = reader.source[reader.at + 1] ?? '';
  const set = classEscape(letter);
  if (set !== null) {
    reader.at += 2;
    return { kind: 'set', set, literal: null };
  }
  if (letter === 'b' || letter === 'B') {
    reader.at += 2;
    return { kind: 'assertion' };
  }
  const property = /^\\[pP]\{[^}]*\}/.exec(reader.source.slice(reader.at));
  if (property !== null) {
    reader.at += property[0].length;
    return { kind: 'set', set: ANY, literal: null };
  }
  const named = /^\\k<[^>]*>/.exec(reader.source.slice(reader.at));
  const numbered = /^\\([1-9]\d*)/.exec(reader.source.slice(reader.at));
  const reference = named ?? (numbered !== null && Number(numbered[1]) <= reader.groups ? numbered : null);
  if (reference !== null) {
    reader.at += reference[0].length;
    return { kind: 'backreference' };
  }
  return literal(reader, readCharEscape(reader), flags);
}

const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
const CODED = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}|c([A-Za-z])|([0-7]{1,3}))/y;

/** Reads a backslash escape that stands for one character. */
function readCharEscape(reader: Reader): string {
  CODED.lastIndex = reader.at;
  const coded = CODED.exec(reader.source);
  if (coded !== null) {
    reader.at += coded[0].length;
    const hex = coded[1] ?? coded[2] ?? coded[3];
    if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    if (coded[4] !== undefined) return String.fromCodePoint(coded[4].charCodeAt(0) % 32);
    return String.fromCodePoint(Number.parseInt(coded[5] ?? '0', 8));
  }
  const text = String.fromCodePoint(reader.source.codePointAt(reader.at + 1) ?? 92);
  reader.at += 1 + text.length;
  return CONTROL[text] ?? text;
}

function parseClass(reader: Reader, flags: RegexFlags): RegexNode {
  reader.at += 1;
  const negated = reader.source[reader.at] === '^';
  if (negated) reader.at += 1;
  const parts: CharSet[] = [];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']') {
    const from = readClassAtom(reader);
    const rangeEnd = reader.source[reader.at + 1];
    if (
      typeof from !== 'string' ||
      reader.source[reader.at] !== '-' ||
      rangeEnd === ']' ||
      rangeEnd === undefined
    ) {
      parts.push(typeof from === 'string' ? single(from.codePointAt(0) ?? 0) : from);
      continue;
    }
    reader.at += 1;
    const to = readClassAtom(reader);
    if (typeof to === 'string') parts.push([[from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]]);
    else parts.push(single(from.codePointAt(0) ?? 0), single(45), to);
  }
  reader.at += 1;
  const set = flags.ignoreCase ? foldCase(union(parts)) : union(parts);
  return { kind: 'set', set: negated ? negate(set) : set, literal: null };
}

function readClassAtom(reader: Reader): string | CharSet {
  if (reader.source[reader.at] !== '\\') {
    const text = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
    reader.at += text.length;
    return text;
  }
  const letter = reader.source[reader.at + 1] ?? '';
  const set = classEscape(letter);
  if (set !== null) {
    reader.at += 2;
    return set;
  }
  const property = /^\\[pP]\{[^}]*\}/.exec(reader.source.slice(reader.at));
  if (property !== null) {
    reader.at += property[0].length;
    return ANY;
  }
  if (letter === 'b') {
    reader.at += 2;
    return '\b';
  }
  return readCharEscape(reader);
}
