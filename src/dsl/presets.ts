/** What a rule is under each preset: the header, unless a statement named like the preset says otherwise. */
import { type Effective, PRESETS, type Rule } from '../core/rule.ts';
import type { RuleNode } from './ast.ts';

/** From the mildest to the tightest. */
export const EFFECTIVE: readonly Effective[] = ['off', 'suspicious', 'block'];

/** In the order of `PRESETS`. A rule that is off under `standard` is off under `relaxed` too. */
export function effectiveTiers({ tier, texts }: RuleNode): readonly Effective[] {
  const said = (text: string | undefined): Effective | null => EFFECTIVE.find((one) => one === text) ?? null;
  const standard = said(texts.standard?.value) ?? tier;
  return [said(texts.relaxed?.value) ?? standard, standard, said(texts.strict?.value) ?? tier];
}

/** Only what differs from the header, so that most rules say nothing. */
export function presetsOf(node: RuleNode): Pick<Rule, 'presets'> {
  const tiers = effectiveTiers(node);
  const differing = PRESETS.flatMap((preset, at) => {
    const tier = tiers[at] ?? node.tier;
    return tier === node.tier ? [] : [[preset, tier] as const];
  });
  return differing.length === 0 ? {} : { presets: Object.fromEntries(differing) };
}
