/** `cd` and its kin, and what is so where the directory is not there: a script that goes on does so in the old one. */
import { concatValues, known, knownText, showValue, unknown, type Value } from '../core/value.ts';
import { type Arg, baseName, type Invocation } from './invocation.ts';
import { parseInvocation } from './options/registry.ts';
import { absolutePath } from './paths.ts';
import { plainVariable } from './scope.ts';
import { DONE, type Flow, type Frame, type Walk } from './walk.ts';

export function changeDirectory(args: readonly Arg[], walk: Walk, frame: Frame): Flow {
  const operand = args.find((arg) => !/^-[LPe@n]+$|^--$/.test(knownText(arg.value) ?? ''));
  const old = frame.scope.variables.get('OLDPWD')?.values[0] ?? unknown('variable', '$OLDPWD');
  const before = frame.scope.cwd;
  const home =
    frame.scope.variables.get('HOME')?.values[0] ??
    (walk.home === null ? unknown('variable', '$HOME') : known(walk.home));
  let target: Value;
  if (operand === undefined) target = home;
  else if (knownText(operand.value) === '-') target = old;
  else target = absolutePath(operand.value, before);
  frame.scope.cwd =
    target.kind === 'pattern' && target.parts.some((part) => part.kind === 'glob')
      ? unknown('expansion', showValue(target))
      : target;
  frame.scope.variables.set('OLDPWD', plainVariable([before]));
  frame.scope.variables.delete('PWD');
  return isMissing(target, before, walk) ? { ...DONE, missed: before } : DONE;
}

export function pushDirectory(args: readonly Arg[], walk: Walk, frame: Frame): Flow {
  frame.scope.directories = [frame.scope.cwd, ...frame.scope.directories];
  return changeDirectory(args, walk, frame);
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
