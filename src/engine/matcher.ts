/**
 * The contract of a matcher. It is tried on one subject at a time and knows nothing of rules; `registry.ts`
 * lists all of them. Its signature is data, so the rule language, its messages and its reference never ask
 * the code.
 */
import type { ToolCall } from '../core/call.ts';
import type { Argument } from '../core/rule.ts';
import type { MatcherSignature, Placeholder } from '../core/signature.ts';
import type { Span } from '../core/span.ts';
import type { Surroundings } from './evaluation.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { RuleRegex } from './rule-regex.ts';
import type { Subject, SubjectKind } from './subject.ts';
import type { MayTouch } from './touch-memory.ts';

export type Filled = Readonly<Partial<Record<Placeholder, string>>>;

export interface Match {
  /** The stretch to underline; null for the whole subject. */
  readonly span: Span | null;
  readonly filled: Filled;
}

/** What one occurrence of a matcher in a rule was given; lists are resolved, regexes built on first use. */
export interface Args {
  /** Strings and the items of lists, in order. */
  readonly strings: readonly string[];
  readonly numbers: readonly number[];
  /** Is this one of the strings, letter by letter? Does not make a long list. */
  holds(item: string): boolean;
  /** The first regex. */
  regex(): RuleRegex;
  /** Something made of the arguments once: a compiled pattern, a set. One slot, made anew when `key` changes. */
  prepared<T>(make: () => T, key?: string): T;
}

export interface MatchContext {
  readonly call: ToolCall;
  readonly surroundings: Surroundings;
  readonly project: ProjectFacts;
  readonly mayTouch: MayTouch;
  /** Is a path inside the project (relative to its root) one that a build makes again? */
  readonly isRegenerable: (path: string) => boolean;
  /** What a regex without a named subject sees of the whole call. */
  readonly ownTexts: () => readonly string[];
}

export interface Matcher {
  readonly signature: MatcherSignature;
  /** The kinds of subject that it can speak of; `any` where it speaks of the whole call. */
  readonly subjects: readonly SubjectKind[] | 'any';
  /**
   * Index keys of which at least one is present wherever it can match; null or absent: its subjects' keys.
   * They depend on literal arguments only: lists change without the rules being compiled again.
   */
  readonly keys?: (args: readonly Argument[]) => readonly string[] | null;
  test(subject: Subject, args: Args, context: MatchContext): Match | null;
}

export const MATCHED: Match = { span: null, filled: {} };

export function matchAt(span: Span | null, filled: Filled = {}): Match {
  return { span, filled };
}
