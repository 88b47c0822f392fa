/** `unknown_args()`: a word of the command is not known before it runs, wholly or in its beginning. */
import { isFromDisk } from '../act-subjects.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { startsUnknown } from '../value-tests.ts';

export const unknownArgs: Matcher = {
  signature: {
    name: 'unknown_args',
    topic: 'words',
    parameters: [],
    doc: 'A word after the command is not known before it runs, or begins with something unknown.',
    example: 'command("rm") with_flags("-r") unknown_args()',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject) {
    if (subject.kind !== 'invocation' || isFromDisk(subject.act)) return null;
    const found = subject.act.args.find((one) => startsUnknown(one.value));
    return found === undefined ? null : matchAt(found.span);
  },
};
