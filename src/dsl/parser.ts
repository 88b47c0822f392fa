/**
 * A rule file → rules as written. Each statement is read by itself, so that one mistake hides no other;
 * a line reports its first mistake only. `isMatcher` is all that the parser must know of the engine: it
 * tells an expression from a regular expression.
 */
import { nearest } from '../core/nearest.ts';
import { PRESETS, type RegexSubject, type Tier } from '../core/rule.ts';
import type { FileNode, MatchNode, RuleNode, SampleNode, Spanned, TextStatement } from './ast.ts';
import { parseExpression } from './expression-parser.ts';
import { tokenize } from './lexer.ts';
import { type Block, groupBlocks, lineFinder, splitLines } from './lines.ts';
import { matchForm } from './match-form.ts';
import type { Report } from './messages.ts';
import { parseSample } from './sample-parser.ts';
import {
  type Context,
  continuation,
  firstWord,
  readBare,
  readQuoted,
  textOf,
  type Word,
} from './statement-parts.ts';

const TIERS: readonly Tier[] = ['block', 'suspicious'];

const REGEX_STATEMENTS: Readonly<Record<string, RegexSubject>> = {
  command: 'command',
  path: 'path',
  content: 'content',
  url: 'url',
  parameters: 'parameters',
};

const QUOTED: ReadonlySet<string> = new Set(['nudge', 'why', 'link']);
const BARE: ReadonlySet<string> = new Set(['category', 'severity', 'without_ask', ...PRESETS]);

const STATEMENTS: readonly string[] = [
  'match',
  'unless',
  ...Object.keys(REGEX_STATEMENTS).flatMap((subject) => [`match_${subject}`, `unless_${subject}`]),
  'match_base_command_not_in',
  ...QUOTED,
  ...BARE,
  'catches',
  'permits',
];

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const MAX_ID = 80;

interface OpenRule {
  readonly tier: Tier;
  readonly id: Spanned<string>;
  readonly matches: MatchNode[];
  readonly unless: MatchNode[];
  readonly texts: Partial<Record<TextStatement, Spanned<string>>>;
  readonly samples: SampleNode[];
  broken: boolean;
}

export function parseRules(
  file: string,
  text: string,
  matchers: ReadonlySet<string>,
  report: Report,
): FileNode {
  const context: Context = { text, matchers, report };
  const lines = splitLines(text);
  const rules: RuleNode[] = [];
  let open: OpenRule | null = null;
  let lost = false;
  for (const block of groupBlocks(text, lines)) {
    if (block.head.indent === 0) {
      open = parseHeader(context, block);
      lost = open === null;
      if (open !== null) rules.push(open);
    } else if (open !== null) {
      parseStatement(context, open, block);
    } else if (!lost) {
      lost = true;
      report('expected-rule', block.head.span, textOf(context, block.head.span));
    }
  }
  return { file, rules, lineAt: lineFinder(lines) };
}

function parseHeader(context: Context, block: Block): OpenRule | null {
  const { report } = context;
  const word = firstWord(context, block.head.span);
  const tier = TIERS.find((one) => one === word.text);
  if (tier === undefined) {
    const near = nearest(word.text, TIERS);
    if (near !== null || word.rest.start < block.head.span.end) {
      report(near === null ? 'expected-rule' : 'unknown-tier', word.span, word.text, near);
    } else report('expected-rule', block.head.span, textOf(context, block.head.span));
    return null;
  }
  const id = readQuoted(context, [word.rest]);
  const open = { tier, matches: [], unless: [], texts: {}, samples: [] };
  if (id.kind === 'text' && ID.test(id.value) && id.value.length <= MAX_ID) {
    return { ...open, id: { value: id.value, span: id.span }, broken: false };
  }
  if (id.kind !== 'reported') {
    const span = word.rest.start === word.rest.end ? word.span : word.rest;
    report('bad-rule-id', span, textOf(context, word.rest));
  }
  return { ...open, id: { value: '', span: block.head.span }, broken: true };
}

function parseStatement(context: Context, rule: OpenRule, block: Block): void {
  const word = firstWord(context, block.head.span);
  const name = word.text;
  const [verb, subject] = splitStatement(name);
  let done: boolean;
  if (name === 'match' || name === 'unless') done = parseMatch(context, rule, block, word);
  else if (verb !== null && subject !== null)
    done = parseRegexStatement(context, rule, block, word, verb, subject);
  else if (name === 'match_base_command_not_in') done = parseListStatement(context, rule, block, word);
  else if (name === 'catches' || name === 'permits') {
    const sample = parseSample(context.text, name, word.rest, block, context.report);
    if (sample !== null) rule.samples.push(sample);
    done = sample !== null;
  } else if (QUOTED.has(name) || BARE.has(name)) done = parseTextStatement(context, rule, block, word);
  else {
    done = false;
    if (TIERS.some((tier) => tier === name)) context.report('indented-rule', word.span, name);
    else context.report('unknown-statement', word.span, name, nearest(name, STATEMENTS), STATEMENTS);
  }
  if (!done) rule.broken = true;
}

function splitStatement(name: string): readonly ['match' | 'unless' | null, RegexSubject | null] {
  const parts = /^(match|unless)_(.+)$/.exec(name);
  const subject = REGEX_STATEMENTS[parts?.[2] ?? ''];
  if (parts === null || subject === undefined) return [null, null];
  return [parts[1] === 'match' ? 'match' : 'unless', subject];
}

function parseMatch(context: Context, rule: OpenRule, block: Block, word: Word): boolean {
  const target = word.text === 'match' ? rule.matches : rule.unless;
  // `match` alone, its expression on the lines below.
  const later = continuation(context, block);
  const start = word.rest.start < word.rest.end ? word.rest : later?.span;
  if (start === undefined) {
    context.report(
      'empty-statement',
      word.span,
      word.text,
      'a matcher such as command("rm"), or a regular expression',
    );
    return false;
  }
  const form = matchForm(context.text, start, context.matchers, context.report);
  if (form === 'error') return false;
  if (form === 'regex') {
    if (start !== word.rest) {
      context.report('unexpected-indentation', start);
      return false;
    }
    return pushRegex(context, target, block, word, null);
  }
  const ranges = [word.rest, ...block.rest.map((line) => line.span)];
  const tokens = tokenize(context.text, ranges, context.report);
  const expression = tokens === null ? null : parseExpression(context.text, tokens, context.report);
  if (expression === null) return false;
  target.push({ kind: 'expression', expression, span: expression.span });
  return true;
}

function parseRegexStatement(
  context: Context,
  rule: OpenRule,
  block: Block,
  word: Word,
  verb: 'match' | 'unless',
  subject: RegexSubject,
): boolean {
  if (word.rest.start === word.rest.end) {
    context.report('empty-statement', word.span, word.text, 'a regular expression');
    return false;
  }
  return pushRegex(context, verb === 'match' ? rule.matches : rule.unless, block, word, subject);
}

/** The rest of the line as it is; `(?i)` in front sets flags for all of it. */
function pushRegex(
  context: Context,
  target: MatchNode[],
  block: Block,
  word: Word,
  subject: RegexSubject | null,
): boolean {
  const further = continuation(context, block);
  if (further !== undefined) {
    context.report('regex-continued', further.span);
    return false;
  }
  const whole = textOf(context, word.rest);
  const flags = /^\(\?([A-Za-z]+)\)/.exec(whole);
  const source = whole.slice(flags?.[0].length ?? 0);
  const span = { start: word.rest.start + whole.length - source.length, end: word.rest.end };
  target.push({ kind: 'regex', source, flags: flags?.[1] ?? '', subject, span });
  return true;
}

/** The seed's own form: `match_base_command_not_in allowed_executables`. */
function parseListStatement(context: Context, rule: OpenRule, block: Block, word: Word): boolean {
  const tokens = tokenize(context.text, [word.rest], context.report);
  if (tokens === null) return false;
  const [list, after] = tokens;
  if (list?.kind !== 'word') {
    context.report('empty-statement', word.span, word.text, 'the name of a list such as allowed_executables');
    return false;
  }
  if (after !== undefined && after.kind !== 'end') {
    context.report('unexpected-text', after.span, textOf(context, after.span), "the list's name");
    return false;
  }
  const further = continuation(context, block);
  if (further !== undefined) {
    context.report('unexpected-indentation', further.span);
    return false;
  }
  const span = { start: word.span.start, end: list.span.end };
  const name = { value: 'base_command_not_in', span: word.span };
  rule.matches.push({ kind: 'expression', expression: { kind: 'matcher', name, args: [list], span }, span });
  return true;
}

function parseTextStatement(context: Context, rule: OpenRule, block: Block, word: Word): boolean {
  const name = word.text as TextStatement;
  if (rule.texts[name] !== undefined) {
    context.report('repeated-statement', word.span, name);
    return false;
  }
  const value = QUOTED.has(name) ? parseTexts(context, block, word) : readBare(context, block, word);
  if (value === null) return false;
  rule.texts[name] = value;
  return true;
}

function parseTexts(context: Context, block: Block, word: Word): Spanned<string> | null {
  const quoted = readQuoted(context, [word.rest, ...block.rest.map((line) => line.span)]);
  if (quoted.kind === 'absent') {
    const found = textOf(context, word.rest);
    if (found === '') context.report('empty-statement', word.span, word.text, 'a text in double quotes');
    else context.report('expected-string', word.span, word.text, found);
  }
  return quoted.kind === 'text' ? quoted : null;
}
