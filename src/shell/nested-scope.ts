/** What a nested script sees of the shell around it, what it leaves behind, and how its unknowns are kept. */
import { known, showValue, type Unknown, type Value } from '../core/value.ts';
import type { EnvAssignment } from './invocation.ts';
import { forkScope, plainVariable, type Scope, type Variable, waysOf } from './scope.ts';
import type { Call } from './walk.ts';

/** What a new shell process sees: what is exported, and what stands in front of the command. */
export function childScope(scope: Scope, call: Call): Scope {
  const child = forkScope(scope);
  child.functions = new Map([...scope.functions].filter(([name]) => scope.exportedFunctions.has(name)));
  child.aliases = new Map();
  child.noglob = false;
  child.nobrace = false;
  child.nocasematch = false;
  child.lastpipe = false;
  child.directories = [];
  for (const [name, variable] of scope.variables) {
    const inherited = exportedValue(variable);
    if (inherited === null) child.variables.delete(name);
    else child.variables.set(name, inherited);
  }
  setPrefix(call.env, child);
  return child;
}

/** Makes the variables that stand in front of a command; gives what they hide. A name may come in several ways. */
export function setPrefix(
  env: readonly EnvAssignment[],
  scope: Scope,
): ReadonlyMap<string, Variable | undefined> {
  const hidden = new Map<string, Variable | undefined>();
  const values = new Map<string, readonly Value[]>();
  for (const { name, value } of env) values.set(name, [...(values.get(name) ?? []), value]);
  for (const [name, all] of values) {
    hidden.set(name, scope.variables.get(name));
    scope.variables.set(name, { ...plainVariable(all), exported: true });
  }
  return hidden;
}

/** The environment holds plain text: no arrays, no attributes. Null where nothing of it is exported. */
function exportedValue(variable: Variable): Variable | null {
  if (!variable.exported) return null;
  const plain = waysOf(variable).filter((way) => way.elements === null && way.set !== false);
  const values = plain.flatMap((way) => way.values);
  if (values.length === 0) return null;
  const always = plain.length === variable.others.length + 1 && plain.every((way) => way.set === true);
  return {
    ...plainVariable(always ? values : [...values, known('')]),
    exported: true,
    set: always ? true : 'perhaps',
  };
}

export function keepScope(target: Scope, from: Scope, positional: boolean): void {
  if (positional) target.positional = from.positional;
  target.exportedFunctions = from.exportedFunctions;
  target.output = from.output;
  target.fds = from.fds;
  target.traps = from.traps;
  target.directories = from.directories;
  target.lastpipe = from.lastpipe;
  target.nobrace = from.nobrace;
  target.variables = from.variables;
  target.functions = from.functions;
  target.aliases = from.aliases;
  target.cwd = from.cwd;
  target.noglob = from.noglob;
  target.errexit = from.errexit;
}

/** First private-use character; each hole gets one of its own. */
const HOLE = 0xe000;

/**
 * A script's text with a private-use character for each unknown. The characters mean holes only in this
 * script's scope; text that has such characters of its own is moved out of their way.
 */
export function withHoles(
  value: Value,
  scope: Scope,
): { text: string; holes: ReadonlyMap<string, Unknown> | null } {
  if (value.kind === 'known') return { text: value.text, holes: scope.holes };
  const literal = showValue(value);
  let next = HOLE;
  const holes = new Map<string, Unknown>(scope.holes ?? []);
  const fresh = (): string => {
    while (literal.includes(String.fromCharCode(next)) || holes.has(String.fromCharCode(next))) next += 1;
    return String.fromCharCode(next);
  };
  if (value.kind === 'unknown') {
    const ch = fresh();
    holes.set(ch, value.why);
    return { text: ch, holes };
  }
  let text = '';
  for (const part of value.parts) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'glob') text += part.glob;
    else {
      const ch = fresh();
      holes.set(ch, part.why);
      text += ch;
    }
  }
  return { text, holes };
}
