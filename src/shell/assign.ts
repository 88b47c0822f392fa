/** Assignments: plain, appending, to elements, of whole arrays, with the variable's attributes (Bash manual 3.4). */
import { concatValues, known, unknown, type Value } from '../core/value.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { spend } from './budget.ts';
import { arithmeticValue, type Expander, expandToValues, expandWord } from './expand.ts';
import { plainVariable, resolveName, type Variable } from './scope.ts';
import type { Assignment, Word } from './syntax.ts';

/** Performs the assignment; gives the values that a plain variable got, for rules on variables. */
export function assign(assignment: Assignment, e: Expander): readonly Value[] {
  const name = resolveName(e.scope, assignment.name);
  const before = e.scope.variables.get(name);
  if (assignment.value.kind === 'array') {
    const elements = new Map(
      assignment.append
        ? (before?.elements ??
            (before?.values.length === 1 && before.set
              ? [['0', before.values[0] ?? known('')] as const]
              : []))
        : [],
    );
    let next = assignment.append ? elements.size : 0;
    for (const element of assignment.value.elements) {
      if (element.key !== null) {
        const key = keyOf(element.key, e, before);
        elements.set(key, expandToValues(element.word, e, 'assign')[0] ?? known(''));
        next = /^[0-9]+$/.test(key) ? Number(key) + 1 : next;
        continue;
      }
      for (const arg of expandWord(element.word, e)[0] ?? []) {
        elements.set(String(next), arg.value);
        next += 1;
      }
    }
    e.scope.variables.set(name, { ...plainVariable([elements.get('0') ?? known('')], before), elements });
    return [...elements.values()];
  }
  const raw = expandToValues(assignment.value.word, e, 'assign');
  if (assignment.index !== null) {
    const elements = new Map(before?.elements ?? []);
    const key = keyOf(assignment.index, e, before);
    const old = elements.get(key);
    const value = raw[0] ?? known('');
    elements.set(key, assignment.append && old !== undefined ? concatValues([old, value]) : value);
    e.scope.variables.set(name, { ...plainVariable([elements.get('0') ?? known('')], before), elements });
    return raw;
  }
  const values = assignment.append ? appended(before, raw, name, e) : raw;
  setVariable(name, values, e);
  return values;
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
  return out.slice(0, 8);
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
    stored = values.map((value) => (value.kind === 'known' ? integer(value.text, e) : value));
  if (before?.letters === 'lower')
    stored = stored.map((value) => (value.kind === 'known' ? known(value.text.toLowerCase()) : value));
  if (before?.letters === 'upper')
    stored = stored.map((value) => (value.kind === 'known' ? known(value.text.toUpperCase()) : value));
  if (before?.elements != null) {
    const elements = new Map(before.elements);
    elements.set('0', stored[0] ?? known(''));
    e.scope.variables.set(name, { ...plainVariable(stored, before), elements });
    return;
  }
  e.scope.variables.set(name, plainVariable(stored, before));
}
