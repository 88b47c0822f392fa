/**
 * The strings that do not start with a plain quote: python's prefixes and triple quotes, perl's q/qq/qw/
 * qx/m/s/tr, ruby's %w/%q/%x, here-documents, lua's long brackets, regular expressions between slashes.
 */
import type { Lexicon, StringStyle } from './lexicon.ts';
import { closerOf, readString } from './string-reader.ts';
import type { TextPart, TokenKind } from './token.ts';

export interface QuoteLike {
  readonly kind: TokenKind;
  readonly text: string;
  readonly parts: readonly TextPart[];
  readonly end: number;
  readonly heredoc: { readonly tag: string; readonly raw: boolean; readonly dedent: boolean } | null;
}

const NONE: readonly TextPart[] = [];

/** null where none of them starts here. `operand`: an operand is expected, not an operator. */
export function readQuoteLike(
  text: string,
  at: number,
  lexicon: Lexicon,
  operand: boolean,
): QuoteLike | null {
  const char = text.charAt(at);
  switch (lexicon.tongue) {
    case 'python':
      return /[rRbBuUfF'"]/.test(char) ? pythonString(text, at, lexicon) : null;
    case 'lua':
      return char === '[' ? luaString(text, at) : null;
    case 'julia':
      return text.startsWith('"""', at)
        ? delimited(text, at + 3, '"""', null, lexicon.strings['"'], 'string')
        : null;
    case 'node':
      return char === '/' && operand ? slashRegex(text, at) : null;
    case 'php':
      return text.startsWith('<<<', at) ? heredoc(text, at, /<<<[ \t]*(['"]?)(\w+)\1/y, true) : null;
    case 'ruby':
      if (char === '%' && operand) return rubyPercent(text, at, lexicon);
      if (char === ':' && /^:["'A-Za-z_]/.test(text.slice(at, at + 2)) && text.charAt(at - 1) !== ':') {
        return rubySymbol(text, at, lexicon);
      }
      if (char === '<')
        return heredoc(text, at, /<<[-~](['"]?)([A-Za-z_]\w*)\1/y, text.charAt(at + 2) === '~');
      return char === '/' && operand ? slashRegex(text, at) : null;
    case 'perl':
      return perlQuote(text, at, lexicon, operand);
    case 'r':
      return null;
  }
}

function delimited(
  text: string,
  start: number,
  close: string,
  open: string | null,
  style: StringStyle | undefined,
  kind: TokenKind,
): QuoteLike | null {
  if (style === undefined) return null;
  const read = readString(text, start, { close, open, style, braces: false, raw: false });
  return { kind, text: close, parts: read.parts, end: read.end, heredoc: null };
}

function pythonString(text: string, at: number, lexicon: Lexicon): QuoteLike | null {
  const shape = /([rRbBuUfF]{0,2})('''|"""|'|")/y;
  shape.lastIndex = at;
  const match = shape.exec(text);
  const style = lexicon.strings["'"];
  if (match === null || style === undefined) return null;
  const prefix = (match[1] ?? '').toLowerCase();
  const close = match[2] ?? "'";
  const read = readString(text, shape.lastIndex, {
    close,
    open: null,
    style,
    braces: prefix.includes('f'),
    raw: prefix.includes('r'),
  });
  return { kind: 'string', text: close, parts: read.parts, end: read.end, heredoc: null };
}

function luaString(text: string, at: number): QuoteLike | null {
  const open = /\[(=*)\[\n?/y;
  open.lastIndex = at;
  const match = open.exec(text);
  if (match === null) return null;
  const close = `]${match[1] ?? ''}]`;
  const end = text.indexOf(close, open.lastIndex);
  const body = text.slice(open.lastIndex, end === -1 ? text.length : end);
  const after = end === -1 ? text.length : end + close.length;
  return { kind: 'string', text: close, parts: [{ kind: 'text', text: body }], end: after, heredoc: null };
}

function slashRegex(text: string, at: number): QuoteLike | null {
  const shape = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
  shape.lastIndex = at;
  const match = shape.exec(text);
  if (match === null) return null;
  return { kind: 'regex', text: match[0], parts: NONE, end: shape.lastIndex, heredoc: null };
}

function heredoc(text: string, at: number, shape: RegExp, dedent: boolean): QuoteLike | null {
  shape.lastIndex = at;
  const match = shape.exec(text);
  const tag = match?.[2];
  if (match === null || tag === undefined) return null;
  const document = { tag, raw: match[1] === "'", dedent };
  return { kind: 'string', text: tag, parts: NONE, end: shape.lastIndex, heredoc: document };
}

function rubySymbol(text: string, at: number, lexicon: Lexicon): QuoteLike | null {
  const quote = text.charAt(at + 1);
  if (quote === '"' || quote === "'")
    return delimited(text, at + 2, quote, null, lexicon.strings[quote], 'string');
  const shape = /:([A-Za-z_]\w*[?!=]?)(?!:)/y;
  shape.lastIndex = at;
  const name = shape.exec(text)?.[1];
  if (name === undefined) return null;
  return {
    kind: 'string',
    text: ':',
    parts: [{ kind: 'text', text: name }],
    end: at + 1 + name.length,
    heredoc: null,
  };
}

function rubyPercent(text: string, at: number, lexicon: Lexicon): QuoteLike | null {
  const shape = /%([wWiIqQx]?)([([{<|!/])/y;
  shape.lastIndex = at;
  const match = shape.exec(text);
  const open = match?.[2];
  if (match === null || open === undefined) return null;
  const letter = match[1] ?? '';
  const nested = closerOf(open) === open ? null : open;
  const style = lexicon.strings[letter === 'q' || letter === 'w' || letter === 'i' ? "'" : '"'];
  const kind = letter === 'x' ? 'shell' : /[wWiI]/.test(letter) && letter !== '' ? 'words' : 'string';
  return delimited(text, shape.lastIndex, closerOf(open), nested, style, kind);
}

function perlQuote(text: string, at: number, lexicon: Lexicon, operand: boolean): QuoteLike | null {
  const char = text.charAt(at);
  if (char === '<') {
    const doc = heredoc(text, at, /<<~?(['"]?)([A-Za-z_]\w*)\1/y, text.charAt(at + 2) === '~');
    if (doc !== null) return doc;
    const glob = /<([^<>\s=;]*[*?~{][^<>\s=;]*)>/y;
    glob.lastIndex = at;
    const match = operand || /[\s(,]/.test(text.charAt(at - 1)) ? glob.exec(text) : null;
    if (match === null) return null;
    const parts: readonly TextPart[] = [{ kind: 'text', text: match[1] ?? '' }];
    return { kind: 'glob', text: '<', parts, end: glob.lastIndex, heredoc: null };
  }
  if (char === '/' && operand) {
    const regex = slashRegex(text, at);
    return regex === null ? null : { ...regex, parts: codeIn(regex.text) };
  }
  if (!/[qmsty]/.test(char) || /[\w$@%&>]/.test(text.charAt(at - 1))) return null;
  const shape = /(qq|qw|qx|qr|q|tr|m|s|y)(?:\s*([^\w\s,;=)])|\s*(=)(?![>~=]))/y;
  shape.lastIndex = at;
  const match = shape.exec(text);
  const word = match?.[1];
  const open = match?.[2] ?? match?.[3];
  if (
    match === null ||
    word === undefined ||
    open === undefined ||
    text.startsWith('=>', shape.lastIndex - 1)
  )
    return null;
  // `y => 1`, `s,` and `$h{s}` are names.
  if (open === '}' || open === '-' || (open === '#' && /\s/.test(match[0]))) return null;
  const nested = closerOf(open) === open ? null : open;
  const style = lexicon.strings[word === 'q' || word === 'qw' || open === "'" ? "'" : '"'];
  const kind: TokenKind =
    word === 'qx'
      ? 'shell'
      : word === 'qw'
        ? 'words'
        : word.startsWith('q') && word !== 'qr'
          ? 'string'
          : 'regex';
  const first = delimited(text, shape.lastIndex, closerOf(open), nested, style, kind);
  if (first === null || kind !== 'regex') return first;
  return perlSubstitution(text, shape.lastIndex, first, word, open, style);
}

/** `(?{ code })` and `(??{ code })` in a pattern, up to the last brace. */
function codeIn(pattern: string): readonly TextPart[] {
  const code = /\(\?\??\{([\s\S]*)\}/.exec(pattern)?.[1];
  return code === undefined ? NONE : [{ kind: 'code', source: code }];
}

/** The second half of s///, tr///; with the flag `e` it is code. */
function perlSubstitution(
  text: string,
  start: number,
  first: QuoteLike,
  word: string,
  open: string,
  style: StringStyle | undefined,
): QuoteLike {
  let end = first.end;
  let second = '';
  if (word === 's' || word === 'tr' || word === 'y') {
    const nested = closerOf(open) === open ? null : open;
    if (nested !== null) {
      const next = text.indexOf(open, end);
      end = next === -1 ? end : next + 1;
    }
    const rest = delimited(text, end, closerOf(open), nested, style, 'regex');
    second = text.slice(end, (rest?.end ?? end) - 1);
    end = rest?.end ?? end;
  }
  const flags = /[a-z]*/y;
  flags.lastIndex = end;
  const letters = flags.exec(text)?.[0] ?? '';
  const parts = [
    ...codeIn(text.slice(start, first.end)),
    ...(word === 's' && letters.includes('e') ? [{ kind: 'code' as const, source: second }] : NONE),
  ];
  return { kind: 'regex', text: word, parts, end: end + letters.length, heredoc: null };
}
