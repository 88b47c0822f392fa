/** A text to our own tree. One place decides which reading is used. */
import type { Span } from '../core/span.ts';
import { readScript } from './reader.ts';
import type { Script } from './syntax.ts';

export interface ParseOptions {
  readonly zsh: boolean;
  /** Offset of the text in the outermost text, or the span that stands for all of it. */
  readonly base: number | Span;
  readonly depth: number;
}

export function parseScript(text: string, options: ParseOptions): Script {
  return readScript(text, options);
}
