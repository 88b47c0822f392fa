/**
 * Runs a script's tree abstractly: every statement once, every function body once, loops over known
 * lists element by element. What calls mean is in `calls.ts` and the tables of sinks.
 */
import { known, unknown, type Value } from '../../core/value.ts';
import {
  type Abstract,
  alternativesOf,
  anyOf,
  bounded,
  concatBounded,
  elementsOf,
  list,
  number,
  ofValue,
  ref,
  textOf,
  toValue,
  unclear,
} from './abstract.ts';
import { evaluateFunction } from './applied.ts';
import { evaluateCall, hasDefault } from './calls.ts';
import { elementOf, lookUp, memberOf, sliceOf } from './elements.ts';
import { followNodeModule, followPythonModule } from './local-modules.ts';
import { evaluateEach } from './loops.ts';
import { launchScript, type Machine, MOST_STEPS, valueOfText } from './machine.ts';
import { canonicalPath, specialValue } from './names.ts';
import { combine } from './operators.ts';
import { type Node, namesIn } from './tree.ts';

export function evaluate(machine: Machine, node: Node): Abstract {
  machine.steps += 1;
  if (machine.steps > MOST_STEPS || machine.depth > 200) return ofValue(unknown('budget', 'too much code'));
  machine.depth += 1;
  const result = bounded(evaluateNode(machine, node));
  machine.depth -= 1;
  return result;
}

function evaluateNode(machine: Machine, node: Node): Abstract {
  switch (node.kind) {
    case 'text':
      return ofValue(textValue(machine, node.parts));
    case 'number':
      return numberNode(node.text);
    case 'shell': {
      const script = textValue(machine, node.parts);
      launchScript(machine, script, 'posix');
      return { kind: 'content', from: 'command', source: script };
    }
    case 'hole': {
      const why = machine.holes[node.index];
      return why === undefined ? unclear('?') : { kind: 'value', value: { kind: 'unknown', why } };
    }
    case 'name':
      if (hasDefault(machine, node.name)) return evaluateCall(machine, node, [{ kind: 'name', name: '$_' }]);
      return lookUp(machine, node.name);
    case 'member':
      if (machine.tongue === 'ruby' && !/^[A-Z]/.test(node.name)) return evaluateCall(machine, node, []);
      return memberOf(machine, evaluate(machine, node.of), node.name);
    case 'index':
      return evaluateIndex(machine, node);
    case 'call':
      return evaluateCall(machine, node.of, node.args);
    case 'list':
      return evaluateList(machine, node);
    case 'spread':
      return evaluate(machine, node.of);
    case 'pair':
      evaluate(machine, node.key);
      return evaluate(machine, node.value);
    case 'binary':
      return evaluateBinary(machine, node);
    case 'assign':
      return evaluateAssign(machine, node);
    case 'either':
      return anyOf(node.of.map((one) => evaluate(machine, one)));
    case 'function':
      return evaluateFunction(machine, node);
    case 'each':
      return evaluateEach(machine, node);
    case 'import':
      if (machine.tongue === 'python') followPythonModule(machine, node.path);
      else if (node.local === '') followNodeModule(machine, node.path);
      if (node.local === '') return ref(node.path);
      if (node.local === '*') machine.stars.push(node.path);
      else machine.vars.set(node.local, ref(canonicalPath(node.path)));
      return ref(node.path);
    case 'return': {
      const value = evaluate(machine, node.value);
      machine.current?.returns.push(value);
      return value;
    }
    case 'regex':
      for (const code of node.code) evaluate(machine, code);
      return unclear('/…/');
    case 'nothing':
      return unclear('');
  }
}

function textValue(machine: Machine, parts: readonly (string | Node)[]): Value {
  const values = parts.map((part) =>
    typeof part === 'string' ? valueOfText(machine, part) : toValue(evaluate(machine, part)),
  );
  return values.length === 0 ? known('') : concatBounded(values);
}

function numberNode(digits: string): Abstract {
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(octal);
  // How a fraction or a large number is written differs from language to language.
  return Number.isSafeInteger(value) && !/^[0-9.]*[.eE]/.test(digits) ? number(value) : unclear(digits);
}

type IndexNode = Extract<Node, { kind: 'index' }>;

/** perl names the list `@x` and its element `$x[0]`. */
function indexed(machine: Machine, node: Node): Abstract {
  if (node.kind === 'name' && machine.tongue === 'perl' && node.name.startsWith('$')) {
    const bare = node.name.slice(1);
    return (
      machine.vars.get(`@${bare}`) ??
      machine.vars.get(`%${bare}`) ??
      specialValue(machine, `@${bare}`) ??
      lookUp(machine, node.name)
    );
  }
  return evaluate(machine, node);
}

function evaluateIndex(machine: Machine, node: IndexNode): Abstract {
  const of = indexed(machine, node.of);
  const parts = node.at.map((part) => (part === null ? null : evaluate(machine, part)));
  return anyOf(
    alternativesOf(of).map((one) =>
      parts.length > 1 ? sliceOf(one, parts) : elementOf(machine, one, parts[0] ?? null),
    ),
  );
}

type ListNode = Extract<Node, { kind: 'list' }>;

function evaluateList(machine: Machine, node: ListNode): Abstract {
  const { bracket, items } = node;
  const single = items[0];
  if (items.length === 1 && single?.kind === 'each' && single.body.kind !== 'nothing')
    return evaluate(machine, single);
  const isMap = items.length > 0 && items.every((item) => item.kind === 'pair');
  if (isMap) return mapOf(machine, items);
  if (bracket === '{' && machine.tongue === 'lua') {
    const named = items.filter((item) => item.kind === 'assign');
    return named.length > 0 && named.length === items.length
      ? mapOf(machine, items)
      : list(items.map((item) => evaluate(machine, item)));
  }
  if (bracket === '{') {
    if (items.some((item) => item.kind === 'pair')) return mapOf(machine, items);
    let last: Abstract = unclear('');
    for (const item of items) last = evaluate(machine, item);
    return last;
  }
  const values = items.flatMap((item) => {
    const value = evaluate(machine, item);
    return item.kind === 'spread' ? (elementsOf(value) ?? [value]) : [value];
  });
  if (bracket === '(' && machine.tongue === 'node') return values.at(-1) ?? unclear('');
  // Lists inside perl's lists are one list.
  if (bracket === '(' && machine.tongue === 'perl')
    return list(values.flatMap((value) => (value.kind === 'list' ? value.items : [value])));
  return list(values);
}

function mapOf(machine: Machine, items: readonly Node[]): Abstract {
  const entries = new Map<string, Abstract>();
  for (const item of items) {
    if (item.kind === 'pair' || item.kind === 'assign') {
      const key = item.kind === 'pair' ? item.key : item.target;
      const name = key.kind === 'name' ? key.name : textOf(evaluate(machine, key));
      const value = evaluate(machine, item.value);
      if (name !== null) entries.set(name, value);
    } else {
      const value = evaluate(machine, item);
      if (item.kind === 'name') entries.set(item.name, value);
      else if (value.kind === 'map') for (const [key, entry] of value.entries) entries.set(key, entry);
    }
  }
  return { kind: 'map', entries };
}

type BinaryNode = Extract<Node, { kind: 'binary' }>;

/** `x` of `x << a << b`. */
function firstOperand(node: Node): Node {
  return node.kind === 'binary' && node.operator === '<<' ? firstOperand(node.left) : node;
}

function evaluateBinary(machine: Machine, node: BinaryNode): Abstract {
  const left = evaluate(machine, node.left);
  const right = evaluate(machine, node.right);
  const { operator } = node;
  if (operator === '||' || operator === 'or' || operator === '??') return anyOf([left, right]);
  if (operator === '&&' || operator === 'and') return right;
  if (operator === '<<' && machine.tongue === 'ruby' && left.kind === 'list') {
    const grown = list([...left.items, right]);
    const holder = firstOperand(node.left);
    if (holder.kind === 'name') machine.vars.set(holder.name, grown);
    return grown;
  }
  if (left.kind === 'any' || right.kind === 'any') {
    const pairs = alternativesOf(left).flatMap((a) =>
      alternativesOf(right).map((b) => combine(machine, operator, a, b)),
    );
    return anyOf(pairs);
  }
  return combine(machine, operator, left, right);
}

type AssignNode = Extract<Node, { kind: 'assign' }>;

function mentions(node: Node, name: string): boolean {
  switch (node.kind) {
    case 'name':
      return node.name === name;
    case 'binary':
      return mentions(node.left, name) || mentions(node.right, name);
    case 'call':
      return mentions(node.of, name) || node.args.some((arg) => mentions(arg, name));
    case 'member':
      return mentions(node.of, name);
    case 'text':
      return node.parts.some((part) => typeof part !== 'string' && mentions(part, name));
    default:
      return false;
  }
}

function evaluateAssign(machine: Machine, node: AssignNode): Abstract {
  const { target, operator } = node;
  if (node.value.kind === 'function' && target.kind === 'name') {
    return evaluateFunction(machine, { ...node.value, name: target.name });
  }
  const value = evaluate(machine, node.value);
  if (target.kind === 'name') {
    setVariable(machine, node, target.name, value);
    return machine.vars.get(target.name) ?? value;
  }
  if (target.kind === 'list') destructure(machine, target, value);
  else if (target.kind === 'index' || target.kind === 'member') setEntry(machine, target, value);
  else evaluate(machine, target);
  return operator === '=' ? value : unclear(operator);
}

function setVariable(machine: Machine, node: AssignNode, name: string, value: Abstract): void {
  const old = machine.vars.get(name);
  const adds = node.operator !== '=' && node.operator !== ':=' && node.operator !== '<-';
  if (node.nested && old !== undefined) {
    // Round after round it grows; how often is not known.
    if ((adds && node.operator !== '||=' && node.operator !== '??=') || mentions(node.value, name)) {
      machine.vars.set(name, value.kind === 'content' ? value : ofValue(unknown('loop', name)));
    } else machine.vars.set(name, anyOf([old, value]));
    return;
  }
  if (!adds) machine.vars.set(name, value);
  else if (node.operator === '||=' || node.operator === '??=')
    machine.vars.set(name, old === undefined ? value : anyOf([old, value]));
  else machine.vars.set(name, combine(machine, node.operator.slice(0, -1), old ?? unclear(name), value));
}

function destructure(machine: Machine, target: ListNode, value: Abstract): void {
  target.items.forEach((item, place) => {
    if (item.kind === 'pair' && item.key.kind === 'name') {
      for (const name of namesIn(item.value)) machine.vars.set(name, memberOf(machine, value, item.key.name));
    } else if (item.kind === 'name' && target.bracket === '{')
      machine.vars.set(item.name, memberOf(machine, value, item.name));
    else if (item.kind === 'assign' && item.target.kind === 'name')
      machine.vars.set(
        item.target.name,
        anyOf([memberOf(machine, value, item.target.name), evaluate(machine, item.value)]),
      );
    else
      for (const name of namesIn(item))
        machine.vars.set(
          name,
          elementOf(machine, value, number(machine.tongue === 'lua' ? place + 1 : place)),
        );
  });
}

function setEntry(
  machine: Machine,
  target: Extract<Node, { kind: 'index' | 'member' }>,
  value: Abstract,
): void {
  const holder = target.of;
  const at = target.kind === 'member' ? null : target.at[0];
  const key =
    target.kind === 'member'
      ? target.name
      : at === null || at === undefined
        ? null
        : textOf(evaluate(machine, at));
  if (holder.kind !== 'name' || (key === null && at !== null)) {
    evaluate(machine, holder);
    return;
  }
  const old = machine.vars.get(holder.name);
  // php's `$x[] = …`.
  if (old?.kind === 'list' && at === null && target.kind === 'index')
    machine.vars.set(holder.name, list([...old.items, value]));
  if (old?.kind === 'map')
    machine.vars.set(holder.name, {
      kind: 'map',
      entries: new Map([...old.entries, [key ?? String(old.entries.size), value]]),
    });
}
