/** Tokens of a piece of code, as the tokenizer gives them and the parser reads them. */

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Code inside a string: `${…}`, `#{…}`, an f-string's braces. */
  | { readonly kind: 'code'; readonly source: string };

export type TokenKind =
  | 'name'
  | 'number'
  | 'string'
  | 'shell' // backticks, qx, %x: run by a shell
  | 'words' // qw(…), %w[…]
  | 'regex'
  | 'glob' // perl's <*.c>
  | 'hole' // a stretch of the code that is not known
  | 'op'
  | 'newline'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly parts: readonly TextPart[];
  /** White space stands in front of it. */
  readonly spaced: boolean;
  /** White space follows it. */
  followed: boolean;
  /** It is the first of its line, and this far to the right. */
  readonly indent: number | null;
}

/** The first private-use character: the holes of a code whose text is partly known are numbered from here. */
export const HOLE_BASE = 0xe000;
export const MOST_HOLES = 256;
export function isHoleCode(code: number): boolean {
  return code >= HOLE_BASE && code < HOLE_BASE + MOST_HOLES;
}
