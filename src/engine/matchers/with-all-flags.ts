/** `with_all_flags("-a", "--force")`: every one of the specifications. */
import { hasSpec } from '../flags.ts';
import { MATCHED, type Match, type Matcher } from '../matcher.ts';

export const withAllFlags: Matcher = {
  signature: {
    name: 'with_all_flags',
    topic: 'words',
    parameters: [{ name: 'specs', kinds: ['string'], variadic: true }],
    doc: 'All of these options are given, in any order and spelling.',
    example: 'command("docker") subcommand("system", "prune") with_all_flags("-a", "--volumes")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    let first: Match | null = null;
    for (const spec of args.strings) {
      const match = hasSpec(subject, spec);
      if (match === null) return null;
      first ??= match;
    }
    return first ?? MATCHED;
  },
};
