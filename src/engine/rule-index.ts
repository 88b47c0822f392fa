/**
 * Which rules can possibly fire on a call. A rule is filed under keys of which at least one is present
 * wherever it can match: names of commands, kinds of effect and of subject, three-letter pieces of text that
 * its regex needs. A call has a few hundred keys; the other rules are never decoded.
 */
import { assertNever } from '../core/assert-never.ts';
import type { Expression, Rule } from '../core/rule.ts';
import { gramKey } from '../snapshot/grams.ts';
import { gramsOfNeeds } from './literals.ts';
import { matcherNamed } from './matchers/registry.ts';
import { literalNames } from './names.ts';
import {
  ALWAYS,
  ANY_GRAM,
  ANY_NAME,
  anySubcommandKey,
  BEYOND_ASCII,
  CONTENT,
  isNameKey,
  kindKey,
  subcommandKey,
} from './rule-keys.ts';

export function keysOf(rule: Rule): readonly string[] {
  const keys = keysOfAlternative(rule.match);
  if (keys === null) return [ALWAYS];
  const extra: string[] = [];
  if (keys.some(isNameKey)) extra.push(ANY_NAME);
  if (keys.some((key) => key.startsWith('gram:'))) extra.push(ANY_GRAM);
  return [...keys, ...extra];
}

/** Only a regex that stands alone is tried on the call's text as it is, so only that can be filed by it. */
function keysOfAlternative(expression: Expression): readonly string[] | null {
  if (expression.kind === 'or') return either(expression.of.map(keysOfAlternative));
  if (expression.kind !== 'regex') return keysOfExpression(expression);
  if (expression.subject === 'content') return [CONTENT];
  if (expression.beyondAscii === true) return [BEYOND_ASCII];
  return gramsOfNeeds(expression.needs)?.map(gramKey) ?? null;
}

function either(all: readonly (readonly string[] | null)[]): readonly string[] | null {
  return all.some((keys) => keys === null) ? null : all.flatMap((keys) => keys ?? []);
}

/** Null: any subject may do. */
function keysOfExpression(expression: Expression): readonly string[] | null {
  switch (expression.kind) {
    case 'and':
      return keysOfSubcommand(expression.of) ?? expression.of.map(keysOfExpression).reduce(narrower, null);
    case 'or':
      return either(expression.of.map(keysOfExpression));
    case 'not':
      return kindsUnder(expression.of);
    case 'matcher':
      return keysOfMatcher(expression);
    case 'regex':
      return null;
    default:
      return assertNever(expression);
  }
}

/** `command("git") subcommand("push|fetch")`; null where a name or a word is no literal. */
function keysOfSubcommand(parts: readonly Expression[]): readonly string[] | null {
  const matchers = parts.filter((part) => part.kind === 'matcher');
  const command = matchers.find((part) => part.name === 'command');
  const names = command === undefined ? null : literalNames(command.args);
  const path = matchers.find((part) => part.name === 'subcommand')?.args[0];
  if (names === null || typeof path !== 'string' || /[*?[]/.test(path)) return null;
  const words = path.split('|');
  return names.flatMap((name) => [anySubcommandKey(name), ...words.map((word) => subcommandKey(name, word))]);
}

function keysOfMatcher(expression: Extract<Expression, { kind: 'matcher' }>): readonly string[] | null {
  const matcher = matcherNamed(expression.name);
  if (matcher === undefined) return null;
  const own = matcher.keys?.(expression.args) ?? null;
  if (own !== null) return own;
  return matcher.subjects === 'any' ? null : matcher.subjects.map(kindKey);
}

/** What a negation can be tried on: every subject that its inside speaks of. */
function kindsUnder(expression: Expression): readonly string[] | null {
  switch (expression.kind) {
    case 'and':
      return expression.of.map(kindsUnder).reduce(narrower, null);
    case 'or':
      return either(expression.of.map(kindsUnder));
    case 'not':
      return kindsUnder(expression.of);
    case 'matcher': {
      const subjects = matcherNamed(expression.name)?.subjects ?? 'any';
      return subjects === 'any' ? null : subjects.map(kindKey);
    }
    case 'regex':
      return null;
    default:
      return assertNever(expression);
  }
}

/** Of two conditions that both hold, the one that holds less often: by name, by effect, by kind. */
function narrower(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  return breadth(b) < breadth(a) ? b : a;
}

const BREADTH: readonly (readonly [prefix: string, breadth: number])[] = [
  ['sub:', 0],
  ['sub?:', 0],
  ['sets:', 0],
  ['name-unknown', 0],
  ['name:', 1],
  ['stem:', 1],
  ['sets?', 2],
  ['effect:', 3],
  ['kind:mcp', 3],
  ['kind:fetch', 3],
  ['kind:invocation', 9],
];

function breadth(keys: readonly string[]): number {
  let widest = 0;
  for (const key of keys) {
    widest = Math.max(widest, BREADTH.find(([prefix]) => key.startsWith(prefix))?.[1] ?? 5);
  }
  return widest;
}
