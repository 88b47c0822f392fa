/**
 * The pieces that statements are made of: their first word, texts in quotes, single words, and the deeper
 * lines that go on with them.
 */
import type { Span } from '../core/span.ts';
import type { Spanned } from './ast.ts';
import { tokenize } from './lexer.ts';
import { type Block, isBlank, isComment, type Line } from './lines.ts';
import type { Report } from './messages.ts';

export interface Context {
  readonly text: string;
  readonly matchers: ReadonlySet<string>;
  readonly report: Report;
}

export function textOf(context: Context, span: Span): string {
  return context.text.slice(span.start, span.end);
}

export interface Word {
  readonly text: string;
  readonly span: Span;
  /** What follows on the line, without blanks around it. */
  readonly rest: Span;
}

export function firstWord(context: Context, span: Span): Word {
  const line = textOf(context, span);
  const text = /^[A-Za-z0-9_]+|^\S+/.exec(line)?.[0] ?? '';
  let start = span.start + text.length;
  while (start < span.end && /[ \t]/.test(context.text[start] ?? '')) start += 1;
  return {
    text,
    span: { start: span.start, end: span.start + text.length },
    rest: { start, end: trimEnd(context, start, span.end) },
  };
}

/** Blanks at the end of a line are invisible and mean nothing, unless a backslash stands before them. */
function trimEnd(context: Context, start: number, end: number): number {
  let at = end;
  while (at > start && /[ \t]/.test(context.text[at - 1] ?? '')) at -= 1;
  let slashes = 0;
  while (at - slashes > start && context.text[at - slashes - 1] === '\\') slashes += 1;
  return slashes % 2 === 1 && at < end ? at + 1 : at;
}

/** The first deeper line that says something. */
export function continuation(context: Context, block: Block): Line | undefined {
  return block.rest.find((line) => !isBlank(line) && !isComment(context.text, line));
}

/** What stands where a text in quotes belongs. */
export type Quoted =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'absent' }
  /** A mistake in it was reported already. */
  | { readonly kind: 'reported' };

/** One text, or several that are joined by a blank. */
export function readQuoted(context: Context, ranges: readonly Span[]): Quoted {
  const tokens = tokenize(context.text, ranges, context.report);
  if (tokens === null) return { kind: 'reported' };
  const texts: string[] = [];
  let [start, end] = [0, 0];
  for (const token of tokens) {
    if (token.kind === 'end') break;
    if (token.kind !== 'string') {
      if (texts.length === 0) return { kind: 'absent' };
      context.report('unexpected-text', token.span, textOf(context, token.span), 'the text');
      return { kind: 'reported' };
    }
    if (texts.length === 0) start = token.span.start;
    end = token.span.end;
    texts.push(token.text);
  }
  return texts.length === 0
    ? { kind: 'absent' }
    : { kind: 'text', value: texts.join(' '), span: { start, end } };
}

export function readBare(context: Context, block: Block, word: Word): Spanned<string> | null {
  const further = continuation(context, block);
  if (further !== undefined) {
    context.report('unexpected-indentation', further.span);
    return null;
  }
  const tokens = tokenize(context.text, [word.rest], context.report);
  if (tokens === null) return null;
  const [value, after] = tokens;
  if (value === undefined || (value.kind !== 'word' && value.kind !== 'string')) {
    context.report('empty-statement', word.span, word.text, 'one word');
    return null;
  }
  if (after !== undefined && after.kind !== 'end') {
    context.report('unexpected-text', after.span, textOf(context, after.span), `\`${value.text}\``);
    return null;
  }
  return { value: value.text, span: value.span };
}
