/** The rule language of this product: the engine's matchers and the lists of the configuration. */
import { type RuleLanguage, ruleLanguage } from '../dsl/language.ts';
import { MATCHERS } from '../engine/matchers/registry.ts';
import { RULE_LISTS } from '../snapshot/policy-keys.ts';

let made: RuleLanguage | null = null;

export function productLanguage(): RuleLanguage {
  made ??= ruleLanguage(
    [...MATCHERS.values()].map((matcher) => matcher.signature),
    RULE_LISTS,
  );
  return made;
}
