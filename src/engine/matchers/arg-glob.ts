/** `arg_glob("+*", ":*")`: a word of the command fits a glob; `*` takes slashes too. */
import { type Matcher, matchAt } from '../matcher.ts';
import { globPattern, mayBeAny } from '../value-tests.ts';

export const argGlob: Matcher = {
  signature: {
    name: 'arg_glob',
    topic: 'words',
    parameters: [{ name: 'globs', kinds: ['string', 'list'], variadic: true }],
    doc: 'A word after the command fits one of these globs, or may; `*` takes slashes too.',
    example: 'command("git") subcommand("push") arg_glob("+*")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const patterns = args.prepared(() => args.strings.map((text) => globPattern(text)));
    const found = subject.act.args.find((one) => mayBeAny(one.value, patterns));
    return found === undefined ? null : matchAt(found.span);
  },
};
