/**
 * Which mutants the tables of verdicts notice. Each call is taken apart once; a changed rule is then tried
 * on it alone, and the verdict is made from what the other rules found before.
 */
import { NO_DISK } from '../../src/core/disk.ts';
import type { Rule, Tier } from '../../src/core/rule.ts';
import { compileRules } from '../../src/dsl/compile-rules.ts';
import { hitsOf, type Scene, sceneOf } from '../../src/engine/evaluate.ts';
import { keysOf } from '../../src/engine/rule-index.ts';
import { builtInSource } from '../../src/policy/built-in.ts';
import { productLanguage } from '../../src/policy/language.ts';
import { DEFAULT_SETTINGS } from '../../src/snapshot/policy-keys.ts';
import { viewOf } from '../../src/snapshot/policy-view.ts';
import { shippedLists } from '../policy/shipped.ts';
import { callOf, everydayRows, harmRows, kindRows } from '../policy/tables.ts';
import { ROOT } from '../support/grammar.ts';
import type { Mutant } from './mutants.ts';

export function shippedRules(): readonly Rule[] {
  const { rules, diagnostics } = compileRules({
    files: builtInSource(ROOT).rules,
    language: productLanguage(),
    taken: new Map(),
    strict: true,
    judge: null,
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return rules;
}

interface Row {
  readonly text: string;
  /** The test compares all rules that fire; else only that these do, and those with `!` do not. */
  readonly named: readonly string[] | 'all';
  /** The test compares the decision. */
  readonly isDecided: boolean;
  readonly scene: Scene;
  /** What fires under the rules as they are. */
  readonly fired: ReadonlyMap<string, Tier>;
}

/** Where the rules that only the tightest preset switches on say nothing. */
function isOn(rule: Rule): boolean {
  return rule.presets?.standard !== 'off';
}

/** The grammar must be loaded. */
export function openTables(rules: readonly Rule[]): readonly Row[] {
  const on = rules.filter(isOn);
  const view = viewOf({ rules: on, lists: shippedLists(), disabled: [], settings: DEFAULT_SETTINGS }, keysOf);
  const open = (text: string, named: Row['named'], isDecided = true): Row => {
    const scene = sceneOf(callOf(text), view, {
      disk: NO_DISK,
      home: '/home/dev',
      dialect: 'bash',
      foldsCase: false,
    });
    const fired = on.filter((rule) => hitsOf(rule, rule.tier, scene).length > 0);
    return { text, named, isDecided, scene, fired: new Map(fired.map(({ id, tier }) => [id, tier])) };
  };
  return [
    ...harmRows().map(({ command }) => open(command, 'all')),
    ...everydayRows().map((command) => open(command, 'all')),
    ...kindRows().map(({ command, rules: named, decision }) => open(command, named, decision !== 'any')),
  ];
}

/** The call that tells the mutant from the rule as it is; null where none does. */
export function noticedBy({ rule, direction }: Mutant, rows: readonly Row[]): string | null {
  for (const row of rows) {
    const before = row.fired.get(rule.id) ?? null;
    if (direction === (before === null ? 'fewer' : 'more')) continue;
    const after = hitsOf(rule, rule.tier, row.scene).length > 0 ? rule.tier : null;
    if (before !== after && isSeen(row, rule.id, before, after)) return row.text;
  }
  return null;
}

function isSeen(row: Row, id: string, before: Tier | null, after: Tier | null): boolean {
  const others = [...row.fired].filter(([other]) => other !== id).map(([, tier]) => tier);
  if (row.isDecided && strictest([...others, before]) !== strictest([...others, after])) return true;
  if (row.named === 'all') return (before === null) !== (after === null);
  return row.named.includes(after === null ? id : `!${id}`);
}

function strictest(tiers: readonly (Tier | null)[]): Tier | null {
  if (tiers.includes('block')) return 'block';
  return tiers.includes('suspicious') ? 'suspicious' : null;
}
