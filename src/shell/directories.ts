/** `cd` and its kin, and what is so where the directory is not there: a script that goes on does so in the old one. */
import { concatValues, known, knownText, oneOf, showValue, unknown, type Value } from '../core/value.ts';
import { type Arg, baseName, type Invocation } from './invocation.ts';
import { leave } from './jumps.ts';
import { parseInvocation } from './options/registry.ts';
import { absolutePath } from './paths.ts';
import { eitherPlace, forkScope, plainVariable, type Scope } from './scope.ts';
import { type Call, DONE, type Flow, type Frame, SILENT, type Walk } from './walk.ts';

/**
 * What comes after a `cd` that may have failed runs in either directory. `set -e` ends the shell there, and only its
 * traps run in the old one; but not where a failure is tolerated: left of `||`, in a condition, after `!`.
 */
export function stayOrGo(flow: Flow, walk: Walk, scope: Scope): void {
  if (flow.missed === undefined) return;
  if (scope.errexit && walk.tolerated === 0) leave(walk, { ...forkScope(scope), cwd: flow.missed });
  else scope.cwd = eitherPlace(scope.cwd, flow.missed);
}

export function changeDirectory(args: readonly Arg[], walk: Walk, frame: Frame, call: Call): Flow {
  const operand = args.find((arg) => !/^-[LPe@n]+$|^--$/.test(knownText(arg.value) ?? ''));
  const old = frame.scope.variables.get('OLDPWD')?.values[0] ?? unknown('variable', '$OLDPWD');
  const before = frame.scope.cwd;
  const home =
    frame.scope.variables.get('HOME')?.values[0] ??
    (walk.home === null ? unknown('variable', '$HOME') : known(walk.home));
  const isBack = operand !== undefined && knownText(operand.value) === '-';
  const elsewhere =
    operand === undefined || isBack ? null : searched(operand.value, before, walk, frame, call);
  const target = isBack
    ? old
    : (elsewhere ?? (operand === undefined ? home : absolutePath(operand.value, before)));
  frame.scope.cwd =
    target.kind === 'pattern' && target.parts.some((part) => part.kind === 'glob')
      ? unknown('expansion', showValue(target))
      : target;
  frame.scope.variables.set('OLDPWD', plainVariable([before]));
  frame.scope.variables.delete('PWD');
  // It says where it went where that is not what it was told.
  const output = isBack || elsewhere !== null ? concatValues([target, known('\n')]) : SILENT;
  return { status: 'success', output, ...(isMissing(target, before, walk) ? { missed: before } : {}) };
}

/** A relative name is looked for in the directories of CDPATH first (Bash manual 4.1). Null where it has none. */
function searched(name: Value, before: Value, walk: Walk, frame: Frame, call: Call): Value | null {
  const prefix = call.env.filter((assignment) => assignment.name === 'CDPATH').map(({ value }) => value);
  const paths = prefix.length > 0 ? prefix : (frame.scope.variables.get('CDPATH')?.values ?? []);
  if (paths.length === 0 || /^\.{0,2}(?:\/|$)/.test(knownText(name) ?? '/')) return null;
  const found = paths.flatMap((path) => {
    if (path.kind !== 'known') return [path];
    const directories = path.text.split(':').filter((directory) => directory !== '' && directory !== '.');
    return directories.map((directory) => absolutePath(name, absolutePath(known(directory), before)));
  });
  if (found.length === 0) return null;
  const there = found.find((path) => path.kind === 'known' && walk.disk.stat(path.text) === 'directory');
  const why = { kind: 'branch', text: '$CDPATH', splits: false } as const;
  return there ?? oneOf([...found, absolutePath(name, before)], why);
}

export function pushDirectory(args: readonly Arg[], walk: Walk, frame: Frame, call: Call): Flow {
  frame.scope.directories = [frame.scope.cwd, ...frame.scope.directories];
  return changeDirectory(args, walk, frame, call);
}

export function popDirectory(_args: readonly Arg[], _walk: Walk, frame: Frame): Flow {
  const [top, ...rest] = frame.scope.directories;
  frame.scope.cwd = top ?? unknown('branch', '$OLDPWD');
  frame.scope.directories = rest;
  return DONE;
}

export function printDirectory(_args: readonly Arg[], _walk: Walk, frame: Frame): Flow {
  return { status: 'success', output: concatValues([frame.scope.cwd, known('\n')]) };
}

/**
 * True where the directory is not on the disk and nothing in the line says that it made it: `cd /tmp/none; rm -rf *`
 * empties the directory that the shell is still in. A disk that does not know the present directory is not the one
 * on which the line will run.
 */
function isMissing(target: Value, before: Value, walk: Walk): boolean {
  if (target.kind !== 'known' || before.kind !== 'known' || target.text === before.text) return false;
  if (walk.disk.stat(target.text) === 'directory' || walk.disk.stat(before.text) !== 'directory')
    return false;
  return !walk.acts.some((act) => act.kind === 'invocation' && makes(act, target.text, walk));
}

/** Programs that make directories which their words name, if in part only: `git clone https://host/app.git`. */
const MAKERS =
  /^(?:git|hg|svn|gh|tar|bsdtar|unzip|7z|cpio|cp|mv|ln|rsync|install|npm|npx|pnpm|yarn|bunx?|deno|cargo|go|uv|poetry|hatch|python3?|dotnet|rails|django-admin|composer|cookiecutter|cmake|meson|make|mix|stack|cabal|lein|sbt|gradle|mvn|flutter|ng|nx|vite|docker|podman|virtualenv|wget|curl)$/;

function makes(call: Invocation, target: string, walk: Walk): boolean {
  if (call.base === 'mkdir')
    return parseInvocation(call).operands.some((operand) => {
      const path = absolutePath(operand.value, call.cwd);
      return path.kind !== 'known' || path.text === target || path.text.startsWith(`${target}/`);
    });
  if (call.base === null || !MAKERS.test(call.base)) return false;
  const name = baseName(topmostMissing(target, walk));
  return call.args.some((arg) => showValue(arg.value).includes(name));
}

/** `app` of `app/src/main` where there is no `app` yet. */
function topmostMissing(target: string, walk: Walk): string {
  let path = target;
  for (let above = parent(path); above !== '' && walk.disk.stat(above) === 'absent'; above = parent(above))
    path = above;
  return path;
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
