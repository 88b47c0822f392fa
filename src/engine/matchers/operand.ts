/** `operand("force|hard", …)`, `operand_matches(/…/)`: words that are no options and no option's value. */
import { type Matcher, matchAt } from '../matcher.ts';
import { globPattern, mayBeAny, mayMatch } from '../value-tests.ts';

export const operand: Matcher = {
  signature: {
    name: 'operand',
    topic: 'words',
    parameters: [{ name: 'globs', kinds: ['string', 'list'], variadic: true }],
    doc: 'A word that is neither an option nor the value of one fits one of these globs, or may.',
    example: 'command("kill") operand("-1", "1")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const patterns = args.prepared(() => args.strings.map((text) => globPattern(text)));
    const found = subject.parsed().operands.find((one) => mayBeAny(one.value, patterns));
    return found === undefined ? null : matchAt(found.span);
  },
};

export const operandMatches: Matcher = {
  signature: {
    name: 'operand_matches',
    topic: 'words',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'A word that is neither an option nor the value of one matches.',
    example: 'command("npm") subcommand("install") operand_matches(/^https?:/)',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const found = subject.parsed().operands.find((one) => mayMatch(one.value, args.regex()));
    return found === undefined ? null : matchAt(found.span);
  },
};
