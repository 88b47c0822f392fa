/** `arg_matches(/DROP\s+TABLE/i)`: a regex on one word; holes are seen as their source (`$X`). */
import { type Matcher, matchAt } from '../matcher.ts';
import { mayMatch } from '../value-tests.ts';

export const argMatches: Matcher = {
  signature: {
    name: 'arg_matches',
    topic: 'words',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'A word after the command matches; what is not known is seen as its source (`$X`).',
    example: 'command("psql") arg_matches(/drop\\s+table/i)',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const found = subject.act.args.find((one) => mayMatch(one.value, args.regex()));
    return found === undefined ? null : matchAt(found.span);
  },
};
