/**
 * What matchers ask of a whole command line again and again, worked out once for each line: a line may have
 * thousands of commands, and each is tried on by many rules.
 */
import type { Invocation } from '../shell/invocation.ts';
import { isNamed, type NameSet } from './names.ts';
import type { Origin } from './subject.ts';

const byNames = new WeakMap<Origin, WeakMap<NameSet, readonly Invocation[]>>();

/** The commands of a line that have one of these names, in the order of the line. */
export function commandsNamed(origin: Origin, names: NameSet): readonly Invocation[] {
  const made = byNames.get(origin) ?? new WeakMap<NameSet, readonly Invocation[]>();
  byNames.set(origin, made);
  const ready = made.get(names);
  if (ready !== undefined) return ready;
  const found = origin.acts.filter(
    (act): act is Invocation => act.kind === 'invocation' && isNamed(act, names),
  );
  made.set(names, found);
  return found;
}

/** Something made of a line once. */
export function onceForLine<T>(make: (origin: Origin) => T): (origin: Origin) => T {
  const made = new WeakMap<Origin, { readonly value: T }>();
  return (origin) => {
    const ready = made.get(origin) ?? { value: make(origin) };
    made.set(origin, ready);
    return ready.value;
  };
}
