/** `opaque("piped-script")`: something runs that cannot be seen: `curl … | sh`, `eval "$X"`, text that does not parse. */
import { type Matcher, matchAt } from '../matcher.ts';

const OPAQUE_REASONS = [
  'dynamic-script',
  'dynamic-file',
  'unread-file',
  'piped-script',
  'typed-script',
  'dynamic-code',
  'unparsed',
  'foreign-form',
] as const;

export const opaque: Matcher = {
  signature: {
    name: 'opaque',
    topic: 'commands',
    parameters: [
      { name: 'reasons', kinds: ['keyword'], keywords: OPAQUE_REASONS, optional: true, variadic: true },
    ],
    doc: 'Something runs that cannot be seen, for one of these reasons; without a reason, for any.',
    example: 'opaque("piped-script", "dynamic-script")',
    placeholders: ['base_command'],
  },
  subjects: ['opaque'],
  test(subject, args) {
    if (subject.kind !== 'opaque') return null;
    if (args.strings.length > 0 && !args.strings.includes(subject.act.reason)) return null;
    return matchAt(subject.act.span, { base_command: subject.act.runner });
  },
};
