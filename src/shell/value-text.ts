/** Cutting, splitting and filling of values that are only partly known; never loses a hole or a glob. */
import { concatValues, known, type PatternPart, type Value } from '../core/value.ts';

/** The value without its first `count` characters, which must be known text. */
export function withoutPrefix(value: Value, count: number): Value {
  if (count === 0 || value.kind === 'unknown') return value;
  if (value.kind === 'known') return known(value.text.slice(count));
  const parts: Value[] = [];
  let left = count;
  for (const part of value.parts) {
    if (part.kind === 'text' && left > 0) {
      parts.push(known(part.text.slice(left)));
      left = Math.max(0, left - part.text.length);
    } else {
      parts.push(valueOfPart(part));
    }
  }
  return concatValues(parts);
}

export function valueOfPart(part: PatternPart): Value {
  switch (part.kind) {
    case 'text':
      return known(part.text);
    case 'glob':
      return { kind: 'pattern', parts: [part] };
    case 'hole':
      return { kind: 'unknown', why: part.why };
  }
}

/** True where the text is not known from its first character on. Globs are left out: file names in `-` are rare. */
export function mayBeginWithDash(value: Value): boolean {
  if (value.kind === 'known') return false;
  return value.kind === 'unknown' || value.parts[0]?.kind === 'hole';
}

/** True for a word that the shell may drop, or split into several. */
export function maySplit(value: Value): boolean {
  if (value.kind === 'known') return false;
  if (value.kind === 'unknown') return value.why.splits;
  return value.parts.some((part) => part.kind === 'hole' && part.why.splits);
}

/** Every `token` in the known text of `value` gives way to `filling`. */
export function fill(value: Value, token: string, filling: Value): Value {
  if (value.kind === 'unknown' || token === '') return value;
  const parts: readonly PatternPart[] =
    value.kind === 'known' ? [{ kind: 'text', text: value.text }] : value.parts;
  const made: Value[] = [];
  for (const part of parts) {
    if (part.kind !== 'text') {
      made.push(valueOfPart(part));
      continue;
    }
    const pieces = part.text.split(token);
    for (let i = 0; i < pieces.length; i += 1) {
      if (i > 0) made.push(filling);
      made.push(known(pieces[i] ?? ''));
    }
  }
  return concatValues(made);
}

/** True where some of the known text holds `token`. */
export function holds(value: Value, token: string): boolean {
  if (value.kind === 'known') return value.text.includes(token);
  return value.kind === 'pattern' && value.parts.some((p) => p.kind === 'text' && p.text.includes(token));
}

/** A shell pattern in a string (find's `-name`, a pathspec) as a value: `*`, `?`, `[…]` become globs. */
export function globValue(text: string): Value {
  const parts: Value[] = [];
  const token = /\*+|\?|\[[^\]/]+\]/g;
  let from = 0;
  for (const match of text.matchAll(token)) {
    parts.push(known(text.slice(from, match.index)), {
      kind: 'pattern',
      parts: [{ kind: 'glob', glob: match[0] }],
    });
    from = match.index + match[0].length;
  }
  parts.push(known(text.slice(from)));
  return concatValues(parts);
}

/**
 * Fields of a value split at the blanks of its known text. A hole that the shell has left in quotes may
 * hold blanks of its own: as a field by itself it splits, within a field it is part of that one.
 */
export function splitFields(value: Value, delimiter: RegExp | null = null): readonly Value[] {
  const separator = delimiter ?? /[ \t\n]+/;
  if (value.kind === 'unknown') return [{ kind: 'unknown', why: { ...value.why, splits: true } }];
  const parts: readonly PatternPart[] =
    value.kind === 'known' ? [{ kind: 'text', text: value.text }] : value.parts;
  const fields: Value[][] = [[]];
  for (const part of parts) {
    if (part.kind !== 'text') {
      fields[fields.length - 1]?.push(valueOfPart(part));
      continue;
    }
    const pieces = part.text.split(separator);
    for (let i = 0; i < pieces.length; i += 1) {
      if (i > 0) fields.push([]);
      const piece = pieces[i] ?? '';
      if (piece !== '') fields[fields.length - 1]?.push(known(piece));
    }
  }
  // Between delimiters even nothing is an item; after the last there is none.
  if (delimiter !== null && fields[fields.length - 1]?.length === 0) fields.pop();
  return fields
    .filter((field) => delimiter !== null || field.length > 0)
    .map((field) => (field.length === 0 ? known('') : splitting(concatValues(field))));
}

function splitting(value: Value): Value {
  return value.kind === 'unknown' ? { kind: 'unknown', why: { ...value.why, splits: true } } : value;
}
