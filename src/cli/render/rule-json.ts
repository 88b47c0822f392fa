/** A rule as JSON (docs/cli-json.md). */
import { PRESETS, type Preset } from '../../core/rule.ts';
import { showSample } from '../../dsl/show-sample.ts';
import type { BookEntry } from '../../policy/rule-book.ts';
import { doesUnder } from './rule-text.ts';

export function ruleJson({ rule, samples, isDisabled }: BookEntry, preset: Preset): object {
  const { id, tier, category, severity, why, nudge, link, withoutAsk, source } = rule;
  const of = (expects: string): readonly string[] =>
    samples.filter((sample) => sample.expects === expects).map(({ call }) => showSample(call));
  return {
    id,
    tier,
    does: isDisabled ? 'off' : doesUnder(rule, preset),
    disabled: isDisabled,
    category,
    severity,
    without_ask: withoutAsk,
    presets: Object.fromEntries(PRESETS.map((one) => [one, doesUnder(rule, one)])),
    why,
    nudge,
    link,
    layer: source.layer,
    file: source.file,
    line: source.line,
    catches: of('catches'),
    permits: of('permits'),
  };
}
