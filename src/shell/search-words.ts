/**
 * What the words of `find`, `fd` and `sed` say: where is searched and what may be found, which words are
 * scripts. Wrappers ask because of `-exec` and `e`, effects because of `-delete` and `w`.
 */
import { concatValues, known, knownPrefix, knownText, showValue, type Value } from '../core/value.ts';
import { hasOption, lastOption } from './argv.ts';
import { allBut, foundBelow } from './found-names.ts';
import type { Arg, Invocation } from './invocation.ts';
import { parseInvocation } from './options/registry.ts';
import { globValue } from './value-text.ts';

export interface FindSearch {
  readonly roots: readonly Arg[];
  /** What `-name` or `-path` says the found names look like; null where anything may be found. */
  readonly names: readonly string[] | null;
  /** Names and paths that `! -name`, `! -path` and `-prune` leave out. */
  readonly without: { readonly names: readonly string[]; readonly paths: readonly string[] };
  /** `-maxdepth`; null without one. */
  readonly depth: number | null;
  /** `-empty`: nothing of worth is found. */
  readonly empty: boolean;
  /** True where the places themselves may be found, not only what lies in them. */
  readonly includesRoots: boolean;
}

export const FIND_ACTIONS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);
const NAME_TESTS: ReadonlySet<string> = new Set(['-name', '-iname']);
const PATH_TESTS: ReadonlySet<string> = new Set(['-path', '-ipath', '-wholename', '-iwholename']);
/** Tests that leave only some of what lies under a place; a name test makes the rest known. */
const NARROWING =
  /^-(?:path|ipath|wholename|regex|iregex|type|xtype|mindepth|size|newer\w*|[amc](?:time|min)|user|group|perm|empty|links|inum|samefile|nouser|nogroup|lname|ilname|fstype|readable|writable|executable|used|uid|gid)$/;

/** Where a `find` looks and what it takes: shared with its effects. */
export function findSearch(invocation: Invocation): FindSearch {
  const { args } = invocation;
  let at = 0;
  while (/^-(?:[HLPEXdsx]|O\d?|D)$/.test(wordText(args[at]) ?? '')) at += wordText(args[at]) === '-D' ? 2 : 1;
  const roots: Arg[] = [];
  for (; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === undefined || /^[-(!]/.test(wordText(arg) ?? '')) break;
    roots.push(arg);
  }
  if (roots.length === 0) roots.push(wordLike('.', invocation));
  const names: string[] = [];
  const without: { names: string[]; paths: string[] } = { names: [], paths: [] };
  let depth: number | null = null;
  let narrowed = false;
  let negated = false;
  let alternatives = false;
  for (; at < args.length; at += 1) {
    const text = wordText(args[at]);
    if (text === null) continue;
    if (FIND_ACTIONS.has(text)) {
      while (at < args.length && wordText(args[at]) !== ';') at += 1;
      continue;
    }
    if (text === '-maxdepth' && /^\d+$/.test(wordText(args[at + 1]) ?? ''))
      depth = Number(wordText(args[at + 1]));
    if (text === '!' || text === '-not') negated = true;
    else if (NAME_TESTS.has(text)) {
      const name = nameText(args[at + 1]);
      const pruned = isPruned(args, at + 2);
      if (name !== null && (negated || pruned)) without.names.push(name);
      if (name !== null && pruned) without.paths.push(`*/${name}/*`);
      if (negated || name === null || /^[*.]*$/.test(name)) alternatives = true;
      else names.push(name);
      at += 1;
      negated = false;
    } else if (NARROWING.test(text)) {
      const path = PATH_TESTS.has(text) ? wordText(args[at + 1]) : null;
      if (path !== null && isPruned(args, at + 2)) without.paths.push(path, `${path}/*`);
      else if (path !== null && negated) without.paths.push(path);
      narrowed = true;
      negated = false;
    } else if (text === ',') {
      alternatives = true;
    }
  }
  return {
    roots,
    without,
    depth,
    empty: args.some((arg) => wordText(arg) === '-empty'),
    names: names.length > 0 && !alternatives && !hasBareAlternative(args) ? names : null,
    includesRoots: names.length === 0 && !narrowed,
  };
}

/** `-name *.o` without quotes: whatever the shell makes of it, the names are like that. */
function nameText(arg: Arg | undefined): string | null {
  const value = arg?.value;
  if (value?.kind !== 'pattern') return wordText(arg);
  return value.parts.some((part) => part.kind === 'hole') ? null : showValue(value);
}

function isPruned(args: readonly Arg[], at: number): boolean {
  return wordText(args[at]) === '-prune' || (wordText(args[at]) === '-type' && isPruned(args, at + 2));
}

/** `-name a -o -type d`: a branch without a name may find anything. */
function hasBareAlternative(args: readonly Arg[]): boolean {
  let bare = true;
  let some = false;
  for (const arg of args) {
    const text = wordText(arg) ?? '';
    if (NAME_TESTS.has(text)) bare = false;
    if (text !== '-o' && text !== '-or') continue;
    if (bare) return true;
    some = true;
    bare = true;
  }
  return some && bare;
}

/** The names that may be found, as values: one for each place and name. */
export function foundValues(search: FindSearch): readonly Value[] {
  const { names, depth, without } = search;
  if (search.roots.length * (names?.length ?? 1) > MAX_FOUND) return [TOO_MANY];
  return search.roots.flatMap((root) => {
    if (depth === 0) return [root.value];
    const base = withSlash(root.value);
    const takes = allBut(without.names, without.paths, knownPrefix(base));
    if (names === null) {
      const inside = concatValues([base, foundBelow({ takes }, depth === 1 ? '*' : '**')]);
      return search.includesRoots ? [root.value, inside] : [inside];
    }
    const below = depth === 1 ? [base] : [base, foundBelow({ takes }), known('/')];
    return names.map((name) => concatValues([...below, globValue(name)]));
  });
}

const MAX_FOUND = 256;
const TOO_MANY: Value = {
  kind: 'unknown',
  why: { kind: 'budget', text: 'too many places and names', splits: false },
};
export const ANY_NAME: Value = { kind: 'pattern', parts: [{ kind: 'glob', glob: '*' }] };
export const ANY_DEPTH: Value = foundBelow();

export function withSlash(value: Value): Value {
  const text = knownText(value);
  if (text?.endsWith('/') === true) return value;
  return concatValues([value, known('/')]);
}

export function fdFound(invocation: Invocation): readonly Value[] {
  const parsed = parseInvocation(invocation);
  const roots = parsed.operands.slice(1);
  const base = lastOption(parsed, '--search-path', '--base-directory')?.value ?? null;
  const places = roots.length > 0 ? roots.map((root) => root.value) : [base ?? known('.')];
  const extension = lastOption(parsed, '-e')?.value ?? null;
  const suffix = extension === null ? null : knownText(extension);
  const found = foundBelow({
    hidden: hasOption(parsed, '-H', '-u'),
    ignored: hasOption(parsed, '-I', '-u', '--no-ignore-vcs'),
    takes: namesLike(knownText(parsed.operands[0]?.value ?? known(''))),
  });
  return places.map((place) =>
    concatValues([
      withSlash(place),
      found,
      ...(suffix === null ? [] : [known('/'), globValue(`*.${suffix}`)]),
    ]),
  );
}

/** fd's regular expression where it is a plain text; any other may fit every name. */
function namesLike(pattern: string | null): (rest: string) => boolean {
  const plain = pattern?.replace(/\\([.-])/g, '$1').toLowerCase();
  if (plain === undefined || !/^[\w.-]+$/.test(plain) || plain === '.') return () => true;
  return (rest) =>
    rest
      .slice(rest.lastIndexOf('/') + 1)
      .toLowerCase()
      .includes(plain);
}

/** The words that are sed scripts, and whether the first operand is one. */
export function sedScripts(invocation: Invocation): readonly Arg[] {
  const parsed = parseInvocation(invocation);
  const given = parsed.options
    .filter((option) => option.name === '-e')
    .flatMap((option) =>
      option.value === null
        ? []
        : [option.valueArg === null ? option.arg : wordLike(option.value, option.valueArg)],
    );
  if (given.length > 0 || hasOption(parsed, '-f')) return given;
  return parsed.operands.slice(0, 1);
}

function wordText(arg: Arg | undefined): string | null {
  return arg === undefined ? null : knownText(arg.value);
}

function wordLike(value: Value | string, like: { readonly span: Arg['span'] }): Arg {
  return { value: typeof value === 'string' ? known(value) : value, span: like.span, trail: [] };
}
