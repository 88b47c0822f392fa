/**
 * Texts that no two readers of shell can read differently: one line of plain words with single blanks between
 * them, no character of which means anything to a shell, and none of the words that are reserved. The first
 * word is the command, and there is nothing else. A second reading has nothing to find there, and loading its
 * parser is dear at the start of a process.
 *
 * Of letters that mean nothing to a shell, those are left out after which tree-sitter-bash begins a second
 * command where no shell does (`=`, `@`, `%`, `+`, and in a command's name `:` and `,`), so that a text is never
 * judged in another way than with it: `test/shell/plain-words.test.ts` compares the readings of thousands.
 */

const PLAIN = /^[\w./-]+(?: [\w./:,-]+)*$/;
const MOST_LETTERS = 2000;

const RESERVED: ReadonlySet<string> = new Set(
  'if then elif else fi case esac for select while until do done in function time coproc foreach end repeat nocorrect noglob always'.split(
    ' ',
  ),
);

export function isPlainWords(text: string): boolean {
  return (
    text.length <= MOST_LETTERS && PLAIN.test(text) && !text.split(' ').some((word) => RESERVED.has(word))
  );
}
