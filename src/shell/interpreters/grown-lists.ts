/** Lists that grow: `words.append(x)`, `words.push(x)`, perl's `push @words, x`, lua's `table.insert`. */
import { type Abstract, elementsOf, list, numberOf } from './abstract.ts';
import type { Given } from './call.ts';
import type { Machine } from './machine.ts';
import type { Node } from './tree.ts';

export interface Grown {
  readonly name: string;
  readonly value: Abstract;
}

/** `words.append(x)`, `words.push(x)`, perl's `push @words, x`: the list that the variable then holds. */
export function grownList(self: Abstract | null, callee: Node, given: Given): Grown | null {
  if (callee.kind !== 'member' || callee.of.kind !== 'name' || self?.kind !== 'list') return null;
  const more = given.args.flatMap((arg) =>
    callee.name === 'extend' || callee.name === 'concat' ? (elementsOf(arg) ?? [arg]) : [arg],
  );
  const { name } = callee.of;
  switch (callee.name) {
    case 'append':
    case 'push':
    case 'extend':
    case 'add':
      return { name, value: list([...self.items, ...more]) };
    case 'unshift':
      return { name, value: list([...more, ...self.items]) };
    case 'insert':
      return {
        name,
        value: list([
          ...self.items.slice(0, numberOf(more[0]) ?? 0),
          ...more.slice(1),
          ...self.items.slice(numberOf(more[0]) ?? 0),
        ]),
      };
    default:
      return null;
  }
}

/** perl's `push @x, …`, php's `array_push`, lua's `table.insert`. */
export function pushedList(
  machine: Machine,
  called: Abstract | null,
  nodes: readonly Node[],
  given: Given,
): Grown | null {
  const holder = nodes[0];
  if (
    called?.kind !== 'ref' ||
    !/^(?:push|array_push|table\.insert)$/.test(called.path) ||
    holder?.kind !== 'name'
  )
    return null;
  const old = machine.vars.get(holder.name);
  const held = old === undefined ? [] : old.kind === 'list' ? old.items : [old];
  // perl has already made one list of all.
  const added = given.args.slice(machine.tongue === 'perl' && old !== undefined ? held.length : 1);
  return { name: holder.name, value: list([...held, ...added]) };
}
