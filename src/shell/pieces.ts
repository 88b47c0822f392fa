/**
 * A word in the middle of its expansion: a row of pieces that remember whether they were quoted. From
 * here come field splitting, glob recognition and quote removal (Bash manual 3.5.7 to 3.5.9).
 */
import {
  concatValues,
  type Found,
  known,
  type PatternPart,
  type Unknown,
  type Value,
} from '../core/value.ts';

export type Piece =
  /** `split`: from an unquoted expansion, so that IFS cuts it. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quoted: boolean;
      readonly split: boolean;
      readonly found?: Found;
    }
  | { readonly kind: 'hole'; readonly why: Unknown; readonly quoted: boolean }
  /** Between the elements of "$@" and "${a[@]}". */
  | { readonly kind: 'break'; readonly quoted: boolean }
  /** "$@" without elements: the word vanishes unless something else is in it. */
  | { readonly kind: 'vanish' };

/** The pieces of a value that an expansion put in. */
export function valuePieces(value: Value, quoted: boolean): Piece[] {
  switch (value.kind) {
    case 'known':
      return [{ kind: 'text', text: value.text, quoted, split: !quoted }];
    case 'unknown':
      return [{ kind: 'hole', why: value.why, quoted }];
    case 'pattern':
      return value.parts.map((part): Piece => {
        if (part.kind === 'text') return { kind: 'text', text: part.text, quoted, split: !quoted };
        if (part.kind === 'hole') return { kind: 'hole', why: part.why, quoted };
        const glob = { kind: 'text', text: part.glob, quoted: false, split: false } as const;
        return part.found === undefined ? glob : { ...glob, found: part.found };
      });
  }
}

/** All pieces as one value, nothing split: assignments, here-documents, operands in quotes. */
export function joinPieces(pieces: readonly Piece[], glob: boolean): Value {
  const values: Value[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text') values.push(textValue(piece, glob));
    else if (piece.kind === 'hole') values.push({ kind: 'unknown', why: { ...piece.why, splits: false } });
    else if (piece.kind === 'break') values.push(known(' '));
  }
  return values.length === 0 ? known('') : concatValues(values);
}

function textValue(piece: Extract<Piece, { kind: 'text' }>, glob: boolean): Value {
  if (!glob || piece.quoted) return known(piece.text);
  if (piece.found === undefined) return globValue(piece.text);
  return { kind: 'pattern', parts: [{ kind: 'glob', glob: piece.text, found: piece.found }] };
}

/** Unquoted text with its glob characters marked; whether it is a pattern at all is decided by the whole word. */
function globValue(text: string): Value {
  const parts: PatternPart[] = [];
  let rest = text;
  for (;;) {
    const match =
      /\*+|\?|\[(?:[!^]?\]?[^\]\s]*)\]|[@+!]\([^)]*\)(?:\([^)]*\))?|\((?:[^()]|\([^()]*\))*\)/.exec(rest);
    if (match === null || (match[0].startsWith('(') && parts.length === 0 && match.index === 0)) break;
    if (match.index > 0) parts.push({ kind: 'text', text: rest.slice(0, match.index) });
    parts.push({ kind: 'glob', glob: match[0] });
    rest = rest.slice(match.index + match[0].length);
  }
  if (parts.length === 0) return known(text);
  if (rest !== '') parts.push({ kind: 'text', text: rest });
  return { kind: 'pattern', parts };
}

/** Splits into fields as the shell does. `ifs` is the separator's characters. */
export function splitFields(pieces: readonly Piece[], ifs: string, glob: boolean): Value[] {
  const fields: Piece[][] = [];
  let current: Piece[] = [];
  let exists = false;
  let afterBreak = false;
  const end = (): void => {
    if (exists) fields.push(current);
    current = [];
    exists = false;
  };
  /** In `x"$@"y`, what may be no word at all joins what stands before it to what stands after it. */
  const isLoose = (): boolean => current.length > 0 && isLooseField(current.slice(-1));
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'break':
        if (piece.quoted && current.length > 1 && isLoose()) break;
        exists ||= piece.quoted;
        end();
        exists = piece.quoted;
        afterBreak = piece.quoted;
        break;
      case 'vanish':
        break;
      case 'hole':
        current.push(piece);
        exists = true;
        break;
      case 'text': {
        if (afterBreak && current.length === 1 && isLoose()) {
          let before = fields.pop();
          while (before !== undefined) {
            current = [...before, ...current];
            before = isLooseField(before) ? fields.pop() : undefined;
          }
        }
        if (!piece.split) {
          current.push(piece);
          exists ||= piece.quoted || piece.text !== '';
          break;
        }
        for (const token of cutByIfs(piece.text, ifs)) {
          if (token.kind === 'text') {
            current.push({ ...piece, text: token.text });
            exists = true;
          } else {
            // A separator that is no blank makes a field even where there is none before it.
            if (token.hard) exists = true;
            end();
          }
        }
        break;
      }
    }
  }
  end();
  return fields.map((field) => fieldValue(field, glob));
}

/** A field that may be no word, one or several. */
function isLooseField(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.kind === 'hole' && !piece.quoted && piece.why.splits);
}

function cutByIfs(
  text: string,
  ifs: string,
): ({ kind: 'text'; text: string } | { kind: 'cut'; hard: boolean })[] {
  if (ifs === '') return text === '' ? [] : [{ kind: 'text', text }];
  const out: ({ kind: 'text'; text: string } | { kind: 'cut'; hard: boolean })[] = [];
  let start = 0;
  let i = 0;
  const blank = (ch: string): boolean => (ch === ' ' || ch === '\t' || ch === '\n') && ifs.includes(ch);
  while (i < text.length) {
    const ch = text[i] ?? '';
    if (!ifs.includes(ch)) {
      i += 1;
      continue;
    }
    if (i > start) out.push({ kind: 'text', text: text.slice(start, i) });
    let hard = false;
    while (i < text.length && blank(text[i] ?? '')) i += 1;
    if (i < text.length && ifs.includes(text[i] ?? '') && !blank(text[i] ?? '')) {
      hard = true;
      i += 1;
      while (i < text.length && blank(text[i] ?? '')) i += 1;
    }
    out.push({ kind: 'cut', hard });
    start = i;
  }
  if (start < text.length) out.push({ kind: 'text', text: text.slice(start) });
  return out;
}

/** Quote removal; unquoted glob characters make a pattern. A lone `[` is no pattern. */
function fieldValue(pieces: readonly Piece[], glob: boolean): Value {
  const values: Value[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'hole') values.push({ kind: 'unknown', why: { ...piece.why, splits: !piece.quoted } });
    else if (piece.kind === 'text') values.push(textValue(piece, glob));
  }
  return values.length === 0 ? known('') : concatValues(values);
}
