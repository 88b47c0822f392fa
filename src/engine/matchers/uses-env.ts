/** `uses_env(secrets.env_vars)`: the content of a variable goes into the command's words, input or files. */

import type { Span } from '../../core/span.ts';
import type { Value } from '../../core/value.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import type { Subject } from '../subject.ts';
import { globPattern, mayBe, variablesIn } from '../value-tests.ts';

export const usesEnv: Matcher = {
  signature: {
    name: 'uses_env',
    topic: 'environment',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The content of one of these variables goes into the command: a word, a here-document, a file name.',
    example: 'command("curl", "wget") uses_env(secrets.env_vars)',
    placeholders: [],
  },
  subjects: ['invocation', 'opaque', 'assigned'],
  test(subject, args) {
    const patterns = args.prepared(() => args.strings.map((name) => globPattern(name)));
    for (const [value, span] of values(subject)) {
      const used = variablesIn(value).some((name) =>
        patterns.some((p) => mayBe({ kind: 'known', text: name }, p)),
      );
      if (used) return matchAt(span);
    }
    return null;
  },
};

function values(subject: Subject): readonly (readonly [Value, Span])[] {
  if (subject.kind === 'assigned') return [[subject.act.value, subject.act.span]];
  if (subject.kind === 'opaque') return [[{ kind: 'unknown', why: subject.act.why }, subject.act.span]];
  if (subject.kind !== 'invocation') return [];
  const { act } = subject;
  const found: (readonly [Value, Span])[] = [[act.name, act.nameSpan]];
  for (const arg of act.args) found.push([arg.value, arg.span]);
  for (const redirection of act.redirections) found.push([redirection.target, redirection.span]);
  if (act.input.kind === 'text') found.push([act.input.value, act.span]);
  return found;
}
