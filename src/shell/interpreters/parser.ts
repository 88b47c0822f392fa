/**
 * Tokens → tree: expressions by precedence, tolerant of everything. What does not fit is stepped over;
 * each turn of a loop takes at least one token, so that the work is linear.
 */
import { LEXICONS, type Tongue } from './lexicon.ts';
import {
  type Grammar,
  isOp,
  isWord,
  MOST_DEPTH,
  type ParseCursor,
  peek,
  skipNewlines,
  takeOp,
  withState,
} from './parse-cursor.ts';
import { parsePostfix, parseRubyBlock } from './postfix.ts';
import { ASSIGNS, INFIX_WORDS, PRECEDENCE, PREFIXES } from './precedence.ts';
import { parseNameWord, parseStatement } from './statements.ts';
import { HOLE_BASE, type TextPart, type Token } from './token.ts';
import { tokenize } from './tokenizer.ts';
import { block, innermost, NOTHING, type Node, namesIn, textNode } from './tree.ts';

export interface Program {
  readonly statements: readonly Node[];
  /** Longer than the budget: what is listed is not all. */
  readonly cut: boolean;
}

export function parseProgram(source: string, tongue: Tongue): Program {
  return parseSource(source, tongue, 0);
}

function parseSource(source: string, tongue: Tongue, stringDepth: number): Program {
  const { tokens, cut } = tokenize(source, tongue);
  const cursor: ParseCursor = {
    grammar: GRAMMAR,
    tokens,
    lexicon: LEXICONS[tongue],
    at: 0,
    depth: 0,
    nesting: 0,
    opens: 0,
    colonPairs: false,
    loopHead: false,
    bareArguments: false,
    stringDepth,
  };
  const statements: Node[] = [];
  while (peek(cursor).kind !== 'end') {
    statements.push(...parseItems(cursor));
    // A closing bracket without its partner.
    if (peek(cursor).kind !== 'end') cursor.at += 1;
  }
  return { statements, cut };
}

function parseItems(cursor: ParseCursor): Node[] {
  const items: Node[] = [];
  for (;;) {
    const token = peek(cursor);
    if (token.kind === 'end') return items;
    if (token.kind === 'newline' || isOp(token, ',', ';')) {
      cursor.at += 1;
      continue;
    }
    if (isOp(token, ')', ']', '}')) return items;
    const before = cursor.at;
    const item = parseStatement(cursor);
    if (item.kind !== 'nothing') items.push(item);
    if (cursor.at === before) cursor.at += 1;
  }
}

function parseBracket(cursor: ParseCursor, open: '(' | '[' | '{'): Node[] {
  const close = open === '(' ? ')' : open === '[' ? ']' : '}';
  cursor.at += 1;
  const { tongue } = cursor.lexicon;
  const colonPairs =
    open === '{' ? tongue !== 'lua' : open === '(' && (tongue === 'ruby' || tongue === 'php');
  const nesting = cursor.nesting + (open === '{' ? 1 : 0);
  const items = withState(cursor, { colonPairs, nesting, loopHead: false, bareArguments: false }, () =>
    parseItems(cursor),
  );
  takeOp(cursor, close);
  return items;
}

const GRAMMAR: Grammar = {
  expression: parseExpression,
  items: parseItems,
  bracket: parseBracket,
  statement: parseStatement,
};

function parseExpression(cursor: ParseCursor, least = 0): Node {
  if (cursor.depth >= MOST_DEPTH) {
    cursor.at += 1;
    return NOTHING;
  }
  cursor.depth += 1;
  let left = parsePostfix(cursor, parsePrefix(cursor));
  for (;;) {
    const next = parseInfix(cursor, left, least);
    if (next === null) break;
    left = next;
  }
  cursor.depth -= 1;
  return left;
}

function parseInfix(cursor: ParseCursor, left: Node, least: number): Node | null {
  const token = peek(cursor);
  const { tongue } = cursor.lexicon;
  if (token.kind === 'op' && ASSIGNS.has(token.text)) {
    if (least > 1) return null;
    cursor.at += 1;
    skipNewlines(cursor);
    const value = parseExpression(cursor, 1);
    return { kind: 'assign', operator: token.text, target: left, value, nested: cursor.nesting > 0 };
  }
  if (isOp(token, ':') && cursor.colonPairs) {
    if (least > 2) return null;
    cursor.at += 1;
    skipNewlines(cursor);
    return { kind: 'pair', key: left, value: parseExpression(cursor, 2) };
  }
  if (token.kind === 'name') return parseInfixWord(cursor, left, least, token);
  if (token.kind !== 'op') return null;
  const precedence = PRECEDENCE[token.text];
  if (precedence === undefined || precedence <= least) return null;
  if (token.text === '.' && !cursor.lexicon.concat.includes('.')) return null;
  cursor.at += 1;
  skipNewlines(cursor);
  if (token.text === '=>') return parseArrow(cursor, left);
  if (token.text === '?') {
    const yes = withState(cursor, { colonPairs: false }, () => parseExpression(cursor, 2));
    if (!takeOp(cursor, ':')) return { kind: 'either', of: [yes] };
    return { kind: 'either', of: [yes, parseExpression(cursor, 2)] };
  }
  const operator = tongue === 'r' && token.text === '|>' ? ',' : token.text;
  return { kind: 'binary', operator, left, right: parseExpression(cursor, precedence) };
}

function parseInfixWord(cursor: ParseCursor, left: Node, least: number, token: Token): Node | null {
  const { tongue } = cursor.lexicon;
  const precedence = INFIX_WORDS[tongue].includes(token.text) ? PRECEDENCE[token.text] : undefined;
  if (precedence !== undefined) {
    if (precedence <= least) return null;
    cursor.at += 1;
    return { kind: 'binary', operator: token.text, left, right: parseExpression(cursor, precedence) };
  }
  if (least > 1) return null;
  if (isWord(token, 'if', 'unless') && (tongue === 'python' || tongue === 'ruby' || tongue === 'perl')) {
    cursor.at += 1;
    const condition = parseExpression(cursor, 1);
    if (tongue !== 'python' || !isWord(peek(cursor), 'else')) return block([condition, left]);
    cursor.at += 1;
    return { kind: 'either', of: [left, parseExpression(cursor, 1)] };
  }
  if (tongue === 'perl' && cursor.bareArguments && isWord(token, 'for', 'foreach')) return null;
  if (isWord(token, 'for', 'foreach') && (tongue === 'python' || tongue === 'julia' || tongue === 'perl')) {
    return parseTrailingLoop(cursor, left);
  }
  return null;
}

/** `x for x in y if z` and perl's `f($_) for @list`. */
function parseTrailingLoop(cursor: ParseCursor, body: Node): Node {
  cursor.at += 1;
  if (cursor.lexicon.tongue === 'perl') {
    return { kind: 'each', names: ['$_'], source: parseExpression(cursor, 1), body };
  }
  const names = namesIn(parseExpression(cursor, 7));
  while (takeOp(cursor, ',')) names.push(...namesIn(parseExpression(cursor, 7)));
  if (isWord(peek(cursor), 'in')) cursor.at += 1;
  return innermost(body, { names, source: parseExpression(cursor, 3) });
}

function parseArrow(cursor: ParseCursor, left: Node): Node {
  if (cursor.lexicon.tongue !== 'node') return { kind: 'pair', key: left, value: parseExpression(cursor, 2) };
  const body = parseExpression(cursor, 1);
  const only = left.kind === 'list' && left.bracket === '(' && left.items.length === 1 ? left.items[0] : left;
  const params = namesIn(left);
  if (only?.kind === 'list' && only.bracket !== '(')
    return { kind: 'function', name: null, params, unpacks: only.bracket, body };
  return { kind: 'function', name: null, params, body };
}

function nodeOfParts(cursor: ParseCursor, parts: readonly TextPart[]): Node {
  const nodes = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (cursor.stringDepth >= 4) return NOTHING;
    const { statements } = parseSource(part.source, cursor.lexicon.tongue, cursor.stringDepth + 1);
    return statements.length === 1 ? (statements[0] ?? NOTHING) : block(statements);
  });
  return { kind: 'text', parts: nodes };
}

function parsePrefix(cursor: ParseCursor): Node {
  const token = peek(cursor);
  switch (token.kind) {
    case 'string':
      return parseStrings(cursor);
    case 'shell': {
      cursor.at += 1;
      const text = nodeOfParts(cursor, token.parts);
      return { kind: 'shell', parts: text.kind === 'text' ? text.parts : [] };
    }
    case 'words': {
      cursor.at += 1;
      const words = token.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      const items = words.split(/\s+/).filter((word) => word !== '');
      return { kind: 'list', bracket: '[', items: items.map(textNode) };
    }
    case 'number':
      cursor.at += 1;
      return { kind: 'number', text: token.text };
    case 'regex': {
      cursor.at += 1;
      const code = nodeOfParts(cursor, token.parts);
      return {
        kind: 'regex',
        code: code.kind === 'text' ? code.parts.filter((part) => typeof part !== 'string') : [],
      };
    }
    case 'glob':
      cursor.at += 1;
      return { kind: 'call', of: { kind: 'name', name: 'glob' }, args: [nodeOfParts(cursor, token.parts)] };
    case 'hole':
      cursor.at += 1;
      return { kind: 'hole', index: token.text.charCodeAt(0) - HOLE_BASE };
    case 'name':
      return parseNameWord(cursor);
    case 'op':
      return parsePrefixOperator(cursor, token);
    default:
      return NOTHING;
  }
}

/** Neighbouring strings are one in python and ruby. */
function parseStrings(cursor: ParseCursor): Node {
  const { tongue } = cursor.lexicon;
  const parts: (string | Node)[] = [];
  do {
    const node = nodeOfParts(cursor, peek(cursor).parts);
    if (node.kind === 'text') parts.push(...node.parts);
    cursor.at += 1;
  } while ((tongue === 'python' || tongue === 'ruby') && peek(cursor).kind === 'string');
  return { kind: 'text', parts };
}

function parsePrefixOperator(cursor: ParseCursor, token: Token): Node {
  switch (token.text) {
    case '(': {
      const items = parseBracket(cursor, '(');
      const only = items[0];
      return items.length === 1 && only !== undefined && !isTuple(cursor) && !isOp(peek(cursor), '=>')
        ? only
        : { kind: 'list', bracket: '(', items };
    }
    case '[':
      return { kind: 'list', bracket: '[', items: parseBracket(cursor, '[') };
    case '{':
      return block(parseBracket(cursor, '{'));
    case '-': {
      cursor.at += 1;
      const next = peek(cursor);
      if (next.kind !== 'number') return parseExpression(cursor, 11);
      cursor.at += 1;
      return { kind: 'number', text: `-${next.text}` };
    }
    case '->': {
      cursor.at += 1;
      return parseRubyLambda(cursor);
    }
    case ':':
      if (cursor.lexicon.tongue === 'r' || cursor.lexicon.tongue === 'ruby') cursor.at += 1;
      return NOTHING;
    default:
      if (!PREFIXES.has(token.text)) return NOTHING;
      cursor.at += 1;
      if (/^(?:\*\*?|\.\.\.)$/.test(token.text)) return { kind: 'spread', of: parseExpression(cursor, 11) };
      return parseExpression(cursor, 11);
  }
}

/** A trailing comma makes a tuple of one. */
function isTuple(cursor: ParseCursor): boolean {
  return isOp(peek(cursor, -2), ',');
}

function parseRubyLambda(cursor: ParseCursor): Node {
  const params = isOp(peek(cursor), '(') ? parseBracket(cursor, '(').flatMap(namesIn) : [];
  if (takeOp(cursor, '{')) {
    const body = parseRubyBlock(cursor, '}');
    return body.kind === 'function' ? { ...body, params } : body;
  }
  if (!isWord(peek(cursor), 'do')) return NOTHING;
  cursor.at += 1;
  const body = parseRubyBlock(cursor, null);
  return body.kind === 'function' ? { ...body, params } : body;
}
