/**
 * A stretch of a text shown in its line, underlined:
 *
 *     2 | cd /srv && rm -rf "$X"
 *       |            ^^^^^^^^^^^
 *
 * Long lines are cut to a window around the stretch.
 */
import { lineColumn, type Span } from '../../core/span.ts';
import type { Style } from './style.ts';
import { columnsOf, visible } from './visible.ts';

export interface SourceLineOptions {
  readonly style: Style;
  readonly width: number;
  readonly paint: 'red' | 'yellow';
  readonly indent: string;
  /** Takes secrets out of a line that is going to be shown; such a line gets no carets, for it has moved. */
  readonly redact?: (line: string) => string;
}

export function sourceLine(text: string, span: Span, options: SourceLineOptions): readonly string[] {
  const start = Math.min(span.start, text.length);
  const { line, column } = lineColumn(text, start);
  const lineStart = start - (column - 1);
  const newline = text.indexOf('\n', lineStart);
  const lineEnd = newline === -1 ? text.length : newline;
  const end = Math.max(start, Math.min(span.end, lineEnd));
  const number = String(line);
  const room = Math.max(20, options.width - options.indent.length - number.length - 3);
  const whole = text.slice(lineStart, lineEnd);
  const redacted = options.redact?.(whole) ?? whole;
  if (redacted !== whole) {
    const gutter = options.style('dim', `${options.indent}${number} | `);
    return [`${gutter}${visible(cut(redacted, 0, 0, room).text)}`];
  }
  const shown = cut(whole, start - lineStart, end - lineStart, room);

  const before = visible(shown.text.slice(0, shown.start));
  const marked = visible(shown.text.slice(shown.start, shown.end));
  const after = visible(shown.text.slice(shown.end));
  const gutter = options.style('dim', `${options.indent}${number} | `);
  const empty = options.style('dim', `${options.indent}${' '.repeat(number.length)} | `);
  const carets = '^'.repeat(Math.max(1, columnsOf(marked)));
  const more =
    Math.min(span.end, text.length) > lineEnd + 1 ? ` (and ${countLines(text, lineEnd, span.end)} more)` : '';
  return [
    `${gutter}${before}${options.style(options.paint, marked)}${after}`,
    `${empty}${' '.repeat(columnsOf(before))}${options.style(options.paint, carets)}${more}`,
  ];
}

interface Window {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const DOTS = '…';

function cut(line: string, start: number, end: number, room: number): Window {
  if (line.length <= room) return { text: line, start, end };
  const length = Math.min(end - start, room - 2);
  const lead = Math.max(0, Math.floor((room - 2 - length) / 3));
  const from = Math.max(0, Math.min(start - lead, line.length - (room - 2)));
  const to = Math.min(line.length, from + room - 2);
  const left = from > 0 ? DOTS : '';
  const right = to < line.length ? DOTS : '';
  const shift = left.length - from;
  return {
    text: `${left}${line.slice(from, to)}${right}`,
    start: start + shift,
    end: Math.min(end, to) + shift,
  };
}

function countLines(text: string, from: number, to: number): string {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at + 1 < to; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines === 1 ? '1 line' : `${lines} lines`;
}
