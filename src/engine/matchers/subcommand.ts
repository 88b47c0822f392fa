/** `subcommand("stash", "drop|clear")`: the words that choose what git, docker or npm do; global options are skipped. */
import { type Matcher, matchAt } from '../matcher.ts';
import { globPattern, literalPattern, mayBe, type WordPattern } from '../value-tests.ts';

export const subcommand: Matcher = {
  signature: {
    name: 'subcommand',
    topic: 'commands',
    parameters: [{ name: 'path', kinds: ['string'], variadic: true }],
    doc: 'The operands begin with these words, options aside; `a|b` means either, globs work.',
    example: 'command("git") subcommand("stash", "drop|clear")',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const path = args.prepared(() => args.strings.map(alternatives));
    const { operands } = subject.parsed();
    for (let i = 0; i < path.length; i += 1) {
      const value = operands[i]?.value;
      if (value === undefined || !path[i]?.some((pattern) => mayBe(value, pattern))) return null;
    }
    return matchAt(subject.act.span);
  },
};

function alternatives(word: string): readonly WordPattern[] {
  return word.split('|').map((one) => (/[*?[]/.test(one) ? globPattern(one) : literalPattern(one)));
}
