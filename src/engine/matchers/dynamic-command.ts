/** `dynamic_command()`: what is run is decided only when it runs: `$CMD x`, `$(…) x`. */
import { type Matcher, matchAt } from '../matcher.ts';
import { DYNAMIC_NAME } from '../rule-keys.ts';

export const dynamicCommand: Matcher = {
  signature: {
    name: 'dynamic_command',
    topic: 'commands',
    parameters: [],
    doc: 'The name of the command is not known before it runs (`$CMD -x`).',
    example: 'dynamic_command()',
    placeholders: [],
  },
  subjects: ['invocation'],
  keys: () => [DYNAMIC_NAME],
  test(subject) {
    if (subject.kind !== 'invocation' || subject.act.base !== null) return null;
    return subject.act.name.kind === 'known' ? null : matchAt(subject.act.nameSpan);
  },
};
