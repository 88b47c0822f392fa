/**
 * Unknowns that are lists of files, where somebody takes them apart: an unquoted expansion is one field for
 * each line, a quoted one stands for one line or another.
 */
import { concatValues, type Unknown, type Value } from '../core/value.ts';
import type { Launch } from './invocation.ts';
import { type Piece, valuePieces } from './pieces.ts';
import { valueOfPart } from './value-text.ts';

/** More alternatives than these are one unknown again. */
const MAX_FIELDS = 64;
const MAX_WAYS = 6;

/** The values that a value with lists in it may be; itself where there is none. */
export function spreadLines(value: Value, most = MAX_FIELDS): readonly Value[] {
  if (value.kind === 'known') return [value];
  const parts = value.kind === 'unknown' ? [value] : value.parts.map(valueOfPart);
  if (!parts.some((part) => part.kind === 'unknown' && part.why.lines !== undefined)) return [value];
  let ways: (readonly Value[])[] = [[]];
  for (const part of parts) {
    const choices = part.kind === 'unknown' ? (part.why.lines ?? [part]) : [part];
    ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
    if (ways.length > most) return [value];
  }
  return ways.map(concatValues);
}

/**
 * What another language's code runs while a list of files comes in on its standard input: a part of it that is
 * not known may be one of those files.
 */
export function withListed(launch: Launch, lines: readonly Value[]): Launch {
  if (launch.kind === 'script') return { ...launch, text: listedIn(launch.text, lines) };
  if (launch.kind !== 'command') return launch;
  const [name, ...rest] = launch.words;
  const words = rest.flatMap((word) =>
    spreadLines(listedIn(word.value, lines)).map((value) => ({ ...word, value })),
  );
  return name === undefined ? launch : { ...launch, words: [name, ...words] };
}

function listedIn(value: Value, lines: readonly Value[]): Value {
  if (value.kind === 'known') return value;
  const parts = value.kind === 'unknown' ? [value] : value.parts.map(valueOfPart);
  return concatValues(
    parts.map((part) =>
      part.kind === 'unknown' ? { kind: 'unknown', why: { ...part.why, lines: [...lines, part] } } : part,
    ),
  );
}

/** The ways in which the lists in a word may come out where they are not split. */
export function quotedWays(ways: Piece[][]): Piece[][] {
  if (!ways.some((way) => way.some(isQuotedList))) return ways;
  const made = ways.flatMap((way) => {
    let rows: Piece[][] = [[]];
    for (const piece of way) {
      const choices = isQuotedList(piece) ? linePieces(piece.why) : [piece];
      rows = rows.flatMap((row) =>
        choices.map((choice) => [...row, ...(Array.isArray(choice) ? choice : [choice])]),
      );
      if (rows.length > MAX_WAYS) return [way];
    }
    return rows;
  });
  return made.length > MAX_WAYS ? ways : made;
}

function isQuotedList(piece: Piece): piece is Extract<Piece, { kind: 'hole' }> {
  return piece.kind === 'hole' && piece.quoted && piece.why.lines !== undefined;
}

/** The globs in a line stand for what was found, quotes around it or not. */
function linePieces(why: Unknown): Piece[][] {
  return (why.lines ?? []).map((line) => valuePieces(line, true));
}
