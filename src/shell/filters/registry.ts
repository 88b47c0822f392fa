/**
 * Every pure command by name. The walk calls `runFilter` for the stages of a pipeline and the commands of
 * a substitution whose words and input are known; null means that its output is not known.
 */
import type { Dialect } from '../../core/call.ts';
import { awk } from './awk-print.ts';
import { CODE_FILTERS } from './code-print.ts';
import { cut, fold, paste } from './columns.ts';
import { basename, cat, dd, dirname, seq, silent, strings, tee, xargs } from './constant.ts';
import { echo } from './echo.ts';
import { base32, base64, od, openssl, xxd } from './encoding.ts';
import { expr } from './expr.ts';
import { type Filter, OUTPUT_LIMIT } from './filter.ts';
import { egrep, fgrep, grep } from './grep.ts';
import { jq } from './jq.ts';
import { head, rev, sort, tac, tail, uniq, wc } from './lines.ts';
import { printf } from './printf.ts';
import { sed } from './sed.ts';
import { tr } from './tr.ts';

const FILTERS: Readonly<Record<string, Filter>> = {
  ...CODE_FILTERS,
  ':': silent,
  '[': silent,
  awk,
  base32,
  base64,
  basename,
  cat,
  cut,
  dd,
  dirname,
  echo,
  egrep,
  expr,
  false: silent,
  fgrep,
  fold,
  gawk: awk,
  grep,
  gsed: sed,
  head,
  jq,
  mawk: awk,
  nawk: awk,
  od,
  openssl,
  paste,
  printf,
  rev,
  sed,
  seq,
  sleep: silent,
  sort,
  strings,
  tac,
  tail,
  tee,
  test: silent,
  tr,
  true: silent,
  uniq,
  wc,
  xargs,
  xxd,
};

/** What the command prints, exactly; `stdin` is null where it is not known. */
export function runFilter(
  base: string,
  args: readonly string[],
  stdin: string | null,
  dialect: Dialect = 'bash',
): string | null {
  const filter = Object.hasOwn(FILTERS, base) ? FILTERS[base] : undefined;
  if (filter === undefined) return null;
  if (stdin !== null && stdin.length > OUTPUT_LIMIT) return null;
  const output = filter(args, stdin, dialect);
  return output === null || output.length > OUTPUT_LIMIT ? null : output;
}
