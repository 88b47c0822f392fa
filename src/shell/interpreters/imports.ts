/**
 * Imports: which local name stands for what. `import *` is kept as the local name `*`, and what is merely
 * loaded has no local name.
 */
import { isOp, isWord, type ParseCursor, peek, takeOp, takeWord } from './parse-cursor.ts';
import { block, type Node } from './tree.ts';

export function parseImport(cursor: ParseCursor): Node | null {
  const token = peek(cursor);
  switch (cursor.lexicon.tongue) {
    case 'python':
      if (isWord(token, 'import')) return pythonImport(cursor);
      return isWord(token, 'from') && peek(cursor, 1).kind !== 'op' ? pythonFrom(cursor) : null;
    case 'node':
      return isWord(token, 'import') && !isOp(peek(cursor, 1), '(', '.') ? nodeImport(cursor) : null;
    case 'perl':
    case 'php':
      // What is brought in keeps its own name.
      if (!isWord(token, 'use', 'no')) return null;
      while (!isOp(peek(cursor), ';') && peek(cursor).kind !== 'end') cursor.at += 1;
      return block([]);
    default:
      return null;
  }
}

function importNode(local: string, path: string): Node {
  return { kind: 'import', local, path };
}

function dottedName(cursor: ParseCursor): string {
  let name = '';
  while (peek(cursor).kind === 'name' || isOp(peek(cursor), '.', '...', '..')) {
    if (isWord(peek(cursor), 'import', 'as')) break;
    name += peek(cursor).text;
    cursor.at += 1;
    if (peek(cursor, -1).kind === 'name' && !isOp(peek(cursor), '.')) break;
  }
  return name;
}

function pythonImport(cursor: ParseCursor): Node {
  const nodes: Node[] = [];
  cursor.at += 1;
  do {
    const path = dottedName(cursor);
    if (path === '') break;
    if (takeWord(cursor, 'as')) {
      nodes.push(importNode(peek(cursor).text, path));
      cursor.at += 1;
    } else {
      const top = path.split('.')[0] ?? path;
      nodes.push(importNode('', path), importNode(top, top));
    }
  } while (takeOp(cursor, ','));
  return block(nodes);
}

function pythonFrom(cursor: ParseCursor): Node {
  const nodes: Node[] = [];
  cursor.at += 1;
  const module = dottedName(cursor);
  if (!takeWord(cursor, 'import')) return block([]);
  const bracket = takeOp(cursor, '(');
  do {
    while (peek(cursor).kind === 'newline') cursor.at += 1;
    if (takeOp(cursor, '*')) nodes.push(importNode('*', module));
    else if (peek(cursor).kind === 'name') {
      const name = peek(cursor).text;
      cursor.at += 1;
      let local = name;
      if (takeWord(cursor, 'as')) {
        local = peek(cursor).text;
        cursor.at += 1;
      }
      nodes.push(importNode(local, `${module}.${name}`));
    }
  } while (takeOp(cursor, ','));
  if (bracket) takeOp(cursor, ')');
  return block(nodes);
}

/** `import a, {b as c} from 'm'`, `import * as a from 'm'`, `import 'm'`. */
function nodeImport(cursor: ParseCursor): Node {
  cursor.at += 1;
  const bindings: { local: string; name: string | null }[] = [];
  while (peek(cursor).kind !== 'end' && peek(cursor).kind !== 'string' && !isOp(peek(cursor), ';')) {
    const token = peek(cursor);
    cursor.at += 1;
    if (isOp(token, '{')) readNamedImports(cursor, bindings);
    else if (token.kind === 'name' && !isWord(token, 'from', 'as', 'type'))
      bindings.push({ local: token.text, name: null });
  }
  const specifier = peek(cursor)
    .parts.map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
  const module = moduleName(specifier);
  if (peek(cursor).kind === 'string') cursor.at += 1;
  return block([
    importNode('', specifier),
    ...bindings.map(({ local, name }) => importNode(local, name === null ? module : `${module}.${name}`)),
  ]);
}

function readNamedImports(cursor: ParseCursor, bindings: { local: string; name: string | null }[]): void {
  while (peek(cursor).kind === 'name' || isOp(peek(cursor), ',') || peek(cursor).kind === 'newline') {
    const token = peek(cursor);
    cursor.at += 1;
    if (token.kind !== 'name') continue;
    let local = token.text;
    if (takeWord(cursor, 'as')) {
      local = peek(cursor).text;
      cursor.at += 1;
    }
    bindings.push({ local, name: token.text });
  }
  takeOp(cursor, '}');
}

/** `node:fs/promises` and `fs/promises` are `fs.promises`. */
export function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '').replaceAll('/', '.');
}
