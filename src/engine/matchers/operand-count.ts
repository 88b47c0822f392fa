/** `operands_at_least(2)`, `operands_at_most(0)`: how many words are no options. An unknown word counts as one. */
import { MATCHED, type Matcher } from '../matcher.ts';

interface CountMatcher {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  readonly holds: (count: number, limit: number) => boolean;
}

function countMatcher({ name, doc, example, holds }: CountMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'words',
      parameters: [{ name: 'count', kinds: ['number'] }],
      doc,
      example,
      placeholders: [],
    },
    subjects: ['invocation'],
    test(subject, args) {
      const limit = args.numbers[0];
      if (subject.kind !== 'invocation' || limit === undefined) return null;
      return holds(subject.parsed().operands.length, limit) ? MATCHED : null;
    },
  };
}

export const operandsAtLeast = countMatcher({
  name: 'operands_at_least',
  doc: 'There are at least this many words that are no options.',
  example: 'command("git") subcommand("push") operands_at_least(3)',
  holds: (count, limit) => count >= limit,
});

export const operandsAtMost = countMatcher({
  name: 'operands_at_most',
  doc: 'There are at most this many words that are no options.',
  example: 'command("env") operands_at_most(0)',
  holds: (count, limit) => count <= limit,
});
