/** Reads what follows a `$`: `$x`, `$1`, `$@`, `${…}` with all its operators (Bash manual 3.5.3). */
import { type Cursor, MAX_DEPTH, problem } from './cursor.ts';
import type { Parameter, Word } from './syntax.ts';

type OperandContext = 'brace' | 'brace-slash' | 'brace-colon' | 'index';
type ReadOperand = (context: OperandContext, inDouble: boolean) => Word;

const SPECIAL = '@*#?-$!_';

export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

function plain(name: string, text: string): Parameter {
  return { name, indirect: false, length: false, index: null, operator: null, operands: [], text };
}

/** With the cursor on `$`. Null (cursor moved or not) where the `$` is a plain character. */
export function readParameter(c: Cursor, readOperand: ReadOperand, inDouble: boolean): Parameter | null {
  const start = c.pos;
  const next = c.text[c.pos + 1] ?? '';
  if (next === '{') return readBraced(c, readOperand, inDouble);
  const name = readNameAt(c.text, c.pos + 1);
  if (name !== '') {
    c.pos += 1 + name.length;
    return plain(name, c.text.slice(start, c.pos));
  }
  if (next !== '' && (SPECIAL.includes(next) || (next >= '0' && next <= '9'))) {
    c.pos += 2;
    return plain(next, c.text.slice(start, c.pos));
  }
  return null;
}

function readNameAt(text: string, at: number): string {
  const first = text.charCodeAt(at);
  if (!isNameStart(first)) return '';
  let end = at + 1;
  while (end < text.length && (isNameStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end += 1;
  return text.slice(at, end);
}

function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Longest first; `:` alone is the substring operator. */
const OPERATORS = [
  ':-',
  ':=',
  ':?',
  ':+',
  '##',
  '%%',
  '//',
  '/#',
  '/%',
  '^^',
  ',,',
  '-',
  '=',
  '?',
  '+',
  '#',
  '%',
  '/',
  '^',
  ',',
  '~~',
  '~',
  '@',
  ':',
];

function readBraced(c: Cursor, readOperand: ReadOperand, inDouble: boolean): Parameter {
  if (c.seen.braces >= MAX_DEPTH) {
    problem(c, 'nested too deeply', c.pos, true);
    const text = c.text.slice(c.pos);
    c.pos = c.text.length;
    return { ...plain('?', text.slice(0, 40)), operator: 'unknown' };
  }
  c.seen.braces += 1;
  const parameter = readOpenBraced(c, readOperand, inDouble);
  c.seen.braces -= 1;
  return parameter;
}

/** Operators whose operand is text like the text around it. */
const DEFAULTS: ReadonlySet<string> = new Set([':-', '-', ':=', '=', ':?', '?', ':+', '+']);

function readOpenBraced(c: Cursor, readOperand: ReadOperand, inDouble: boolean): Parameter {
  const start = c.pos;
  c.pos += 2;
  let length = false;
  let indirect = false;
  const text = c.text;
  if (
    text[c.pos] === '#' &&
    text[c.pos + 1] !== '}' &&
    !/^#(?::?[-=?+]|[%#/])/.test(text.slice(c.pos, c.pos + 3))
  ) {
    length = true;
    c.pos += 1;
  } else if (text[c.pos] === '!' && text[c.pos + 1] !== '}') {
    indirect = true;
    c.pos += 1;
  }
  let name = readNameAt(text, c.pos);
  if (name === '') {
    const digits = /^[0-9]+/.exec(text.slice(c.pos, c.pos + 12))?.[0];
    name = digits ?? (SPECIAL.includes(text[c.pos] ?? ' ') ? (text[c.pos] ?? '') : '');
  }
  c.pos += name.length;
  let index: Word | null = null;
  if (text[c.pos] === '[' && name !== '') {
    c.pos += 1;
    index = readOperand('index', false);
    if (text[c.pos] === ']') c.pos += 1;
  }
  let operator: string | null = null;
  const operands: Word[] = [];
  if (text[c.pos] !== '}' && c.pos < text.length && !length) {
    const found = OPERATORS.find((o) => text.startsWith(o, c.pos));
    if (found !== undefined) {
      operator = found;
      c.pos += found.length;
      if (found === ':') {
        operands.push(readOperand('brace-colon', inDouble));
        if (text[c.pos] === ':') {
          c.pos += 1;
          operands.push(readOperand('brace', inDouble));
        }
      } else if (found.startsWith('/')) {
        // Double quotes around the expansion do not reach into a pattern (bash quirk, unlike defaults).
        operands.push(readOperand('brace-slash', false));
        if (text[c.pos] === '/') {
          c.pos += 1;
          operands.push(readOperand('brace', false));
        }
      } else operands.push(readOperand('brace', inDouble && DEFAULTS.has(found)));
    }
  }
  if (text[c.pos] === '}') c.pos += 1;
  else {
    problem(c, 'bad or unclosed ${…}', start);
    // A form that is not known: skip to its brace, so that what follows is still read.
    const close = text.indexOf('}', c.pos);
    operator = 'unknown';
    c.pos = close === -1 ? text.length : close + 1;
  }
  return { name, indirect, length, index, operator, operands, text: text.slice(start, c.pos) };
}
