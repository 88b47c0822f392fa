/**
 * A quick look at a path pattern's source: can this path have anything to do with it? Lists of paths are long
 * and most calls touch none of them, so a pattern is only taken apart when the answer is yes. When in doubt it
 * is yes.
 */

export interface Sketch {
  readonly source: string;
  /** Text that every path at or below the pattern holds; empty where none is certain. */
  readonly needle: string;
}

/** The longest piece of plain text in a pattern. */
export function needleOf(source: string, folds: boolean): string {
  if (source.includes('\\')) return '';
  let longest = '';
  for (const piece of source.replace(/\{[^}]*\}|\[[^\]]*\]/g, '*').split(/[*?/~{}[\]()|@+!]+/)) {
    if (piece.length > longest.length && piece !== '..') longest = piece;
  }
  return folds ? longest.toLowerCase() : longest;
}

/** Whether it is worth the while to look closer; errs on the side of looking. */
export function comesNear(
  { source, needle }: Sketch,
  path: string,
  { recursive, home }: { readonly recursive: boolean; readonly home: string | null },
): boolean {
  if (path.includes(needle)) return true;
  if (!recursive) return false;
  // A directory above the pattern: its name is in the pattern, or it is one of those that homes lie in.
  if (/[*?[{]/.test(source)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (source.toLowerCase().includes(name.toLowerCase())) return true;
  return source.startsWith('~') && (path.split('/').length <= 3 || home?.startsWith(path) !== false);
}

/** Can a path that surely begins so come to a pattern with a fixed place? */
export function mayLeadTo({ source }: Sketch, prefix: string, home: string | null): boolean {
  if (!/^[/~]/.test(source) || source.startsWith('/**')) return true;
  const literal = source.replace(/[*?[{\\].*$/s, '');
  const agrees = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
  if (literal.startsWith('/')) return agrees(literal, prefix);
  const homes = [home ?? '/', '/root', ...(/^\/(?:home|Users)\/[^/]+/.exec(prefix) ?? ['/home/', '/Users/'])];
  return homes.some((dir) => agrees(dir + literal.slice(1), prefix));
}
