/** What needs no second reading is read alike by both. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SeenCommands } from '../../src/shell/cursor.ts';
import { parseShell } from '../../src/shell/grammar.ts';
import { unseenCommands } from '../../src/shell/parse.ts';
import { isPlainWords } from '../../src/shell/plain-words.ts';
import { readScript } from '../../src/shell/reader.ts';
import { useGrammar } from '../support/grammar.ts';

beforeAll(useGrammar);

/** Words that mean something to some shell or to the grammar, when they stand in the right place. */
const KNOWN = [
  ...'if then fi case esac for select while until do done in function time coproc end repeat eval exec'.split(
    ' ',
  ),
  ...'declare export readonly local typeset unset unsetenv test let command builtin env sudo . source'.split(
    ' ',
  ),
  ...'- -- -e -p + = : , @ % %1 =ls a=1 a+=1 A= =a a==b 1 0x1 1=2 x@y ./x /bin/rm ../a user@host:/p --a=b 2 10'.split(
    ' ',
  ),
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[\w./:,-]{1,6}$/) },
  { weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\w./:=,@%+-]{1,8}$/) },
);
const line = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));

/** Where the second reading sees commands that the first one does not. */
function onlySecond(text: string, zsh: boolean): readonly string[] {
  const seen: SeenCommands = { starts: new Set(), rewritten: [], braces: 0 };
  const script = readScript(text, { zsh, base: 0, depth: 0, seen, cuts: [] });
  const other = parseShell(text, 1_000_000);
  if (other.kind === 'failed') return [other.why];
  const unseen = unseenCommands(other.tree.root(), seen);
  return [...script.problems.map(({ message }) => message), ...unseen.map(({ start }) => `at ${start}`)];
}

describe('plain words', () => {
  it.each([false, true])('hold no command that only a second reading sees (zsh: %s)', (zsh) => {
    let plain = 0;
    fc.assert(
      fc.property(line, (text) => {
        if (!isPlainWords(text)) return;
        plain += 1;
        expect(onlySecond(text, zsh)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  it.each(['git status', 'npm test -- --run', 'rm -rf /', './gradlew :app:test'])(
    '%s is such a line',
    (text) => {
      expect(isPlainWords(text)).toBe(true);
    },
  );

  it.each([
    '',
    ' ls',
    'ls ',
    'a  b',
    'a\tb',
    'a\nb',
    'a;b',
    'a&b',
    'a|b',
    'a>b',
    'a<b',
    '(a)',
    '{ a',
    'a $b',
    'a `b`',
    'a "b"',
    "a 'b'",
    'a \\b',
    'a *',
    'a ?',
    'a [b]',
    'a ~',
    'a #b',
    '! a',
    'a ^b',
    'é',
    'A=1 a',
    'a --b=c',
    'a%b c',
    'a@b c',
    'a b+=c d',
    'a b=c d',
    'time rm x',
    'coproc rm x',
    'ls then x',
    `a ${'b'.repeat(2000)}`,
  ])('%j is none', (text) => {
    expect(isPlainWords(text)).toBe(false);
  });
});
