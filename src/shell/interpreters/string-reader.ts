/**
 * Strings of every language: where they end, what their escapes mean, where code stands inside. Each
 * function starts at an offset and gives the parts and the offset after the string; an unclosed string
 * ends with the text.
 */
import type { Interpolation, StringStyle } from './lexicon.ts';
import type { TextPart } from './token.ts';

export interface StringEnd {
  readonly parts: readonly TextPart[];
  readonly end: number;
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The delimiter that closes the one that opened: brackets close by their partner, others by themselves. */
export function closerOf(open: string): string {
  return CLOSERS[open] ?? open;
}

export interface StringShape {
  /** Text that closes it. */
  readonly close: string;
  /** A bracket that may be nested inside; null for quotes. */
  readonly open: string | null;
  readonly style: StringStyle;
  /** Doubled braces and `{expr}`. */
  readonly braces: boolean;
  /** Backslashes are text (python's r''). */
  readonly raw: boolean;
}

export function readString(text: string, start: number, shape: StringShape): StringEnd {
  const parts: TextPart[] = [];
  let plain = '';
  let depth = 0;
  let at = start;
  const code = (source: string): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push({ kind: 'code', source });
  };
  while (at < text.length) {
    if (depth === 0 && text.startsWith(shape.close, at)) {
      at += shape.close.length;
      break;
    }
    const char = text.charAt(at);
    if (char === '\\' && at + 1 < text.length) {
      const read = readEscape(text, at, shape);
      plain += read.text;
      at = read.end;
      continue;
    }
    if (shape.open !== null && char === shape.open) depth += 1;
    else if (shape.open !== null && char === shape.close) depth -= 1;
    const inner = shape.braces ? pythonField(text, at) : interpolated(text, at, shape.style.interpolation);
    if (inner !== null) {
      code(inner.source);
      at = inner.end;
      continue;
    }
    plain += char;
    at += shape.braces && (text.startsWith('{{', at) || text.startsWith('}}', at)) ? 2 : 1;
  }
  if (plain !== '' || parts.length === 0) parts.push({ kind: 'text', text: plain });
  return { parts, end: at };
}

function readEscape(text: string, at: number, shape: StringShape): { text: string; end: number } {
  const next = text.charAt(at + 1);
  if (shape.raw) return { text: `\\${next}`, end: at + 2 };
  if (shape.style.escapes === 'quote') {
    const dropped = next === '\\' || next === shape.close || next === shape.open;
    return { text: dropped ? next : `\\${next}`, end: at + 2 };
  }
  const numeric =
    /^(?:x\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{1,2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/.exec(
      text.slice(at + 1, at + 11),
    );
  if (numeric !== null) {
    const hex = numeric[1] ?? numeric[2] ?? numeric[3] ?? numeric[4] ?? numeric[5];
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(numeric[6] ?? '0', 8);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', end: at + 1 + numeric[0].length };
  }
  return { text: Object.hasOwn(SIMPLE, next) ? (SIMPLE[next] ?? next) : next, end: at + 2 };
}

interface Inner {
  readonly source: string;
  readonly end: number;
}

function interpolated(text: string, at: number, style: Interpolation): Inner | null {
  const char = text.charAt(at);
  switch (style) {
    case 'none':
      return null;
    case 'dollar-brace':
      return char === '$' && text.charAt(at + 1) === '{' ? balanced(text, at + 2) : null;
    case 'hash-brace':
      return char === '#' && text.charAt(at + 1) === '{' ? balanced(text, at + 2) : null;
    case 'julia':
      if (char !== '$') return null;
      return text.charAt(at + 1) === '(' ? balanced(text, at + 2) : matchAt(/\$([A-Za-z_]\w*)/y, text, at);
    case 'perl':
      return perlVariable(text, at);
    case 'php':
      if (char === '{' && text.charAt(at + 1) === '$') return balanced(text, at + 1);
      return char === '$' ? matchAt(/(\$\w+(?:\[\w+\]|->\w+)?)/y, text, at) : null;
  }
}

function perlVariable(text: string, at: number): Inner | null {
  const char = text.charAt(at);
  if (char !== '$' && char !== '@') return null;
  const next = text.charAt(at + 1);
  if (next === '{') {
    const inner = balanced(text, at + 2);
    // `${name}` is `$name`; `@{[ … ]}` is code.
    return /^\w+$/.test(inner.source) ? { source: char + inner.source, end: inner.end } : inner;
  }
  const shape =
    char === '$' ? /(\$(?:\w+|::)+(?:(?:->)?(?:\[[^\]\s]*\]|\{[^}\s]*\}))*)/y : /(@[A-Za-z_]\w*)/y;
  return matchAt(shape, text, at);
}

function matchAt(shape: RegExp, text: string, at: number): Inner | null {
  shape.lastIndex = at;
  const match = shape.exec(text);
  return match === null ? null : { source: match[1] ?? '', end: shape.lastIndex };
}

/** From inside a brace or parenthesis to its partner, strings passed over. */
function balanced(text: string, start: number): Inner {
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '{' || char === '(') depth += 1;
    else if (char === '}' || char === ')') {
      depth -= 1;
      if (depth === 0) return { source: text.slice(start, at), end: at + 1 };
    }
    at += 1;
  }
  return { source: text.slice(start), end: text.length };
}

/** `{expr!r:>10}` of an f-string: the expression alone. */
function pythonField(text: string, at: number): Inner | null {
  if (text.charAt(at) !== '{' || text.charAt(at + 1) === '{') return null;
  const inner = balanced(text, at + 1);
  const cut = /^((?:[^:!=[\](){}'"]|!=|\[[^\]]*\]|\([^)]*\)|'[^']*'|"[^"]*")*)(?:![rsa])?=?(?::.*)?$/s.exec(
    inner.source,
  );
  return { source: cut?.[1] ?? inner.source, end: inner.end };
}
