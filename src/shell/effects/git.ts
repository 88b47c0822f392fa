/** git: what it changes in the working tree, which servers it speaks to, which files it reads. */
import { concatValues, known, knownPrefix, knownText, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { withoutPrefix } from '../value-text.ts';
import { remoteHost } from './copy.ts';
import { contact, list, read, remove, textOf, valuesOf, wordAt, write } from './make.ts';
import { patchEffects, pathspec } from './search.ts';

/** Works in the directory that `-C` names. */
type At = (arg: Arg) => Arg;
type GitEffects = (
  operands: readonly Arg[],
  parsed: ParsedArgs,
  at: At,
  invocation: Invocation,
) => readonly Effect[];

export function gitEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [command, ...operands] = parsed.operands;
  const name = textOf(command) ?? '';
  const row = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const at = placedBy(parsed);
  const outputs = valuesOf(parsed, '--output').map((file) => write(at(file)));
  return row === undefined ? outputs : [...outputs, ...row(operands, parsed, at, invocation)];
}

function placedBy(parsed: ParsedArgs): At {
  const directory = lastOption(parsed, '-C')?.value ?? null;
  if (directory === null || knownText(directory) === '.') return (arg) => arg;
  return (arg) => {
    if (knownPrefix(arg.value).startsWith('/') || arg.value.kind === 'unknown') return arg;
    return wordAt(concatValues([directory, known('/'), arg.value]), arg);
  };
}

/** An address; the name of a remote, such as `origin`, says nothing of a host. */
function remote(arg: Arg | undefined, sends: boolean): readonly Effect[] {
  if (arg === undefined || (arg.value.kind === 'known' && !/[:/]/.test(arg.value.text))) return [];
  if (/^[./~]/.test(knownPrefix(arg.value))) return [];
  const host = /:\/\//.test(knownPrefix(arg.value)) ? null : remoteHost(arg);
  return [contact(host === null ? arg : wordAt(host, arg), sends)];
}

function discard(paths: readonly Arg[], at: At): readonly Effect[] {
  return paths.map((path) => write(at(pathspec(path)), 'edit'));
}

/** Operands after `--`; null where there is none. */
function afterDashes(invocation: Invocation): readonly Arg[] | null {
  const index = invocation.args.findIndex((arg) => textOf(arg) === '--');
  return index === -1 ? null : invocation.args.slice(index + 1);
}

/** `HEAD:.env`, `main:path`: a file out of a revision is as good as the file. */
function revisions(operands: readonly Arg[], at: At): readonly Effect[] {
  return operands.flatMap((operand): readonly Effect[] => {
    const match = /^(?![a-z]+:\/\/)[^:\s]*:(?=.)/.exec(knownPrefix(operand.value));
    return match === null ? [] : [read(at(wordAt(withoutPrefix(operand.value, match[0].length), operand)))];
  });
}

/** With a patch what changed in a file is shown, and of a file that was added all of it. */
const PATCH = [
  '-p',
  '-u',
  '--patch',
  '-U',
  '--unified',
  '--patch-with-stat',
  '--patch-with-raw',
  '-c',
  '--cc',
  '-L',
];
const WITHOUT_PATCH = [
  '--stat',
  '--shortstat',
  '--numstat',
  '--dirstat',
  '--name-only',
  '--name-status',
  '-q',
  '-s',
];

const shownPaths: GitEffects = (operands, parsed, at, invocation) =>
  hasOption(parsed, ...PATCH) ? changedPaths(operands, parsed, at, invocation) : [];

/** Before `--` stand revisions as well: a file of such a name would be shown, so it counts. */
const changedPaths: GitEffects = (operands, parsed, at, invocation) =>
  hasOption(parsed, ...WITHOUT_PATCH) && !hasOption(parsed, ...PATCH)
    ? []
    : (afterDashes(invocation) ?? operands).map((path) => read(at(pathspec(path))));

const blame: GitEffects = (operands, parsed, at) =>
  [...valuesOf(parsed, '--contents'), ...operands.slice(-1)].map((file) => read(at(file)));

const show: GitEffects = (operands, _parsed, at) => revisions(operands, at);

const COMMANDS: Readonly<Record<string, GitEffects>> = {
  clone: (operands, parsed, at, invocation) => {
    const [url, directory] = operands;
    if (url === undefined) return [];
    const local = /^[./~]/.test(knownPrefix(url.value));
    return [
      ...(local ? [read(at(url), true)] : remote(url, false)),
      write(at(directory ?? wordAt(directoryOf(url.value), invocation))),
      ...valuesOf(parsed, '--template', '--reference').map((path) => read(at(path), true)),
    ];
  },
  fetch: (operands) => remote(operands[0], false),
  pull: (operands) => remote(operands[0], false),
  push: (operands) => remote(operands[0], true),
  'ls-remote': (operands) => remote(operands[0], false),
  submodule: (operands) =>
    textOf(operands[0]) === 'add' && operands[1] !== undefined ? remote(operands[1], false) : [],
  'send-email': (operands, parsed, at) => [
    ...operands.map((file) => read(at(file))),
    ...valuesOf(parsed, '--smtp-server', '--to').map((to) => contact(to, true)),
  ],
  'request-pull': (operands) => remote(operands[1], false),
  checkout: (operands, _parsed, at, invocation) => {
    const paths =
      afterDashes(invocation) ??
      operands.filter((arg) => textOf(arg) === '.' || /^\.{1,2}\//.test(textOf(arg) ?? ''));
    return discard(paths, at);
  },
  restore: (operands, parsed, at) =>
    hasOption(parsed, '-S') && !hasOption(parsed, '-W') ? [] : discard(operands, at),
  rm: (operands, parsed, at) =>
    hasOption(parsed, '--cached', '-n')
      ? []
      : operands.map((path) => remove(at(pathspec(path)), hasOption(parsed, '-r'))),
  mv: (operands, _parsed, at) => {
    const target = operands[operands.length - 1];
    if (target === undefined || operands.length < 2) return [];
    return operands.map((path) => write(at(path), path === target ? 'replace' : 'edit'));
  },
  // Without a path it is for rules on the command itself: what is tracked stays.
  clean: (operands, parsed, at) =>
    hasOption(parsed, '-n') || !hasOption(parsed, '-f', '-i')
      ? []
      : operands.map((path) => remove(at(pathspec(path)), hasOption(parsed, '-d'))),
  apply: (_operands, parsed, at, invocation) =>
    hasOption(parsed, '--check', '--stat', '--numstat')
      ? []
      : [
          ...patchEffects(invocation, parsed).map((effect) => placed(effect, at)),
          ...(hasOption(parsed, '--unsafe-paths')
            ? valuesOf(parsed, '--directory').map((directory) => write(directory, 'edit'))
            : []),
        ],
  am: (_operands, parsed, at, invocation) =>
    patchEffects(invocation, parsed).map((effect) => placed(effect, at)),
  show,
  'cat-file': show,
  archive: (operands, parsed, at) => [
    ...valuesOf(parsed, '-o').map((file) => write(at(file))),
    ...operands.slice(1).map((path) => read(at(pathspec(path)))),
  ],
  'format-patch': (operands, parsed, at, invocation) => [
    ...valuesOf(parsed, '-o').map((file) => write(at(file))),
    ...changedPaths(operands, parsed, at, invocation),
  ],
  bundle: (operands, _parsed, at) =>
    textOf(operands[0]) === 'create' && operands[1] !== undefined ? [write(at(operands[1]))] : [],
  annotate: blame,
  blame,
  // The first word is the pattern, unless options gave it.
  grep: (operands, parsed, at, invocation) => {
    const files = afterDashes(invocation) ?? (hasOption(parsed, '-e', '-f') ? operands : operands.slice(1));
    return [
      ...valuesOf(parsed, '-f').map((file) => read(at(file))),
      // Inside the repository only what is tracked is searched.
      ...files.map((path) => read(at(pathspec(path)), hasOption(parsed, '--no-index'))),
    ];
  },
  log: shownPaths,
  stash: (operands, parsed, at, invocation) =>
    textOf(operands[0]) === 'show' ? shownPaths(operands, parsed, at, invocation) : [],
  // Outside the repository git compares files by itself.
  diff: (operands, parsed, at, invocation) => {
    const isOutside = (file: Arg): boolean =>
      hasOption(parsed, '--no-index') || /^(?:\/|~\/|\.\.\/)/.test(knownPrefix(file.value));
    return operands.some(isOutside)
      ? operands.filter(isOutside).map((file) => read(at(file), true))
      : changedPaths(operands, parsed, at, invocation);
  },
  commit: (_operands, parsed, at) => valuesOf(parsed, '-F', '-t').map((file) => read(at(file))),
  tag: (_operands, parsed, at) => valuesOf(parsed, '-F').map((file) => read(at(file))),
  notes: (_operands, parsed, at) => valuesOf(parsed, '-F').map((file) => read(at(file))),
  'hash-object': (operands, _parsed, at) => operands.map((file) => read(at(file))),
  add: (operands, _parsed, at) => operands.map((path) => list(at(pathspec(path)), true)),
  config: configEffects,
};

function placed(effect: Effect, at: At): Effect {
  if (effect.kind === 'contact') return effect;
  return { ...effect, path: at({ value: effect.path, span: effect.span, trail: [] }).value };
}

/** Only a file that is named: what a key does is for rules on the command. */
function configEffects(operands: readonly Arg[], parsed: ParsedArgs, at: At): readonly Effect[] {
  const [file] = valuesOf(parsed, '-f');
  if (file === undefined) return [];
  const writes =
    operands.length > 1 || hasOption(parsed, '--unset', '--unset-all', '-e', '--add', '--replace-all');
  return [writes && !hasOption(parsed, '--get', '--get-all') ? write(at(file), 'edit') : read(at(file))];
}

function directoryOf(url: Value): Value {
  const text = knownText(url);
  if (text === null)
    return { kind: 'unknown', why: { kind: 'expansion', text: 'a name from the URL', splits: false } };
  return known(
    text
      .replace(/\/+$/, '')
      .replace(/\.git$/, '')
      .replace(/^.*[/:]/, '') || '.',
  );
}
