/** Assignments: plain, appending, to elements, of whole arrays, with the variable's attributes (Bash manual 3.4). */
import { concatValues, known, sameValue, unknown, type Value } from '../core/value.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { spend } from './budget.ts';
import { arithmeticValue, type Expander, expandToValues, expandWord, withFields } from './expand.ts';
import type { Arg } from './invocation.ts';
import {
  arrayVariable,
  changeElements,
  type Elements,
  MAX_VALUES,
  plainVariable,
  resolveName,
  type Variable,
  waysOf,
} from './scope.ts';
import type { ArrayElement, Assignment, Word } from './syntax.ts';

/**
 * Performs the assignment; gives the values that a plain variable got, for rules on variables. `expanded` is
 * what the word came out as, where it was expanded already.
 */
export function assign(
  assignment: Assignment,
  e: Expander,
  expanded: readonly Value[] | null = null,
): readonly Value[] {
  const name = resolveName(e.scope, assignment.name);
  const before = e.scope.variables.get(name);
  if (assignment.value.kind === 'array') {
    return assignArray(name, assignment.value.elements, assignment.append, e);
  }
  const raw = expanded ?? expandToValues(assignment.value.word, e, 'assign');
  if (assignment.index !== null) {
    const key = keyOf(assignment.index, e, before);
    const value = raw[0] ?? known('');
    const changed = changeElements(before, (elements) => {
      const old = elements.get(key);
      elements.set(key, assignment.append && old !== undefined ? concatValues([old, value]) : value);
    });
    e.scope.variables.set(name, changed);
    return raw;
  }
  const values = assignment.append ? appended(before, raw, name, e) : raw;
  setVariable(name, values, e);
  return values;
}

/** `a=(…)` and `a+=(…)`. A word that comes out in several ways makes an array for each of them. */
function assignArray(
  name: string,
  given: readonly ArrayElement[],
  append: boolean,
  e: Expander,
): readonly Value[] {
  const before = e.scope.variables.get(name);
  const keys = new Map<Arg, string>();
  let ways: Arg[][] = [[]];
  for (const element of given)
    ways = withFields(ways, elementWays(element, before, keys, e), element.word.span);
  const arrays = ways.flatMap((way) => {
    const changed = changeElements(append ? before : arrayVariable(new Map(), before), (elements) => {
      let next = nextKey(elements);
      for (const arg of way) {
        const key = keys.get(arg) ?? String(next);
        elements.set(key, arg.value);
        next = /^[0-9]+$/.test(key) ? Number(key) + 1 : next;
      }
    });
    return waysOf(changed);
  });
  const [first, ...others] = arrays;
  const vague = plainVariable([unknown('branch', `$${name}`, true)], before);
  const array = first === undefined || arrays.length > MAX_VALUES ? vague : { ...first, others };
  e.scope.variables.set(name, array);
  return waysOf(array).flatMap((way) => [...(way.elements?.values() ?? way.values)]);
}

/** The fields that one element adds, in each way; one with a key is noted in `keys`. */
function elementWays(
  element: ArrayElement,
  before: Variable | undefined,
  keys: Map<Arg, string>,
  e: Expander,
): Arg[][] {
  if (element.key === null) return expandWord(element.word, e);
  const key = keyOf(element.key, e, before);
  return expandToValues(element.word, e, 'assign').map((value) => {
    const arg: Arg = { value, span: element.word.span, trail: [] };
    keys.set(arg, key);
    return [arg];
  });
}

function nextKey(elements: Elements): number {
  let next = 0;
  for (const key of elements.keys()) if (/^[0-9]+$/.test(key)) next = Math.max(next, Number(key) + 1);
  return next;
}

function keyOf(index: Word, e: Expander, variable: Variable | undefined): string {
  const text = expandToValues(index, e, 'quoted')[0] ?? known('0');
  const associative =
    variable?.elements != null && [...variable.elements.keys()].some((key) => !/^[0-9]+$/.test(key));
  if (text.kind === 'known' && (associative || !/^[0-9A-Za-z_ +*/()$-]+$/.test(text.text))) return text.text;
  const number = arithmeticValue(index, e);
  if (
    number.kind === 'known' &&
    text.kind === 'known' &&
    (/^[0-9]/.test(text.text) || e.scope.variables.has(text.text))
  )
    return number.text;
  return text.kind === 'known' ? text.text : '?';
}

function appended(
  before: Variable | undefined,
  values: readonly Value[],
  name: string,
  e: Expander,
): readonly Value[] {
  const old = before?.values ?? [unknown('variable', `$${name}`)];
  const out: Value[] = [];
  for (const a of old) {
    for (const b of values) {
      if (before?.integer === true && a.kind === 'known' && b.kind === 'known')
        out.push(integer(`(${a.text || '0'})+(${b.text || '0'})`, e));
      else out.push(concatValues([a, b]));
    }
  }
  const different = out.filter((value, i) => out.findIndex((other) => sameValue(other, value)) === i);
  return different.length <= MAX_VALUES ? different : [unknown('branch', `$${name}`)];
}

function integer(text: string, e: Expander): Value {
  const value = evaluateArithmetic(text, {
    get: (name) => {
      const only = e.scope.variables.get(name)?.values;
      return only?.length === 1 && only[0]?.kind === 'known' ? only[0].text : null;
    },
    set: () => undefined,
  });
  return value === null ? unknown('arithmetic', text) : known(value.toString());
}

function sizeOf(value: Value): number {
  if (value.kind === 'known') return value.text.length;
  return value.kind === 'pattern'
    ? value.parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 8), 0)
    : 1;
}

/** Sets a variable as its attributes say. */
export function setVariable(name: string, given: readonly Value[], e: Expander): void {
  // Doubling variables are paid for where they are kept.
  const values = given.map((value) =>
    spend(e.budget, 'characters', sizeOf(value)) ? value : unknown('budget', `$${name}`),
  );
  const before = e.scope.variables.get(name);
  let stored = values;
  if (before?.integer === true)
    stored = values.map((value) =>
      value.kind === 'known' ? integer(value.text, e) : unknown('arithmetic', `$${name}`),
    );
  if (before !== undefined && before.letters !== 'as-is') {
    const change = (text: string): string =>
      before.letters === 'lower' ? text.toLowerCase() : text.toUpperCase();
    stored = stored.map((value) =>
      value.kind === 'known' ? known(change(value.text)) : unknown('expansion', `$${name}`),
    );
  }
  if (before?.elements != null) {
    const [first = known('')] = stored;
    e.scope.variables.set(
      name,
      changeElements(before, (elements) => elements.set('0', first)),
    );
    return;
  }
  e.scope.variables.set(name, plainVariable(stored, before));
}
