/** The arguments of one occurrence of a matcher, ready for use: lists resolved, the rest made on first use. */
import { assertNever } from '../core/assert-never.ts';
import type { Argument } from '../core/rule.ts';
import { lazy } from './lazy.ts';
import type { Args } from './matcher.ts';

export function prepareArgs(
  args: readonly Argument[],
  listOf: (name: string) => readonly string[] | null,
): Args {
  const strings: string[] = [];
  const numbers: number[] = [];
  let source: { source: string; flags: string } | null = null;
  for (const arg of args) {
    switch (arg.kind) {
      case 'string':
        strings.push(arg.text);
        break;
      case 'number':
        numbers.push(arg.value);
        break;
      case 'list':
        strings.push(...(listOf(arg.name) ?? []));
        break;
      case 'regex':
        source ??= arg;
        break;
      default:
        assertNever(arg);
    }
  }
  let slot: { value: unknown; key: string } | null = null;
  return {
    strings,
    numbers,
    regex: lazy(() => (source === null ? /(?!)/ : buildRegex(source.source, source.flags))),
    prepared<T>(make: () => T, key = ''): T {
      if (slot === null || slot.key !== key) slot = { value: make(), key };
      return slot.value as T;
    },
  };
}

/** Without `g` and `y`: a regex that remembers where it was would answer differently the second time. */
export function buildRegex(source: string, flags: string): RegExp {
  return new RegExp(source, flags.replace(/[gy]/g, ''));
}

/** The texts of arguments that are literals; null when a list is among them. */
export function literalStrings(args: readonly Argument[]): readonly string[] | null {
  const texts: string[] = [];
  for (const arg of args) {
    if (arg.kind === 'list') return null;
    if (arg.kind === 'string') texts.push(arg.text);
  }
  return texts;
}
