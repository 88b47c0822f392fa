/**
 * The tolerant reader's state: a text, a place in it, and how places map to the outermost text. Words
 * and commands are read by functions in `word-reader.ts` and `reader.ts`; they meet through `readNested`,
 * because a word can hold a script and a script holds words.
 */
import type { Span } from '../core/span.ts';
import { unjoined } from './join-lines.ts';
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
  /** Where `text` begins in the text that is read; null when it is not a slice of it. */
  readonly base: number | null;
  /** Where the text that is read begins in the outermost text. */
  readonly origin: number;
  /** Span of everything when `base` is null. */
  readonly fixed: Span;
  /** Where line ends were taken out of the outermost text before it was read; `base` counts without them. */
  readonly cuts: readonly number[];
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
  const { base, cuts, origin } = cursor;
  if (base === null) return cursor.fixed;
  if (cuts.length === 0) return { start: origin + base + start, end: origin + base + end };
  return {
    start: origin + unjoined(base + start, cuts, false),
    end: origin + unjoined(base + end, cuts, end > start),
  };
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
