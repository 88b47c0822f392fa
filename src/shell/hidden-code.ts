/**
 * Text that bash expands again although nobody wrote an expansion there: `${x@P}`, prompts, and subscripts
 * in arithmetic (`x='a[$(id)]'; ((x))` runs `id`). What is in it is run as the shell would run it.
 */

import type { Span } from '../core/span.ts';
import type { Value } from '../core/value.ts';
import { type Expander, expandToValues } from './expand.ts';
import { readScript } from './reader.ts';
import { forkScope } from './scope.ts';
import type { Word } from './syntax.ts';

/** The text as the inside of double quotes. */
function asQuoted(text: string, span: Span): Word | null {
  // A here-document's body is text of this kind: the reader is asked for one.
  const script = readScript(`: <<_\n${text}\n_\n`, { zsh: false, base: span, depth: 0 });
  const command = script.items[0]?.command;
  const target = command?.kind === 'simple' ? command.redirects[0]?.target : undefined;
  return target ?? null;
}

const SUBSTITUTES = /\$\(|`|\$\{/;

/** Expands the text as a prompt; gives its value without the newline that the reading added. */
export function expandPrompt(text: string, e: Expander, span: Span): Value | null {
  if (!/[\\$`]/.test(text)) return { kind: 'known', text };
  const word = asQuoted(text, span);
  if (word === null) return null;
  const value = expandToValues(word, e, 'quoted')[0];
  if (value?.kind !== 'known') return null;
  return { kind: 'known', text: value.text.replace(/\n$/, '') };
}

/** Runs the substitutions in subscripts that arithmetic on this text comes by, variables' values included. */
export function runSubscripts(text: string, e: Expander, span: Span, depth = 0): void {
  if (depth > 4) return;
  if (text.includes('[') && SUBSTITUTES.test(text)) {
    const word = asQuoted(text, span);
    // On a copy: most of such text is no subscript, and then nothing of it happens.
    if (word !== null) expandToValues(word, { ...e, scope: forkScope(e.scope) }, 'quoted');
  }
  for (const name of text.match(/[A-Za-z_][A-Za-z0-9_]*/g)?.slice(0, 50) ?? []) {
    for (const value of e.scope.variables.get(name)?.values ?? []) {
      if (value.kind === 'known' && value.text.includes('[') && value.text !== text)
        runSubscripts(value.text, e, span, depth + 1);
    }
  }
}
