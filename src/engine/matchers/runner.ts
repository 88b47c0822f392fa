/** `runner("sh", "bash")`: what would run the text that cannot be seen. */
import { type Matcher, matchAt } from '../matcher.ts';
import { isNameIn, nameSet } from '../names.ts';

export const runner: Matcher = {
  signature: {
    name: 'runner',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The unseen text is run by one of these: a shell, an interpreter, `eval`, `source`.',
    example: 'opaque("piped-script") runner("sh", "bash")',
    placeholders: ['base_command'],
  },
  subjects: ['opaque'],
  test(subject, args) {
    if (subject.kind !== 'opaque' || !isNameIn(subject.act.runner, nameSet(args))) return null;
    return matchAt(subject.act.span, { base_command: subject.act.runner });
  },
};
