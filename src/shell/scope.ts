/**
 * What the shell has been told so far: variables, functions, aliases, the working directory, positional
 * parameters. A variable may hold several values, one for each branch that the text can take.
 */
import { known, oneOf, sameValue, type Unknown, unknown, type Value } from '../core/value.ts';
import type { Arg, Input } from './invocation.ts';
import type { Command } from './syntax.ts';

export type Elements = ReadonlyMap<string, Value>;

export interface Variable {
  /** One value for each way to get here; never empty. */
  readonly values: readonly Value[];
  /** Elements by key; null for a plain variable. Keys of indexed arrays are decimal numbers. */
  readonly elements: Elements | null;
  /** What it holds on other ways, where not on all of them it is the same array; else empty. */
  readonly others: readonly Variable[];
  readonly exported: boolean;
  /** `declare -n`: the value is another variable's name. */
  readonly nameref: boolean;
  /** `declare -i`: assignments are arithmetic. */
  readonly integer: boolean;
  readonly letters: 'as-is' | 'lower' | 'upper';
  /** False after `unset`, perhaps where that holds on some ways only. */
  readonly set: boolean | 'perhaps';
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
  /** `set -e`. */
  errexit: boolean;
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
export const MAX_VALUES = 8;

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
    errexit: false,
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
    others: [],
    exported: like?.exported ?? false,
    nameref: like?.nameref ?? false,
    integer: like?.integer ?? false,
    letters: like?.letters ?? 'as-is',
    set: true,
  };
}

function joinValues(a: readonly Value[], b: readonly Value[], name: string): readonly Value[] {
  const all = [...a];
  for (const value of b) if (!all.some((other) => sameValue(other, value))) all.push(value);
  return all.length <= MAX_VALUES ? all : [unknown('branch', `$${name}`)];
}

/** An array with these elements; a plain reading of it is its first. */
export function arrayVariable(elements: Elements, like?: Variable): Variable {
  return { ...plainVariable([elements.get('0') ?? known('')], like), elements };
}

/** Changes the elements of an array, on each way; a plain value becomes the first of them. */
export function changeElements(
  before: Variable | undefined,
  change: (elements: Map<string, Value>) => void,
): Variable {
  const [first = arrayVariable(new Map()), ...others] = startsOf(before).map((start) => {
    const elements = new Map(start);
    change(elements);
    return arrayVariable(elements, before);
  });
  return { ...first, others };
}

/** The elements that an assignment to one of them finds: a plain value is the first. */
function startsOf(before: Variable | undefined): readonly Elements[] {
  const starts = waysOf(before).flatMap((way): readonly Elements[] => {
    if (way.elements !== null) return [way.elements];
    return way.set !== false ? way.values.map((value) => new Map([['0', value]])) : [];
  });
  return starts.length === 0 ? [new Map()] : starts.slice(0, MAX_VALUES);
}

/** The variable on each way on which it is another array; most have one. */
export function waysOf(variable: Variable | undefined): readonly Variable[] {
  return variable === undefined ? [] : [variable, ...variable.others];
}

function sameArray(a: Variable, b: Variable): boolean {
  if (a.elements === null || b.elements === null)
    return (
      a.elements === b.elements &&
      a.values.length === b.values.length &&
      a.values.every((value, i) => sameValue(value, b.values[i] ?? unknown('branch', '')))
    );
  if (a.elements.size !== b.elements.size) return false;
  for (const [key, value] of a.elements) {
    const other = b.elements.get(key);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function joinVariables(a: Variable, b: Variable, name: string): Variable {
  const joined: Variable = {
    values: joinValues(a.values, b.values, name),
    elements: null,
    others: [],
    exported: a.exported || b.exported,
    nameref: a.nameref,
    integer: a.integer,
    letters: a.letters,
    set: a.set === b.set ? a.set : 'perhaps',
  };
  if (a.elements === null && b.elements === null) return joined;
  const ways: Variable[] = [];
  for (const way of [...waysOf(a), ...waysOf(b)])
    if (!ways.some((other) => sameArray(other, way))) ways.push({ ...way, others: [] });
  const [first, ...others] = ways;
  if (first === undefined || ways.length > MAX_VALUES)
    return { ...joined, values: [unknown('branch', `$${name}`, true)] };
  return { ...joined, values: first.values, elements: first.elements, set: first.set, others };
}

/** Makes `scope` hold what is true after either of two ways: `scope` itself or `other`. */
export function joinInto(scope: Scope, other: Scope): void {
  for (const name of new Set([...scope.variables.keys(), ...other.variables.keys()])) {
    const a = scope.variables.get(name);
    const b = other.variables.get(name);
    if (a === b) continue;
    const some = a ?? b;
    if (some === undefined) continue;
    const unset = { ...plainVariable([unknown('variable', `$${name}`, true)], some), set: false };
    scope.variables.set(name, joinVariables(a ?? unset, b ?? unset, name));
  }
  for (const [name, bodies] of other.functions) {
    const mine = scope.functions.get(name) ?? [];
    if (mine !== bodies)
      scope.functions.set(name, [...mine, ...bodies.filter((body) => !mine.includes(body))]);
  }
  for (const [name, text] of other.aliases) scope.aliases.set(name, text);
  scope.cwd = eitherPlace(scope.cwd, other.cwd);
  if (scope.positional !== other.positional)
    scope.positional = samePositional(scope.positional, other.positional);
  scope.noglob &&= other.noglob;
  scope.errexit &&= other.errexit;
}

/** The working directory after one of two ways: what runs there is looked at in each. */
export function eitherPlace(one: Value, other: Value): Value {
  return oneOf([one, other], { kind: 'branch', text: '$PWD', splits: false });
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
  if (scope.locals === null || scope.locals.has(name)) return;
  const outer = scope.variables.get(name);
  scope.locals.set(name, outer);
  // The new one has the old one's value at most while its own is worked out, and none of its attributes.
  if (outer !== undefined)
    scope.variables.set(name, { ...outer, nameref: false, integer: false, letters: 'as-is' });
}
