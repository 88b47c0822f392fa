/** Rules for people: one on a line, or all that is known of one. */
import { PRESETS, type Preset, type Rule, standingUnder } from '../../core/rule.ts';
import type { SampleNode } from '../../dsl/ast.ts';
import { showSample } from '../../dsl/show-sample.ts';
import type { BookEntry } from '../../policy/rule-book.ts';
import { plural } from './diagnostics-text.ts';
import type { Paint, Style } from './style.ts';
import { visible } from './visible.ts';

type Does = 'deny' | 'ask' | 'off';

export function doesUnder(rule: Rule, preset: Preset): Does {
  const standing = standingUnder(rule, preset);
  if (standing === null) return 'off';
  return standing.tier === 'block' ? 'deny' : 'ask';
}

const PAINT: Readonly<Record<Does, Paint>> = { deny: 'red', ask: 'yellow', off: 'dim' };

export function ruleList(entries: readonly BookEntry[], preset: Preset, style: Style): string {
  const width = Math.max(...entries.map(({ rule }) => rule.id.length), 4);
  const lines = entries.map(({ rule, isDisabled }) => {
    const does = isDisabled ? 'off' : doesUnder(rule, preset);
    const from = rule.source.layer === 'built-in' ? '' : ` (${rule.source.layer})`;
    const about = visible(rule.why ?? rule.nudge);
    return `${style(PAINT[does], does.padEnd(4))}  ${visible(rule.id).padEnd(width)}  ${about}${from}`;
  });
  return `${[...lines, `${plural(entries.length, 'rule')} under the preset ${preset}`].join('\n')}\n`;
}

export function ruleText({ rule, samples, isDisabled }: BookEntry, preset: Preset, style: Style): string {
  const does = doesUnder(rule, preset);
  const { layer, file, line } = rule.source;
  const fields: readonly (readonly [string, string | null])[] = [
    ['why', rule.why],
    ['instead', rule.nudge],
    ['more', rule.link],
    ['tier', rule.tier],
    ['severity', rule.severity],
    ['category', rule.category],
    ['presets', PRESETS.map((one) => `${one} ${doesUnder(rule, one)}`).join(', ')],
    ['without ask', rule.tier === 'suspicious' ? rule.withoutAsk : null],
    ['source', `${file}:${line} (${layer})`],
  ];
  const lines = [
    `${style('bold', visible(rule.id))}  ${style(PAINT[does], does)}${isDisabled ? ', disabled by the configuration' : ''}`,
    ...fields.flatMap(([name, value]) =>
      value === null ? [] : [`  ${`${name}:`.padEnd(13)}${visible(value)}`],
    ),
    ...sampleLines('catches', samples),
    ...sampleLines('permits', samples),
  ];
  return `${lines.join('\n')}\n`;
}

function sampleLines(expects: SampleNode['expects'], samples: readonly SampleNode[]): readonly string[] {
  const own = samples.filter((sample) => sample.expects === expects);
  return own.length === 0
    ? []
    : [`  ${expects}:`, ...own.map(({ call }) => `    ${visible(showSample(call))}`)];
}
