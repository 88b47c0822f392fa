/**
 * Names of commands as rules write them: a base name (`rm`), a glob (`mkfs.*`), or a path (`/bin/rm`), against
 * the command as the shell would see it. Windows' `.exe` and a file system that folds case are seen through.
 */
import type { Argument } from '../core/rule.ts';
import { concatValues, known, type Value } from '../core/value.ts';
import type { Invocation } from '../shell/invocation.ts';
import { literalStrings } from './args.ts';
import { lazy } from './lazy.ts';
import type { Args } from './matcher.ts';
import { componentText, splitComponents } from './resolve-path.ts';
import { foldName, nameKey, stemKey } from './rule-keys.ts';
import { fits, globPattern, type WordPattern } from './value-tests.ts';

export interface NameSet {
  readonly plain: ReadonlySet<string>;
  readonly globs: readonly WordPattern[];
  /** All as patterns, for names of which only part is known: rarely asked, and long lists take milliseconds. */
  patterns(): readonly WordPattern[];
  readonly paths: ReadonlySet<string>;
}

const WILD = /[*?[]/;

export function nameSet(args: Args): NameSet {
  return args.prepared(() => makeNameSet(args.strings));
}

function makeNameSet(names: readonly string[]): NameSet {
  const bare: string[] = [];
  const plain = new Set<string>();
  const wild: string[] = [];
  const paths = new Set<string>();
  for (const name of names) {
    if (name.includes('/')) paths.add(name);
    else {
      bare.push(name);
      if (WILD.test(name)) wild.push(name);
      else plain.add(foldName(name));
    }
  }
  return {
    plain,
    globs: wild.map((name) => globPattern(name, true)),
    patterns: lazy(() => bare.map((name) => globPattern(name, true))),
    paths,
  };
}

/** Case folds here always: `RM` is `rm` on macOS, and elsewhere it is no command at all. */
export function isNamed(invocation: Invocation, names: NameSet): boolean {
  if (names.paths.size > 0 && invocation.name.kind === 'known' && names.paths.has(invocation.name.text))
    return true;
  if (invocation.base !== null) return isNameIn(invocation.base, names);
  const last = lastComponent(invocation.name);
  return last !== null && names.patterns().some((pattern) => fits(last, pattern));
}

export function isNameIn(base: string, names: NameSet): boolean {
  const folded = foldName(base);
  return names.plain.has(folded) || names.globs.some((glob) => fits(known(folded), glob));
}

const lastComponents = new WeakMap<Value, Value>();

/** Of `/bin/r?` the part that names the program; null where all of the name is unknown. */
function lastComponent(name: Value): Value | null {
  if (name.kind !== 'pattern') return name.kind === 'known' ? name : null;
  const made = lastComponents.get(name) ?? lastOfPattern(name);
  lastComponents.set(name, made);
  return made;
}

function lastOfPattern(name: Extract<Value, { kind: 'pattern' }>): Value {
  const components = splitComponents(name.parts);
  const last = components[components.length - 1] ?? [];
  const text = componentText(last);
  return text !== null ? known(text) : concatValues([{ kind: 'pattern', parts: last }, known('')]);
}

/** Index keys of a matcher whose strings are names; null where a list or too wide a glob is among them. */
export function nameKeys(args: readonly Argument[]): readonly string[] | null {
  const names = literalStrings(args);
  if (names === null || names.length === 0) return null;
  const keys: string[] = [];
  for (const name of names) {
    const key = WILD.test(name)
      ? name.includes('/')
        ? null
        : stemKey(name.replace(GLOB_AND_REST, ''))
      : nameKey(lastOf(name));
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}

const GLOB_AND_REST = /[*?[\\].*$|[?*+@!]\(.*$/s;

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The names, folded, one of which a command must bear; null where they cannot be listed. */
export function literalNames(args: readonly Argument[]): readonly string[] | null {
  const names = literalStrings(args);
  if (names === null || names.length === 0 || names.some((name) => WILD.test(name))) return null;
  return names.map((name) => foldName(lastOf(name)));
}
