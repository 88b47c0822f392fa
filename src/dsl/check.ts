/**
 * Is what stands in the rule files meaningful? Ids, names, arguments, regular expressions, placeholders.
 * Reports everything that is wrong and hands on what it learned of the regular expressions.
 */
import { nearest } from '../core/nearest.ts';
import { type Certain, PRESETS } from '../core/rule.ts';
import { PLACEHOLDERS } from '../core/signature.ts';
import type { Span } from '../core/span.ts';
import type { ArgNode, ExpressionNode, MatchNode, RuleNode, Spanned } from './ast.ts';
import { checkArguments } from './check-arguments.ts';
import type { RuleLanguage } from './language.ts';
import type { Report } from './messages.ts';
import { EFFECTIVE, effectiveTiers } from './presets.ts';
import { analyseRegex } from './regex/analyse.ts';

export interface CheckContext {
  readonly language: RuleLanguage;
  readonly report: Report;
  /** What is certain of each regular expression that is fine, by its node. */
  readonly certain: Map<MatchNode | ArgNode, Certain>;
}

const CHOICES = {
  severity: ['low', 'medium', 'high', 'critical'],
  without_ask: ['deny', 'defer'],
} as const;

export function checkRule(context: CheckContext, rule: RuleNode): void {
  const { report } = context;
  for (const match of [...rule.matches, ...rule.unless]) checkMatch(context, match);
  checkChoice(context, rule.texts.severity, CHOICES.severity);
  checkChoice(context, rule.texts.without_ask, CHOICES.without_ask);
  checkPresets(context, rule);
  const { category, link, nudge } = rule.texts;
  if (category !== undefined && !/^[a-z][a-z0-9-]*$/.test(category.value)) {
    report(
      'bad-argument',
      category.span,
      `\`${category.value}\``,
      'a word of lower-case letters, digits and `-`',
    );
  }
  if (link !== undefined && !/^https?:\/\/[^\s"<>]+$/.test(link.value))
    report('bad-link', link.span, link.value);
  if (nudge !== undefined) checkPlaceholders(context, rule, nudge);
  if (rule.broken || rule.id.value === '') return;
  if (rule.matches.length === 0) report('missing-match', rule.id.span, rule.id.value);
  if (nudge === undefined) report('missing-nudge', rule.id.span, rule.id.value);
}

/** Shipped and strict rules show what they stop and what they let through. */
export function checkHasSamples(report: Report, rule: RuleNode): void {
  if (rule.broken) return;
  for (const kind of ['catches', 'permits'] as const) {
    if (!rule.samples.some((sample) => sample.expects === kind)) {
      report('missing-sample', rule.id.span, rule.id.value, kind);
      return;
    }
  }
}

function checkChoice(context: CheckContext, text: Spanned<string> | undefined, all: readonly string[]): void {
  if (text === undefined || all.includes(text.value)) return;
  context.report('unknown-keyword', text.span, text.value, nearest(text.value, all), all);
}

/** A tighter preset never makes a rule milder. */
function checkPresets(context: CheckContext, rule: RuleNode): void {
  const { texts } = rule;
  for (const preset of PRESETS) checkChoice(context, texts[preset], EFFECTIVE);
  const tiers = effectiveTiers(rule).map((tier) => EFFECTIVE.indexOf(tier));
  PRESETS.forEach((preset, at) => {
    const text = texts[preset];
    if (text === undefined || !EFFECTIVE.some((tier) => tier === text.value)) return;
    const own = tiers[at] ?? 0;
    const isOutOfOrder = tiers.some((tier, other) => (other < at ? tier > own : tier < own));
    if (isOutOfOrder) context.report('presets-out-of-order', text.span, preset);
  });
}

function checkMatch(context: CheckContext, match: MatchNode): void {
  if (match.kind === 'expression') checkExpression(context, match.expression);
  else checkRegex(context, match, match.span, match.span.start);
}

function checkExpression(context: CheckContext, node: ExpressionNode): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const part of node.of) checkExpression(context, part);
      return;
    case 'not':
      checkExpression(context, node.of);
      return;
    case 'matcher': {
      const signature = context.language.matchers.get(node.name.value);
      if (signature === undefined) {
        const near = nearest(node.name.value, context.language.matchers.keys());
        context.report('unknown-matcher', node.name.span, node.name.value, near);
        return;
      }
      checkArguments(context, signature, node);
      for (const arg of node.args)
        if (arg.kind === 'regex') checkRegex(context, arg, arg.span, arg.span.start + 1);
    }
  }
}

/** `sourceStart`: where the expression itself begins, after flags or the opening slash. */
function checkRegex(
  context: CheckContext,
  node: (MatchNode | ArgNode) & { readonly source: string; readonly flags: string },
  span: Span,
  sourceStart: number,
): void {
  const verdict = analyseRegex(node.source, node.flags);
  switch (verdict.kind) {
    case 'fine':
      context.certain.set(node, {
        ...(verdict.needs.length > 0 ? { needs: verdict.needs } : {}),
        ...(verdict.beyondAscii ? { beyondAscii: true } : {}),
      });
      return;
    case 'invalid':
      context.report('bad-regex', span, verdict.why);
      return;
    case 'bad-flag':
      context.report('bad-regex-flag', span, verdict.flag);
      return;
    case 'exponential': {
      const part = { start: sourceStart + verdict.start, end: sourceStart + verdict.end };
      context.report('exponential-regex', part, node.source.slice(verdict.start, verdict.end));
      return;
    }
    case 'too-large':
      context.report('regex-too-large', span);
      return;
    case 'matches-empty':
      context.report('regex-matches-empty', span);
  }
}

/** `{host}` and the like; other braces are text, such as `{ "json": 1 }`. */
function checkPlaceholders(context: CheckContext, rule: RuleNode, nudge: Spanned<string>): void {
  const known: readonly string[] = PLACEHOLDERS;
  for (const found of nudge.value.matchAll(/\{([A-Za-z_]+)\}/g)) {
    const name = found[1] ?? '';
    if (!known.includes(name)) {
      context.report('unknown-placeholder', nudge.span, name, nearest(name, known), known);
      return;
    }
    if (!rule.broken && !fillable(context, rule).has(name)) {
      context.report('placeholder-never-filled', nudge.span, name);
    }
  }
}

function fillable(context: CheckContext, rule: RuleNode): ReadonlySet<string> {
  const filled = new Set<string>(['match']);
  const visit = (node: ExpressionNode): void => {
    if (node.kind === 'and' || node.kind === 'or') for (const part of node.of) visit(part);
    else if (node.kind === 'matcher') {
      for (const name of context.language.matchers.get(node.name.value)?.placeholders ?? []) filled.add(name);
    }
  };
  for (const match of rule.matches) if (match.kind === 'expression') visit(match.expression);
  return filled;
}
