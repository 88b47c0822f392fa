/** `env_assigns("LD_PRELOAD")`: set for a command, before it or by `env`, or exported earlier in the line. */
import type { Argument } from '../../core/rule.ts';
import { known } from '../../core/value.ts';
import { isList } from '../args.ts';
import { assignmentsOf } from '../assignments.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { ANY_VARIABLE, variableKey } from '../rule-keys.ts';
import { globPattern, mayBe, mayMatch } from '../value-tests.ts';

export const envAssigns: Matcher = {
  signature: {
    name: 'env_assigns',
    topic: 'environment',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'One of these variables is set: in front of the command, by `env`, or by the line itself earlier.',
    example: 'env_assigns("LD_PRELOAD", "LD_*", "DYLD_*")',
    placeholders: [],
  },
  subjects: ['invocation', 'assigned'],
  keys: variableKeys,
  test(subject, args) {
    const patterns = args.prepared(() => args.strings.map((name) => globPattern(name)));
    const found = assignmentsOf(subject).find((one) => patterns.some((p) => mayBe(known(one.name), p)));
    return found === undefined ? null : matchAt(found.span);
  },
};

export const envMatches: Matcher = {
  signature: {
    name: 'env_matches',
    topic: 'environment',
    parameters: [
      { name: 'variable', kinds: ['string'] },
      { name: 'value', kinds: ['regex'] },
    ],
    doc: 'The variable (a glob) is set to a value that the regex matches.',
    example: 'env_matches("PATH", /^\\/tmp/)',
    placeholders: [],
  },
  subjects: ['invocation', 'assigned'],
  keys: variableKeys,
  test(subject, args) {
    const pattern = args.prepared(() => globPattern(args.strings[0] ?? ''));
    const found = assignmentsOf(subject).find(
      (one) => mayBe(known(one.name), pattern) && mayMatch(one.value, args.regex()),
    );
    return found === undefined ? null : matchAt(found.span);
  },
};

/** A glob, a list: by any variable that is set. */
function variableKeys(args: readonly Argument[]): readonly string[] {
  const names = args.filter((arg) => typeof arg === 'string');
  const open = args.some(isList) || names.some((name) => /[*?[\\]|[+@!]\(/.test(name));
  return open ? [ANY_VARIABLE] : names.map(variableKey);
}
