/**
 * A policy ready to run: each rule's expression becomes a function when it is first tried. A negation speaks
 * only of subjects that its inside speaks of: `not command("git")` is no statement about a file tool.
 */
import { assertNever } from '../core/assert-never.ts';
import type { Expression, RegexSubject, Rule } from '../core/rule.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { prepareArgs } from './args.ts';
import { lazy } from './lazy.ts';
import { certainTexts } from './literals.ts';
import { MATCHED, type Match, type MatchContext, type Matcher, matchAt } from './matcher.ts';
import { command } from './matchers/command.ts';
import { matcherNamed } from './matchers/registry.ts';
import { literalNames } from './names.ts';
import { ownText, subjectTexts } from './regex-subjects.ts';
import { type RuleRegex, ruleRegex } from './rule-regex.ts';
import { SUBJECT_KINDS, type Subject, type SubjectKind } from './subject.ts';

type Test = (subject: Subject, context: MatchContext) => Match | null;

/** `any`: it speaks of the call as a whole and is tried once; a set: of these kinds of subject. */
type Kinds = ReadonlySet<SubjectKind> | 'any';

interface Spoken {
  readonly kinds: Kinds;
  /** Names, folded, one of which a command of known name must bear; null where others do too. */
  readonly names: ReadonlySet<string> | null;
}

export type CompiledRule =
  /** A regex alone: tried once on the call's texts, not on subjects. `unless` sees the same text. */
  | { readonly kind: 'text'; readonly regexes: readonly TextRegex[]; readonly unless: Test | null }
  | ({ readonly kind: 'subjects'; readonly test: Test; readonly unless: Test | null } & Spoken);

interface TextRegex {
  readonly regex: () => RuleRegex;
  readonly subject: RegexSubject | null;
  /** Lower case; where none of them stands the regex cannot match. */
  readonly needs: readonly string[] | null;
}

const compiledRules = new WeakMap<PolicyView, WeakMap<Rule, readonly CompiledRule[]>>();

/** The alternatives of a rule: those that are a regex alone in one, each of the others for itself. */
export function compiledRule(view: PolicyView, rule: Rule): readonly CompiledRule[] {
  let rules = compiledRules.get(view);
  if (rules === undefined) {
    rules = new WeakMap();
    compiledRules.set(view, rules);
  }
  let compiled = rules.get(rule);
  if (compiled === undefined) {
    compiled = compileRule(rule, view);
    rules.set(rule, compiled);
  }
  return compiled;
}

function compileRule(rule: Rule, view: PolicyView): readonly CompiledRule[] {
  const alternatives = alternativesOf(rule.match);
  const unless = rule.unless === null ? null : whenTried(rule.unless, view);
  const regexes: TextRegex[] = [];
  const compiled: CompiledRule[] = [];
  for (const alternative of alternatives) {
    if (alternative.kind === 'regex') {
      const { source, flags, subject, needs } = alternative;
      regexes.push({
        regex: lazy(() => ruleRegex(source, flags, alternative)),
        subject,
        needs: certainTexts(needs),
      });
    } else {
      const { kinds, names } = spokenOf(alternative);
      compiled.push({ kind: 'subjects', kinds, names, test: whenTried(alternative, view), unless });
    }
  }
  return regexes.length === 0 ? compiled : [{ kind: 'text', regexes, unless }, ...compiled];
}

function alternativesOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'or' ? expression.of.flatMap(alternativesOf) : [expression];
}

/** Most alternatives of a rule speak of none of a call's subjects, and are never compiled. */
function whenTried(expression: Expression, view: PolicyView): Test {
  const test = lazy(() => compile(expression, view));
  return (subject, context) => test()(subject, context);
}

/** Of what an expression speaks, without compiling it. */
function spokenOf(expression: Expression): Spoken {
  switch (expression.kind) {
    case 'and': {
      const parts = expression.of.map(spokenOf);
      return {
        kinds: parts.map((part) => part.kinds).reduce(common, 'any'),
        names: parts.map((part) => part.names).reduce(fewer, null),
      };
    }
    case 'or': {
      const parts = expression.of.map(spokenOf);
      return {
        kinds: parts.map((part) => part.kinds).reduce(union),
        names: parts.map((part) => part.names).reduce(bothNames),
      };
    }
    case 'not':
      return { kinds: spokenOf(expression.of).kinds, names: null };
    case 'matcher': {
      const matcher = matcherOf(expression.name);
      // Of all matchers only this one asks for the name of the very command that it is tried on.
      const names = matcher === command ? literalNames(expression.args) : null;
      return { kinds: kindsOf(matcher), names: names === null ? null : new Set(names) };
    }
    case 'regex':
      return ANYTHING;
    default:
      return assertNever(expression);
  }
}

const ANYTHING: Spoken = { kinds: 'any', names: null };

const kindsOfMatchers = new WeakMap<Matcher, Kinds>();

function kindsOf(matcher: Matcher): Kinds {
  let kinds = kindsOfMatchers.get(matcher);
  if (kinds === undefined) {
    kinds = matcher.subjects === 'any' ? 'any' : new Set(matcher.subjects);
    kindsOfMatchers.set(matcher, kinds);
  }
  return kinds;
}

function matcherOf(name: string): Matcher {
  const matcher = matcherNamed(name);
  // The compiler of rules knows the same registry; an unknown name is a snapshot of another version.
  if (matcher === undefined) throw new Error(`no matcher "${name}"`);
  return matcher;
}

function compile(expression: Expression, view: PolicyView): Test {
  switch (expression.kind) {
    case 'and':
      return compileAnd(expression.of.map((inner) => compile(inner, view)));
    case 'or':
      return compileOr(expression.of, view);
    case 'not':
      return compileNot(expression.of, view);
    case 'matcher':
      return compileMatcher(expression, view);
    case 'regex':
      return compileRegex(expression);
    default:
      return assertNever(expression);
  }
}

function compileAnd(parts: readonly Test[]): Test {
  return (subject, context) => {
    let found: Match = MATCHED;
    for (const part of parts) {
      const match = part(subject, context);
      if (match === null) return null;
      found = matchAt(found.span ?? match.span, { ...match.filled, ...found.filled });
    }
    return found;
  };
}

function compileOr(expressions: readonly Expression[], view: PolicyView): Test {
  const parts = expressions.map((expression) => ({
    kinds: spokenOf(expression).kinds,
    test: compile(expression, view),
  }));
  return (subject, context) => {
    for (const { kinds, test } of parts) {
      const match = covers(kinds, subject) ? test(subject, context) : null;
      if (match !== null) return match;
    }
    return null;
  };
}

function compileNot(expression: Expression, view: PolicyView): Test {
  const { kinds } = spokenOf(expression);
  const test = compile(expression, view);
  return (subject, context) => (covers(kinds, subject) && test(subject, context) === null ? MATCHED : null);
}

function compileMatcher(expression: Extract<Expression, { kind: 'matcher' }>, view: PolicyView): Test {
  const matcher = matcherOf(expression.name);
  const args = prepareArgs(expression.args, view);
  const kinds = kindsOf(matcher);
  return (subject, context) => (covers(kinds, subject) ? matcher.test(subject, args, context) : null);
}

/** Beside other matchers a regex sees the subject's own text, so that all speak of the same thing. */
function compileRegex(expression: Extract<Expression, { kind: 'regex' }>): Test {
  const regex = lazy(() => ruleRegex(expression.source, expression.flags, expression));
  return (subject, context) => {
    const texts =
      expression.subject === null ? ownText(subject, context) : subjectTexts(subject, expression.subject);
    return texts.some((text) => regex().test(text)) ? MATCHED : null;
  };
}

/** Can this be tried on the subject with any success? */
export function speaksTo({ kinds, names }: Spoken, subject: Subject): boolean {
  // What speaks of no subject speaks of the call, once.
  if (kinds === 'any' ? subject.kind !== 'call' : !kinds.has(subject.kind)) return false;
  if (names === null || subject.kind !== 'invocation' || subject.folded === null) return true;
  return names.has(subject.folded);
}

function covers(kinds: Kinds, subject: Subject): boolean {
  return kinds === 'any' || kinds.has(subject.kind);
}

function common(a: Kinds, b: Kinds): Kinds {
  if (a === 'any') return b;
  return b === 'any' ? a : new Set([...a].filter((kind) => b.has(kind)));
}

function union(a: Kinds, b: Kinds): Kinds {
  if (a === 'any' && b === 'any') return 'any';
  return a === 'any' || b === 'any' ? EVERY : new Set([...a, ...b]);
}

type Names = ReadonlySet<string> | null;

function fewer(a: Names, b: Names): Names {
  if (a === null || b === null) return a ?? b;
  return b.size < a.size ? b : a;
}

function bothNames(a: Names, b: Names): Names {
  return a === null || b === null ? null : new Set([...a, ...b]);
}

const EVERY: Kinds = new Set(SUBJECT_KINDS);
