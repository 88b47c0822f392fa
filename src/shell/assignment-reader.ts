/** Assignments as they are written: `a=b`, `a+=b`, `a[i]=b`, `a=(…)` (Bash manual 3.4, 6.7). */
import { type Cursor, problem, spanOf } from './cursor.ts';
import type { ArrayElement, Assignment, Word } from './syntax.ts';
import { skipLines } from './token-reader.ts';
import { readWord } from './word-reader.ts';

/** `name=`, `name+=`, `name[i]=` at the cursor; consumed only when it is one. */
export function readAssignment(c: Cursor): Assignment | null {
  const start = c.pos;
  const head = /^([A-Za-z_][A-Za-z0-9_]*)(\[)?/.exec(c.text.slice(c.pos, c.pos + 256));
  const name = head?.[1];
  if (head === null || name === undefined) return null;
  let at = c.pos + name.length;
  let index: Word | null = null;
  if (head[2] !== undefined) {
    const inner: Cursor = { ...c, pos: at + 1, problems: [] };
    index = readWord(inner, 'index');
    if (c.text[inner.pos] !== ']') return null;
    at = inner.pos + 1;
  }
  const append = c.text[at] === '+';
  if (append) at += 1;
  if (c.text[at] !== '=') return null;
  c.pos = at + 1;
  if (c.text[c.pos] === '(' && index === null) {
    const elements = readArray(c);
    return { name, index, append, value: { kind: 'array', elements }, span: spanOf(c, start, c.pos) };
  }
  const word = readWord(c, 'command');
  return { name, index, append, value: { kind: 'word', word }, span: spanOf(c, start, c.pos) };
}

function readArray(c: Cursor): readonly ArrayElement[] {
  const start = c.pos;
  c.pos += 1;
  const elements: ArrayElement[] = [];
  for (;;) {
    skipLines(c);
    if (c.pos >= c.text.length) {
      problem(c, 'unclosed array', start);
      return elements;
    }
    if (c.text[c.pos] === ')') {
      c.pos += 1;
      return elements;
    }
    let key: Word | null = null;
    if (c.text[c.pos] === '[') {
      const inner: Cursor = { ...c, pos: c.pos + 1, problems: [] };
      const candidate = readWord(inner, 'index');
      if (c.text[inner.pos] === ']' && c.text[inner.pos + 1] === '=') {
        key = candidate;
        c.pos = inner.pos + 2;
      }
    }
    const before = c.pos;
    const word = readWord(c, 'command');
    if (c.pos === before && key === null) {
      problem(c, 'unexpected character in an array', c.pos);
      c.pos += 1;
      continue;
    }
    elements.push({ key, word });
  }
}

/** The assignment as the word that it also is: `export PATH=x` has the argument `PATH=x`. */
export function assignmentWord(assignment: Assignment): Word {
  const head: Word['parts'] = [
    { kind: 'text', text: `${assignment.name}${assignment.append ? '+' : ''}=`, quoted: true },
  ];
  const tail = assignment.value.kind === 'word' ? assignment.value.word.parts : [];
  return { parts: [...head, ...tail], span: assignment.span };
}
