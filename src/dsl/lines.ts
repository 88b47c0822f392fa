/**
 * The outer shape of a rule file: lines, indentation, and statements with the deeper lines that go on
 * with them. Knows nothing of what a statement says.
 */
import type { Span } from '../core/span.ts';

export interface Line {
  /** From the first character that is no blank to the end without line ending; empty for blank lines. */
  readonly span: Span;
  readonly start: number;
  readonly indent: number;
}

/** A line and the lines below it that are indented deeper. */
export interface Block {
  readonly head: Line;
  readonly rest: readonly Line[];
}

const TAB = 4;

export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    let end = newline === -1 ? text.length : newline;
    const next = end + 1;
    if (text[end - 1] === '\r' && end > start) end -= 1;
    let from = start;
    let indent = 0;
    for (; from < end; from++) {
      if (text[from] === ' ') indent += 1;
      else if (text[from] === '\t') indent += TAB - (indent % TAB);
      else break;
    }
    lines.push({ span: { start: from, end }, start, indent });
    if (newline === -1) break;
    start = next;
  }
  return lines;
}

export function isBlank(line: Line): boolean {
  return line.span.start === line.span.end;
}

export function isComment(text: string, line: Line): boolean {
  return text[line.span.start] === '#';
}

/**
 * Groups lines into blocks; blank lines and comments between blocks are dropped. A line at the margin
 * takes no deeper lines along: those are statements of its rule.
 */
export function groupBlocks(text: string, lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const head = lines[i];
    if (head === undefined || isBlank(head) || isComment(text, head)) continue;
    const rest: Line[] = [];
    if (head.indent > 0) {
      let kept = 0;
      for (let j = i + 1; j < lines.length; j++) {
        const line = lines[j];
        if (line === undefined) break;
        if (!isBlank(line) && line.indent <= head.indent) break;
        rest.push(line);
        if (!isBlank(line)) kept = rest.length;
      }
      rest.length = kept;
      i += kept;
    }
    blocks.push({ head, rest });
  }
  return blocks;
}

/** 1-based line of an offset, by halving: a file may hold thousands of rules. */
export function lineFinder(lines: readonly Line[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  };
}
