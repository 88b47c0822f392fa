/**
 * `find … -exec cmd {} \;` and `fd … -x cmd`: the command is run with the names that are found. What they
 * may be is a pattern under the places where the search begins.
 */
import { concatValues, known, knownText, type Value } from '../../core/value.ts';
import { lastOption } from '../argv.ts';
import type { Arg, Invocation } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { fill, globValue, holds } from '../value-text.ts';
import { argText, commandLaunch, madeArg, viaOf } from './launch.ts';

const ACTIONS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);

export const launchFind: Launcher = (invocation) => {
  const found = foundBy(invocation);
  const via = viaOf(invocation, 'wrapper');
  return commandsOf(invocation.args).flatMap((words) =>
    (words.some((word) => holds(word.value, '{}')) ? found : found.slice(0, 1)).flatMap((value) =>
      commandLaunch(
        words.map((word) => ({ ...word, value: fill(word.value, '{}', value) })),
        via,
      ),
    ),
  );
};

/** Words between `-exec` and `;` or `{} +`. */
function commandsOf(args: readonly Arg[]): readonly (readonly Arg[])[] {
  const commands: Arg[][] = [];
  for (let i = 0; i < args.length; i += 1) {
    if (!ACTIONS.has(argText(args[i]) ?? '')) continue;
    const words: Arg[] = [];
    for (i += 1; i < args.length; i += 1) {
      const arg = args[i];
      const text = argText(arg);
      if (arg === undefined || text === ';' || (text === '+' && argText(args[i - 1]) === '{}')) break;
      words.push(arg);
    }
    if (words.length > 0) commands.push(words);
  }
  return commands;
}

export interface FindSearch {
  readonly roots: readonly Arg[];
  /** What `-name` or `-path` says the found names look like; null where anything may be found. */
  readonly names: readonly string[] | null;
  /** True where the places themselves may be found, not only what lies in them. */
  readonly includesRoots: boolean;
}

const NAME_TESTS: ReadonlySet<string> = new Set(['-name', '-iname']);
/** Tests that leave only some of what lies under a place; a name test makes the rest known. */
const NARROWING =
  /^-(?:path|ipath|wholename|regex|iregex|type|xtype|mindepth|size|newer\w*|[amc](?:time|min)|user|group|perm|empty|links|inum|samefile|nouser|nogroup|lname|ilname|fstype|readable|writable|executable|used|uid|gid)$/;

/** Where a `find` looks and what it takes: shared with its effects. */
export function findSearch(invocation: Invocation): FindSearch {
  const { args } = invocation;
  let at = 0;
  while (/^-(?:[HLPEXdsx]|O\d?|D)$/.test(argText(args[at]) ?? '')) at += argText(args[at]) === '-D' ? 2 : 1;
  const roots: Arg[] = [];
  for (; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === undefined || /^[-(!]/.test(argText(arg) ?? '')) break;
    roots.push(arg);
  }
  if (roots.length === 0) roots.push(madeArg('.', invocation));
  const names: string[] = [];
  let narrowed = false;
  let negated = false;
  let alternatives = false;
  for (; at < args.length; at += 1) {
    const text = argText(args[at]);
    if (text === null) continue;
    if (ACTIONS.has(text)) {
      while (at < args.length && argText(args[at]) !== ';') at += 1;
      continue;
    }
    if (text === '!' || text === '-not') negated = true;
    else if (NAME_TESTS.has(text)) {
      const name = argText(args[at + 1]);
      if (negated || name === null) alternatives = true;
      else names.push(name);
      at += 1;
      negated = false;
    } else if (NARROWING.test(text)) {
      narrowed = true;
      negated = false;
    } else if (text === '-prune' || text === ',') {
      alternatives = true;
    }
  }
  return {
    roots,
    names: names.length > 0 && !alternatives && !hasBareAlternative(args) ? names : null,
    includesRoots: names.length === 0 && !narrowed,
  };
}

/** `-name a -o -type d`: a branch without a name may find anything. */
function hasBareAlternative(args: readonly Arg[]): boolean {
  let bare = true;
  let some = false;
  for (const arg of args) {
    const text = argText(arg) ?? '';
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
  return search.roots.flatMap((root) => {
    const inside = concatValues([withSlash(root.value), anyDepth()]);
    if (search.names !== null)
      return search.names.map((name) =>
        concatValues([withSlash(root.value), anyDepth(), known('/'), globValue(name)]),
      );
    return search.includesRoots ? [root.value, inside] : [inside];
  });
}

function foundBy(invocation: Invocation): readonly Value[] {
  return foundValues(findSearch(invocation));
}

function withSlash(value: Value): Value {
  const text = knownText(value);
  if (text?.endsWith('/') === true) return value;
  return concatValues([value, known('/')]);
}

function anyDepth(): Value {
  return { kind: 'pattern', parts: [{ kind: 'glob', glob: '**' }] };
}

/** `fd pattern dir -x cmd {}`; without a mark the name comes last. `-X` runs it once for all. */
export const launchFd: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) =>
    ['-x', '-X', '--exec', '--exec-batch'].includes(argText(arg) ?? ''),
  );
  if (at === -1) return [];
  const head: Invocation = { ...invocation, args: invocation.args.slice(0, at) };
  const tail = invocation.args.slice(at + 1);
  const end = tail.findIndex((arg) => argText(arg) === ';');
  const words = end === -1 ? tail : tail.slice(0, end);
  return fdFound(head).flatMap((value) => commandLaunch(filled(words, value), viaOf(invocation, 'wrapper')));
};

const FD_MARKS = ['{}', '{/}', '{//}', '{.}', '{/.}'];

function filled(words: readonly Arg[], value: Value): readonly Arg[] {
  const [first] = words;
  if (first === undefined) return [];
  if (!words.some((word) => FD_MARKS.some((mark) => holds(word.value, mark))))
    return [...words, madeArg(value, first)];
  return words.map((word) => ({
    ...word,
    value: FD_MARKS.reduce((text, mark) => fill(text, mark, value), word.value),
  }));
}

export function fdFound(invocation: Invocation): readonly Value[] {
  const parsed = parseInvocation(invocation);
  const roots = parsed.operands.slice(1);
  const base = lastOption(parsed, '--search-path', '--base-directory')?.value ?? null;
  const places = roots.length > 0 ? roots.map((root) => root.value) : [base ?? known('.')];
  const extension = lastOption(parsed, '-e')?.value ?? null;
  const suffix = extension === null ? null : knownText(extension);
  return places.map((place) =>
    concatValues([
      withSlash(place),
      anyDepth(),
      ...(suffix === null ? [] : [known('/'), globValue(`*.${suffix}`)]),
    ]),
  );
}
