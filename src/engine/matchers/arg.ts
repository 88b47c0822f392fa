/** `arg("--privileged", "prod")`: a word of the command, options included, is surely or may be this text. */
import { type Matcher, matchAt } from '../matcher.ts';
import { literalPattern, mayBeAny } from '../value-tests.ts';

export const arg: Matcher = {
  signature: {
    name: 'arg',
    topic: 'words',
    parameters: [{ name: 'words', kinds: ['string', 'list'], variadic: true }],
    doc: 'A word after the command is one of these, or may be (`ma$X`, `m*n` for `main`).',
    example: 'command("git") subcommand("push") arg("main", "master")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const patterns = args.prepared(() => args.strings.map((text) => literalPattern(text)));
    const found = subject.act.args.find((one) => mayBeAny(one.value, patterns));
    return found === undefined ? null : matchAt(found.span);
  },
};
