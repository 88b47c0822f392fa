/** `without_flags("--dry-run")`: none of the specifications is given, as far as can be seen. */
import { anySpec } from '../flags.ts';
import { MATCHED, type Matcher } from '../matcher.ts';

export const withoutFlags: Matcher = {
  signature: {
    name: 'without_flags',
    topic: 'words',
    parameters: [{ name: 'specs', kinds: ['string'], variadic: true }],
    doc: 'None of these options is given, as far as can be seen.',
    example: 'command("rsync") with_flags("--delete") without_flags("--dry-run")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test: (subject, args) =>
    subject.kind === 'invocation' && anySpec(subject, args) === null ? MATCHED : null,
};
