/**
 * The tolerant reader's state: a text, a place in it, and how places map to the outermost text. Words
 * and commands are read by functions in `word-reader.ts` and `reader.ts`; they meet through `readNested`,
 * because a word can hold a script and a script holds words.
 */
import type { Span } from '../core/span.ts';
import type { Problem, Redirect, Script, Word } from './syntax.ts';

export interface PendingHereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** Filled in when the line ends; the redirect holds the same object. */
  readonly body: { word: Word };
}

export interface Cursor {
  readonly text: string;
  pos: number;
  /** Where `text` begins in the outermost text; null when it is not a slice of it. */
  readonly base: number | null;
  /** Span of everything when `base` is null. */
  readonly fixed: Span;
  readonly depth: number;
  /** Where `text` begins in the text that the reading was asked for; null when it was rewritten (backticks). */
  readonly offset: number | null;
  readonly seen: SeenCommands;
  readonly zsh: boolean;
  pending: PendingHereDocument[];
  readonly problems: Problem[];
  /** Reads a list of commands up to `)` (not consumed) or the end. */
  readonly readNested: (cursor: Cursor) => Script;
  /** Reads the body of a compound command, up to one of the reserved words (not consumed). */
  readonly readBody: (cursor: Cursor, stops: ReadonlySet<string>) => Script;
  readonly readRedirects: (cursor: Cursor) => readonly Redirect[];
}

/** What the reading saw, in offsets of the text it was asked for: the other reading is held against it. */
export interface SeenCommands {
  /** Where the names of simple commands begin. */
  readonly starts: Set<number>;
  /** Stretches that were read in a rewritten form. */
  readonly rewritten: Span[];
  /** Parameter expansions that are open at the moment. */
  braces: number;
}

/** Nesting of substitutions and compound commands; more is refused, because every level is a stack frame. */
export const MAX_DEPTH = 150;

export function spanOf(cursor: Cursor, start: number, end: number): Span {
  return cursor.base === null ? cursor.fixed : { start: cursor.base + start, end: cursor.base + end };
}

export function problem(cursor: Cursor, message: string, start: number, budget = false): void {
  if (cursor.problems.length < 20) {
    cursor.problems.push({
      message,
      span: spanOf(cursor, start, Math.min(start + 40, cursor.text.length)),
      budget,
    });
  }
}
