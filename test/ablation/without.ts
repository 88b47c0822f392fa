/** The source of a module in which one function is told to know its feature no more, or to make a mistake. */

/** One function of a module of the evaluator that begins with other statements. */
export interface Change {
  readonly name: string;
  /** Under src/shell. */
  readonly module: string;
  readonly function: string;
  readonly says: string;
}

/** Puts `says` at the beginning of the function's body. */
export function withChange(source: string, change: Change): string {
  const at = source.search(new RegExp(`(?:export )?function ${change.function}\\(`));
  const open = at === -1 ? -1 : source.slice(at).search(/\{\n/);
  if (open === -1) throw new Error(`${change.module} has no function ${change.function} (${change.name})`);
  const body = at + open + 1;
  return `${source.slice(0, body)} ${change.says}${source.slice(body)}`;
}
