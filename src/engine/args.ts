/** The arguments of one occurrence of a matcher, ready for use: lists resolved, the rest made on first use. */
import { assertNever } from '../core/assert-never.ts';
import type { Argument } from '../core/rule.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { lazy } from './lazy.ts';
import type { Args } from './matcher.ts';
import { ruleRegex } from './rule-regex.ts';

export function prepareArgs(args: readonly Argument[], lists: Pick<PolicyView, 'list' | 'holds'>): Args {
  const numbers: number[] = [];
  let source: Extract<Argument, { kind: 'regex' }> | null = null;
  for (const arg of args) {
    if (arg.kind === 'number') numbers.push(arg.value);
    else if (arg.kind === 'regex') source ??= arg;
  }
  const strings = lazy(() => stringsOf(args, lists));
  let slot: { value: unknown; key: string } | null = null;
  return {
    get strings() {
      return strings();
    },
    numbers,
    holds: (item) => args.some((arg) => holds(arg, item, lists)),
    regex: lazy(() => ruleRegex(source?.source ?? '(?!)', source?.flags ?? '', source ?? {})),
    prepared<T>(make: () => T, key = ''): T {
      if (slot === null || slot.key !== key) slot = { value: make(), key };
      return slot.value as T;
    },
  };
}

function stringsOf(args: readonly Argument[], lists: Pick<PolicyView, 'list'>): readonly string[] {
  const only = args.length === 1 ? args[0] : undefined;
  // The list itself: what is made of it is made once for all rules that name it.
  if (only?.kind === 'list') return lists.list(only.name) ?? [];
  const strings: string[] = [];
  for (const arg of args) {
    switch (arg.kind) {
      case 'string':
        strings.push(arg.text);
        break;
      case 'list':
        strings.push(...(lists.list(arg.name) ?? []));
        break;
      case 'number':
      case 'regex':
        break;
      default:
        assertNever(arg);
    }
  }
  return strings;
}

function holds(arg: Argument, item: string, lists: Pick<PolicyView, 'holds'>): boolean {
  return arg.kind === 'list' ? lists.holds(arg.name, item) : arg.kind === 'string' && arg.text === item;
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
