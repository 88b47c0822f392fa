/** The keys under which rules are filed and calls look them up: one place for both sides. */
import type { EffectKind } from '../shell/effect.ts';
import type { SubjectKind } from './subject.ts';

/** Rules that no key can stand for. */
export const ALWAYS = '*';
/** Every rule that is filed under names, for commands whose name is only partly known. */
export const ANY_NAME = 'name?';

/** Every rule that is filed under pieces of text, for texts too long to be cut up. */
export const ANY_GRAM = 'gram?';
/** Rules whose regex matches only where a text goes beyond ASCII. */
export const BEYOND_ASCII = 'beyond-ascii';
/** Rules whose regex reads what is written into files. */
export const CONTENT = 'content';

export function nameKey(base: string): string {
  return `name:${foldName(base)}`;
}

const STEM = 3;

/** Globs of names by what they surely begin with: `mkfs.*` is looked up by `mkf`. Null for too short a text. */
export function stemKey(base: string): string | null {
  const folded = foldName(base);
  return folded.length < STEM ? null : `stem:${folded.slice(0, STEM)}`;
}

/** A variable that something in the call sets. */
export function variableKey(name: string): string {
  return `sets:${name}`;
}

/** Some variable is set, whatever its name: for globs of names and lists. */
export const ANY_VARIABLE = 'sets?';

/** A command whose name is not known before it runs. */
export const DYNAMIC_NAME = 'name-unknown';

/** Does a rule with this key speak of commands by name? Then a name of which only part is known may be meant. */
export function isNameKey(key: string): boolean {
  return key.startsWith('name:') || key.startsWith('sub:') || key.startsWith('stem:');
}

/** A command with its first operand: most rules on git, docker or npm are about one subcommand. */
export function subcommandKey(base: string, word: string): string {
  return `sub:${foldName(base)}:${word}`;
}

/** Every rule on some subcommand of a command, for a subcommand that is not known. */
export function anySubcommandKey(base: string): string {
  return `sub?:${foldName(base)}`;
}

/** Names are filed in lower case, without what Windows adds. */
export function foldName(base: string): string {
  const folded = base.toLowerCase();
  // Lists of hundreds of names are folded in one call.
  return folded.includes('.') ? folded.replace(/\.(?:exe|cmd|bat|com)$/, '') : folded;
}

export function kindKey(kind: SubjectKind): string {
  return `kind:${kind}`;
}

export function effectKey(kind: EffectKind): string {
  return `effect:${kind}`;
}
