/** `called_by_path()`: the program is named by where it lies (`/tmp/x`, `./x`), not looked for by the shell. */
import { showValue } from '../../core/value.ts';
import { type Matcher, matchAt } from '../matcher.ts';

export const calledByPath: Matcher = {
  signature: {
    name: 'called_by_path',
    topic: 'commands',
    parameters: [],
    doc: 'The command is named by a path (`/tmp/x`, `./x`).',
    example: 'called_by_path()',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject) {
    if (subject.kind !== 'invocation' || !showValue(subject.act.name).includes('/')) return null;
    return matchAt(subject.act.nameSpan);
  },
};
