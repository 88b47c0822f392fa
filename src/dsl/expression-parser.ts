/**
 * Tokens → expression. `or` binds weakest, then `and`, then juxtaposition (an `and` without the word), then
 * `not`: `command("rm") with_flags("-r") or command("shred")`.
 */
import type { ArgNode, ExpressionNode } from './ast.ts';
import { showToken, type Token } from './lexer.ts';
import type { Report } from './messages.ts';

const MAX_DEPTH = 50;

interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly report: Report;
  at: number;
  depth: number;
}

/** Null after the first error, which has been reported. */
export function parseExpression(
  text: string,
  tokens: readonly Token[],
  report: Report,
): ExpressionNode | null {
  const cursor: Cursor = { text, tokens, report, at: 0, depth: 0 };
  const expression = parseOr(cursor);
  if (expression === null) return null;
  if (peek(cursor).kind !== 'end') return unexpected(cursor, '`and`, `or` or another matcher');
  return expression;
}

const END: Token = { kind: 'end', span: { start: 0, end: 0 } };

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.at] ?? cursor.tokens.at(-1) ?? END;
}

function unexpected(cursor: Cursor, expected: string): null {
  const token = peek(cursor);
  cursor.report('unexpected-token', token.span, showToken(cursor.text, token), expected);
  return null;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text === word;
}

function parseOr(cursor: Cursor): ExpressionNode | null {
  return parseChain(cursor, 'or', parseAnd);
}

function parseAnd(cursor: Cursor): ExpressionNode | null {
  return parseChain(cursor, 'and', parseNeighbours);
}

function parseChain(
  cursor: Cursor,
  kind: 'and' | 'or',
  parsePart: (cursor: Cursor) => ExpressionNode | null,
): ExpressionNode | null {
  const parts: ExpressionNode[] = [];
  for (;;) {
    const part = parsePart(cursor);
    if (part === null) return null;
    parts.push(part);
    if (!isWord(peek(cursor), kind)) return chain(kind, parts);
    cursor.at += 1;
  }
}

function chain(kind: 'and' | 'or', parts: readonly ExpressionNode[]): ExpressionNode | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  if (parts.length === 1) return first;
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return { kind, of, span: { start: first.span.start, end: last.span.end } };
}

/** `command("rm") with_flags("-r")`: both, on the same subject. */
function parseNeighbours(cursor: Cursor): ExpressionNode | null {
  const parts: ExpressionNode[] = [];
  for (;;) {
    const part = parseUnary(cursor);
    if (part === null) return null;
    parts.push(part);
    const next = peek(cursor);
    const goesOn = next.kind === '(' || (next.kind === 'word' && next.text !== 'and' && next.text !== 'or');
    if (!goesOn) return chain('and', parts);
  }
}

function parseUnary(cursor: Cursor): ExpressionNode | null {
  const token = peek(cursor);
  if (cursor.depth >= MAX_DEPTH) {
    cursor.report('too-deep', token.span);
    return null;
  }
  cursor.depth += 1;
  const parsed = parseOperand(cursor, token);
  cursor.depth -= 1;
  return parsed;
}

function parseOperand(cursor: Cursor, token: Token): ExpressionNode | null {
  if (isWord(token, 'not')) {
    cursor.at += 1;
    const of = parseUnary(cursor);
    return of === null ? null : { kind: 'not', of, span: { start: token.span.start, end: of.span.end } };
  }
  if (token.kind === '(') {
    cursor.at += 1;
    const inner = parseOr(cursor);
    if (inner === null) return null;
    if (peek(cursor).kind !== ')') return unexpected(cursor, '`)`');
    cursor.at += 1;
    return inner;
  }
  if (token.kind !== 'word' || token.text === 'and' || token.text === 'or')
    return unexpected(cursor, 'a matcher');
  return parseMatcher(cursor, token);
}

function parseMatcher(cursor: Cursor, name: Token & { readonly kind: 'word' }): ExpressionNode | null {
  cursor.at += 1;
  if (peek(cursor).kind !== '(') return unexpected(cursor, `\`(\` after \`${name.text}\``);
  cursor.at += 1;
  const args: ArgNode[] = [];
  while (peek(cursor).kind !== ')') {
    const arg = readArg(peek(cursor));
    if (arg === null) return unexpected(cursor, args.length === 0 ? 'an argument or `)`' : 'an argument');
    args.push(arg);
    cursor.at += 1;
    if (peek(cursor).kind === ',') cursor.at += 1;
    else if (peek(cursor).kind !== ')') return unexpected(cursor, '`,` or `)`');
  }
  const close = peek(cursor);
  cursor.at += 1;
  const span = { start: name.span.start, end: close.span.end };
  return { kind: 'matcher', name: { value: name.text, span: name.span }, args, span };
}

function readArg(token: Token): ArgNode | null {
  switch (token.kind) {
    case 'string':
    case 'regex':
    case 'number':
    case 'word':
      return token;
    default:
      return null;
  }
}
