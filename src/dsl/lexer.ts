/**
 * Words of an expression or a text statement: names, strings, regex literals, numbers, punctuation, each
 * with its span in the file. A `#` outside of a string begins a comment.
 */
import type { Span } from '../core/span.ts';
import type { Report } from './messages.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly span: Span }
  | { readonly kind: 'string'; readonly text: string; readonly span: Span }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: '(' | ')' | ','; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span };

const WORD = /[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/** Null after the first text that is no token; it has been reported. */
export function tokenize(text: string, ranges: readonly Span[], report: Report): readonly Token[] | null {
  const tokens: Token[] = [];
  for (const range of ranges) {
    let at = range.start;
    while (at < range.end) {
      const char = text[at];
      if (char === ' ' || char === '\t') {
        at += 1;
        continue;
      }
      if (char === '#') break;
      const token = readToken(text, at, range.end, report);
      if (token === null) return null;
      tokens.push(token);
      at = token.span.end;
    }
  }
  const end = ranges.at(-1)?.end ?? 0;
  tokens.push({ kind: 'end', span: { start: end, end } });
  return tokens;
}

function readToken(text: string, at: number, end: number, report: Report): Token | null {
  const char = text[at] ?? '';
  if (char === '(' || char === ')' || char === ',') return { kind: char, span: { start: at, end: at + 1 } };
  if (char === '"') return readString(text, at, end, report);
  if (char === '/') return readRegex(text, at, end, report);
  if (char === "'") {
    report('single-quotes', { start: at, end: at + 1 });
    return null;
  }
  const line = text.slice(0, end);
  WORD.lastIndex = at;
  const word = WORD.exec(line);
  if (word !== null) return { kind: 'word', text: word[0], span: { start: at, end: at + word[0].length } };
  NUMBER.lastIndex = at;
  const digits = NUMBER.exec(line);
  if (digits !== null) {
    return { kind: 'number', value: Number(digits[0]), span: { start: at, end: at + digits[0].length } };
  }
  report('bad-character', { start: at, end: at + 1 }, String.fromCodePoint(text.codePointAt(at) ?? 0));
  return null;
}

function readString(text: string, at: number, end: number, report: Report): Token | null {
  let value = '';
  for (let i = at + 1; i < end; i++) {
    const char = text[i] ?? '';
    if (char === '"') return { kind: 'string', text: value, span: { start: at, end: i + 1 } };
    if (char !== '\\') {
      value += char;
      continue;
    }
    i += 1;
    const escaped = i < end ? ESCAPES[text[i] ?? ''] : undefined;
    if (escaped === undefined) {
      report(
        'bad-escape',
        { start: i - 1, end: Math.min(i + 1, end) },
        text.slice(i - 1, Math.min(i + 1, end)),
      );
      return null;
    }
    value += escaped;
  }
  report('unterminated-string', { start: at, end });
  return null;
}

function readRegex(text: string, at: number, end: number, report: Report): Token | null {
  let inClass = false;
  for (let i = at + 1; i < end; i++) {
    const char = text[i];
    if (char === '\\') i += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) {
      let stop = i + 1;
      while (stop < end && /[A-Za-z]/.test(text[stop] ?? '')) stop += 1;
      const flags = text.slice(i + 1, stop);
      return { kind: 'regex', source: text.slice(at + 1, i), flags, span: { start: at, end: stop } };
    }
  }
  report('unterminated-regex', { start: at, end });
  return null;
}

/** A token as people call it in a message. */
export function showToken(text: string, token: Token): string {
  return token.kind === 'end' ? 'the end of the line' : `\`${text.slice(token.span.start, token.span.end)}\``;
}
