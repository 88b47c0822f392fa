/** A stretch of generated script, and which items of the shell's grammar it uses. */
import fc from 'fast-check';

export interface Piece {
  readonly text: string;
  readonly items: readonly string[];
}

export type Pieces = fc.Arbitrary<Piece>;

/** Stands for the tag of a call until the whole script is known: then each call site gets its own. */
export const TAG = '\u0001';

export function piece(item: string, text: string): Piece {
  return { text, items: [item] };
}

export function constants(item: string, ...texts: readonly string[]): Pieces {
  return fc.constantFrom(...texts).map((text) => piece(item, text));
}

/** A piece built of others: its own item and all of theirs. */
export function built(
  item: string,
  parts: readonly Pieces[],
  write: (texts: readonly string[]) => string,
): Pieces {
  return fc.tuple(...parts).map((made) => ({
    text: write(made.map((part) => part.text)),
    items: [item, ...made.flatMap((part) => part.items)],
  }));
}

export function list(parts: Pieces, minLength: number, maxLength: number, between: string): Pieces {
  return fc.array(parts, { minLength, maxLength }).map((made) => ({
    text: made.map((part) => part.text).join(between),
    items: made.flatMap((part) => part.items),
  }));
}

export function weighted(...choices: readonly (readonly [weight: number, arbitrary: Pieces])[]): Pieces {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
