/**
 * What may follow a thing at once: members, calls, indexes, bare arguments (`system "x"`), blocks. This is
 * where the languages differ most, and where calls are found.
 */
import { isOp, isWord, type ParseCursor, peek, skipNewlines, takeOp, withState } from './parse-cursor.ts';
import type { Token } from './token.ts';
import { block, type Node, namesIn, textNode } from './tree.ts';

function isVariable(name: string): boolean {
  return /^[$@%&]/.test(name);
}

/** What may follow a thing at once: members, calls, indexes, bare arguments, blocks. */
export function parsePostfix(cursor: ParseCursor, start: Node): Node {
  let node = start;
  for (;;) {
    const next = parseOnePostfix(cursor, node);
    if (next === null) return node;
    node = next;
  }
}

function parseOnePostfix(cursor: ParseCursor, node: Node): Node | null {
  const { lexicon } = cursor;
  const token = peek(cursor);
  if (node.kind === 'nothing') return null;
  if (token.kind === 'op' && lexicon.members.includes(token.text)) return parseMember(cursor, node);
  if (token.kind === 'newline' && lexicon.lines && isOp(peekPastNewlines(cursor), '.', '?.', '&.')) {
    skipNewlines(cursor);
    return node;
  }
  // What follows a block is something new.
  if (node.kind === 'list' && node.bracket === '{' && isOp(token, '(', '[')) return null;
  const bare = lexicon.bareCalls && token.spaced && isCallable(node);
  if (
    isOp(token, '(') &&
    node.kind !== 'text' &&
    !(bare && lexicon.tongue === 'ruby' && node.kind === 'call')
  ) {
    return { kind: 'call', of: node, args: cursor.grammar.bracket(cursor, '(') };
  }
  if (isOp(token, '[') && !bare && !(token.spaced && lexicon.lines && lexicon.tongue === 'ruby')) {
    return { kind: 'index', of: node, at: parseIndex(cursor) };
  }
  if (isOp(token, '{')) return parseBraceAfter(cursor, node, token);
  if (isWord(token, 'do') && lexicon.tongue === 'ruby' && !cursor.loopHead && isCallable(node)) {
    cursor.at += 1;
    return addBlock(node, parseRubyBlock(cursor, null));
  }
  if (token.kind === 'string' && isTagged(cursor, node, token)) {
    return { kind: 'call', of: node, args: [cursor.grammar.expression(cursor, 12)] };
  }
  if (bare && startsBareArgument(cursor, node, token)) {
    return { kind: 'call', of: node, args: parseBareArguments(cursor) };
  }
  return null;
}

function peekPastNewlines(cursor: ParseCursor): Token {
  let ahead = 0;
  while (peek(cursor, ahead).kind === 'newline') ahead += 1;
  return peek(cursor, ahead);
}

function isCallable(node: Node): boolean {
  return (node.kind === 'name' && !isVariable(node.name)) || node.kind === 'member' || node.kind === 'call';
}

/** lua's `f"x"`, javascript's tagged templates. */
function isTagged(cursor: ParseCursor, node: Node, token: Token): boolean {
  const { tongue } = cursor.lexicon;
  if (tongue === 'lua') return node.kind === 'name' || node.kind === 'member';
  return tongue === 'node' && token.text === '`' && !token.spaced && isCallable(node);
}

function parseMember(cursor: ParseCursor, node: Node): Node {
  cursor.at += 1;
  skipNewlines(cursor);
  const next = peek(cursor);
  if (isOp(next, '[', '{', '(')) {
    if (isOp(next, '(')) return node;
    return { kind: 'index', of: node, at: parseIndex(cursor) };
  }
  if (next.kind !== 'name' && next.kind !== 'string' && next.kind !== 'number') return node;
  cursor.at += 1;
  const name =
    next.kind === 'name'
      ? next.text
      : next.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  return { kind: 'member', of: node, name };
}

/** The parts of `[a:b:c]`, or the one of `[a]`; braces serve perl's hashes. */
function parseIndex(cursor: ParseCursor): (Node | null)[] {
  const close = isOp(peek(cursor), '{') ? '}' : ']';
  cursor.at += 1;
  const parts: (Node | null)[] = [null];
  withState(cursor, { colonPairs: false, loopHead: false }, () => {
    while (peek(cursor).kind !== 'end' && !isOp(peek(cursor), ')', ']', '}')) {
      if (takeOp(cursor, '::')) {
        parts.push(null, null);
        continue;
      }
      if (takeOp(cursor, ':', '..', ',')) {
        parts.push(null);
        continue;
      }
      const before = cursor.at;
      const part = cursor.grammar.expression(cursor, 9);
      parts[parts.length - 1] =
        close === '}' && part.kind === 'name' && !isVariable(part.name) ? textNode(part.name) : part;
      if (cursor.at === before) cursor.at += 1;
    }
  });
  takeOp(cursor, close);
  return parts;
}

/** perl's `$h{k}`, ruby's `f { |x| … }`, lua's `f{…}`; a block of the statement otherwise. */
function parseBraceAfter(cursor: ParseCursor, node: Node, token: Token): Node | null {
  const { tongue } = cursor.lexicon;
  const isElement =
    (node.kind === 'name' && isVariable(node.name)) || node.kind === 'index' || node.kind === 'member';
  if (tongue === 'perl' && isElement && !token.spaced)
    return { kind: 'index', of: node, at: parseIndex(cursor) };
  if (tongue === 'ruby' && isCallable(node) && !cursor.loopHead) {
    cursor.at += 1;
    return addBlock(node, parseRubyBlock(cursor, '}'));
  }
  if (tongue === 'lua' && node.kind !== 'text')
    return { kind: 'call', of: node, args: [block(cursor.grammar.bracket(cursor, '{'))] };
  // A method of a class or an object: `run(cmd) { … }`.
  if (tongue === 'node' && node.kind === 'call' && node.of.kind === 'name') {
    const { name } = node.of;
    return {
      kind: 'function',
      name,
      params: node.args.flatMap(namesIn),
      body: block(cursor.grammar.bracket(cursor, '{')),
    };
  }
  // perl: `exec {'sh'} 'sh', …`: the program's real name first.
  if (tongue === 'perl' && node.kind === 'name' && /^(?:exec|system)$/.test(node.name)) {
    cursor.grammar.bracket(cursor, '{');
    return { kind: 'call', of: node, args: parseBareArguments(cursor) };
  }
  // perl: `map { … } @list`, `grep { … } @list`.
  if (tongue === 'perl' && node.kind === 'name' && /^(?:map|grep|sort|first|any)$/.test(node.name)) {
    const body = block(cursor.grammar.bracket(cursor, '{'));
    takeOp(cursor, ',');
    return { kind: 'each', names: ['$_'], source: cursor.grammar.expression(cursor, 1), body };
  }
  return null;
}

function addBlock(node: Node, body: Node): Node {
  return node.kind === 'call'
    ? { ...node, args: [...node.args, body] }
    : { kind: 'call', of: node, args: [body] };
}

/** After `{` or `do`: parameters between bars, then statements up to the closer. */
export function parseRubyBlock(cursor: ParseCursor, close: '}' | null): Node {
  const params: string[] = [];
  if (takeOp(cursor, '|')) {
    while (peek(cursor).kind !== 'end' && !isOp(peek(cursor), '|') && peek(cursor).kind !== 'newline') {
      const token = peek(cursor);
      if (token.kind === 'name') params.push(token.text);
      cursor.at += 1;
    }
    takeOp(cursor, '|');
  }
  const items = withState(cursor, { nesting: cursor.nesting + 1, colonPairs: false, loopHead: false }, () =>
    close === null ? parseUntilEnd(cursor) : cursor.grammar.items(cursor),
  );
  if (close !== null) takeOp(cursor, close);
  return { kind: 'function', name: null, params, body: block(items) };
}

/** Statements up to the `end` that belongs to this block. */
export function parseUntilEnd(cursor: ParseCursor): Node[] {
  const base = cursor.opens;
  const items: Node[] = [];
  for (;;) {
    const token = peek(cursor);
    if (token.kind === 'end') return items;
    if (isWord(token, 'end') && cursor.opens <= base) {
      cursor.at += 1;
      return items;
    }
    const before = cursor.at;
    const item = cursor.grammar.statement(cursor);
    if (item.kind !== 'nothing') items.push(item);
    if (cursor.at === before) cursor.at += 1;
  }
}

const NO_ARGUMENT = new Set([
  'if',
  'unless',
  'while',
  'until',
  'for',
  'foreach',
  'do',
  'then',
  'end',
  'and',
  'or',
  'x',
  'eq',
  'ne',
  'lt',
  'gt',
  'le',
  'ge',
  'cmp',
  'in',
  'rescue',
  'else',
  'elsif',
]);

function startsBareArgument(cursor: ParseCursor, node: Node, token: Token): boolean {
  if (node.kind === 'call') return false;
  if (cursor.lexicon.tongue === 'perl' && node.kind === 'member' && node.of.kind !== 'name') return false;
  switch (token.kind) {
    case 'string':
    case 'shell':
    case 'words':
    case 'number':
    case 'glob':
    case 'hole':
      return true;
    case 'name':
      return !NO_ARGUMENT.has(token.text);
    case 'op':
      if (token.text === '[' || token.text === '\\' || token.text === '->') return true;
      return (
        (token.text === '*' || token.text === '&' || token.text === '-' || token.text === ':') &&
        !token.followed
      );
    default:
      return false;
  }
}

/** `f a, b => c`; a file handle in front (`print STDERR "x"`) needs no comma. */
function parseBareArguments(cursor: ParseCursor): Node[] {
  const args: Node[] = [];
  const colonPairs = cursor.lexicon.tongue === 'ruby';
  withState(cursor, { colonPairs, bareArguments: true }, () => {
    do {
      skipNewlines(cursor);
      const before = cursor.at;
      args.push(cursor.grammar.expression(cursor, 1));
      if (cursor.at === before) break;
    } while (takeOp(cursor, ','));
  });
  return args;
}
