/**
 * Reads one shell word: quotes, escapes, `$'…'`, parameters, substitutions (Bash manual 3.1.2, 3.5).
 * It decides where a word ends and which of its text is quoted; it expands nothing.
 */
import { decodeAnsiC } from './ansi-c.ts';
import { type Cursor, MAX_DEPTH, problem, spanOf } from './cursor.ts';
import { isName, readParameter } from './parameter-reader.ts';
import type { Script, Word, WordPart } from './syntax.ts';

/** Where a word stands decides what ends it. */
export type WordContext =
  | 'command' // ends at blanks and metacharacters
  | 'test' // inside [[ ]]: as in a command
  | 'regex' // right of =~: parentheses and | belong to the word
  | 'brace' // operand inside ${…}: ends at `}`
  | 'brace-slash' // first operand of ${x/a/b}: ends at `/` or `}`
  | 'brace-colon' // first operand of ${x:a:b}: ends at `:` or `}`
  | 'index' // inside […]: ends at `]`
  | 'all'; // the whole text, blanks and operators included

const METACHARACTERS = ' \t\n;&|<>()';
const ENDS: Readonly<Record<Exclude<WordContext, 'command' | 'test' | 'regex'>, string>> = {
  brace: '}',
  'brace-slash': '/}',
  'brace-colon': ':}',
  index: ']',
  all: '',
};

/** Collects parts, melting neighbouring text of the same quoting. */
interface Gathered {
  readonly parts: WordPart[];
  text: string;
  quoted: boolean;
}

function addText(g: Gathered, text: string, quoted: boolean): void {
  if (g.quoted !== quoted) flush(g);
  g.text += text;
  g.quoted = quoted;
}

function flush(g: Gathered): void {
  if (g.text !== '') g.parts.push({ kind: 'text', text: g.text, quoted: g.quoted });
  g.text = '';
}

function addPart(g: Gathered, part: WordPart): void {
  flush(g);
  g.parts.push(part);
}

function endsWord(ch: string, context: WordContext): boolean {
  switch (context) {
    case 'command':
    case 'test':
      return METACHARACTERS.includes(ch);
    case 'regex':
      return ch === ' ' || ch === '\t' || ch === '\n';
    default:
      return ENDS[context].includes(ch);
  }
}

/** Reads a word from the cursor; an empty `parts` means that there was none. */
export function readWord(c: Cursor, context: WordContext): Word {
  const start = c.pos;
  const g: Gathered = { parts: [], text: '', quoted: false };
  let regexParens = 0;
  while (c.pos < c.text.length) {
    const ch = c.text[c.pos] ?? '';
    if (context === 'regex' && regexParens > 0 && ch !== '\n') {
      // Blanks inside a parenthesised regex belong to it.
    } else if (endsWord(ch, context)) {
      if ((ch === '<' || ch === '>') && c.text[c.pos + 1] === '(' && context !== 'regex') {
        addPart(g, readProcess(c, ch === '<' ? 'in' : 'out'));
        continue;
      }
      if (ch === '(' && context === 'command' && isGlobParen(c, start, g)) {
        addText(g, readBalanced(c), false);
        continue;
      }
      break;
    }
    if (context === 'regex') {
      if (ch === '(') regexParens += 1;
      if (ch === ')') regexParens -= 1;
    }
    if (ch === '\\') {
      const next = c.text[c.pos + 1];
      c.pos += next === undefined ? 1 : 2;
      if (next === undefined) addText(g, '\\', true);
      else if (next !== '\n') addText(g, next, true);
    } else if (ch === "'" && context !== 'all') {
      const close = c.text.indexOf("'", c.pos + 1);
      if (close === -1) problem(c, 'unclosed single quote', c.pos);
      const end = close === -1 ? c.text.length : close;
      addQuoted(g, c.text.slice(c.pos + 1, end));
      c.pos = Math.min(end + 1, c.text.length);
    } else if (ch === '"' && context !== 'all') {
      c.pos += 1;
      readDouble(c, g);
    } else if (ch === '$') {
      readDollar(c, g, false);
    } else if (ch === '`') {
      addPart(g, readBackticks(c, false));
    } else if (ch === '=' && c.text[c.pos + 1] === '(' && c.pos === start && c.zsh) {
      c.pos += 1;
      addPart(g, readProcess(c, 'in'));
    } else {
      c.pos += 1;
      addText(g, ch, false);
    }
  }
  flush(g);
  return { parts: g.parts, span: spanOf(c, start, c.pos) };
}

/** Text in which only `$`, backticks and backslashes are special: here-documents, arithmetic. */
export function readText(c: Cursor, quotedPieces: boolean): Word {
  const start = c.pos;
  const g: Gathered = { parts: [], text: '', quoted: true };
  while (c.pos < c.text.length) readPiece(c, g, '$`\\', quotedPieces);
  flush(g);
  return { parts: g.parts, span: spanOf(c, start, c.pos) };
}

/** One character of such text, or what a `$` or a backtick begins; `escapable` is what a backslash quotes. */
function readPiece(c: Cursor, g: Gathered, escapable: string, quoted: boolean): void {
  const ch = c.text[c.pos] ?? '';
  if (ch === '$') readDollar(c, g, quoted);
  else if (ch === '`') addPart(g, readBackticks(c, true));
  else if (ch !== '\\') {
    addText(g, ch, true);
    c.pos += 1;
  } else {
    const next = c.text[c.pos + 1] ?? '';
    const escapes = next !== '' && escapable.includes(next);
    if (next !== '\n') addText(g, escapes ? next : '\\', true);
    c.pos += next === '\n' || escapes ? 2 : 1;
  }
}

function addQuoted(g: Gathered, text: string): void {
  // An empty pair of quotes still makes a word: it is kept as an empty quoted part.
  if (text === '') addPart(g, { kind: 'text', text: '', quoted: true });
  else addText(g, text, true);
}

/** From after the opening `"` to after the closing one. */
function readDouble(c: Cursor, g: Gathered): void {
  const open = c.pos - 1;
  let empty = true;
  while (c.pos < c.text.length) {
    if (c.text[c.pos] === '"') {
      c.pos += 1;
      if (empty) addPart(g, { kind: 'text', text: '', quoted: true });
      return;
    }
    empty = false;
    readPiece(c, g, '$`"\\', true);
  }
  problem(c, 'unclosed double quote', open);
}

function readDollar(c: Cursor, g: Gathered, quoted: boolean): void {
  const start = c.pos;
  const next = c.text[c.pos + 1] ?? '';
  if (next === '(') {
    if (c.text[c.pos + 2] === '(') {
      const close = arithmeticEnd(c.text, c.pos + 3);
      if (close !== -1) {
        const inner = subCursor(c, c.pos + 3, close);
        const expression = readText(inner, true);
        c.pos = close + 2;
        addPart(g, { kind: 'arithmetic', expression, quoted, span: spanOf(c, start, c.pos) });
        return;
      }
    }
    c.pos += 2;
    const script = readNestedScript(c, start);
    addPart(g, { kind: 'substitution', script, quoted, span: spanOf(c, start, c.pos) });
    return;
  }
  if (next === '[') {
    const close = c.text.indexOf(']', c.pos + 2);
    if (close !== -1) {
      const expression = readText(subCursor(c, c.pos + 2, close), true);
      c.pos = close + 1;
      addPart(g, { kind: 'arithmetic', expression, quoted, span: spanOf(c, start, c.pos) });
      return;
    }
  }
  if (next === "'" && !quoted) {
    let i = c.pos + 2;
    while (i < c.text.length && c.text[i] !== "'") i += c.text[i] === '\\' ? 2 : 1;
    if (i >= c.text.length) problem(c, "unclosed $'", start);
    addQuoted(g, decodeAnsiC(c.text.slice(c.pos + 2, Math.min(i, c.text.length))));
    c.pos = Math.min(i + 1, c.text.length);
    return;
  }
  if (next === '"' && !quoted) {
    // $"…" is a translated string: without a catalogue it is "…".
    c.pos += 2;
    readDouble(c, g);
    return;
  }
  const parameter = readParameter(c, (context, inDouble) => readOperand(c, context, inDouble), quoted);
  if (parameter === null) {
    c.pos = start + 1;
    addText(g, '$', true);
    return;
  }
  addPart(g, { kind: 'parameter', parameter, quoted, span: spanOf(c, start, c.pos) });
}

/** An operand inside `${…}`. Within double quotes a single quote is an ordinary character (POSIX 2.6.2). */
function readOperand(c: Cursor, context: WordContext, inDouble: boolean): Word {
  if (!inDouble) return readWord(c, context);
  const start = c.pos;
  const g: Gathered = { parts: [], text: '', quoted: true };
  const ends = context in ENDS ? ENDS[context as keyof typeof ENDS] : '}';
  while (c.pos < c.text.length) {
    const ch = c.text[c.pos] ?? '';
    if (ends.includes(ch)) break;
    if (ch === '\\') {
      const next = c.text[c.pos + 1] ?? '';
      c.pos += 2;
      if (next === '\n') continue;
      addText(g, '$`"\\}'.includes(next) ? next : `\\${next}`, true);
    } else if (ch === '"') {
      c.pos += 1;
      readDouble(c, g);
    } else if (ch === '$') readDollar(c, g, true);
    else if (ch === '`') addPart(g, readBackticks(c, true));
    else {
      addText(g, ch, true);
      c.pos += 1;
    }
  }
  flush(g);
  return { parts: g.parts, span: spanOf(c, start, c.pos) };
}

function readNestedScript(c: Cursor, start: number): Script {
  if (c.depth >= MAX_DEPTH) {
    problem(c, 'nested too deeply', start, true);
    c.pos = c.text.length;
    return { items: [], span: spanOf(c, start, c.pos), problems: [] };
  }
  const script = c.readNested(c);
  if (c.text[c.pos] === ')') c.pos += 1;
  else problem(c, 'unclosed substitution', start);
  return script;
}

function readProcess(c: Cursor, direction: 'in' | 'out'): WordPart {
  const start = c.pos;
  c.pos += c.text[c.pos] === '(' ? 1 : 2;
  const script = readNestedScript(c, start);
  return { kind: 'process', direction, script, span: spanOf(c, start, c.pos) };
}

/** Old style: a backslash quotes only `$`, a backtick, a backslash (and `"` inside double quotes). */
function readBackticks(c: Cursor, quoted: boolean): WordPart {
  const start = c.pos;
  let i = c.pos + 1;
  let body = '';
  while (i < c.text.length && c.text[i] !== '`') {
    const ch = c.text[i] ?? '';
    const next = c.text[i + 1] ?? '';
    if (ch === '\\' && next !== '' && (quoted ? '$`\\"' : '$`\\').includes(next)) {
      body += next;
      i += 2;
    } else {
      body += ch;
      i += 1;
    }
  }
  if (i >= c.text.length) problem(c, 'unclosed backtick', start);
  const raw = c.text.slice(start + 1, i);
  c.pos = Math.min(i + 1, c.text.length);
  const span = spanOf(c, start, c.pos);
  if (c.depth >= MAX_DEPTH) {
    problem(c, 'nested too deeply', start, true);
    return { kind: 'substitution', script: { items: [], span, problems: [] }, quoted, span };
  }
  if (raw !== body && c.offset !== null)
    c.seen.rewritten.push({ start: c.offset + start, end: c.offset + c.pos });
  const inner: Cursor = {
    ...c,
    text: body,
    pos: 0,
    base: raw === body && c.base !== null ? c.base + start + 1 : null,
    fixed: span,
    offset: raw === body && c.offset !== null ? c.offset + start + 1 : null,
    depth: c.depth + 1,
    pending: [],
  };
  return { kind: 'substitution', script: c.readNested(inner), quoted, span };
}

/** A cursor over a slice of the same text; problems go to the same list. */
function subCursor(c: Cursor, start: number, end: number): Cursor {
  return {
    ...c,
    text: c.text.slice(start, end),
    pos: 0,
    base: c.base === null ? null : c.base + start,
    offset: c.offset === null ? null : c.offset + start,
    pending: [],
  };
}

/** Index of the `))` that closes `$((`, or -1 where it turns out to be a command substitution. */
export function arithmeticEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const ch = text[i];
    if (ch === '\\') i += 1;
    else if (ch === "'" || ch === '"') {
      const close = text.indexOf(ch, i + 1);
      if (close === -1) return -1;
      i = close;
    } else if (ch === '(') depth += 1;
    else if (ch === ')') {
      if (depth === 0) return text[i + 1] === ')' ? i : -1;
      depth -= 1;
    }
  }
  return -1;
}

/**
 * `(` inside a word: an extended glob `@(a|b)`, or zsh's glob qualifiers `*(e:…:)`. After a plain name it
 * is a function definition, which the caller reads.
 */
function isGlobParen(c: Cursor, start: number, g: Gathered): boolean {
  if (c.pos === start) return false;
  const before = c.text[c.pos - 1] ?? '';
  if ('@?*+!'.includes(before) && c.text[c.pos + 1] !== ')') return true;
  return g.parts.length === 0 && !isName(g.text) && '*?]'.includes(before);
}

/** From `(` to its `)`, as text. */
function readBalanced(c: Cursor): string {
  const start = c.pos;
  let depth = 0;
  while (c.pos < c.text.length) {
    const ch = c.text[c.pos];
    if (ch === '\\') c.pos += 1;
    else if (ch === '(') depth += 1;
    else if (ch === ')') {
      depth -= 1;
      if (depth === 0) break;
    } else if (ch === '\n') break;
    c.pos += 1;
  }
  c.pos = Math.min(c.pos + 1, c.text.length);
  return c.text.slice(start, c.pos);
}
