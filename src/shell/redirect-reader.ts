/** Redirections and here-documents (Bash manual 3.6). */
import { type Cursor, type PendingHereDocument, problem, spanOf } from './cursor.ts';
import type { Redirect, RedirectOperator, Word } from './syntax.ts';
import { readText, readWord } from './word-reader.ts';

/** Longest first. `>&` and `<&` are told apart from `&>` by where the & stands. */
const OPERATORS: readonly RedirectOperator[] = [
  '&>>',
  '<<<',
  '<<-',
  '&>',
  '<<',
  '<&',
  '<>',
  '>>',
  '>&',
  '>|',
  '<',
  '>',
];

/** A redirection at the cursor, or null with the cursor unmoved. */
export function readRedirect(c: Cursor): Redirect | null {
  const start = c.pos;
  let at = c.pos;
  let fd: number | null = null;
  let fdVariable: string | null = null;
  const head = /^(?:([0-9]{1,4})|\{([A-Za-z_][A-Za-z0-9_]*)\})(?=[<>])/.exec(c.text.slice(c.pos, c.pos + 80));
  if (head !== null) {
    at += head[0].length;
    fd = head[1] === undefined ? null : Number(head[1]);
    fdVariable = head[2] ?? null;
  }
  const operator = OPERATORS.find((o) => c.text.startsWith(o, at));
  if (operator === undefined) return null;
  if ((operator === '<' || operator === '>') && c.text[at + 1] === '(') return null;
  c.pos = at + operator.length;
  if (operator === '<<' || operator === '<<-')
    return announceHereDocument(c, operator, fd, fdVariable, start);
  while (c.text[c.pos] === ' ' || c.text[c.pos] === '\t' || c.text.startsWith('\\\n', c.pos))
    c.pos += c.text[c.pos] === '\\' ? 2 : 1;
  const before = c.pos;
  const target = readWord(c, 'command');
  if (c.pos === before) problem(c, `nothing after ${operator}`, start);
  return { operator, fd, fdVariable, target, span: spanOf(c, start, c.pos) };
}

function announceHereDocument(
  c: Cursor,
  operator: '<<' | '<<-',
  fd: number | null,
  fdVariable: string | null,
  start: number,
): Redirect {
  while (c.text[c.pos] === ' ' || c.text[c.pos] === '\t') c.pos += 1;
  const wordStart = c.pos;
  // The delimiter is not expanded: only its quotes are removed, and any quote makes the body literal.
  const probe: Cursor = { ...c, problems: [] };
  readWord(probe, 'command');
  const raw = c.text.slice(wordStart, probe.pos);
  c.pos = probe.pos;
  const quoted = /['"\\]/.test(raw);
  const body: PendingHereDocument['body'] = { word: { parts: [], span: spanOf(c, c.pos, c.pos) } };
  c.pending.push({ delimiter: unquote(raw), quoted, stripTabs: operator === '<<-', body });
  const span = spanOf(c, start, c.pos);
  // The body is read when the line ends; the getter hands out what stands there by then.
  return {
    operator,
    fd,
    fdVariable,
    get target(): Word {
      return body.word;
    },
    span,
  };
}

function unquote(raw: string): string {
  return raw.replace(
    /\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"/gs,
    (_all, escaped, single, double) => escaped ?? single ?? double ?? '',
  );
}

/** With the cursor at the beginning of a line: reads the bodies that the line before announced. */
export function readHereBodies(c: Cursor): void {
  const pending = c.pending;
  c.pending = [];
  for (const document of pending) readHereBody(c, document);
}

function readHereBody(c: Cursor, document: PendingHereDocument): void {
  const start = c.pos;
  const lines: string[] = [];
  let stripped = false;
  let bodyEnd = start;
  for (;;) {
    if (c.pos >= c.text.length) {
      // Bash takes the end of the text for the delimiter, with a warning.
      bodyEnd = c.text.length;
      break;
    }
    const newline = c.text.indexOf('\n', c.pos);
    const lineEnd = newline === -1 ? c.text.length : newline;
    let line = c.text.slice(c.pos, lineEnd);
    if (document.stripTabs) {
      const without = line.replace(/^\t+/, '');
      stripped ||= without !== line;
      line = without;
    }
    if (line === document.delimiter) {
      bodyEnd = c.pos;
      c.pos = newline === -1 ? c.text.length : newline + 1;
      break;
    }
    lines.push(newline === -1 ? line : `${line}\n`);
    c.pos = newline === -1 ? c.text.length : newline + 1;
  }
  const body = lines.join('');
  const span = spanOf(c, start, bodyEnd);
  if (document.quoted) {
    document.body.word = { parts: body === '' ? [] : [{ kind: 'text', text: body, quoted: true }], span };
    return;
  }
  if (stripped && c.offset !== null)
    c.seen.rewritten.push({ start: c.offset + start, end: c.offset + bodyEnd });
  const inner: Cursor = {
    ...c,
    text: body,
    pos: 0,
    base: c.base === null || stripped ? null : c.base + start,
    fixed: span,
    offset: c.offset === null || stripped ? null : c.offset + start,
    pending: [],
  };
  document.body.word = { ...readText(inner, true), span };
}
