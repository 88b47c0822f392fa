/**
 * mvdan/sh reads a text and prints it in its own form; what we read in the one must be what we read in the
 * other. Where our structure differs from its structure, the printed text runs something else.
 */
import { print } from 'sh-syntax';
import { showValue, type Value } from '../../src/core/value.ts';
import type { Act } from '../../src/shell/invocation.ts';
import { analyse } from './analyse.ts';

export type Comparison =
  | { readonly kind: 'same' }
  /** The other parser does not take it for bash. */
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'different';
      readonly printed: string;
      readonly ours: readonly string[];
      readonly theirs: readonly string[];
    };

const word = (value: Value): string =>
  value.kind === 'known' ? JSON.stringify(value.text) : value.kind === 'unknown' ? '?' : pattern(value);

/** What is not known is shown by its source text, which the printer writes anew. */
function pattern(value: Value): string {
  return value.kind === 'pattern'
    ? value.parts.map((part) => (part.kind === 'text' ? JSON.stringify(part.text) : '*')).join('')
    : showValue(value);
}

function command(act: Act): string | null {
  if (act.kind !== 'invocation') return null;
  return [act.name, ...act.args.map((arg) => arg.value)].map(word).join(' ');
}

export function commandsOf(text: string): readonly string[] {
  return analyse(text)
    .acts.map(command)
    .filter((shown) => shown !== null);
}

export async function compare(text: string): Promise<Comparison> {
  let printed: string;
  try {
    printed = await print(text);
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
  const ours = commandsOf(text);
  const theirs = commandsOf(printed);
  return JSON.stringify(ours) === JSON.stringify(theirs)
    ? { kind: 'same' }
    : { kind: 'different', printed, ours, theirs };
}
