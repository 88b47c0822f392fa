/** One row of the word tables: a script whose calls of `WORDS` show what its words become. */
export interface Row {
  readonly script: string;
  /**
   * `exact`: the same calls, every word known. `vague` (written `?? script`): what bash calls may be left
   * open, because it depends on what only the machine knows. `surplus` (written `++ script`): more may be
   * predicted than bash calls here, because the evaluator follows branches that it does not decide.
   */
  readonly demand: 'exact' | 'vague' | 'surplus';
}

export type Table = Readonly<Record<string, readonly Row[]>>;

function row(line: string): Row {
  const script = line.replace(/^(\?\?|\+\+) /, '').replaceAll('⏎', '\n');
  return { script, demand: line.startsWith('?? ') ? 'vague' : line.startsWith('++ ') ? 'surplus' : 'exact' };
}

/** Rows written one a line; what has several lines writes them as `⏎`. */
export function rows(text: string): readonly Row[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(row);
}
