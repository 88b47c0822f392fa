/**
 * What rules may name: the engine's matchers, as signatures, and the lists of the configuration. Given to
 * the checker as data, so that a new matcher or list changes nothing here.
 */
import type { RegexSubject } from '../core/rule.ts';
import type { MatcherParameter, MatcherSignature } from '../core/signature.ts';

export interface RuleLanguage {
  readonly matchers: ReadonlyMap<string, MatcherSignature>;
  /** Dotted names: `executables.allowed`. */
  readonly lists: readonly string[];
}

export const REGEX_SUBJECTS: readonly RegexSubject[] = ['command', 'path', 'content', 'url', 'parameters'];

/** The one form that is no matcher of the engine: a regular expression inside of an expression. */
export const MATCHES: MatcherSignature = {
  name: 'matches',
  topic: 'content',
  parameters: [
    { name: 'regex', kinds: ['regex'] },
    { name: 'subject', kinds: ['keyword'], keywords: REGEX_SUBJECTS, optional: true },
  ],
  doc: 'A regular expression on the text of the call: its own text, or the subject that is named.',
  example: 'matches(/wget.*\\|\\s*sh/i, command)',
  placeholders: ['match'],
};

export function ruleLanguage(
  signatures: readonly MatcherSignature[],
  lists: readonly string[],
): RuleLanguage {
  const matchers = new Map<string, MatcherSignature>();
  for (const signature of [MATCHES, ...signatures]) {
    if (matchers.has(signature.name)) throw new Error(`two matchers are called ${signature.name}`);
    matchers.set(signature.name, signature);
  }
  return { matchers, lists };
}

/** `executables.allowed` may also be written `allowed_executables`. Null for a list that does not exist. */
export function resolveList(language: RuleLanguage, name: string): string | null {
  return language.lists.find((list) => list === name || otherName(list) === name) ?? null;
}

function otherName(list: string): string {
  const dot = list.indexOf('.');
  return `${list.slice(dot + 1)}_${list.slice(0, dot)}`;
}

/** Every way to name a list: for suggestions. */
export function listNames(language: RuleLanguage): readonly string[] {
  return [...language.lists, ...language.lists.map(otherName)];
}

/** The parameter that an argument stands for; null when there are more arguments than parameters. */
export function parameterAt(signature: MatcherSignature, index: number): MatcherParameter | null {
  const last = signature.parameters.at(-1);
  return signature.parameters[index] ?? (last?.variadic === true ? last : null);
}

/** `command(names…)`, `contact(host, [port])`: how a matcher is written. */
export function signatureForm(signature: MatcherSignature): string {
  const parts = signature.parameters.map((parameter) => {
    const name = parameter.variadic === true ? `${parameter.name}…` : parameter.name;
    return parameter.optional === true ? `[${name}]` : name;
  });
  return `${signature.name}(${parts.join(', ')})`;
}
