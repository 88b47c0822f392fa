/**
 * What a rewrite is: a change of a command's text that keeps what it runs. Three kinds, by what they
 * take: `prefix` adds words in front of the words (sudo), `words` writes the words in another way (quotes,
 * variables), `script` puts any script text somewhere else (sh -c, a function, a here-document).
 */
import { pick, type Random } from './random.ts';

export type Rewrite =
  | { readonly kind: 'prefix'; readonly name: string; readonly group: string; readonly apply: PrefixRewrite }
  | {
      readonly kind: 'words';
      readonly name: string;
      readonly group: string;
      readonly apply: TextRewrite<readonly string[]>;
    }
  | {
      readonly kind: 'script';
      readonly name: string;
      readonly group: string;
      readonly apply: TextRewrite<string>;
    };

export type PrefixRewrite = (argv: readonly string[], random: Random) => readonly string[] | null;
/** Null where this input cannot be written that way. */
export type TextRewrite<Input> = (input: Input, random: Random) => string | null;

const SAFE = /^[A-Za-z0-9_@%+:,./=-]+$/;

/** One word in single quotes. */
export function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function double(text: string): string {
  return `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
}

/** The word as a person would write it: bare where that is safe. */
export function bare(word: string): string {
  return SAFE.test(word) ? word : single(word);
}

export function plain(argv: readonly string[]): string {
  return argv.map(bare).join(' ');
}

export function isSafe(word: string): boolean {
  return SAFE.test(word);
}

/** The first word replaced by this text, the others as they are. */
export function withName(text: string, argv: readonly string[]): string {
  return [text, ...argv.slice(1).map(bare)].join(' ');
}

/** A name that no other layer of the same composition uses. */
export function fresh(random: Random, prefix = 'v'): string {
  return `${prefix}${Math.floor(random() * 1e6).toString(36)}q`;
}

/** The script as the inside of `{ … }`, `( … )` or a loop. */
export function body(script: string): string {
  if (script.includes('\n') || script.includes('#')) return `\n${script}\n`;
  return /[;&]\s*$/.test(script) ? ` ${script} ` : ` ${script}; `;
}

/** A here-document with a delimiter that the text does not hold. `quoted`: its text is taken as it is. */
export function heredoc(script: string, random: Random, quoted: boolean): { open: string; rest: string } {
  const mark = fresh(random, 'EOF_');
  const text = quoted ? script : script.replace(/[\\$`]/g, '\\$&');
  return { open: quoted ? `<<'${mark}'` : `<<${mark}`, rest: `\n${text}\n${mark}` };
}

/** Applies `change` to one word of the command, the name three times out of four. */
export function oneWord(
  argv: readonly string[],
  random: Random,
  change: (word: string) => string | null,
): string | null {
  const at = random() < 0.75 ? 0 : Math.floor(random() * argv.length);
  const word = argv[at];
  if (word === undefined || word === '') return null;
  const changed = change(word);
  return changed === null ? null : argv.map((w, i) => (i === at ? changed : bare(w))).join(' ');
}

/** Cuts a word of at least two characters into two parts. */
export function cut(word: string, random: Random): readonly [string, string] | null {
  if (word.length < 2) return null;
  const at = 1 + Math.floor(random() * (word.length - 1));
  return [word.slice(0, at), word.slice(at)];
}

export function oneOf(random: Random, ...texts: readonly [string, ...string[]]): string {
  return pick(random, texts);
}

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

export function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex');
}
