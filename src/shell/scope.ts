/**
 * What the shell has been told so far: variables, functions, aliases, the working directory, positional
 * parameters. A variable may hold several values, one for each branch that the text can take.
 */
import { type Unknown, unknown, type Value } from '../core/value.ts';
import type { Arg, Input } from './invocation.ts';
import type { Command } from './syntax.ts';

export interface Variable {
  /** One value for each way to get here; never empty. */
  readonly values: readonly Value[];
  /** Elements by key; null for a plain variable. Keys of indexed arrays are decimal numbers. */
  readonly elements: ReadonlyMap<string, Value> | null;
  readonly exported: boolean;
  /** `declare -n`: the value is another variable's name. */
  readonly nameref: boolean;
  /** `declare -i`: assignments are arithmetic. */
  readonly integer: boolean;
  readonly letters: 'as-is' | 'lower' | 'upper';
  /** False after `unset`, or where one branch never set it. */
  readonly set: boolean;
}

/** Standard input of a stretch of the script, or another descriptor; `read` takes lines off it. */
export interface Stream {
  input: Input;
  /** Base names of the commands that feed it. */
  readonly sources: readonly string[];
}

export interface Scope {
  variables: Map<string, Variable>;
  functions: Map<string, readonly Command[]>;
  /** `export -f`. */
  exportedFunctions: ReadonlySet<string>;
  aliases: Map<string, string>;
  cwd: Value;
  /** $1…; null when they are not known (a script's own arguments). */
  positional: readonly Value[] | null;
  /** $0 where the line gives it. */
  zero: Value | null;
  /** Where `exec >file` sent standard output; null where it goes its ordinary way. */
  output: { readonly target: Value; readonly append: boolean } | null;
  /** `set -f`. */
  noglob: boolean;
  /** `set +B`. */
  nobrace: boolean;
  /** `shopt -s nocasematch`: patterns fold case. */
  nocasematch: boolean;
  /** `shopt -s lastpipe`. */
  lastpipe: boolean;
  /** What `local` in the function at hand has hidden; null outside functions. */
  locals: Map<string, Variable | undefined> | null;
  /** Directories below the present one on the stack of `pushd`. */
  directories: readonly Value[];
  /** Scripts that `trap … EXIT` has set. */
  traps: readonly Arg[];
  /** Streams on descriptors above 2, after `exec 3<file` or for one command. */
  fds: ReadonlyMap<number, Stream> | null;
  /** Characters of a nested script's text that stand for unknowns. */
  readonly holes: ReadonlyMap<string, Unknown> | null;
}

/** More values than this for one variable are not told apart. */
const MAX_VALUES = 8;

export function newScope(cwd: Value): Scope {
  return {
    variables: new Map(),
    functions: new Map(),
    exportedFunctions: new Set(),
    aliases: new Map(),
    cwd,
    positional: null,
    zero: null,
    output: null,
    noglob: false,
    nobrace: false,
    lastpipe: false,
    nocasematch: false,
    locals: null,
    directories: [],
    traps: [],
    fds: null,
    holes: null,
  };
}

export function forkScope(scope: Scope): Scope {
  return {
    ...scope,
    variables: new Map(scope.variables),
    functions: new Map(scope.functions),
    aliases: new Map(scope.aliases),
  };
}

export function plainVariable(values: readonly Value[], like?: Variable): Variable {
  return {
    values,
    elements: null,
    exported: like?.exported ?? false,
    nameref: like?.nameref ?? false,
    integer: like?.integer ?? false,
    letters: like?.letters ?? 'as-is',
    set: true,
  };
}

export function sameValue(a: Value, b: Value): boolean {
  if (a.kind === 'known' && b.kind === 'known') return a.text === b.text;
  if (a.kind === 'unknown' && b.kind === 'unknown')
    return a.why.kind === b.why.kind && a.why.text === b.why.text && a.why.splits === b.why.splits;
  return a.kind === 'pattern' && b.kind === 'pattern' && JSON.stringify(a.parts) === JSON.stringify(b.parts);
}

function joinValues(a: readonly Value[], b: readonly Value[], name: string): readonly Value[] {
  const all = [...a];
  for (const value of b) if (!all.some((other) => sameValue(other, value))) all.push(value);
  return all.length <= MAX_VALUES ? all : [unknown('branch', `$${name}`)];
}

function joinElements(a: Variable['elements'], b: Variable['elements'], name: string): Variable['elements'] {
  if (a === null || b === null) return a ?? b;
  const joined = new Map(a);
  for (const [key, value] of b) {
    const other = joined.get(key);
    joined.set(key, other === undefined || sameValue(other, value) ? value : unknown('branch', `$${name}`));
  }
  return joined;
}

/** Makes `scope` hold what is true after either of two ways: `scope` itself or `other`. */
export function joinInto(scope: Scope, other: Scope): void {
  for (const name of new Set([...scope.variables.keys(), ...other.variables.keys()])) {
    const a = scope.variables.get(name);
    const b = other.variables.get(name);
    if (a === b) continue;
    const some = a ?? b;
    if (some === undefined) continue;
    const unset: Variable = { ...plainVariable([unknown('variable', `$${name}`, true)]), set: false };
    const left = a ?? unset;
    const right = b ?? unset;
    scope.variables.set(name, {
      values: joinValues(left.values, right.values, name),
      elements: joinElements(left.elements, right.elements, name),
      exported: left.exported || right.exported,
      nameref: some.nameref,
      integer: some.integer,
      letters: some.letters,
      set: left.set && right.set,
    });
  }
  for (const [name, bodies] of other.functions) {
    const mine = scope.functions.get(name) ?? [];
    if (mine !== bodies)
      scope.functions.set(name, [...mine, ...bodies.filter((body) => !mine.includes(body))]);
  }
  for (const [name, text] of other.aliases) scope.aliases.set(name, text);
  if (!sameValue(scope.cwd, other.cwd)) scope.cwd = unknown('branch', '$PWD');
  if (scope.positional !== other.positional)
    scope.positional = samePositional(scope.positional, other.positional);
  scope.noglob &&= other.noglob;
}

function samePositional(a: Scope['positional'], b: Scope['positional']): Scope['positional'] {
  if (a === null || b === null || a.length !== b.length) return null;
  return a.every((value, i) => sameValue(value, b[i] ?? value)) ? a : null;
}

/** Follows namerefs, at most eight. */
export function resolveName(scope: Scope, name: string): string {
  let current = name;
  for (let i = 0; i < 8; i += 1) {
    const variable = scope.variables.get(current);
    const target = variable?.nameref === true ? variable.values[0] : undefined;
    if (target === undefined || target.kind !== 'known') return current;
    current = target.text;
  }
  return current;
}

/** Before a function's own variable is made: what it hides comes back when the function ends. */
export function hide(name: string, scope: Scope): void {
  if (scope.locals !== null && !scope.locals.has(name)) scope.locals.set(name, scope.variables.get(name));
}
