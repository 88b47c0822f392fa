/**
 * Positions in a text. Everything that points into a command, a rule file or a config file carries a
 * span; line and column are worked out only when somebody prints them.
 */

/** Half-open range of UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LineColumn {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

export const NO_SPAN: Span = { start: 0, end: 0 };

export function lineColumn(text: string, offset: number): LineColumn {
  let line = 1;
  let lineStart = 0;
  for (;;) {
    const next = text.indexOf('\n', lineStart);
    if (next === -1 || next >= offset) break;
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

export function spanText(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
