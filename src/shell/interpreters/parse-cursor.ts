/** Where the parser stands in the tokens, and the little that it remembers on its way. */
import type { Lexicon } from './lexicon.ts';
import type { Token } from './token.ts';
import type { Node } from './tree.ts';

/** The rules that need one another; `parser.ts` ties them together. */
export interface Grammar {
  /** An expression whose operators bind tighter than `least`. */
  readonly expression: (cursor: ParseCursor, least: number) => Node;
  /** Items up to a closing bracket (not taken), separated by commas, semicolons and line ends. */
  readonly items: (cursor: ParseCursor) => Node[];
  /** A bracket from its opener to its closer. */
  readonly bracket: (cursor: ParseCursor, open: '(' | '[' | '{') => Node[];
  readonly statement: (cursor: ParseCursor) => Node;
}

export interface ParseCursor {
  readonly grammar: Grammar;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  at: number;
  /** How deep the parser is in itself: text that nests deeper is passed over. */
  depth: number;
  /** Blocks around the place: above zero an assignment need not happen. */
  nesting: number;
  /** Openers that wait for their `end` (ruby, lua, julia). */
  opens: number;
  /** `a: b` is a pair here. */
  colonPairs: boolean;
  /** A `do` belongs to the loop around, not to a call. */
  loopHead: boolean;
  /** Among arguments without parentheses: what follows as a loop is the statement's. */
  bareArguments: boolean;
  /** Strings in strings in strings. */
  readonly stringDepth: number;
}

export const MOST_DEPTH = 120;

const END: Token = {
  kind: 'end',
  text: '',
  parts: [],
  spaced: false,
  followed: false,
  indent: null,
};

export function peek(cursor: ParseCursor, ahead = 0): Token {
  return cursor.tokens[cursor.at + ahead] ?? END;
}

export function isOp(token: Token, ...texts: readonly string[]): boolean {
  return token.kind === 'op' && texts.includes(token.text);
}

export function isWord(token: Token, ...texts: readonly string[]): boolean {
  return token.kind === 'name' && texts.includes(token.text);
}

/** Steps over an operator if it is there. */
export function takeOp(cursor: ParseCursor, ...texts: readonly string[]): boolean {
  if (!isOp(peek(cursor), ...texts)) return false;
  cursor.at += 1;
  return true;
}

export function takeWord(cursor: ParseCursor, ...texts: readonly string[]): boolean {
  if (!isWord(peek(cursor), ...texts)) return false;
  cursor.at += 1;
  return true;
}

export function skipNewlines(cursor: ParseCursor): void {
  while (peek(cursor).kind === 'newline') cursor.at += 1;
}

/** Runs a reading with some of the cursor's memory changed, and puts it back. */
export function withState<T>(
  cursor: ParseCursor,
  change: Partial<Pick<ParseCursor, 'nesting' | 'colonPairs' | 'loopHead' | 'bareArguments'>>,
  read: () => T,
): T {
  const { nesting, colonPairs, loopHead, bareArguments } = cursor;
  Object.assign(cursor, change);
  const result = read();
  Object.assign(cursor, { nesting, colonPairs, loopHead, bareArguments });
  return result;
}
