/**
 * Basic and extended regular expressions as GNU's sed and grep match them: leftmost, then longest. Our own
 * matcher instead of RegExp, because JavaScript takes the first alternative instead of the longest one and
 * can take exponential time; this one works on sets of end positions and gives up on a step budget.
 */
import { isAscii } from './filter.ts';
import { readBracket } from './posix-bracket.ts';
import { findMatch, type Groups, type PatternNode } from './posix-match.ts';

export interface PosixRegex {
  readonly groups: number;
  /** Groups inside a repeat: what they hold after several rounds is not certain. */
  readonly looped: ReadonlySet<number>;
  /**
   * Groups of the match that begins at or after `from`; group 0 is the whole. Undefined where there is
   * none, null where the budget ran out.
   */
  find(text: string, from: number): Groups | undefined | null;
}

export interface RegexStyle {
  readonly extended: boolean;
  readonly ignoreCase: boolean;
}

/** null for what is not modelled: back-references, collating symbols, text beyond ASCII. */
export function compilePosix(source: string, style: RegexStyle): PosixRegex | null {
  if (!isAscii(source) || source.length > 1000) return null;
  const reader: Reader = { source, style, at: 0, groups: 0, looped: new Set() };
  const node = alternatives(reader, 0);
  if (node === null || reader.at !== source.length) return null;
  const groups = reader.groups;
  return { groups, looped: reader.looped, find: (text, from) => findMatch(node, groups, text, from) };
}

interface Reader {
  readonly source: string;
  readonly style: RegexStyle;
  at: number;
  groups: number;
  /** Groups inside a repeat: which round they remember differs from the standard in glibc. */
  readonly looped: Set<number>;
}

function starts(reader: Reader, token: string): boolean {
  return reader.source.startsWith(token, reader.at);
}

function operator(reader: Reader, char: string): string {
  return reader.style.extended ? char : `\\${char}`;
}

function alternatives(reader: Reader, depth: number): PatternNode | null {
  if (depth > 20) return null;
  const choices: PatternNode[] = [];
  for (;;) {
    const one = sequence(reader, depth);
    if (one === null) return null;
    choices.push(one);
    if (!starts(reader, operator(reader, '|'))) break;
    reader.at += operator(reader, '|').length;
  }
  return choices.length === 1 ? (choices[0] ?? null) : { kind: 'choice', of: choices };
}

function sequence(reader: Reader, depth: number): PatternNode | null {
  const items: PatternNode[] = [];
  while (reader.at < reader.source.length) {
    if (starts(reader, operator(reader, '|'))) break;
    if (depth > 0 && starts(reader, operator(reader, ')'))) break;
    const before = reader.groups;
    const one = atom(reader, depth, items.length === 0);
    if (one === null) return null;
    const repeated = repeats(reader, one, before);
    if (repeated === null) return null;
    items.push(repeated);
  }
  return { kind: 'sequence', of: items };
}

function atom(reader: Reader, depth: number, first: boolean): PatternNode | null {
  const open = operator(reader, '(');
  if (starts(reader, open)) {
    reader.at += open.length;
    reader.groups += 1;
    const index = reader.groups;
    const inner = alternatives(reader, depth + 1);
    if (inner === null || !starts(reader, operator(reader, ')'))) return null;
    reader.at += operator(reader, ')').length;
    return { kind: 'group', index, of: inner };
  }
  const char = reader.source.charAt(reader.at);
  reader.at += 1;
  if (char === '\\') return escaped(reader);
  if (char === '[') return bracket(reader);
  if (char === '.') return { kind: 'set', has: (code) => code !== 10 };
  if (char === '^' && (reader.style.extended || first)) return { kind: 'start' };
  if (char === '$' && (reader.style.extended || endsHere(reader))) return { kind: 'end' };
  // A star that repeats nothing is a character in BRE, and not portable in ERE.
  if (char === '*' && (reader.style.extended || !first)) return null;
  if (reader.style.extended && '+?{)'.includes(char)) return null;
  return literal(reader, char);
}

function endsHere(reader: Reader): boolean {
  return reader.at === reader.source.length || starts(reader, '\\)') || starts(reader, '\\|');
}

function literal(reader: Reader, char: string): PatternNode {
  if (!reader.style.ignoreCase) {
    const code = char.charCodeAt(0);
    return { kind: 'set', has: (other) => other === code };
  }
  const both = new Set([char.toLowerCase().charCodeAt(0), char.toUpperCase().charCodeAt(0)]);
  return { kind: 'set', has: (code) => both.has(code) };
}

function escaped(reader: Reader): PatternNode | null {
  const letter = reader.source.charAt(reader.at);
  reader.at += 1;
  const word = (code: number): boolean => WORD.test(String.fromCharCode(code));
  const space = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
  switch (letter) {
    case 'w':
      return { kind: 'set', has: word };
    case 'W':
      return { kind: 'set', has: (code) => !word(code) };
    case 's':
      return { kind: 'set', has: space };
    case 'S':
      return { kind: 'set', has: (code) => !space(code) };
    case 'b':
      return { kind: 'edge', inside: false };
    case 'B':
      return { kind: 'edge', inside: true };
    case 'n':
      return literal(reader, '\n');
    case 't':
      return literal(reader, '\t');
    default:
      return letter !== '' &&
        /[^a-zA-Z0-9<>`'\n]/.test(letter) &&
        !'(){}|+?'.includes(reader.style.extended ? '' : letter)
        ? literal(reader, letter)
        : null;
  }
}

function bracket(reader: Reader): PatternNode | null {
  const set = readBracket(reader.source, reader.at);
  if (set === null) return null;
  reader.at = set.end;
  if (!reader.style.ignoreCase) return { kind: 'set', has: set.has };
  return {
    kind: 'set',
    has: (code) => {
      const char = String.fromCharCode(code);
      const either = set.members.has(char.toLowerCase()) || set.members.has(char.toUpperCase());
      return either !== set.negated;
    },
  };
}

function repeats(reader: Reader, one: PatternNode, groupsBefore: number): PatternNode | null {
  let node = one;
  for (;;) {
    const limits = bounds(reader);
    if (limits === undefined) return node;
    // What a repeated anchor or a repeat of a repeat means differs from version to version.
    if (limits === null || !isRepeatable(node)) return null;
    if (limits[1] > 1) for (let i = groupsBefore + 1; i <= reader.groups; i += 1) reader.looped.add(i);
    node = { kind: 'repeat', of: node, least: limits[0], most: limits[1] };
  }
}

function bounds(reader: Reader): readonly [number, number] | undefined | null {
  if (starts(reader, '*')) {
    reader.at += 1;
    return [0, Number.POSITIVE_INFINITY];
  }
  for (const [char, least, most] of [['+', 1, Number.POSITIVE_INFINITY] as const, ['?', 0, 1] as const]) {
    if (!starts(reader, operator(reader, char))) continue;
    reader.at += operator(reader, char).length;
    return [least, most];
  }
  if (!starts(reader, operator(reader, '{'))) return undefined;
  const shape = reader.style.extended ? /\{([0-9]+)(,?)([0-9]*)\}/y : /\\\{([0-9]+)(,?)([0-9]*)\\\}/y;
  shape.lastIndex = reader.at;
  const match = shape.exec(reader.source);
  if (match === null) return null;
  reader.at = shape.lastIndex;
  const least = Number(match[1]);
  const most = match[2] === '' ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  return least > 255 || most < least ? null : [least, most];
}

function isRepeatable(node: PatternNode): boolean {
  return node.kind === 'set' || node.kind === 'group';
}

const WORD = /^[A-Za-z0-9_]$/;
