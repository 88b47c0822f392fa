/**
 * What each line of a pipe may be, where a stage lists files and the ones after it only choose among
 * lines: `find src -name '*.o' | sort | xargs rm`. It is never said that there is a line at all.
 */
import { knownText, type Value } from '../core/value.ts';
import type { Arg, Invocation } from './invocation.ts';
import { parseInvocation } from './options/registry.ts';
import { fdFound, findSearch, foundValues } from './search-words.ts';

/** Commands that let whole lines through, as long as they are given no file. */
const CHOOSERS: Readonly<Record<string, number>> = {
  cat: 0,
  egrep: 1,
  fgrep: 1,
  fzf: 0,
  grep: 1,
  head: 0,
  rg: 1,
  shuf: 0,
  sort: 0,
  tac: 0,
  tail: 0,
  uniq: 0,
};

/** Null where nothing can be said. `before` is what the lines on its own input may be. */
export function listedLines(
  invocation: Invocation,
  before: readonly Value[] | null,
): readonly Value[] | null {
  const base = invocation.base ?? '';
  if (base === 'find' || base === 'gfind')
    return printsOtherwise(invocation.args) ? null : foundValues(findSearch(invocation));
  if (base === 'fd' || base === 'fdfind') return runsCommand(invocation.args) ? null : fdFound(invocation);
  if (before === null) return null;
  if (base === 'tee') return before;
  const operands = Object.hasOwn(CHOOSERS, base) ? CHOOSERS[base] : undefined;
  if (operands === undefined) return null;
  const parsed = parseInvocation(invocation);
  const changes = parsed.options.some(
    (option) =>
      /^(?:-o|-c|--only-matching|--count|-n|-b|-A|-E|-T)$/.test(option.name) && !isCount(base, option.name),
  );
  return parsed.operands.length <= operands && !changes ? before : null;
}

/** `head -n 5` and `tail -c`: numbers of lines, not line numbers. */
function isCount(base: string, option: string): boolean {
  return option === '-n' && (base === 'head' || base === 'tail' || base === 'shuf' || base === 'sort');
}

function printsOtherwise(args: readonly Arg[]): boolean {
  return args.some((arg) =>
    /^-(?:printf|ls|exec|execdir|ok|okdir|fprintf|delete)$/.test(knownText(arg.value) ?? ''),
  );
}

function runsCommand(args: readonly Arg[]): boolean {
  return args.some((arg) =>
    /^(?:-x|-X|--exec|--exec-batch|-l|--list-details|--format.*)$/.test(knownText(arg.value) ?? ''),
  );
}
