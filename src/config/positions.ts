/**
 * Where keys and values stand in a TOML text that has been parsed already, so that a complaint can name its
 * line: smol-toml says what a file means, but not where. Reads keys, tables, strings and brackets; all
 * else of a value is skipped over.
 */
import type { Span } from '../core/span.ts';

interface Position {
  readonly key: Span;
  readonly value: Span;
  /** The elements of an array, in order. */
  readonly items: readonly Span[];
}

/** By path, its parts joined by NUL: a key may hold dots. A table's position is its header. */
export type Positions = ReadonlyMap<string, Position>;

export function pathKey(path: readonly string[]): string {
  return path.join('\0');
}

interface Scanner {
  readonly text: string;
  readonly found: Map<string, Position>;
  at: number;
}

export function findPositions(text: string): Positions {
  const scanner: Scanner = { text, found: new Map(), at: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  let table: readonly string[] = [];
  for (;;) {
    skipBlank(scanner, true);
    if (scanner.at >= text.length) return scanner.found;
    const before = scanner.at;
    if (text[scanner.at] === '[') table = readHeader(scanner);
    else readPair(scanner, table);
    // Only reached with text that the parser refused: never stand still.
    if (scanner.at === before) scanner.at += 1;
  }
}

function skipBlank(scanner: Scanner, lines: boolean): void {
  const { text } = scanner;
  for (; scanner.at < text.length; scanner.at++) {
    const char = text[scanner.at];
    if (char === '#') {
      const end = text.indexOf('\n', scanner.at);
      scanner.at = (end === -1 ? text.length : end) - 1;
    } else if (char !== ' ' && char !== '\t' && !(lines && (char === '\n' || char === '\r'))) return;
  }
}

function readHeader(scanner: Scanner): readonly string[] {
  const { text } = scanner;
  while (text[scanner.at] === '[') scanner.at += 1;
  const { path, span } = readKey(scanner);
  while (text[scanner.at] === ']') scanner.at += 1;
  scanner.found.set(pathKey(path), { key: span, value: span, items: [] });
  return path;
}

function readPair(scanner: Scanner, table: readonly string[]): void {
  const { path, span } = readKey(scanner);
  skipBlank(scanner, false);
  if (scanner.text[scanner.at] === '=') scanner.at += 1;
  skipBlank(scanner, false);
  readValue(scanner, [...table, ...path], span);
}

/** A dotted key; the span is that of its last part. */
function readKey(scanner: Scanner): { readonly path: readonly string[]; readonly span: Span } {
  const { text } = scanner;
  const path: string[] = [];
  let span: Span = { start: scanner.at, end: scanner.at };
  for (;;) {
    skipBlank(scanner, false);
    const start = scanner.at;
    const char = text[start];
    if (char === '"' || char === "'") {
      skipString(scanner);
      path.push(text.slice(start + 1, scanner.at - 1));
    } else {
      while (/[A-Za-z0-9_-]/.test(text[scanner.at] ?? '')) scanner.at += 1;
      path.push(text.slice(start, scanner.at));
    }
    span = { start, end: scanner.at };
    skipBlank(scanner, false);
    if (text[scanner.at] !== '.') return { path, span };
    scanner.at += 1;
  }
}

function readValue(scanner: Scanner, path: readonly string[], key: Span): void {
  const start = scanner.at;
  const items: Span[] = [];
  const char = scanner.text[start];
  if (char === '[') readArray(scanner, path, items);
  else if (char === '{') readInlineTable(scanner, path);
  else if (char === '"' || char === "'") skipString(scanner);
  else while (/[^\s,\]}#]/.test(scanner.text[scanner.at] ?? '')) scanner.at += 1;
  scanner.found.set(pathKey(path), { key, value: { start, end: scanner.at }, items });
}

function readArray(scanner: Scanner, path: readonly string[], items: Span[]): void {
  scanner.at += 1;
  for (;;) {
    skipBlank(scanner, true);
    const start = scanner.at;
    if (start >= scanner.text.length) return;
    if (scanner.text[start] === ']') {
      scanner.at += 1;
      return;
    }
    if (scanner.text[start] === ',') {
      scanner.at += 1;
      continue;
    }
    readValue(scanner, [...path, String(items.length)], { start, end: start });
    items.push({ start, end: scanner.at });
    if (scanner.at === start) return;
  }
}

function readInlineTable(scanner: Scanner, path: readonly string[]): void {
  scanner.at += 1;
  for (;;) {
    skipBlank(scanner, true);
    const start = scanner.at;
    if (start >= scanner.text.length) return;
    if (scanner.text[start] === '}') {
      scanner.at += 1;
      return;
    }
    if (scanner.text[start] === ',') scanner.at += 1;
    else readPair(scanner, path);
    if (scanner.at === start) return;
  }
}

function skipString(scanner: Scanner): void {
  const { text } = scanner;
  const quote = text[scanner.at] ?? '';
  const triple = text.startsWith(quote.repeat(3), scanner.at);
  const closing = triple ? quote.repeat(3) : quote;
  let at = scanner.at + closing.length;
  while (at < text.length && !text.startsWith(closing, at)) at += quote === '"' && text[at] === '\\' ? 2 : 1;
  at += closing.length;
  // `""""a""""`: up to two quotes may stand before the closing three.
  while (triple && text[at] === quote) at += 1;
  scanner.at = Math.min(at, text.length);
}
