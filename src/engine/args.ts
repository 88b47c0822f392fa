/** The arguments of one occurrence of a matcher, ready for use: lists resolved, the rest made on first use. */
import type { Argument } from '../core/rule.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import type { Args } from './matcher.ts';
import { type RuleRegex, ruleRegex } from './rule-regex.ts';

type Lists = Pick<PolicyView, 'list' | 'holds'>;

export function prepareArgs(args: readonly Argument[], lists: Lists): Args {
  return new PreparedArgs(args, lists);
}

/** A class, for a call prepares hundreds: its getters are made once. */
class PreparedArgs implements Args {
  readonly #args: readonly Argument[];
  readonly #lists: Lists;
  #strings: readonly string[] | null = null;
  #regex: RuleRegex | null = null;
  #slot: { readonly value: unknown; readonly key: string } | null = null;

  constructor(args: readonly Argument[], lists: Lists) {
    this.#args = args;
    this.#lists = lists;
  }

  get strings(): readonly string[] {
    this.#strings ??= stringsOf(this.#args, this.#lists);
    return this.#strings;
  }

  get numbers(): readonly number[] {
    return this.#args.filter((arg) => typeof arg === 'number');
  }

  holds(item: string): boolean {
    return this.#args.some((arg) => holds(arg, item, this.#lists));
  }

  regex(): RuleRegex {
    if (this.#regex === null) {
      const source = this.#args.find((arg) => typeof arg === 'object' && arg.kind === 'regex');
      this.#regex =
        source === undefined ? ruleRegex('(?!)', '') : ruleRegex(source.source, source.flags, source);
    }
    return this.#regex;
  }

  prepared<T>(make: () => T, key = ''): T {
    if (this.#slot === null || this.#slot.key !== key) this.#slot = { value: make(), key };
    return this.#slot.value as T;
  }
}

function stringsOf(args: readonly Argument[], lists: Pick<PolicyView, 'list'>): readonly string[] {
  const only = args.length === 1 ? args[0] : undefined;
  // The list itself: what is made of it is made once for all rules that name it.
  if (only !== undefined && isList(only)) return lists.list(only.name) ?? [];
  const strings: string[] = [];
  for (const arg of args) {
    if (typeof arg === 'string') strings.push(arg);
    else if (isList(arg)) strings.push(...(lists.list(arg.name) ?? []));
  }
  return strings;
}

function holds(arg: Argument, item: string, lists: Pick<PolicyView, 'holds'>): boolean {
  return isList(arg) ? lists.holds(arg.name, item) : arg === item;
}

export function isList(arg: Argument): arg is Extract<Argument, { kind: 'list' }> {
  return typeof arg === 'object' && arg.kind === 'list';
}

/** The texts of arguments that are literals; null when a list is among them. */
export function literalStrings(args: readonly Argument[]): readonly string[] | null {
  return args.some(isList) ? null : args.filter((arg) => typeof arg === 'string');
}
