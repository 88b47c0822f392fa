/** What a nested script sees of the shell around it, what it leaves behind, and how its unknowns are kept. */
import { showValue, type Unknown, type Value } from '../core/value.ts';
import { forkScope, plainVariable, type Scope } from './scope.ts';
import type { Call } from './walk.ts';

/** What a new shell process sees: what is exported, and what stands in front of the command. */
export function childScope(scope: Scope, call: Call): Scope {
  const child = forkScope(scope);
  child.functions = new Map([...scope.functions].filter(([name]) => scope.exportedFunctions.has(name)));
  child.aliases = new Map();
  for (const [name, variable] of child.variables) if (!variable.exported) child.variables.delete(name);
  for (const { name, value } of call.env)
    child.variables.set(name, { ...plainVariable([value]), exported: true });
  return child;
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
