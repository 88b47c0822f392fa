/**
 * What the line's variables hold when a command runs, however they came to hold it: `for PATH in …`, `read PATH`,
 * `printf -v LD_PRELOAD`, `: ${BASH_ENV:=…}` set them as `PATH=…` does. Plain assignments are told where they stand.
 */
import type { Span } from '../core/span.ts';
import type { Scope } from './scope.ts';
import { emit, type Frame, type Walk } from './walk.ts';

/** Names that programs take from their environment. */
const ENVIRONMENT = /^[A-Z_][A-Z0-9_]*$|_proxy$/;

/** Tells the variables that were set since they were last told. */
export function tellVariables(span: Span, walk: Walk, frame: Frame): void {
  for (const [name, variable] of frame.scope.variables) {
    if (walk.told.get(name) === variable || name === '_' || !ENVIRONMENT.test(name)) continue;
    walk.told.set(name, variable);
    if (variable.set === false) continue;
    for (const value of variable.values)
      emit(walk, { kind: 'assigned', name, value, exported: variable.exported, via: frame.via, span });
  }
}

/** What an assignment has set is told where it stands. */
export function markTold(names: readonly string[], scope: Scope, walk: Walk): void {
  for (const name of names) {
    const variable = scope.variables.get(name);
    if (variable !== undefined) walk.told.set(name, variable);
  }
}
