/**
 * A policy as the engine asks for it: rules decoded one by one, found through an index, lists and
 * settings already merged over all layers. `viewOf` makes one from plain data, for tests and the CLI;
 * the hook gets one that reads the bytes of snapshots (`load.ts`).
 */
import type { Rule } from '../core/rule.ts';
import { GRAM, gramKey } from './grams.ts';
import type { PolicyData, Settings } from './policy-data.ts';

/** What the engine files a rule under; the engine's rule index gives and reads these keys. */
export type KeysOf = (rule: Rule) => readonly string[];

/** One compiled set of rules. Ordinals are 0 … count-1, in the order of the files. */
export interface RuleSet {
  readonly count: number;
  /** Decoded on first use and kept. */
  rule(ordinal: number): Rule;
  /** Ordinals of the rules filed under a key, ascending; empty when there are none. */
  under(key: string): readonly number[];
  /** Adds the ordinals of the rules filed under any piece of a text, which is in lower case. */
  underGrams(texts: readonly string[], into: Set<number>): void;
}

export interface PolicyView {
  /** Built in, managed, then what user and project add; an id occurs once in all of them. */
  readonly sets: readonly RuleSet[];
  /** A list by its dotted name; null when there is no such list. */
  list(name: string): readonly string[] | null;
  /** Is this an item of the list, letter by letter? Cheaper than the list where that is long. */
  holds(name: string, item: string): boolean;
  readonly disabled: ReadonlySet<string>;
  readonly settings: Settings;
}

export function ruleSetOf(rules: readonly Rule[], keysOf: KeysOf): RuleSet {
  const index = new Map<string, number[]>();
  rules.forEach((rule, ordinal) => {
    for (const key of new Set(keysOf(rule))) {
      const filed = index.get(key);
      if (filed === undefined) index.set(key, [ordinal]);
      else filed.push(ordinal);
    }
  });
  return {
    count: rules.length,
    rule(ordinal) {
      const rule = rules[ordinal];
      if (rule === undefined) throw new Error(`no rule ${ordinal}`);
      return rule;
    },
    under: (key) => index.get(key) ?? [],
    underGrams(texts, into) {
      for (const text of texts) {
        for (let i = 0; i + GRAM <= text.length; i += 1) {
          for (const ordinal of index.get(gramKey(text.slice(i, i + GRAM))) ?? []) into.add(ordinal);
        }
      }
    },
  };
}

export function viewOf(data: PolicyData, keysOf: KeysOf): PolicyView {
  const list = (name: string): readonly string[] | null =>
    Object.hasOwn(data.lists, name) ? (data.lists[name] ?? null) : null;
  return {
    sets: [ruleSetOf(data.rules, keysOf)],
    list,
    holds: (name, item) => list(name)?.includes(item) ?? false,
    disabled: new Set(data.disabled),
    settings: data.settings,
  };
}
