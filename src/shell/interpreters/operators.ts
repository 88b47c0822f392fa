/** What `+`, `.`, `%`, `*` and `..` make of two values: arithmetic of numbers, texts put together. */
import {
  type Abstract,
  bounded,
  concatBounded,
  list,
  number,
  numberOf,
  ofValue,
  text,
  textOf,
  toValue,
  unclear,
} from './abstract.ts';
import type { Tongue } from './lexicon.ts';
import type { Machine } from './machine.ts';
import { fillFormat, joinPaths } from './pure-functions.ts';

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '^': (a, b) => a ^ b,
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
};

/** Languages differ in the sign of a remainder, the width of a shift, the meaning of `^`, what a division gives. */
function isSameEverywhere(tongue: Tongue, operator: string, a: number, b: number): boolean {
  switch (operator) {
    case '%':
      return a >= 0 && b > 0;
    case '/':
      return tongue !== 'python';
    case '<<':
    case '>>':
      return a >= 0 && a < 65_536 && b >= 0 && b < 15;
    case '^':
    case '|':
    case '&':
      return (
        tongue !== 'lua' &&
        tongue !== 'r' &&
        tongue !== 'julia' &&
        a >= 0 &&
        b >= 0 &&
        a < 2 ** 31 &&
        b < 2 ** 31
      );
    default:
      return true;
  }
}

/** Puts two values together, within bounds. */
export function combine(machine: Machine, operator: string, left: Abstract, right: Abstract): Abstract {
  return bounded(combineAny(machine, operator, left, right));
}

function combineAny(machine: Machine, operator: string, left: Abstract, right: Abstract): Abstract {
  const { tongue } = machine;
  // Only bytes can be combined with numbers: their elements are numbers to python.
  if (tongue === 'python' && operator === '^' && (left.kind === 'number') !== (right.kind === 'number')) {
    const [a, b] = [codeOf(left), codeOf(right)];
    return a === null || b === null ? unclear(operator) : number(a ^ b);
  }
  if (
    left.kind === 'number' &&
    right.kind === 'number' &&
    !(operator === '.' || (operator === '..' && tongue === 'lua'))
  ) {
    if (operator === '..') return spanOf(left.number, right.number);
    const result = ARITHMETIC[operator]?.(left.number, right.number);
    const alike = isSameEverywhere(tongue, operator, left.number, right.number);
    return alike && result !== undefined && Number.isSafeInteger(result) ? number(result) : unclear(operator);
  }
  if (operator === '/' && tongue === 'python') return ofValue(joinPaths([toValue(left), toValue(right)]));
  const joins =
    operator === '+'
      ? tongue !== 'perl' && tongue !== 'php' && tongue !== 'lua'
      : (operator === '.' && (tongue === 'perl' || tongue === 'php')) ||
        (operator === '..' && tongue === 'lua') ||
        (operator === '*' && tongue === 'julia');
  if (joins || (operator === '<<' && tongue === 'ruby' && left.kind !== 'ref')) {
    if (left.kind === 'list' && right.kind === 'list') return list([...left.items, ...right.items]);
    return ofValue(concatBounded([toValue(left), toValue(right)]));
  }
  if (operator === '%' && (tongue === 'python' || tongue === 'ruby')) {
    const shape = textOf(left);
    return (
      (shape === null
        ? null
        : fillFormat(
            shape,
            right.kind === 'list' ? right.items : [right],
            right.kind === 'map' ? right.entries : new Map(),
          )) ?? unclear('% …')
    );
  }
  if (operator === '*' || operator === 'x') return repeated(left, right);
  return unclear(operator);
}

function codeOf(one: Abstract): number | null {
  if (one.kind === 'number') return one.number >= 0 && one.number < 65_536 ? one.number : null;
  const byte = textOf(one);
  return byte?.length === 1 ? byte.charCodeAt(0) : null;
}

function repeated(left: Abstract, right: Abstract): Abstract {
  const times = numberOf(right);
  if (left.kind === 'list' && times !== null && left.items.length * times <= 256)
    return list(Array.from({ length: Math.max(0, times) }, () => left.items).flat());
  const whole = textOf(left);
  return whole !== null && times !== null && times >= 0 && whole.length * times <= 65_536
    ? text(whole.repeat(times))
    : unclear('*');
}

function spanOf(from: number, to: number): Abstract {
  return to - from > 256 || to < from
    ? unclear('..')
    : list(Array.from({ length: to - from + 1 }, (_, i) => number(from + i)));
}
