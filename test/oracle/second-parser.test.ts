/** A second parser (mvdan/sh) sees the structure that we see, in every table of the project. */
import { describe, expect, it } from 'vitest';
import { singles } from '../rewrites/compose.ts';
import { ARRAYS } from '../shell/words/arrays.table.ts';
import { PARAMETERS } from '../shell/words/parameters.table.ts';
import { QUOTING } from '../shell/words/quoting.table.ts';
import { REGRESSIONS } from '../shell/words/regressions.table.ts';
import { SUBSTITUTION } from '../shell/words/substitution.table.ts';
import { compare } from './second-parser.ts';

const WORDS = Object.values({ ...QUOTING, ...PARAMETERS, ...ARRAYS, ...SUBSTITUTION, ...REGRESSIONS })
  .flat()
  .map((row) => row.script);
const REWRITTEN = singles(1).map((one) => one.script);

/** What the two read differently; bash, which confirms these tables elsewhere, runs what we read. */
const SETTLED: readonly RegExp[] = [
  // The second parser takes a brace word in command position for a group.
  /^\{(?:,|\w+,|\w\.\.)/,
  // It lets a comment go on after a backslash at its end.
  /# it's\\\n/,
  // It prints the words of `\$((1+1))`, which is text there, with blanks.
  /\\\$\(\(1\+1\)\)/,
  // It loses a default value behind such a line end.
  /\$\{a:\\\n-q\}/,
];

const FULL = process.env.SECHOOK_FULL === '1';
const sample = (texts: readonly string[]): readonly string[] =>
  FULL ? texts : texts.filter((text, n) => n % 3 === 0 || SETTLED.some((form) => form.test(text)));

describe('a second parser', () => {
  it.each([
    ['words', sample(WORDS)],
    ['rewrites', sample(REWRITTEN)],
  ] as const)(
    'reads the same commands: %s',
    async (_, texts) => {
      const different: string[] = [];
      let same = 0;
      for (const text of texts) {
        const found = await compare(text);
        if (found.kind === 'same') same += 1;
        if (found.kind === 'different' && !SETTLED.some((form) => form.test(text)))
          different.push([text, ...found.ours, '--', ...found.theirs].join('\n'));
      }
      expect(different).toEqual([]);
      expect(same).toBeGreaterThan(texts.length * 0.9);
    },
    300_000,
  );
});
