/** Positions in JSON: offsets as the engine has them, line and column where the text is at hand. */
import { lineColumn, type Span } from '../../core/span.ts';

export function spanJson(span: Span, text: string | null): object {
  const place = (offset: number): object =>
    text === null ? { offset } : { offset, ...lineColumn(text, Math.min(offset, text.length)) };
  return { start: place(span.start), end: place(span.end) };
}
