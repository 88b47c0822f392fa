/** The rule language of this product: the engine's matchers and the lists of the configuration. */
import { type RuleLanguage, ruleLanguage } from '../dsl/language.ts';
import { SIGNATURES } from '../engine/matchers/signatures.ts';
import { RULE_LISTS } from '../snapshot/policy-keys.ts';

let made: RuleLanguage | null = null;

export function productLanguage(): RuleLanguage {
  made ??= ruleLanguage(SIGNATURES, RULE_LISTS);
  return made;
}
