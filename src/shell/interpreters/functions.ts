/** Functions that the code itself defines: their parameters' names, and their bodies where they can be told. */
import { isOp, isWord, type ParseCursor, peek, takeOp, withState } from './parse-cursor.ts';
import { parseUntilEnd } from './postfix.ts';
import { block, NOTHING, type Node, namesIn } from './tree.ts';

const DEFINERS: Readonly<Record<string, readonly string[]>> = {
  python: ['def'],
  node: ['function'],
  ruby: ['def'],
  perl: ['sub'],
  php: ['function', 'fn'],
  lua: ['function'],
  r: ['function'],
  julia: ['function'],
};

/** `def f(a):`, `function f(a) {…}`, `sub f {…}`, `fn(a) => b`; null where none starts here. */
export function parseFunction(cursor: ParseCursor): Node | null {
  const { tongue } = cursor.lexicon;
  if (!isWord(peek(cursor), ...(DEFINERS[tongue] ?? []))) return null;
  cursor.at += 1;
  takeOp(cursor, '*', '&');
  const name = readFunctionName(cursor);
  const params = tongue === 'perl' ? ['@_'] : readParams(cursor);
  if (tongue === 'python') {
    if (params[0] === 'self' || params[0] === 'cls') params.shift();
    while (!isOp(peek(cursor), ':') && peek(cursor).kind !== 'newline' && peek(cursor).kind !== 'end')
      cursor.at += 1;
    takeOp(cursor, ':');
    cursor.nesting = 1;
    // Its body follows as statements of their own.
    return { kind: 'function', name, params, body: NOTHING };
  }
  return { kind: 'function', name, params, body: readBody(cursor) };
}

function readFunctionName(cursor: ParseCursor): string | null {
  let name: string | null = null;
  while (peek(cursor).kind === 'name') {
    name = peek(cursor).text;
    cursor.at += 1;
    if (!takeOp(cursor, '.', ':', '::')) break;
  }
  return name;
}

function readParams(cursor: ParseCursor): string[] {
  const params = isOp(peek(cursor), '(') ? cursor.grammar.bracket(cursor, '(').flatMap(namesIn) : [];
  if (isWord(peek(cursor), 'use')) {
    cursor.at += 1;
    if (isOp(peek(cursor), '(')) cursor.grammar.bracket(cursor, '(');
  }
  return params;
}

function readBody(cursor: ParseCursor): Node {
  const { tongue } = cursor.lexicon;
  if (tongue === 'ruby' || tongue === 'lua' || tongue === 'julia') {
    const items = withState(cursor, { nesting: cursor.nesting + 1, colonPairs: false, loopHead: false }, () =>
      parseUntilEnd(cursor),
    );
    return block(items);
  }
  if (takeOp(cursor, '=>')) return cursor.grammar.expression(cursor, 1);
  while (peek(cursor).kind === 'newline') cursor.at += 1;
  if (isOp(peek(cursor), ':'))
    while (!isOp(peek(cursor), '{', ';') && peek(cursor).kind !== 'end') cursor.at += 1;
  if (isOp(peek(cursor), '{')) return block(cursor.grammar.bracket(cursor, '{'));
  return tongue === 'r' ? cursor.grammar.expression(cursor, 1) : NOTHING;
}

/** python's `lambda a, b: c`. */
export function parseLambda(cursor: ParseCursor): Node | null {
  if (cursor.lexicon.tongue !== 'python' || !isWord(peek(cursor), 'lambda')) return null;
  cursor.at += 1;
  const params: string[] = [];
  while (!isOp(peek(cursor), ':') && peek(cursor).kind !== 'end' && peek(cursor).kind !== 'newline') {
    const token = peek(cursor);
    if (token.kind === 'name' && !isOp(peek(cursor, -1), '=')) params.push(token.text);
    cursor.at += 1;
  }
  takeOp(cursor, ':');
  return { kind: 'function', name: null, params, body: cursor.grammar.expression(cursor, 1) };
}
