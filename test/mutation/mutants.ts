/**
 * A rule → all the ways in which a slip of the pen could change it: another tier, an alternative, a condition
 * or an exception gone, a name, path, flag or branch of a regular expression gone, an anchor, a number.
 */

import type { Argument, Expression, Rule } from '../../src/core/rule.ts';
import { parameterAt } from '../../src/dsl/language.ts';
import { productLanguage } from '../../src/policy/language.ts';
import { regexMutants } from './regex-mutants.ts';

/** Whether the rule can only fire on fewer calls, or only on more, or either. */
type Direction = 'fewer' | 'more' | 'either';

export interface Mutant {
  readonly what: string;
  readonly direction: Direction;
  readonly rule: Rule;
}

interface Change {
  readonly what: string;
  readonly direction: Direction;
  readonly expression: Expression;
}

export function mutantsOf(rule: Rule): readonly Mutant[] {
  const flipped = rule.tier === 'block' ? 'suspicious' : 'block';
  const mutants: Mutant[] = [
    { what: `tier ${flipped}`, direction: 'either', rule: { ...rule, tier: flipped } },
    { what: 'never fires', direction: 'fewer', rule: { ...rule, match: NEVER } },
  ];
  for (const change of changesOf(rule.match)) {
    const { what, direction, expression } = change;
    mutants.push({ what: `match: ${what}`, direction, rule: { ...rule, match: expression } });
  }
  if (rule.unless !== null) {
    mutants.push({ what: 'no unless at all', direction: 'more', rule: { ...rule, unless: null } });
    for (const { what, direction, expression } of changesOf(rule.unless)) {
      mutants.push({
        what: `unless: ${what}`,
        direction: opposite(direction),
        rule: { ...rule, unless: expression },
      });
    }
  }
  return mutants;
}

/** No command is called so. */
const NEVER: Expression = {
  kind: 'matcher',
  name: 'command',
  args: ['no-such-command'],
};

function opposite(direction: Direction): Direction {
  if (direction === 'either') return 'either';
  return direction === 'fewer' ? 'more' : 'fewer';
}

function changesOf(expression: Expression): readonly Change[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return [...dropped(expression), ...inside(expression)];
    case 'not':
      return changesOf(expression.of).map(({ what, direction, expression: of }) => ({
        what,
        direction: opposite(direction),
        expression: { kind: 'not', of },
      }));
    case 'matcher':
      return matcherChanges(expression);
    case 'regex':
      return regexMutants(expression.source, expression.flags).map(({ what, direction, source, flags }) => ({
        what: `/${shorten(expression.source)}/ ${what}`,
        direction,
        expression: { kind: 'regex', source, flags, subject: expression.subject },
      }));
  }
}

type Compound = Extract<Expression, { readonly kind: 'and' | 'or' }>;

function dropped({ kind, of }: Compound): readonly Change[] {
  if (of.length < 2) return [];
  return of.map((part, at) => {
    const rest = of.filter((_, other) => other !== at);
    const [only] = rest;
    return {
      what: `without ${showExpression(part)}`,
      direction: kind === 'and' ? 'more' : 'fewer',
      expression: rest.length === 1 && only !== undefined ? only : { kind, of: rest },
    };
  });
}

function inside({ kind, of }: Compound): readonly Change[] {
  return of.flatMap((part, at) =>
    changesOf(part).map(({ what, direction, expression }) => ({
      what,
      direction,
      expression: { kind, of: of.map((one, other) => (other === at ? expression : one)) },
    })),
  );
}

type Matcher = Extract<Expression, { readonly kind: 'matcher' }>;

/** These hold when none of the names does, so that fewer names make more matches. */
const ABSENCE = /_not_in$|^without_flags$|^sends_not_to$|_only$/;

function matcherChanges(matcher: Matcher): readonly Change[] {
  const fewer = ABSENCE.test(matcher.name) ? 'more' : 'fewer';
  return matcher.args.flatMap((arg, at) => argumentChanges(matcher, arg, at, fewer));
}

function argumentChanges(matcher: Matcher, arg: Argument, at: number, fewer: Direction): readonly Change[] {
  const replaced = (what: string, direction: Direction, args: readonly Argument[]): Change => ({
    what: `${matcher.name} ${what}`,
    direction,
    expression: { ...matcher, args: [...matcher.args.slice(0, at), ...args, ...matcher.args.slice(at + 1)] },
  });
  if (typeof arg === 'number') return [1, -1].map((by) => replaced(`${arg} + ${by}`, 'either', [arg + by]));
  if (typeof arg === 'string')
    return stringChanges(matcher, arg, at).map(({ what, args }) => replaced(what, fewer, args));
  switch (arg.kind) {
    case 'regex':
      // What was certain of the expression need not be so of its mutant.
      return regexMutants(arg.source, arg.flags).map(({ what, direction, source, flags }) =>
        replaced(`/${shorten(arg.source)}/ ${what}`, direction, [{ kind: 'regex', source, flags }]),
      );
    case 'list':
      return [replaced(`without ${arg.name}`, fewer, [NOTHING])];
  }
}

/** No word, path or host is written so. */
const NOTHING: Argument = '(nothing)';

function stringChanges(
  matcher: Matcher,
  arg: string,
  at: number,
): readonly { readonly what: string; readonly args: readonly Argument[] }[] {
  const branches = arg.split('|');
  if (branches.length > 1) {
    return branches.map((branch) => {
      const text = branches.filter((one) => one !== branch).join('|');
      return { what: `without ${branch}`, args: [text] };
    });
  }
  const signature = productLanguage().matchers.get(matcher.name);
  const parameter = signature === undefined ? null : parameterAt(signature, at);
  // A path of subcommands is one thing; where a name stands alone its loss is that of the whole condition.
  if (parameter?.variadic !== true || matcher.name === 'subcommand' || matcher.args.length < 2) return [];
  return [{ what: `without ${arg}`, args: [] }];
}

function showExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return shorten(expression.of.map(showExpression).join(` ${expression.kind} `));
    case 'not':
      return `not ${showExpression(expression.of)}`;
    case 'regex':
      return `/${shorten(expression.source)}/`;
    case 'matcher':
      return shorten(`${expression.name}(${expression.args.map(showArgument).join(', ')})`);
  }
}

function showArgument(arg: Argument): string {
  if (typeof arg !== 'object') return `${arg}`;
  return arg.kind === 'regex' ? `/${arg.source}/` : arg.name;
}

function shorten(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67)}…` : text;
}
