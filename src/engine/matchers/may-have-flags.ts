/** `may_have_flags("-r")`: given, or hidden in an unquoted word that is not known: `rm $OPTS /`. */
import type { Value } from '../../core/value.ts';
import { anySpec } from '../flags.ts';
import { type Matcher, matchAt } from '../matcher.ts';

export const mayHaveFlags: Matcher = {
  signature: {
    name: 'may_have_flags',
    topic: 'words',
    parameters: [{ name: 'specs', kinds: ['string'], variadic: true }],
    doc: 'One of these options is given, or an unquoted word that is not known may hold it (`rm $OPTS /`).',
    example: 'command("rm") may_have_flags("-rf") and unknown_args()',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const given = anySpec(subject, args);
    if (given !== null) return given;
    if (!subject.parsed().mayHoldOptions) return null;
    const hidden = subject.act.args.find((arg) => splitsUnknown(arg.value));
    return hidden === undefined ? null : matchAt(hidden.span);
  },
};

function splitsUnknown(value: Value): boolean {
  if (value.kind === 'unknown') return value.why.splits;
  const first = value.kind === 'pattern' ? value.parts[0] : undefined;
  return first?.kind === 'hole' && first.why.splits;
}
