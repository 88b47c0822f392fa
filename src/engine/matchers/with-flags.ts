/** `with_flags("-r", "-rf")`: any of the specifications; all letters of one, in whatever spelling. */
import { anySpec } from '../flags.ts';
import type { Matcher } from '../matcher.ts';

export const withFlags: Matcher = {
  signature: {
    name: 'with_flags',
    topic: 'words',
    parameters: [{ name: 'specs', kinds: ['string'], variadic: true }],
    doc: 'At least one of these options is given; `-rf` means all of its letters, in any spelling.',
    example: 'command("rm") with_flags("-rf")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test: (subject, args) => (subject.kind === 'invocation' ? anySpec(subject, args) : null),
};
