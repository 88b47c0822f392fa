/** Compound commands: `if`, loops, `case`, `[[ ]]`, `(( ))` (Bash manual 3.2.5). */
import { type Cursor, problem, spanOf } from './cursor.ts';
import type { CaseArm, Command, IfClause, Script, Word } from './syntax.ts';
import { accept, reservedAt, skipBlanks, skipLines } from './token-reader.ts';
import { arithmeticEnd, readText, readWord } from './word-reader.ts';

const THEN: ReadonlySet<string> = new Set(['then']);
const BRANCH_END: ReadonlySet<string> = new Set(['elif', 'else', 'fi']);
const FI: ReadonlySet<string> = new Set(['fi']);
const DO: ReadonlySet<string> = new Set(['do']);
const DONE: ReadonlySet<string> = new Set(['done']);
const CLOSE_BRACE: ReadonlySet<string> = new Set(['}']);
const ESAC: ReadonlySet<string> = new Set(['esac']);

export function readIf(c: Cursor): Command {
  const start = c.pos;
  c.pos += 2;
  const clauses: IfClause[] = [];
  let otherwise: Script | null = null;
  for (;;) {
    const condition = c.readBody(c, THEN);
    if (!accept(c, 'then')) problem(c, 'if without then', start);
    clauses.push({ condition, body: c.readBody(c, BRANCH_END) });
    if (accept(c, 'elif')) continue;
    if (accept(c, 'else')) otherwise = c.readBody(c, FI);
    if (!accept(c, 'fi')) problem(c, 'if without fi', start);
    break;
  }
  return { kind: 'if', clauses, otherwise, redirects: c.readRedirects(c), span: spanOf(c, start, c.pos) };
}

export function readWhile(c: Cursor): Command {
  const start = c.pos;
  const until = c.text.startsWith('until', c.pos);
  c.pos += 5;
  const condition = c.readBody(c, DO);
  const body = readDoGroup(c, start);
  return {
    kind: 'while',
    until,
    condition,
    body,
    redirects: c.readRedirects(c),
    span: spanOf(c, start, c.pos),
  };
}

function readDoGroup(c: Cursor, start: number): Script {
  // Bash also takes { … } for do … done, undocumented.
  if (accept(c, '{')) {
    const body = c.readBody(c, CLOSE_BRACE);
    if (!accept(c, '}')) problem(c, 'loop without }', start);
    return body;
  }
  if (!accept(c, 'do')) problem(c, 'loop without do', start);
  const body = c.readBody(c, DONE);
  if (!accept(c, 'done')) problem(c, 'loop without done', start);
  return body;
}

export function readFor(c: Cursor): Command {
  const start = c.pos;
  const select = c.text.startsWith('select', c.pos);
  c.pos += select ? 6 : 3;
  skipBlanks(c);
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(c.text.slice(c.pos, c.pos + 128))?.[0] ?? '';
  if (name === '') problem(c, 'loop without a variable', start);
  c.pos += name.length;
  skipLines(c);
  let words: Word[] | null = null;
  if (reservedAt(c) === 'in') {
    c.pos += 2;
    words = readWords(c);
  } else if (c.zsh && c.text[c.pos] === '(') {
    // zsh: for x (a b c)
    c.pos += 1;
    words = readWords(c);
    if (c.text[c.pos] === ')') c.pos += 1;
  }
  skipBlanks(c);
  if (c.text[c.pos] === ';') c.pos += 1;
  const body = readDoGroup(c, start);
  return {
    kind: 'for',
    name,
    words,
    body,
    select,
    redirects: c.readRedirects(c),
    span: spanOf(c, start, c.pos),
  };
}

function readWords(c: Cursor): Word[] {
  const words: Word[] = [];
  for (;;) {
    skipBlanks(c);
    const before = c.pos;
    const word = readWord(c, 'command');
    if (c.pos === before) return words;
    words.push(word);
  }
}

/** `for ((…; …; …))`, or null with the cursor unmoved. */
export function readArithmeticFor(c: Cursor): Command | null {
  const head = /^for[ \t]*\(\(/.exec(c.text.slice(c.pos, c.pos + 32))?.[0];
  if (head === undefined) return null;
  const start = c.pos;
  const from = c.pos + head.length;
  const close = arithmeticEnd(c.text, from);
  if (close === -1) return null;
  const header: Word[] = [];
  let at = from;
  for (const piece of c.text.slice(from, close).split(';')) {
    header.push(textBetween(c, at, at + piece.length));
    at += piece.length + 1;
  }
  c.pos = close + 2;
  skipBlanks(c);
  if (c.text[c.pos] === ';') c.pos += 1;
  const body = readDoGroup(c, start);
  return {
    kind: 'arithmetic-for',
    header,
    body,
    redirects: c.readRedirects(c),
    span: spanOf(c, start, c.pos),
  };
}

function textBetween(c: Cursor, start: number, end: number): Word {
  const inner: Cursor = {
    ...c,
    text: c.text.slice(start, end),
    pos: 0,
    base: c.base === null ? null : c.base + start,
    offset: c.offset === null ? null : c.offset + start,
    pending: [],
  };
  return readText(inner, true);
}

/** `((…))`, or null with the cursor unmoved where it is a subshell in a subshell. */
export function readArithmeticCommand(c: Cursor): Command | null {
  const start = c.pos;
  const close = arithmeticEnd(c.text, c.pos + 2);
  if (close === -1) return null;
  const expression = textBetween(c, start + 2, close);
  c.pos = close + 2;
  return { kind: 'arithmetic', expression, redirects: c.readRedirects(c), span: spanOf(c, start, c.pos) };
}

export function readCase(c: Cursor): Command {
  const start = c.pos;
  c.pos += 4;
  skipBlanks(c);
  const word = readWord(c, 'command');
  if (!accept(c, 'in')) problem(c, 'case without in', start);
  const arms: CaseArm[] = [];
  for (;;) {
    skipLines(c);
    if (c.pos >= c.text.length || reservedAt(c) === 'esac') break;
    const before = c.pos;
    arms.push(readArm(c));
    if (c.pos === before) break;
  }
  if (!accept(c, 'esac')) problem(c, 'case without esac', start);
  return { kind: 'case', word, arms, redirects: c.readRedirects(c), span: spanOf(c, start, c.pos) };
}

function readArm(c: Cursor): CaseArm {
  const start = c.pos;
  if (c.text[c.pos] === '(') c.pos += 1;
  const patterns: Word[] = [];
  for (;;) {
    skipBlanks(c);
    patterns.push(readWord(c, 'command'));
    skipBlanks(c);
    if (c.text[c.pos] !== '|') break;
    c.pos += 1;
  }
  if (c.text[c.pos] === ')') c.pos += 1;
  else problem(c, 'case pattern without )', start);
  const body = c.readBody(c, ESAC);
  skipLines(c);
  const end = armEnd(c);
  if (end !== null) c.pos += end.length;
  return { patterns, body, end: end ?? ';;' };
}

function armEnd(c: Cursor): CaseArm['end'] | null {
  if (c.text.startsWith(';;&', c.pos)) return ';;&';
  if (c.text.startsWith(';;', c.pos)) return ';;';
  return c.text.startsWith(';&', c.pos) ? ';&' : null;
}

/** `[[ … ]]`: kept as words, operators as literal text; enough to find what is expanded in it. */
export function readTest(c: Cursor): Command {
  const start = c.pos;
  c.pos += 2;
  const words: Word[] = [];
  let regexNext = false;
  for (;;) {
    skipLines(c);
    const ch = c.text[c.pos];
    if (ch === undefined) {
      problem(c, 'unclosed [[', start);
      break;
    }
    if (c.text.startsWith(']]', c.pos)) {
      c.pos += 2;
      break;
    }
    const before = c.pos;
    if (!regexNext && '()<>!&|;'.includes(ch) && !/^[<>]\(/.test(c.text.slice(c.pos, c.pos + 2))) {
      const operator = /^(?:&&|\|\||.)/.exec(c.text.slice(c.pos, c.pos + 2))?.[0] ?? ch;
      c.pos += operator.length;
      words.push({
        parts: [{ kind: 'text', text: operator, quoted: false }],
        span: spanOf(c, before, c.pos),
      });
      continue;
    }
    const word = readWord(c, regexNext ? 'regex' : 'test');
    regexNext = false;
    if (c.pos === before) {
      c.pos += 1;
      continue;
    }
    const only = word.parts[0];
    if (word.parts.length === 1 && only?.kind === 'text' && !only.quoted && only.text === '=~')
      regexNext = true;
    words.push(word);
  }
  return { kind: 'test', words, redirects: c.readRedirects(c), span: spanOf(c, start, c.pos) };
}
