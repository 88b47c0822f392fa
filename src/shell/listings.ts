/**
 * What each line of an output may be, where a command lists files and the ones after it choose among lines
 * or change them: `find src -name '*.o' | sort | xargs rm`. It is never said that there is a line at all.
 */
import { concatValues, type Found, known, knownText, unknown, type Value } from '../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from './argv.ts';
import { fitsEveryLine } from './every-line.ts';
import { runFilter } from './filters/registry.ts';
import { EVERYTHING, foundBelow, letThrough, NOTHING, type Takes } from './found-names.ts';
import type { Arg, Invocation } from './invocation.ts';
import { parseInvocation } from './options/registry.ts';
import { ANY_DEPTH, ANY_NAME, fdFound, findSearch, foundValues, withSlash } from './search-words.ts';
import { globValue } from './value-text.ts';

type Lister = (invocation: Invocation, parsed: ParsedArgs) => readonly Value[] | null;

/** Commands that print names of files and nothing else; null where their words say otherwise. */
const LISTERS: Readonly<Record<string, Lister>> = {
  find: (invocation) => (printsOtherwise(invocation.args) ? null : foundValues(findSearch(invocation))),
  gfind: (invocation) => (printsOtherwise(invocation.args) ? null : foundValues(findSearch(invocation))),
  fd: (invocation) => (runsCommand(invocation.args) ? null : fdFound(invocation)),
  fdfind: (invocation) => (runsCommand(invocation.args) ? null : fdFound(invocation)),
  ls: listed,
  dir: listed,
  vdir: listed,
  tree: (_, parsed) =>
    hasOption(parsed, '-f') ? below(parsed.operands, { hidden: hasOption(parsed, '-a') }) : null,
  du: (_, parsed) => [...placesOf(parsed.operands), ...below(parsed.operands)],
  compgen: completed,
  locate: (_, parsed) => parsed.operands.map(anywhere),
  plocate: (_, parsed) => parsed.operands.map(anywhere),
  mdfind: (_, parsed) => parsed.operands.map(anywhere),
  rg: (_, parsed) =>
    hasOption(parsed, '--files')
      ? below(parsed.operands, walked(parsed))
      : hasOption(parsed, '-l', '--files-without-match')
        ? below(parsed.operands.slice(hasOption(parsed, '-e', '-f') ? 0 : 1), {
            ...walked(parsed),
            takes: withContent(parsed),
          })
        : null,
  grep: searched,
  egrep: searched,
  fgrep: searched,
  git: (_, parsed) =>
    knownText(parsed.operands[0]?.value ?? known('')) === 'ls-files'
      ? below(parsed.operands.slice(1), ofGit(parsed))
      : null,
  realpath: located,
  readlink: (invocation, parsed) => (hasOption(parsed, '-f') ? located(invocation, parsed) : null),
  stat: (_, parsed) =>
    /^%[nN](?:\\n)?$/.test(knownText(lastOption(parsed, '-c', '--printf')?.value ?? known('')) ?? '')
      ? placesOf(parsed.operands)
      : null,
};

/** Commands that let whole lines through, and the operands they take before they are given files. */
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

const CUTTERS: ReadonlySet<string> = new Set(['egrep', 'fgrep', 'fzf', 'grep', 'head', 'rg', 'tail']);

/** Commands that change lines or take parts of them: what comes out may be the same or anything. */
const CHANGERS: ReadonlySet<string> = new Set([
  'awk',
  'cut',
  'gawk',
  'gsed',
  'mawk',
  'perl',
  'rev',
  'sed',
  'tr',
]);

/** Null where nothing can be said. `before` is what the lines on its own input may be. */
export function listedLines(
  invocation: Invocation,
  before: readonly Value[] | null,
): readonly Value[] | null {
  const base = invocation.base ?? '';
  if (before !== null) {
    if (base === 'tee') return before;
    if (CHANGERS.has(base)) return [...before.map(someOf), unknown('command-output', base)];
    const operands = Object.hasOwn(CHOOSERS, base) ? CHOOSERS[base] : undefined;
    if (operands !== undefined && !changesLines(invocation, operands))
      return CUTTERS.has(base)
        ? before.map((line) => letThrough(someOf(line), lineFilter(invocation)))
        : before;
  }
  const lister = Object.hasOwn(LISTERS, base) ? LISTERS[base] : undefined;
  if (lister === undefined) return null;
  const lines = lister(invocation, parseInvocation(invocation));
  return lines === null || lines.length === 0 || lines.length > MOST_LINES ? null : lines;
}

const MOST_LINES = 256;

/** Some names of the directory at hand are not all of them. */
export function someOf(line: Value): Value {
  return line === ANY_NAME ? SOME_NAMES : line;
}

const SOME_NAMES = globValue('?*');

function changesLines(invocation: Invocation, operands: number): boolean {
  const parsed = parseInvocation(invocation);
  const changes = parsed.options.some(
    (option) =>
      /^(?:-o|-c|--only-matching|--count|-n|-b|-A|-E|-T)$/.test(option.name) &&
      !isCount(invocation.base ?? '', option.name),
  );
  return parsed.operands.length > operands || changes;
}

/** `head -n 5` and `tail -c`: numbers of lines, not line numbers. */
function isCount(base: string, option: string): boolean {
  return option === '-n' && (base === 'head' || base === 'tail' || base === 'shuf' || base === 'sort');
}

function placesOf(operands: readonly Arg[]): readonly Value[] {
  return operands.map((operand) => operand.value);
}

/** Of globs and unknowns; a known name may turn out to be another, behind links. */
function located(_: Invocation, parsed: ParsedArgs): readonly Value[] | null {
  const places = placesOf(parsed.operands);
  return places.every((place) => place.kind === 'pattern') ? places : null;
}

function below(operands: readonly Arg[], found: Partial<Found> = {}): readonly Value[] {
  const deep = foundBelow(found);
  if (operands.length === 0) return [deep];
  return operands.map(({ value }) => (isFile(value) ? value : concatValues([withSlash(value), deep])));
}

/** What `rg` walks through. */
function walked(parsed: ParsedArgs): Partial<Found> {
  const all = parsed.options.filter((option) => option.name === '-u').length > 1;
  return {
    hidden: all || hasOption(parsed, '-.', '--hidden'),
    ignored: hasOption(parsed, '-u', '--no-ignore', '--no-ignore-vcs'),
  };
}

/** What is in the repository is there for everybody to read. */
function ofGit(parsed: ParsedArgs): Partial<Found> {
  if (!hasOption(parsed, '-o', '--others')) return { takes: NOTHING };
  return { ignored: !hasOption(parsed, '--exclude-standard') };
}

/** Files with a line that fits: all of them where every line does, else some that nobody knows. */
function withContent(parsed: ParsedArgs): Takes {
  const pattern = lastOption(parsed, '-e')?.value ?? parsed.operands[0]?.value ?? known('');
  return fitsEveryLine(knownText(pattern)) ? EVERYTHING : NOTHING;
}

/** Whether a choosing command lets a line through; what it makes of it cannot be told of every one. */
function lineFilter(invocation: Invocation): (line: string) => boolean {
  const base = invocation.base ?? '';
  if (base === 'head' || base === 'tail') return EVERYTHING;
  const words = invocation.args.map((arg) => knownText(arg.value));
  if (base === 'fzf' || !words.every((word) => word !== null)) return NOTHING;
  const name = base === 'rg' ? 'egrep' : base;
  return (line) => (runFilter(name, words, `${line}\n`, 'bash') ?? '') !== '';
}

function anywhere(operand: Arg): Value {
  return concatValues([known('/'), ANY_DEPTH, known('/'), ANY_NAME, operand.value, ANY_NAME]);
}

/** A name with an ending, or with a glob in it, stands for files rather than for what lies in a directory. */
function isFile(value: Value): boolean {
  if (value.kind === 'unknown') return false;
  const last = value.kind === 'known' ? value.text : (value.parts[value.parts.length - 1] ?? null);
  const text = typeof last === 'string' ? last : last?.kind === 'text' ? last.text : '';
  return value.kind === 'pattern' || /[^/.]\.[A-Za-z0-9]+$/.test(text);
}

/**
 * `ls DIR` prints bare names: what takes them for paths means those in the directory where it runs, and whoever
 * puts them together again means those in DIR.
 */
function listed(_: Invocation, parsed: ParsedArgs): readonly Value[] | null {
  if (hasOption(parsed, '-l', '-o', '-g', '-n', '-s', '-i', '-Z')) return null;
  const { operands } = parsed;
  if (hasOption(parsed, '-d')) return operands.length === 0 ? [known('.')] : placesOf(operands);
  const names = hasOption(parsed, '-a', '-A') ? [ANY_NAME, DOT_NAMES] : [ANY_NAME];
  if (operands.length === 0) return names;
  return operands.flatMap(({ value }) => {
    if (isFile(value)) return [value];
    const inside = hasOption(parsed, '-R') ? [foundBelow({ hidden: names.length > 1 })] : names;
    return [...inside.map((name) => concatValues([withSlash(value), name])), ...names];
  });
}

const DOT_NAMES = globValue('.*');

/** `compgen -f ~/x`, `compgen -G '~/*'`: what the shell would complete to. */
function completed(invocation: Invocation): readonly Value[] | null {
  const [kind, word] = invocation.args;
  const flag = kind === undefined ? null : knownText(kind.value);
  if (flag === '-G' && word !== undefined) {
    const text = knownText(word.value);
    return [text === null ? word.value : globValue(text)];
  }
  if (flag !== '-f' && flag !== '-d' && flag !== '-o') return null;
  const prefix = flag === '-o' ? undefined : word;
  return [prefix === undefined ? ANY_NAME : concatValues([prefix.value, ANY_NAME])];
}

function searched(_: Invocation, parsed: ParsedArgs): readonly Value[] | null {
  if (!hasOption(parsed, '-l', '-L')) return null;
  const files = parsed.operands.slice(hasOption(parsed, '-e', '-f') ? 0 : 1);
  return hasOption(parsed, '-r', '-R') ? below(files, { takes: withContent(parsed) }) : placesOf(files);
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
