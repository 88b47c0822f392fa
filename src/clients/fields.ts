/**
 * Reading hand-checked fields out of untrusted JSON. Only own properties count, so that a payload's
 * `__proto__` or a name such as `constructor` is data like any other; a field that is there with the wrong
 * type is never taken for one that is absent.
 */
import { type Malformed, malformed } from './client.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null stands for absent: models send it for parameters that they leave out. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}

export function isMalformed(value: unknown): value is Malformed {
  return isFields(value) && own(value, 'kind') === 'malformed' && typeof own(value, 'why') === 'string';
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

export function requiredText(fields: Fields, name: string): string | Malformed {
  const value = own(fields, name);
  if (typeof value === 'string') return value;
  return malformed(
    value === undefined ? `"${name}" is missing` : `"${name}" is of type ${typeName(value)}, not string`,
  );
}

export function optionalText(fields: Fields, name: string): string | null | Malformed {
  return own(fields, name) === undefined ? null : requiredText(fields, name);
}

/** A string or a list of strings under any of the names: all that are there are judged. */
export function texts(fields: Fields, names: readonly string[]): readonly string[] | Malformed {
  const found: string[] = [];
  for (const name of names) {
    const value = own(fields, name);
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== 'string')
        return malformed(`"${name}" holds ${typeName(item)} where a string belongs`);
      found.push(item);
    }
  }
  return found;
}

/** Like `texts`, but at least one must be there. */
export function someTexts(fields: Fields, names: readonly string[]): readonly string[] | Malformed {
  const found = texts(fields, names);
  if (isMalformed(found) || found.length > 0) return found;
  return malformed(`${names.map((name) => `"${name}"`).join(' or ')} is missing`);
}
