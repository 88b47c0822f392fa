/**
 * The tolerant reader: a hand-written recursive descent over bash's grammar (Bash manual 3.2) that never
 * gives up. It is the second reading beside tree-sitter's, and the only one for text that tree-sitter
 * cannot parse: what it cannot read either becomes a problem, and reading goes on after the next newline.
 */
import type { Span } from '../core/span.ts';
import { assignmentWord, readAssignment } from './assignment-reader.ts';
import {
  readArithmeticCommand,
  readArithmeticFor,
  readCase,
  readFor,
  readIf,
  readTest,
  readWhile,
} from './compound-reader.ts';
import { type Cursor, MAX_DEPTH, problem, type SeenCommands, spanOf } from './cursor.ts';
import { readRedirect } from './redirect-reader.ts';
import type { Assignment, Command, ListItem, Redirect, Script, SimpleWord } from './syntax.ts';
import { bareText } from './syntax.ts';
import { accept, reservedAt, skipBlanks, skipLines } from './token-reader.ts';
import { readWord } from './word-reader.ts';

export interface ReadOptions {
  readonly zsh: boolean;
  /** Offset of `text` in the outermost text, or the span that stands for all of it. */
  readonly base: number | Span;
  readonly depth: number;
  /** Where line ends were taken out of the text (`join-lines.ts`). */
  readonly cuts?: readonly number[];
  /** Filled with what was seen. */
  readonly seen?: SeenCommands;
}

/** Reads a whole text. */
export function readScript(text: string, options: ReadOptions): Script {
  const cursor: Cursor = {
    text,
    pos: 0,
    base: typeof options.base === 'number' ? 0 : null,
    origin: typeof options.base === 'number' ? options.base : 0,
    cuts: options.cuts ?? NO_CUTS,
    fixed: typeof options.base === 'number' ? { start: 0, end: 0 } : options.base,
    depth: options.depth,
    offset: 0,
    seen: options.seen ?? { starts: new Set(), rewritten: [], braces: 0 },
    zsh: options.zsh,
    pending: [],
    problems: [],
    readNested,
    readBody,
    readRedirects,
  };
  const items: ListItem[] = [];
  while (cursor.pos < text.length) {
    items.push(...readList(cursor, NOTHING));
    if (cursor.pos >= text.length) break;
    // A stray `)`, `}`, `;;` or reserved word: bash stops here; we go on after the line.
    problem(cursor, `unexpected ${JSON.stringify(text.slice(cursor.pos, cursor.pos + 10))}`, cursor.pos);
    const newline = text.indexOf('\n', cursor.pos);
    const step = /[;&|)}]/.exec(text.slice(cursor.pos, newline === -1 ? text.length : newline));
    cursor.pos = step !== null ? cursor.pos + step.index + 1 : newline === -1 ? text.length : newline + 1;
  }
  return { items, span: spanOf(cursor, 0, text.length), problems: cursor.problems };
}

const NO_CUTS: readonly number[] = [];
const NOTHING: ReadonlySet<string> = new Set();

/** A script inside the same text, up to an unconsumed `)` or the end. */
function readNested(c: Cursor): Script {
  const start = c.pos;
  const inner: Cursor = { ...c, depth: c.depth + 1, pending: [] };
  const items = readList(inner, NOTHING);
  c.pos = inner.pos;
  return { items, span: spanOf(c, start, c.pos), problems: [] };
}

/** Commands up to one of the reserved words, `)`, `;;` or the end; none of these is consumed. */
function readList(c: Cursor, stops: ReadonlySet<string>): ListItem[] {
  const items: ListItem[] = [];
  for (;;) {
    skipLines(c);
    const ch = c.text[c.pos];
    if (ch === undefined || ch === ')' || atStop(c, stops)) return items;
    if (c.text.startsWith(';;', c.pos) || c.text.startsWith(';&', c.pos)) return items;
    const before = c.pos;
    const command = readAndOr(c);
    if (command === null) return items;
    skipBlanks(c);
    let background = false;
    if (c.text[c.pos] === '&' && c.text[c.pos + 1] !== '&') {
      background = true;
      c.pos += 1;
      // zsh's `&!` and `&|` disown.
      if (c.zsh && (c.text[c.pos] === '!' || c.text[c.pos] === '|')) c.pos += 1;
    } else if (c.text[c.pos] === ';' && c.text[c.pos + 1] !== ';' && c.text[c.pos + 1] !== '&') c.pos += 1;
    items.push({ command, background });
    if (c.pos === before) return items;
  }
}

function readBody(c: Cursor, stops: ReadonlySet<string>): Script {
  const start = c.pos;
  if (c.depth >= MAX_DEPTH) {
    problem(c, 'nested too deeply', start, true);
    c.pos = c.text.length;
    return { items: [], span: spanOf(c, start, c.pos), problems: [] };
  }
  const inner: Cursor = { ...c, depth: c.depth + 1 };
  const items = readList(inner, stops);
  c.pos = inner.pos;
  c.pending = inner.pending;
  return { items, span: spanOf(c, start, c.pos), problems: [] };
}

function atStop(c: Cursor, stops: ReadonlySet<string>): boolean {
  if (stops.size === 0) return false;
  const word = reservedAt(c);
  return word !== null && stops.has(word);
}

function readAndOr(c: Cursor): Command | null {
  const start = c.pos;
  let left = readPipeline(c);
  if (left === null) return null;
  for (;;) {
    skipBlanks(c);
    const operator = c.text.startsWith('&&', c.pos) ? '&&' : c.text.startsWith('||', c.pos) ? '||' : null;
    if (operator === null) return left;
    c.pos += 2;
    skipLines(c);
    const right = readPipeline(c);
    if (right === null) {
      problem(c, `nothing after ${operator}`, c.pos);
      return left;
    }
    left = { kind: 'and-or', left, operator, right, span: spanOf(c, start, c.pos) };
  }
}

function readPipeline(c: Cursor): Command | null {
  skipBlanks(c);
  const start = c.pos;
  let negated = false;
  let timed = false;
  for (;;) {
    const word = reservedAt(c);
    if (word === '!') {
      negated = !negated;
      c.pos += 1;
    } else if (word === 'time') {
      timed = true;
      if (c.offset !== null) c.seen.starts.add(c.offset + c.pos);
      c.pos += 4;
      for (const option of ['-p', '--']) {
        skipBlanks(c);
        if (c.text.startsWith(option, c.pos) && /^[\s;&|()<>]?$/.test(c.text.charAt(c.pos + 2))) c.pos += 2;
      }
    } else break;
    skipBlanks(c);
  }
  const stages: Command[] = [];
  for (;;) {
    const stage = readCommand(c);
    if (stage === null) {
      if (stages.length > 0) problem(c, 'nothing after |', c.pos);
      break;
    }
    stages.push(stage);
    skipBlanks(c);
    if (c.text[c.pos] !== '|' || c.text[c.pos + 1] === '|') break;
    c.pos += c.text[c.pos + 1] === '&' ? 2 : 1;
    skipLines(c);
  }
  const first = stages[0];
  if (first === undefined)
    return timed || negated
      ? { kind: 'simple', assignments: [], words: [], redirects: [], span: spanOf(c, start, c.pos) }
      : null;
  const span = spanOf(c, start, c.pos);
  const command: Command =
    stages.length === 1 && !negated ? first : { kind: 'pipeline', stages, negated, span };
  return timed ? { kind: 'time', command, span } : command;
}

const CLOSE_BRACE: ReadonlySet<string> = new Set(['}']);

function readCommand(c: Cursor): Command | null {
  skipBlanks(c);
  const start = c.pos;
  const ch = c.text[c.pos];
  if (ch === undefined) return null;
  if (ch === '(') {
    if (c.text[c.pos + 1] === '(') {
      const arithmetic = readArithmeticCommand(c);
      if (arithmetic !== null) return arithmetic;
    }
    c.pos += 1;
    const script = readBody(c, NOTHING);
    if (c.text[c.pos] === ')') c.pos += 1;
    else problem(c, 'unclosed (', start);
    return {
      kind: 'group',
      script,
      subshell: true,
      redirects: readRedirects(c),
      span: spanOf(c, start, c.pos),
    };
  }
  const word = reservedAt(c);
  switch (word) {
    case '{': {
      c.pos += 1;
      const script = readBody(c, CLOSE_BRACE);
      if (!accept(c, '}')) problem(c, 'unclosed {', start);
      return {
        kind: 'group',
        script,
        subshell: false,
        redirects: readRedirects(c),
        span: spanOf(c, start, c.pos),
      };
    }
    case 'if':
      return readIf(c);
    case 'while':
    case 'until':
      return readWhile(c);
    case 'for':
    case 'select':
      return readArithmeticFor(c) ?? readFor(c);
    case 'case':
      return readCase(c);
    case '[[':
      return readTest(c);
    case 'function':
      return readFunctionKeyword(c);
    case 'coproc':
      return readCoproc(c);
    default:
      return readSimple(c);
  }
}

function readRedirects(c: Cursor): readonly Redirect[] {
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlanks(c);
    const redirect = readRedirect(c);
    if (redirect === null) return redirects;
    redirects.push(redirect);
  }
}

function readFunctionKeyword(c: Cursor): Command | null {
  const start = c.pos;
  c.pos += 'function'.length;
  skipBlanks(c);
  const name = /^[^\s()<>;&|"'$`]+/.exec(c.text.slice(c.pos, c.pos + 256))?.[0];
  if (name === undefined || (c.zsh && name === '{')) {
    // zsh: a function without a name runs at once.
    if (c.zsh) return readCommand(c);
    problem(c, 'function without a name', start);
    return null;
  }
  c.pos += name.length;
  const parens = /^[ \t]*\([ \t]*\)/.exec(c.text.slice(c.pos, c.pos + 64))?.[0];
  if (parens !== undefined) c.pos += parens.length;
  return readFunctionBody(c, name, start);
}

function readFunctionBody(c: Cursor, name: string, start: number): Command | null {
  skipLines(c);
  const body = readCommand(c);
  if (body === null) {
    problem(c, 'function without a body', start);
    return null;
  }
  return { kind: 'function', name, body, span: spanOf(c, start, c.pos) };
}

/** `coproc [NAME] command`: a name is only read before a compound command (Bash manual 3.2.6). */
function readCoproc(c: Cursor): Command | null {
  const start = c.pos;
  c.pos += 'coproc'.length;
  skipBlanks(c);
  const named = /^([A-Za-z_][A-Za-z0-9_]*)[ \t]+(?=[{(]|if\b|while\b|until\b|for\b|case\b)/.exec(
    c.text.slice(c.pos, c.pos + 128),
  );
  if (named !== null) c.pos += named[0].length;
  const body = readCommand(c);
  return body === null
    ? null
    : { kind: 'coproc', name: named?.[1] ?? 'COPROC', body, span: spanOf(c, start, c.pos) };
}

/** Commands whose operands may be array assignments. */
const DECLARATIONS: ReadonlySet<string> = new Set(['declare', 'typeset', 'local', 'export', 'readonly']);

function readSimple(c: Cursor): Command | null {
  const start = c.pos;
  const assignments: Assignment[] = [];
  const words: SimpleWord[] = [];
  const redirects: Redirect[] = [];
  let declares = false;
  let end = c.pos;
  for (;;) {
    skipBlanks(c);
    const redirect = readRedirect(c);
    if (redirect !== null) {
      redirects.push(redirect);
      end = c.pos;
      continue;
    }
    const assignment = words.length === 0 || declares ? readAssignment(c) : null;
    if (assignment !== null) {
      if (words.length === 0) assignments.push(assignment);
      else words.push({ ...assignmentWord(assignment), assignment });
      end = c.pos;
      continue;
    }
    const wordStart = c.pos;
    const word = readWord(c, 'command');
    if (c.pos === wordStart) break;
    end = c.pos;
    if (words.length === 0) {
      if (c.offset !== null) c.seen.starts.add(c.offset + wordStart);
      const name = bareText(word);
      const parens =
        name === null ? undefined : /^[ \t]*\([ \t]*\)/.exec(c.text.slice(c.pos, c.pos + 64))?.[0];
      if (name !== null && parens !== undefined && assignments.length === 0) {
        c.pos += parens.length;
        return readFunctionBody(c, name, start);
      }
      declares = name !== null && DECLARATIONS.has(name);
    } else if (words.length === 1 && !declares) {
      // `command export a=(…)`, `builtin declare …`
      const first = bareText(words[0] ?? word);
      const name = bareText(word);
      declares = (first === 'command' || first === 'builtin') && name !== null && DECLARATIONS.has(name);
    }
    words.push({ ...word, assignment: null });
  }
  if (words.length === 0 && assignments.length === 0 && redirects.length === 0) return null;
  return { kind: 'simple', assignments, words, redirects, span: spanOf(c, start, end) };
}
