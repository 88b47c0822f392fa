/**
 * What an expression of a script may be, as far as it can be told without running it. Names that were
 * not defined by the code itself stand for themselves (`ref`), and so does what their calls give
 * (`socket.socket()`), so that a chain of calls can be looked up by its path.
 */
import { concatValues, known, showValue, unknown, type Value } from '../../core/value.ts';
import type { Node } from './tree.ts';

export type FunctionNode = Extract<Node, { kind: 'function' }>;

export type Abstract =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'list'; readonly items: readonly Abstract[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Abstract> }
  /** One of these, not known which. */
  | { readonly kind: 'any'; readonly of: readonly Abstract[] }
  | { readonly kind: 'ref'; readonly path: string }
  /** A method or property of something that is no ref. */
  | { readonly kind: 'bound'; readonly self: Abstract; readonly name: string }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** What is read from a file, a URL or a command; also the open file itself. */
  | { readonly kind: 'content'; readonly from: 'file' | 'url' | 'command'; readonly source: Value };

export const MOST_ALTERNATIVES = 64;
/** Longer texts and lists are not followed: a script may double one as often as it likes. */
export const MOST_TEXT = 64 * 1024;
const MOST_ITEMS = 4096;

export function sizeOf(value: Value): number {
  if (value.kind !== 'pattern') return value.kind === 'known' ? value.text.length : 0;
  return value.parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 16), 0);
}

export function bounded(one: Abstract): Abstract {
  const tooLong =
    one.kind === 'value'
      ? sizeOf(one.value) > MOST_TEXT
      : one.kind === 'list' && one.items.length > MOST_ITEMS;
  return tooLong ? { kind: 'value', value: unknown('budget', 'a long text') } : one;
}

/** Puts values together as long as that stays within bounds. */
export function concatBounded(values: readonly Value[]): Value {
  const size = values.reduce((sum, value) => sum + sizeOf(value), 0);
  return size > MOST_TEXT ? unknown('budget', 'a long text') : concatValues(values);
}

export function text(value: string): Abstract {
  return { kind: 'value', value: known(value) };
}

export function ofValue(value: Value): Abstract {
  return { kind: 'value', value };
}

export function number(value: number): Abstract {
  return { kind: 'number', number: value };
}

export function list(items: readonly Abstract[]): Abstract {
  return { kind: 'list', items };
}

export function ref(path: string): Abstract {
  return { kind: 'ref', path };
}

export function unclear(label: string): Abstract {
  return { kind: 'value', value: unknown('expansion', label) };
}

/** One of several; alternatives inside alternatives are flattened, doubles dropped. */
export function anyOf(of: readonly Abstract[]): Abstract {
  const flat: Abstract[] = [];
  const seen = new Set<string>();
  for (const one of of.flatMap((item) => (item.kind === 'any' ? item.of : [item]))) {
    const key = keyOf(one);
    if (key !== null && seen.has(key)) continue;
    if (key !== null) seen.add(key);
    flat.push(one);
    if (flat.length >= MOST_ALTERNATIVES) break;
  }
  const only = flat[0];
  return flat.length === 1 && only !== undefined ? only : { kind: 'any', of: flat };
}

function keyOf(one: Abstract): string | null {
  if (one.kind === 'ref') return `r${one.path}`;
  if (one.kind === 'number') return `n${one.number}`;
  return one.kind === 'value' ? `${one.value.kind}${showValue(one.value)}` : null;
}

export function alternativesOf(one: Abstract): readonly Abstract[] {
  return one.kind === 'any' ? one.of : [one];
}

/** As a word or a text. */
export function toValue(one: Abstract): Value {
  switch (one.kind) {
    case 'value':
      return one.value;
    case 'number':
      return known(String(one.number));
    case 'ref':
      return unknown('variable', one.path);
    case 'bound':
      return unknown('expansion', `${showValue(toValue(one.self))}.${one.name}`);
    case 'content':
      if (one.from === 'file') return concatValues([unknown('input', `$(cat ${showValue(one.source)})`)]);
      return unknown(
        'command-output',
        one.from === 'url' ? `$(curl ${showValue(one.source)})` : `$(${showValue(one.source)})`,
      );
    case 'function':
      return unknown('expansion', 'function');
    case 'list':
      return unknown('expansion', '[…]');
    case 'map':
      return unknown('expansion', '{…}');
    case 'any':
      return unknown(
        'branch',
        one.of
          .map((item) => showValue(toValue(item)))
          .join(' or ')
          .slice(0, 120),
      );
  }
}

/** The text if it is known as a whole. */
export function textOf(one: Abstract | undefined): string | null {
  if (one === undefined) return null;
  const value = toValue(one);
  return value.kind === 'known' ? value.text : null;
}

export function numberOf(one: Abstract | undefined): number | null {
  if (one?.kind === 'number') return one.number;
  const digits = textOf(one);
  return digits !== null && /^-?[0-9]{1,15}$/.test(digits) ? Number(digits) : null;
}

/** Its elements where they are known one by one; characters of a text count only where asked. */
export function elementsOf(one: Abstract, characters = false): readonly Abstract[] | null {
  if (one.kind === 'list') return one.items;
  if (one.kind === 'map') return [...one.entries.keys()].map(text);
  const whole = characters ? textOf(one) : null;
  return whole === null || whole.length > 4096 ? null : Array.from(whole, text);
}
