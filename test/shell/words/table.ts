/** One row of the word tables: a script whose calls of `WORDS` show what its words become. */
export interface Row {
  readonly script: string;
  /** True where no evaluator can know the value: it must then not claim to. */
  readonly open: boolean;
}

export type Table = Readonly<Record<string, readonly Row[]>>;

/** Rows written one a line; what has several lines writes them as `⏎`. */
export function rows(text: string, open = false): readonly Row[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ script: line.replaceAll('⏎', '\n'), open }));
}
