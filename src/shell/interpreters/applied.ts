/** The script's own functions: bodies run with their parameters bound to what they may be called with. */
import { unknown } from '../../core/value.ts';
import { type Abstract, anyOf, type FunctionNode, list, ofValue, ref } from './abstract.ts';
import { memberOf } from './elements.ts';
import type { Machine } from './machine.ts';

export function evaluateFunction(machine: Machine, node: FunctionNode): Abstract {
  if (node.name === null) {
    applyFunction(machine, node, []);
    return { kind: 'function', node };
  }
  const old = machine.functions.get(node.name);
  const defined = old ?? { params: node.params, calls: [], returns: [] };
  machine.functions.set(node.name, defined);
  const outer = machine.current;
  machine.current = defined;
  node.params.forEach((param, place) => {
    const given = defined.calls
      .map((args) => (param === '@_' ? list(args) : args[place]))
      .filter((one) => one !== undefined);
    machine.vars.set(param, given.length === 0 ? ofValue(unknown('positional', param)) : anyOf(given));
  });
  const value = machine.evaluate(machine, node.body);
  if (node.body.kind !== 'nothing') {
    if (node.body.kind !== 'list' || machine.tongue === 'ruby') defined.returns.push(value);
    machine.current = outer;
  }
  return ref(node.name);
}

/** Runs a body with its parameters bound; missing ones are not known. */
export function applyFunction(machine: Machine, node: FunctionNode, args: readonly Abstract[]): Abstract {
  const outer = machine.current;
  const holder = { params: node.params, calls: [], returns: [] as Abstract[] };
  machine.current = holder;
  node.params.forEach((param, place) => {
    const given = param === '@_' ? list(args) : parameterValue(machine, node, args, place);
    machine.vars.set(param, given ?? ofValue(unknown('positional', param)));
  });
  const value = machine.evaluate(machine, node.body);
  machine.current = outer;
  return holder.returns.length > 0 ? anyOf(holder.returns) : value;
}

/** ruby's blocks take a single list apart by themselves. */
function parameterValue(
  machine: Machine,
  node: FunctionNode,
  args: readonly Abstract[],
  place: number,
): Abstract | undefined {
  const [first] = args;
  const param = node.params[place];
  if (first === undefined || param === undefined) return args[place];
  if (node.unpacks === '{') return memberOf(machine, first, param);
  const listed =
    node.unpacks === '[' || (machine.tongue === 'ruby' && args.length === 1 && node.params.length > 1);
  return listed && first.kind === 'list'
    ? first.items[place]
    : node.unpacks === '['
      ? undefined
      : args[place];
}
