/** Do the arguments of a matcher fit its signature? Number, kinds, names of lists, keywords. */
import { nearest } from '../core/nearest.ts';
import type { MatcherParameter, MatcherSignature } from '../core/signature.ts';
import type { ArgNode, ExpressionNode } from './ast.ts';
import { listNames, parameterAt, type RuleLanguage, resolveList, signatureForm } from './language.ts';
import type { Report } from './messages.ts';

interface Context {
  readonly language: RuleLanguage;
  readonly report: Report;
}

const KIND_NAMES = {
  string: 'a text in double quotes',
  regex: 'a regular expression between slashes',
  list: 'the name of a list',
  number: 'a number',
  keyword: 'a keyword',
} as const;

export function checkArguments(
  context: Context,
  signature: MatcherSignature,
  node: ExpressionNode & { readonly kind: 'matcher' },
): void {
  const needed = signature.parameters.filter((parameter) => parameter.optional !== true).length;
  if (node.args.length < needed) {
    context.report('too-few-arguments', node.span, signature.name, signatureForm(signature));
    return;
  }
  for (const [index, arg] of node.args.entries()) {
    const parameter = parameterAt(signature, index);
    if (parameter === null) {
      context.report('too-many-arguments', arg.span, signature.name, signatureForm(signature));
      return;
    }
    checkArgument(context, parameter, arg);
  }
}

function checkArgument(context: Context, parameter: MatcherParameter, arg: ArgNode): void {
  switch (arg.kind) {
    case 'word':
      checkWord(context, parameter, arg);
      return;
    case 'string':
      if (parameter.kinds.includes('string')) return;
      if (parameter.kinds.includes('keyword')) checkKeyword(context, parameter, arg);
      else complain(context, parameter, arg, 'a text');
      return;
    case 'regex':
      if (!parameter.kinds.includes('regex')) complain(context, parameter, arg, 'a regular expression');
      return;
    case 'number':
      if (!parameter.kinds.includes('number')) complain(context, parameter, arg, 'a number');
  }
}

function checkWord(
  context: Context,
  parameter: MatcherParameter,
  arg: ArgNode & { readonly kind: 'word' },
): void {
  const { language, report } = context;
  const takesKeyword = parameter.kinds.includes('keyword');
  if (takesKeyword && (parameter.keywords ?? []).includes(arg.text)) return;
  const takesList = parameter.kinds.includes('list');
  if (takesList && resolveList(language, arg.text) !== null) return;
  if (takesList) {
    const all = takesKeyword ? [...(parameter.keywords ?? []), ...language.lists] : language.lists;
    report('unknown-list', arg.span, arg.text, nearest(arg.text, [...listNames(language), ...all]), all);
  } else if (takesKeyword) checkKeyword(context, parameter, arg);
  else complain(context, parameter, arg, `\`${arg.text}\``);
}

function checkKeyword(
  context: Context,
  parameter: MatcherParameter,
  arg: ArgNode & { readonly kind: 'word' | 'string' },
): void {
  const all = parameter.keywords ?? [];
  if (!all.includes(arg.text))
    context.report('unknown-keyword', arg.span, arg.text, nearest(arg.text, all), all);
}

function complain(context: Context, parameter: MatcherParameter, arg: ArgNode, found: string): void {
  const expected = parameter.kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
  context.report('bad-argument', arg.span, found, expected);
}
