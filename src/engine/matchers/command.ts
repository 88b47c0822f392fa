/** `command("rm")`: what is run, whatever quotes, variables, wrappers and scripts it came through. */
import { type Matcher, matchAt } from '../matcher.ts';
import { isNamed, nameKeys, nameSet } from '../names.ts';

export const command: Matcher = {
  signature: {
    name: 'command',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The command is one of these programs: by base name, glob (`mkfs.*`) or full path.',
    example: 'command("rm", "shred")',
    placeholders: ['base_command'],
  },
  subjects: ['invocation'],
  keys: nameKeys,
  test(subject, args) {
    if (subject.kind !== 'invocation' || !isNamed(subject.act, nameSet(args))) return null;
    return matchAt(subject.act.span, { base_command: subject.act.base ?? '' });
  },
};
