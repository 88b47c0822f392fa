/**
 * Additions to and removals from a TOML text that leave every other byte where it is. What is added stands in
 * a block of its own between two comments; a value is exchanged where it stands. The caller reads the result
 * back (`meansSame`) and drops an edit that would have come out otherwise.
 */
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'smol-toml';
import { type Fields, isFields } from '../clients/fields.ts';
import { findPositions, pathKey } from '../config/positions.ts';
import { applyEdits, newlineOf } from './text-edit.ts';

const BEGIN = '# >>> sechook: written by `sechook install`, taken out by `sechook uninstall`';
const END = '# <<< sechook';

export type ReadToml =
  | { readonly kind: 'toml'; readonly value: Fields }
  | { readonly kind: 'broken'; readonly why: string };

export function readToml(text: string): ReadToml {
  try {
    return { kind: 'toml', value: parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return {
      kind: 'broken',
      why: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '',
    };
  }
}

/** At the end of the file: a table that begins there takes nothing away from one that stands before. */
export function addBlock(text: string, lines: readonly string[]): string {
  const newline = newlineOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  const blank = text.trim() === '' ? '' : newline;
  return `${text}${gap}${blank}${[BEGIN, ...lines, END].join(newline)}${newline}`;
}

/** All blocks of ours, each with the blank line before it. */
export function removeBlocks(text: string): string {
  let out = text;
  for (;;) {
    const begin = out.indexOf(BEGIN);
    const end = begin === -1 ? -1 : out.indexOf(END, begin);
    if (begin === -1 || end === -1) return out;
    const lineEnd = out.indexOf('\n', end);
    const blank = /\r?\n(\r?\n)$/.exec(out.slice(0, begin))?.[1] ?? '';
    out = out.slice(0, begin - blank.length) + (lineEnd === -1 ? '' : out.slice(lineEnd + 1));
  }
}

/** Exchanges a value, or adds the key to its table where that has a header; null where neither is there. */
export function setInTable(text: string, path: readonly string[], value: string): string | null {
  const positions = findPositions(text);
  const there = positions.get(pathKey(path));
  if (there !== undefined) {
    const { start, end } = there.value;
    return applyEdits(text, [{ at: start, remove: end - start, insert: value }]);
  }
  const header = positions.get(pathKey(path.slice(0, -1)));
  const lineEnd = header === undefined ? -1 : text.indexOf('\n', header.key.end);
  const lineStart = header === undefined ? 0 : text.lastIndexOf('\n', header.key.start) + 1;
  if (header === undefined || !/^\ufeff?\s*\[(?!\[)/.test(text.slice(lineStart))) return null;
  const key = path.at(-1) ?? '';
  const newline = newlineOf(text);
  const at = lineEnd === -1 ? text.length : lineEnd + 1;
  const insert = lineEnd === -1 ? `${newline}${key} = ${value}` : `${key} = ${value}${newline}`;
  return applyEdits(text, [{ at, remove: 0, insert }]);
}

/** Takes out a table with its own keys; comments before the next table stay. */
export function removeTable(text: string, path: readonly string[]): string {
  const header = findPositions(text).get(pathKey(path));
  if (header === undefined) return text;
  const start = text.lastIndexOf('\n', header.key.start) + 1;
  const body = /^\s*\[[^\n]*(?:\n|$)(?:[ \t]*[A-Za-z0-9_"'-][^\n]*(?:\n|$))*/.exec(text.slice(start));
  return body === null ? text : text.slice(0, start) + text.slice(start + body[0].length);
}

/** Whether `text` says exactly `expected`. */
export function meansSame(text: string, expected: unknown): boolean {
  const read = readToml(text);
  return read.kind === 'toml' && isDeepStrictEqual(plain(read.value), plain(expected));
}

/** The parser's tables have no prototype. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return isFields(value) && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
    : value;
}

/** A string or a bare word as TOML writes it; JSON's escapes are a part of TOML's. */
export function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
