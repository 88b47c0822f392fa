/** Blanks, comments, line continuations and the ends of lines, where here-documents begin. */
import type { Cursor } from './cursor.ts';
import { readHereBodies } from './redirect-reader.ts';

/** Spaces, tabs, continuations and a comment up to its newline. */
export function skipBlanks(c: Cursor): void {
  for (;;) {
    const ch = c.text[c.pos];
    if (ch === ' ' || ch === '\t') c.pos += 1;
    else if (ch === '\\' && c.text[c.pos + 1] === '\n') c.pos += 2;
    else if (ch === '#') {
      const newline = c.text.indexOf('\n', c.pos);
      c.pos = newline === -1 ? c.text.length : newline;
      return;
    } else return;
  }
}

/** Blanks and newlines; a newline delivers the here-documents that the line announced. */
export function skipLines(c: Cursor): void {
  for (;;) {
    skipBlanks(c);
    if (c.text[c.pos] !== '\n') return;
    c.pos += 1;
    if (c.pending.length > 0) readHereBodies(c);
  }
}

/** The bare word at the cursor if a reserved word could stand there, without consuming it. */
export function reservedAt(c: Cursor): string | null {
  const match = /^(?:[a-z]+|[{}!]|\[\[)(?=$|[\s;&|<>()])/.exec(c.text.slice(c.pos, c.pos + 16));
  return match === null ? null : match[0];
}

/** Consumes a reserved word if it stands here. */
export function accept(c: Cursor, word: string): boolean {
  skipLines(c);
  if (reservedAt(c) !== word) return false;
  c.pos += word.length;
  return true;
}
