/** `made_by("gcc")`: the program that is called by its path was written by one of these, earlier in the line. */
import { resolveEffect } from '../act-subjects.ts';
import { commandsNamed } from '../line-index.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { nameSet } from '../names.ts';
import { resolvePath } from '../resolve-path.ts';
import { effectsOfInvocation } from '../shell-tools.ts';

/** A line that compiles more often than that has been seen enough of. */
const MAX_MAKERS = 50;

export const madeBy: Matcher = {
  signature: {
    name: 'made_by',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The program is called by its path, and one of these wrote it earlier in the line: `gcc -o /tmp/t t.c && /tmp/t`.',
    example: 'made_by("gcc", "go", "rustc")',
    placeholders: ['base_command'],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation' || subject.act.name.kind !== 'known') return null;
    const { act } = subject;
    if (!subject.act.name.text.includes('/')) return null;
    const program = resolvePath(act.name, act.cwd);
    if (program.kind !== 'known') return null;
    const maker = commandsNamed(subject.origin, nameSet(args))
      .slice(0, MAX_MAKERS)
      .find(
        (one) =>
          one.span.end <= act.span.start &&
          effectsOfInvocation(one).some((effect) => {
            const made = resolveEffect(effect, one.cwd);
            return made.kind === 'write' && made.path.kind === 'known' && made.path.text === program.text;
          }),
      );
    return maker === undefined ? null : matchAt(act.nameSpan, { base_command: maker.base ?? '' });
  },
};
