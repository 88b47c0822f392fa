/**
 * A quick look at a path pattern's source: can this path have anything to do with it? Lists of paths are long
 * and most calls touch none of them, so a pattern is only taken apart when the answer is yes. When in doubt it
 * is yes.
 */

export interface Sketch {
  readonly source: string;
  /** Text that every path at or below the pattern holds; empty where none is certain. */
  readonly needle: string;
  /**
   * What the pattern surely begins with, `~` for a home: what lies above it can be told by that. Null where
   * it has no fixed place, so that nothing is known to lie above.
   */
  readonly literal: string | null;
}

export function sketchOf(source: string, folds: boolean): Sketch {
  const [needle, literal] = [needleOf(source), literalOf(source)];
  if (!folds) return { source, needle, literal };
  return { source, needle: needle.toLowerCase(), literal: literal?.toLowerCase() ?? null };
}

/** The longest piece of plain text in a pattern. */
function needleOf(source: string): string {
  if (source.includes('\\')) return '';
  let longest = '';
  for (const piece of source.replace(/\{[^}]*\}|\[[^\]]*\]/g, '*').split(/[*?/~{}[\]()|@+!]+/)) {
    if (piece.length > longest.length && piece !== '..') longest = piece;
  }
  return longest;
}

function literalOf(source: string): string | null {
  if (source.startsWith('{')) return '';
  if (!/^[/~]/.test(source) || source.startsWith('/**')) return null;
  return source.replace(/[*?[{\\].*$/s, '');
}

/** A path whose beginning is known, and what is left of it below each directory that may stand for `~`. */
export interface Beginning {
  readonly text: string;
  readonly belowHomes: readonly string[];
  /** It may go on to such a directory. */
  readonly aboveHome: boolean;
}

export function beginning(text: string, home: string | null): Beginning {
  const other = /^\/(?:home|users)\/[^/]+/i.exec(text);
  const homes = [home ?? '/', '/root', ...(other ?? ['/home/', '/Users/', '/users/'])];
  return {
    text,
    belowHomes: homes.filter((dir) => text.startsWith(dir)).map((dir) => text.slice(dir.length)),
    aboveHome: homes.some((dir) => dir.startsWith(text)),
  };
}

/** Can a path that surely begins so come to the pattern, or hold it? */
export function mayLeadTo({ literal }: Sketch, from: Beginning): boolean {
  if (literal === null) return true;
  if (!literal.startsWith('~')) return agrees(literal, from.text);
  const below = literal.slice(1);
  return from.aboveHome || from.belowHomes.some((rest) => agrees(below, rest));
}

function agrees(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
