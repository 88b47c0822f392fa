/** Loops: each element of what is known is bound in turn, or all of them at once where there is no body. */
import { unknown } from '../../core/value.ts';
import {
  type Abstract,
  alternativesOf,
  anyOf,
  elementsOf,
  list,
  number,
  ofValue,
  text,
  textOf,
  unclear,
} from './abstract.ts';
import { callPath } from './calls.ts';
import type { Machine } from './machine.ts';
import type { Node } from './tree.ts';

type EachNode = Extract<Node, { kind: 'each' }>;

export function evaluateEach(machine: Machine, node: EachNode): Abstract {
  const source = machine.evaluate(machine, node.source);
  const elements = alternativesOf(source).flatMap(
    (one) => roundsOf(machine, one, node.names.length) ?? [wholeAsElement(one)],
  );
  const bind = (choices: readonly Abstract[]): void => {
    node.names.forEach((name, place) => {
      // `for i, v in enumerate(t)` takes pairs apart; elsewhere any of the names may be the element.
      const parts = choices.map((one) =>
        one.kind === 'list' && node.names.length > 1 ? (one.items[place] ?? unclear(name)) : one,
      );
      machine.vars.set(name, anyOf(parts));
    });
  };
  if (node.body.kind === 'nothing') {
    bind(elements.length === 0 ? [unclear('loop')] : elements);
    return source;
  }
  const results: Abstract[] = [];
  for (const element of elements.slice(0, 512)) {
    bind([element]);
    results.push(machine.evaluate(machine, node.body));
  }
  const certain = source.kind === 'list' || source.kind === 'map' || textOf(source) !== null;
  return certain ? list(results) : anyOf(results.length === 0 ? [unclear('loop')] : results);
}

/** What a loop binds in its rounds: keys, values or pairs of a map, by language. */
function roundsOf(machine: Machine, one: Abstract, names: number): readonly Abstract[] | null {
  // A text is a list of one to perl, of letters to python.
  if (one.kind === 'value' && one.value.kind === 'known' && machine.tongue === 'perl') return [one];
  if (one.kind === 'map' && machine.tongue === 'php') return [...one.entries.values()];
  if (one.kind === 'map' && names > 1)
    return [...one.entries].map(([key, value]) => list([text(key), value]));
  if (one.kind === 'list' && names > 1 && machine.tongue === 'lua')
    return one.items.map((item, i) => list([number(i + 1), item]));
  return elementsOf(one, true);
}

/** What a loop over something unknown gives; over a pattern of files, the pattern. */
function wholeAsElement(one: Abstract): Abstract {
  if (one.kind === 'content') return one;
  return one.kind === 'value' && one.value.kind === 'pattern'
    ? one
    : ofValue(unknown('loop', callPath(one) ?? 'loop'));
}
