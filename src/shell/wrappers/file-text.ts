/** Files that a program reads its commands, words or options from: on the disk, the line's own, or `<(…)`. */
import { knownText, type Value } from '../../core/value.ts';
import type { Invocation } from '../invocation.ts';
import type { LaunchContext } from '../launcher.ts';
import { absolutePath } from '../paths.ts';

/** Under which name the disk, with what the line wrote in front of it, has the content; null where none is known. */
export function contentName(path: Value, cwd: Value): string | null {
  if (path.kind === 'unknown' && path.why.kind === 'process') return path.why.text;
  return knownText(absolutePath(path, cwd));
}

/** Null where it cannot be read. */
export function fileText(path: Value, invocation: Invocation, context: LaunchContext): string | null {
  const name = contentName(path, invocation.cwd);
  const content = name === null ? null : context.disk.readText(name);
  return content?.kind === 'text' ? content.text : null;
}

/** What comes in on standard input, where it is known or lies in a file that can be read. */
export function typedText(invocation: Invocation, context: LaunchContext): string | null {
  const { input } = invocation;
  if (input.kind === 'text') return knownText(input.value);
  return input.kind === 'file' ? fileText(input.path, invocation, context) : null;
}
