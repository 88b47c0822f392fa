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
import { MATCHED, type Match, type MatchContext, matchAt } from './matcher.ts';
import { command } from './matchers/command.ts';
import { matcherNamed } from './matchers/registry.ts';
import { literalNames } from './names.ts';
import { ownText, subjectTexts } from './regex-subjects.ts';
import { type RuleRegex, ruleRegex } from './rule-regex.ts';
import { SUBJECT_KINDS, type Subject, type SubjectKind } from './subject.ts';

type Test = (subject: Subject, context: MatchContext) => Match | null;

/** `any`: it speaks of the call as a whole and is tried once; a set: of these kinds of subject. */
type Kinds = ReadonlySet<SubjectKind> | 'any';

interface Compiled {
  readonly kinds: Kinds;
  /** Names, folded, one of which a command of known name must bear; null where others do too. */
  readonly names: ReadonlySet<string> | null;
  readonly test: Test;
}

export type CompiledRule =
  /** A regex alone: tried once on the call's texts, not on subjects. `unless` sees the same text. */
  | { readonly kind: 'text'; readonly regexes: readonly TextRegex[]; readonly unless: Test | null }
  | ({ readonly kind: 'subjects'; readonly unless: Test | null } & Compiled);

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
  const unless = rule.unless === null ? null : compile(rule.unless, view).test;
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
    } else compiled.push({ kind: 'subjects', ...compile(alternative, view), unless });
  }
  return regexes.length === 0 ? compiled : [{ kind: 'text', regexes, unless }, ...compiled];
}

function alternativesOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'or' ? expression.of.flatMap(alternativesOf) : [expression];
}

function compile(expression: Expression, view: PolicyView): Compiled {
  switch (expression.kind) {
    case 'and':
      return compileAnd(expression.of.map((inner) => compile(inner, view)));
    case 'or':
      return compileOr(expression.of.map((inner) => compile(inner, view)));
    case 'not':
      return compileNot(compile(expression.of, view));
    case 'matcher':
      return compileMatcher(expression, view);
    case 'regex':
      return compileRegex(expression);
    default:
      return assertNever(expression);
  }
}

function compileAnd(parts: readonly Compiled[]): Compiled {
  return {
    kinds: parts.map((part) => part.kinds).reduce(common, 'any'),
    names: parts.map((part) => part.names).reduce(fewer, null),
    test(subject, context) {
      let found: Match = MATCHED;
      for (const part of parts) {
        const match = part.test(subject, context);
        if (match === null) return null;
        found = matchAt(found.span ?? match.span, { ...match.filled, ...found.filled });
      }
      return found;
    },
  };
}

function compileOr(parts: readonly Compiled[]): Compiled {
  return {
    kinds: parts.map((part) => part.kinds).reduce(union),
    names: parts.map((part) => part.names).reduce(bothNames),
    test(subject, context) {
      for (const part of parts) {
        const match = covers(part.kinds, subject) ? part.test(subject, context) : null;
        if (match !== null) return match;
      }
      return null;
    },
  };
}

function compileNot(inner: Compiled): Compiled {
  return {
    kinds: inner.kinds,
    names: null,
    test: (subject, context) =>
      covers(inner.kinds, subject) && inner.test(subject, context) === null ? MATCHED : null,
  };
}

function compileMatcher(expression: Extract<Expression, { kind: 'matcher' }>, view: PolicyView): Compiled {
  const matcher = matcherNamed(expression.name);
  // The compiler of rules knows the same registry; an unknown name is a snapshot of another version.
  if (matcher === undefined) throw new Error(`no matcher "${expression.name}"`);
  const args = prepareArgs(expression.args, view);
  const kinds: Kinds = matcher.subjects === 'any' ? 'any' : new Set(matcher.subjects);
  // Of all matchers only this one asks for the name of the very command that it is tried on.
  const names = matcher === command ? literalNames(expression.args) : null;
  return {
    kinds,
    names: names === null ? null : new Set(names),
    test: (subject, context) => (covers(kinds, subject) ? matcher.test(subject, args, context) : null),
  };
}

/** Beside other matchers a regex sees the subject's own text, so that all speak of the same thing. */
function compileRegex(expression: Extract<Expression, { kind: 'regex' }>): Compiled {
  const regex = lazy(() => ruleRegex(expression.source, expression.flags, expression));
  return {
    kinds: 'any',
    names: null,
    test(subject, context) {
      const texts =
        expression.subject === null ? ownText(subject, context) : subjectTexts(subject, expression.subject);
      return texts.some((text) => regex().test(text)) ? MATCHED : null;
    },
  };
}

/** Can this be tried on the subject with any success? */
export function speaksTo({ kinds, names }: Pick<Compiled, 'kinds' | 'names'>, subject: Subject): boolean {
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
