/** What the name in `${…}` stands for: values of variables, of elements, of parameters, or names. */

import type { Span } from '../core/span.ts';
import { known, mayBeSeveral, showValue, unknown, type Value } from '../core/value.ts';
import type { Expander } from './expand.ts';
import type { Callbacks } from './parameter-edit.ts';
import { joinPieces } from './pieces.ts';
import { type Elements, resolveName, type Variable, waysOf } from './scope.ts';
import type { Parameter, Word } from './syntax.ts';

/** What a parameter holds: elements, one list for each way. */
export type Held =
  | { readonly kind: 'one'; readonly value: Value; readonly set: Variable['set'] }
  | {
      readonly kind: 'many';
      readonly values: readonly Value[];
      readonly joined: boolean;
      /** Indices of the elements where they are not 0, 1, 2…: slices count by them. */
      readonly indices?: readonly number[];
    };

/** `${!prefix*}` and `${!array[@]}`: names, not values. */
export function listNames(p: Parameter, e: Expander): readonly Held[] | null {
  const at = p.index === null ? null : literalIndex(p.index);
  if (at === '@' || at === '*') {
    const variable = e.scope.variables.get(resolveName(e.scope, p.name));
    if (variable === undefined)
      return [{ kind: 'many', values: [unknown('variable', p.text, true)], joined: at === '*' }];
    return waysOf(variable).map((way): Held => {
      if (way.elements === null && way.set !== 'perhaps' && !way.values.some(mayBeSeveral))
        return { kind: 'many', values: way.set ? [known('0')] : [], joined: at === '*' };
      if (way.elements === null || [...way.elements.values()].some(mayBeSeveral))
        return { kind: 'one', value: unknown('expansion', p.text, true), set: true };
      return {
        kind: 'many',
        values: inOrder(way.elements).map(([key]) => known(key)),
        joined: at === '*',
      };
    });
  }
  if (p.operator === '@' && p.operands[0]?.parts.length === 0) {
    const names = [...e.scope.variables.keys()].filter((name) => name.startsWith(p.name));
    return [{ kind: 'many', values: names.map(known), joined: false }];
  }
  return null;
}

export function literalIndex(word: Word): string | null {
  const only = word.parts[0];
  return word.parts.length === 1 && only?.kind === 'text' ? only.text : null;
}

export function lookUp(p: Parameter, e: Expander, span: Span, call: Callbacks): readonly Held[] {
  let name = resolveName(e.scope, p.name);
  if (p.indirect) {
    const targets = variableValues(name, e);
    const held: Held[] = [];
    for (const target of targets) {
      if (target.kind !== 'known') {
        held.push({ kind: 'one', value: unknown('variable', p.text, true), set: true });
        continue;
      }
      e.subscripts(target.text, span);
      const indexed = /^([A-Za-z_][A-Za-z0-9_]*)\[(.*)\]$/s.exec(target.text);
      name = indexed?.[1] ?? target.text;
      const index: Word | null =
        indexed === null
          ? null
          : { parts: [{ kind: 'text', text: indexed[2] ?? '', quoted: true }], span: { start: 0, end: 0 } };
      held.push(...lookUpName(name, index, p.text, e, call));
    }
    return held;
  }
  return lookUpName(name, p.index, p.text, e, call);
}

function variableValues(name: string, e: Expander): readonly Value[] {
  if (/^[0-9]+$/.test(name)) {
    const positional = e.scope.positional;
    if (name === '0') return [e.scope.zero ?? unknown('special', '$0')];
    const index = Number(name) - 1;
    if (positional === null || positional.slice(0, index).some(mayBeSeveral))
      return [unknown('positional', `$${name}`, true)];
    return [positional[index] ?? known('')];
  }
  return e.scope.variables.get(name)?.values ?? [environmentValue(name, e)];
}

/** A variable that the line does not set: only what is certain of every user's shell is known. */
function environmentValue(name: string, e: Expander): Value {
  if (name === 'HOME' && e.home !== null) return known(e.home);
  if (name === 'PWD') return e.scope.cwd;
  if (name === 'IFS') return known(' \t\n');
  return unknown('variable', `$${name}`, true);
}

function lookUpName(
  name: string,
  index: Word | null,
  text: string,
  e: Expander,
  call: Callbacks,
): readonly Held[] {
  if (name === '@' || name === '*') {
    const positional = e.scope.positional;
    if (positional === null)
      return [{ kind: 'many', values: [unknown('positional', text, true)], joined: name === '*' }];
    return [{ kind: 'many', values: positional, joined: name === '*' }];
  }
  if (name === '#') {
    const positional = e.scope.positional;
    return [
      {
        kind: 'one',
        value:
          positional === null || positional.some(mayBeSeveral)
            ? unknown('positional', '$#')
            : known(String(positional.length)),
        set: true,
      },
    ];
  }
  if ('?-$!_'.includes(name) && !e.scope.variables.has(name))
    return [{ kind: 'one', value: unknown('special', text), set: true }];
  if (
    name === 'RANDOM' ||
    name === 'SECONDS' ||
    name === 'BASHPID' ||
    name === 'EPOCHSECONDS' ||
    name === 'LINENO' ||
    name === 'SRANDOM'
  ) {
    if (!e.scope.variables.has(name)) return [{ kind: 'one', value: unknown('special', text), set: true }];
  }
  const variable = e.scope.variables.get(name);
  // The subscript is expanded even where there is no such array: `${a[$(id)]}` runs `id`.
  if (index?.parts.some((part) => part.kind !== 'text') === true) call.expandParts(index.parts, e, 'quoted');
  if (index !== null) return element(variable, index, text, e, call);
  const values = variableValues(name, e);
  if (/^[0-9]+$/.test(name)) {
    const positional = e.scope.positional;
    const set = name === '0' || positional === null || Number(name) <= positional.length;
    return values.map((value) => ({ kind: 'one', value, set }));
  }
  for (const value of values) {
    if (variable !== undefined && value.kind === 'known' && e.trail.length < 12)
      e.trail.push(`${text} ← ${JSON.stringify(value.text.slice(0, 80))}`);
  }
  if (variable !== undefined && (variable.elements !== null || variable.others.length > 0))
    return waysOf(variable).flatMap((way) => wholeArray(way, e.zsh));
  return values.map((value) => ({
    kind: 'one',
    value,
    set: variable === undefined ? value.kind !== 'unknown' : isSet(variable, value),
  }));
}

/** What some ways unset is empty there: any other value is a set one. */
function isSet(variable: Variable, value: Value): Variable['set'] {
  if (variable.set !== 'perhaps' || isEmpty(value)) return variable.set;
  return value.kind !== 'unknown';
}

/** An array's name alone: zsh gives every element, without the empty ones; bash only the first. */
function wholeArray(way: Variable, zsh: boolean): readonly Held[] {
  const { elements } = way;
  if (elements === null) return way.values.map((value) => ({ kind: 'one', value, set: isSet(way, value) }));
  if (zsh) return [{ kind: 'many', values: inOrder(elements).map(([, value]) => value), joined: false }];
  return [{ kind: 'one', value: elements.get('0') ?? known(''), set: elements.has('0') }];
}

function manyOf(elements: Elements, joined: boolean): Held {
  const entries = inOrder(elements);
  const indices = entries.map(([key]) => Number(key));
  const values = entries.map(([, value]) => value);
  return indices.every((index, i) => index === i || Number.isNaN(index))
    ? { kind: 'many', values, joined }
    : { kind: 'many', values, joined, indices };
}

function allElements(way: Variable, joined: boolean): readonly Held[] {
  if (way.elements !== null) return [manyOf(way.elements, joined)];
  return way.values.flatMap((value): readonly Held[] => {
    const one: Held = { kind: 'many', values: [value], joined };
    const none: Held = { kind: 'many', values: [], joined };
    if (way.set === true || !isEmpty(value)) return [one];
    return way.set === false ? [none] : [none, one];
  });
}

function element(
  variable: Variable | undefined,
  index: Word,
  text: string,
  e: Expander,
  call: Callbacks,
): readonly Held[] {
  const at = literalIndex(index);
  if (variable === undefined) {
    const value = unknown('variable', text, true);
    return at === '@' || at === '*'
      ? [{ kind: 'many', values: [value], joined: at === '*' }]
      : [{ kind: 'one', value, set: true }];
  }
  if (at === '@' || at === '*') return waysOf(variable).flatMap((way) => allElements(way, at === '*'));
  const keys = call.expandParts(index.parts, e, 'quoted').map((way) => joinPieces(way, false));
  const [key = known('0')] = keys;
  if (keys.length > 1)
    return keys.flatMap((one) => waysOf(variable).flatMap((way) => elementOf(way, one, one, text)));
  const hasKey = waysOf(variable).some((way) => key.kind === 'known' && way.elements?.has(key.text) === true);
  const number = hasKey ? null : call.evaluate(index);
  return waysOf(variable).flatMap((way) => elementOf(way, key, number, text));
}

function elementOf(way: Variable, key: Value, number: Value | null, text: string): readonly Held[] {
  const { elements } = way;
  const vague: Held = { kind: 'one', value: unknown('expansion', text, true), set: true };
  if (elements === null) {
    const first = (number ?? key).kind === 'known' && showValue(number ?? key) === '0';
    return way.values.map((value) =>
      first ? { kind: 'one', value, set: isSet(way, value) } : mayBeSeveral(value) ? heldOne(value) : EMPTY,
    );
  }
  if (key.kind !== 'known')
    return [...elements.values()].slice(0, 8).map((value) => ({ kind: 'one', value, set: true }));
  const direct = elements.get(key.text);
  if (direct !== undefined) return [hasCertainPlace(elements, key.text) ? heldOne(direct) : vague];
  if (number?.kind !== 'known') return number === null ? [EMPTY] : [vague];
  const n = Number(number.text);
  const at = n >= 0 ? number.text : String(maxKey(elements) + 1 + n);
  if (!hasCertainPlace(elements, n >= 0 ? at : String(maxKey(elements) + 1))) return [vague];
  const found = elements.get(at);
  return [found === undefined ? EMPTY : heldOne(found)];
}

const EMPTY: Held = { kind: 'one', value: known(''), set: false };

function heldOne(value: Value): Held {
  return { kind: 'one', value, set: true };
}

/** False where an element before this one may be none or several. */
function hasCertainPlace(elements: Elements, key: string): boolean {
  if (!/^[0-9]+$/.test(key)) return true;
  for (const [other, value] of elements)
    if (mayBeSeveral(value) && /^[0-9]+$/.test(other) && Number(other) < Number(key)) return false;
  return true;
}

/** Elements of an indexed array come by number, whatever order they were set in. */
function inOrder(elements: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  const entries = [...elements];
  return entries.every(([key]) => /^[0-9]+$/.test(key))
    ? entries.sort((a, b) => Number(a[0]) - Number(b[0]))
    : entries;
}

function maxKey(elements: ReadonlyMap<string, Value>): number {
  let max = -1;
  for (const key of elements.keys()) if (/^[0-9]+$/.test(key)) max = Math.max(max, Number(key));
  return max;
}

export function isEmpty(value: Value): boolean {
  return value.kind === 'known' && value.text === '';
}
