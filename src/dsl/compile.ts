/** Checked rules → the plain data of a snapshot. Only for rules without errors. */
import type { Argument, Certain, Expression, Layer, Rule, Severity } from '../core/rule.ts';
import type { MatcherParameter } from '../core/signature.ts';
import type { ArgNode, ExpressionNode, FileNode, MatchNode, RuleNode } from './ast.ts';
import { MATCHES, parameterAt, REGEX_SUBJECTS, type RuleLanguage, resolveList } from './language.ts';
import { presetsOf } from './presets.ts';

export interface CompileContext {
  readonly language: RuleLanguage;
  readonly certain: ReadonlyMap<MatchNode | ArgNode, Certain>;
  readonly layer: Layer;
  readonly file: FileNode;
}

export function compileRule(context: CompileContext, rule: RuleNode): Rule {
  const { texts } = rule;
  return {
    id: rule.id.value,
    tier: rule.tier,
    ...presetsOf(rule),
    category: texts.category?.value ?? categoryOf(context.file.file),
    severity: (texts.severity?.value as Severity | undefined) ?? (rule.tier === 'block' ? 'high' : 'medium'),
    nudge: texts.nudge?.value ?? '',
    why: texts.why?.value ?? null,
    link: texts.link?.value ?? null,
    withoutAsk: texts.without_ask?.value === 'defer' ? 'defer' : 'deny',
    match: anyOf(context, rule.matches) ?? { kind: 'or', of: [] },
    unless: anyOf(context, rule.unless),
    source: {
      layer: context.layer,
      file: context.file.file,
      line: context.file.lineAt(rule.id.span.start),
    },
  };
}

/** `rules/git.rules` → `git`. */
function categoryOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.rules$/, '');
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  return word === '' ? 'rules' : word;
}

function anyOf(context: CompileContext, matches: readonly MatchNode[]): Expression | null {
  const compiled = matches
    .map((match) => compileMatch(context, match))
    .flatMap((one) => (one.kind === 'or' ? one.of : [one]));
  const first = compiled[0];
  if (first === undefined) return null;
  return compiled.length === 1 ? first : { kind: 'or', of: compiled };
}

function compileMatch(context: CompileContext, match: MatchNode): Expression {
  if (match.kind === 'expression') return compileExpression(context, match.expression);
  const { source, flags, subject } = match;
  return { kind: 'regex', source, flags, subject, ...context.certain.get(match) };
}

function compileExpression(context: CompileContext, node: ExpressionNode): Expression {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, of: node.of.map((part) => compileExpression(context, part)) };
    case 'not':
      return { kind: 'not', of: compileExpression(context, node.of) };
    case 'matcher':
      return node.name.value === MATCHES.name
        ? compileMatches(context, node.args)
        : compileMatcher(context, node);
  }
}

function compileMatches(context: CompileContext, args: readonly ArgNode[]): Expression {
  const [regex, subject] = args;
  if (regex?.kind !== 'regex') throw new Error('matches() was not checked');
  const name = subject?.kind === 'word' || subject?.kind === 'string' ? subject.text : null;
  return {
    kind: 'regex',
    source: regex.source,
    flags: regex.flags,
    subject: REGEX_SUBJECTS.find((one) => one === name) ?? null,
    ...context.certain.get(regex),
  };
}

function compileMatcher(
  context: CompileContext,
  node: ExpressionNode & { readonly kind: 'matcher' },
): Expression {
  const signature = context.language.matchers.get(node.name.value);
  const args = node.args.map((arg, index) => {
    const parameter = signature === undefined ? null : parameterAt(signature, index);
    return compileArgument(context, parameter, arg);
  });
  return { kind: 'matcher', name: node.name.value, args };
}

function compileArgument(
  context: CompileContext,
  parameter: MatcherParameter | null,
  arg: ArgNode,
): Argument {
  switch (arg.kind) {
    case 'string':
      return arg.text;
    case 'regex':
      return { kind: 'regex', source: arg.source, flags: arg.flags, ...context.certain.get(arg) };
    case 'number':
      return arg.value;
    case 'word': {
      const isKeyword = parameter?.keywords?.includes(arg.text) === true;
      const list = isKeyword ? null : resolveList(context.language, arg.text);
      return list === null ? arg.text : { kind: 'list', name: list };
    }
  }
}
