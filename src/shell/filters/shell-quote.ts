/** Quoting as bash's `printf %q` does it: backslashes for what the shell minds, `$'…'` for control characters. */

import { ansiQuote } from '../ansi-c.ts';

const MINDED = ' !"$&\'()*,;<>?[\\]^`{|}';

export function quoteForShell(text: string): string | null {
  if (text === '') return "''";
  // Which letters a locale calls printable is not ours to know.
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 126) return null;
  if (/[\0-\x1f]/.test(text)) return ansiQuote(text);
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    const minded = MINDED.includes(char) || (i === 0 && (char === '~' || char === '#'));
    out += minded ? `\\${char}` : char;
  }
  // A tilde after `:` or `=` is expanded in assignments, and therefore quoted by some versions only.
  return /[:=]~/.test(text) ? null : out;
}
