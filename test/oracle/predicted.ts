/**
 * Compares what the evaluator predicts with what a real shell did: whether a predicted invocation is a
 * recorded call, exactly or as far as the prediction leaves open.
 */
import type { PatternPart, Value } from '../../src/core/value.ts';
import { baseName } from '../../src/shell/invocation.ts';

/** What the comparison needs of an act, wherever it comes from: the evaluator, or `explain`'s JSON. */
export type Foretold =
  | { readonly kind: 'invocation'; readonly name: Value; readonly args: readonly { readonly value: Value }[] }
  | { readonly kind: 'opaque' | 'assigned' };
type Command = Extract<Foretold, { readonly kind: 'invocation' }>;

export type Agreement =
  /** Name and every word are known, and equal. */
  | 'known'
  /** The name is known or a pattern that fits, and the words may be these. */
  | 'may'
  /** Only "something runs here" is known: an unknown name, or a script that cannot be seen. */
  | 'opaque'
  | 'none';

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function globSource(glob: string): string {
  // It stays as it is where nothing matches it.
  if (glob === '?' || /^\[[^\]]*\]$/.test(glob)) return `(?:[^\\x00]|${literally(glob)})`;
  // What a glob matches may be several words.
  return '[\\s\\S]*';
}

function partSource(part: PatternPart): string {
  switch (part.kind) {
    case 'text':
      return literally(part.text);
    case 'glob':
      return globSource(part.glob);
    case 'hole':
      return part.why.splits ? '[\\s\\S]*' : '[^\\x00]*';
  }
}

/** A word as a regular expression over words that each begin with NUL. */
function wordSource(value: Value): string {
  switch (value.kind) {
    case 'known':
      return `\\x00${literally(value.text)}`;
    case 'unknown':
      return value.why.splits ? '(?:\\x00[\\s\\S]*)?' : '\\x00[^\\x00]*';
    case 'pattern': {
      // Under `nullglob` a glob that matches nothing is no word at all.
      const optional =
        value.parts.some((part) => part.kind === 'glob') ||
        value.parts.every((part) => part.kind === 'hole' && part.why.splits)
          ? '?'
          : '';
      return `(?:\\x00${value.parts.map(partSource).join('')})${optional}`;
    }
  }
}

function argumentsMayBe(invocation: Command, words: readonly string[]): boolean {
  const source = invocation.args.map((arg) => wordSource(arg.value)).join('');
  return new RegExp(`^${source}$`).test(words.map((word) => `\0${word}`).join(''));
}

function nameMayBe(name: Value, wanted: string): boolean {
  const pattern = new RegExp(`^${wordSource(name)}$`);
  return ['', '/bin/', '/usr/bin/', './'].some((directory) => pattern.test(`\0${directory}${wanted}`));
}

export function agreement(act: Foretold, argv: readonly string[]): Agreement {
  const [wanted = '', ...words] = argv;
  switch (act.kind) {
    case 'assigned':
      return 'none';
    case 'opaque':
      return 'opaque';
    case 'invocation': {
      const allKnown = act.args.every((arg) => arg.value.kind === 'known');
      if (act.name.kind === 'known') {
        if (baseName(act.name.text) !== wanted) return 'none';
        if (!argumentsMayBe(act, words)) return 'none';
        return allKnown ? 'known' : 'may';
      }
      if (act.name.kind === 'unknown') {
        return act.name.why.splits || argumentsMayBe(act, words) ? 'opaque' : 'none';
      }
      const hasText = act.name.parts.some((part) => part.kind !== 'hole');
      return hasText && nameMayBe(act.name, wanted) && argumentsMayBe(act, words) ? 'may' : 'opaque';
    }
  }
}

const ORDER: readonly Agreement[] = ['known', 'may', 'opaque', 'none'];

/** The best that any act says about this call. */
export function bestAgreement(
  analysis: { readonly acts: readonly Foretold[] },
  argv: readonly string[],
): Agreement {
  let best = ORDER.length - 1;
  for (const act of analysis.acts) {
    best = Math.min(best, ORDER.indexOf(agreement(act, argv)));
    if (best === 0) break;
  }
  return ORDER[best] ?? 'none';
}
