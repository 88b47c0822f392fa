/** `env_assigns("LD_PRELOAD")`: set for a command, before it or by `env`, or exported earlier in the line. */
import type { Span } from '../../core/span.ts';
import { known, knownPrefix, type Value } from '../../core/value.ts';
import type { Act } from '../../shell/invocation.ts';
import { withoutPrefix } from '../../shell/value-text.ts';
import { onceForLine } from '../line-index.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import type { Subject } from '../subject.ts';
import { globPattern, mayBe, mayMatch } from '../value-tests.ts';

interface Assignment {
  readonly name: string;
  readonly value: Value;
  readonly span: Span;
}

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
  test(subject, args) {
    const patterns = args.prepared(() => args.strings.map((name) => globPattern(name)));
    const found = assignments(subject).find((one) => patterns.some((p) => mayBe(known(one.name), p)));
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
  test(subject, args) {
    const pattern = args.prepared(() => globPattern(args.strings[0] ?? ''));
    const found = assignments(subject).find(
      (one) => mayBe(known(one.name), pattern) && mayMatch(one.value, args.regex()),
    );
    return found === undefined ? null : matchAt(found.span);
  },
};

function assignments(subject: Subject): readonly Assignment[] {
  if (subject.kind === 'assigned') return [subject.act];
  if (subject.kind !== 'invocation') return [];
  const { act, origin } = subject;
  const earlier = exportsOf(origin).filter((one) => one.at <= act.span.start);
  return earlier.length === 0 ? act.env : [...act.env, ...earlier];
}

const MAX_EXPORTS = 200;

const exportsOf = onceForLine((origin) =>
  origin.acts
    .flatMap((act) => exportedBy(act).map((one) => ({ ...one, at: act.span.start })))
    .slice(0, MAX_EXPORTS),
);

const DECLARERS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'setenv']);

function exportedBy(act: Act): readonly Assignment[] {
  if (act.kind === 'assigned')
    return act.exported ? [{ name: act.name, value: act.value, span: act.span }] : [];
  if (act.kind !== 'invocation' || act.base === null || !DECLARERS.has(act.base)) return [];
  return act.args.flatMap(({ value, span }) => {
    const name = /^([A-Za-z_]\w*)\+?=/.exec(knownPrefix(value));
    return name === null ? [] : [{ name: name[1] ?? '', value: withoutPrefix(value, name[0].length), span }];
  });
}
