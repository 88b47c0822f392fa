/**
 * `echo`, which is another program in each shell: bash reads `-n`, `-e`, `-E` and escapes only with
 * `-e`; dash knows `-n` alone and always reads escapes; zsh reads escapes unless `-E`.
 */
import { byteSink } from './bytes.ts';
import { type EscapeStyle, writeEscape } from './escapes.ts';
import type { Filter } from './filter.ts';

const BASH: EscapeStyle = { zeroOctal: true, plainOctal: false, stops: true, extended: true, quotes: false };
const DASH: EscapeStyle = { zeroOctal: true, plainOctal: true, stops: true, extended: false, quotes: false };

export const echo: Filter = (args, _stdin, dialect) => {
  if (dialect === 'posix') {
    const silent = args[0] === '-n';
    return withEscapes((silent ? args.slice(1) : args).join(' '), DASH, !silent);
  }
  let newline = true;
  let escapes = dialect === 'zsh';
  let first = 0;
  for (; first < args.length; first += 1) {
    const arg = args[first] ?? '';
    if (!/^-[neE]+$/.test(arg)) break;
    for (const letter of arg.slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
  }
  // A lone `-` ends the options of zsh's echo and is not printed.
  if (dialect === 'zsh' && args[first] === '-') first += 1;
  const text = args.slice(first).join(' ');
  if (!escapes) return newline ? `${text}\n` : text;
  return withEscapes(text, BASH, newline);
};

function withEscapes(text: string, style: EscapeStyle, newline: boolean): string | null {
  if (!text.includes('\\')) return newline ? `${text}\n` : text;
  const sink = byteSink();
  let at = 0;
  while (at < text.length) {
    const backslash = text.indexOf('\\', at);
    if (backslash === -1) {
      sink.text(text.slice(at));
      break;
    }
    sink.text(text.slice(at, backslash));
    const next = writeEscape(text, backslash, style, sink);
    if (next === null) return null;
    if (next === -1) return sink.finish();
    at = next;
  }
  if (newline) sink.byte(10);
  return sink.finish();
}
