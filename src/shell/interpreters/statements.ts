/**
 * Words that begin something other than a plain expression: imports, loops, functions. Loops become
 * `each`, functions keep their parameters' names; everything else of control flow is stepped over.
 */

import { parseFunction, parseLambda } from './functions.ts';
import { parseImport } from './imports.ts';
import {
  isOp,
  isWord,
  type ParseCursor,
  peek,
  skipNewlines,
  takeOp,
  takeWord,
  withState,
} from './parse-cursor.ts';
import { block, NOTHING, type Node, namesIn } from './tree.ts';

/** Words that wait for an `end`. */
const OPENERS: Readonly<Record<string, ReadonlySet<string>>> = {
  ruby: new Set(['if', 'unless', 'while', 'until', 'case', 'begin', 'class', 'module']),
  lua: new Set(['if', 'while', 'do', 'repeat']),
  julia: new Set(['if', 'while', 'begin', 'try', 'let', 'do', 'module']),
};

/** Calls without parentheses in languages that otherwise need them. */
const COMMANDS: Readonly<Record<string, ReadonlySet<string>>> = {
  php: new Set(['echo', 'print', 'include', 'include_once', 'require', 'require_once', 'exit', 'die']),
  python: new Set(['print', 'exec']),
};

export function parseStatement(cursor: ParseCursor): Node {
  const token = peek(cursor);
  const { tongue } = cursor.lexicon;
  if (tongue === 'python' && token.indent !== null && cursor.stringDepth === 0)
    cursor.nesting = token.indent > 0 ? 1 : 0;
  if (token.kind !== 'name') return cursor.grammar.expression(cursor, 0);
  const imported = parseImport(cursor);
  if (imported !== null) return imported;
  if (isWord(token, 'for', 'foreach')) return parseLoop(cursor);
  if (token.text === 'with' && tongue === 'python') return parseWith(cursor);
  if (token.text === 'return' && !isOp(peek(cursor, 1), '=>', ':')) return parseReturn(cursor);
  if (tongue === 'perl' && /^__(?:END|DATA)__$/.test(token.text)) {
    cursor.at = cursor.tokens.length;
    return NOTHING;
  }
  if (isWord(token, 'end', 'until') && OPENERS[tongue] !== undefined) {
    if (token.text === 'end' || tongue === 'lua') cursor.opens = Math.max(0, cursor.opens - 1);
    cursor.at += 1;
    return NOTHING;
  }
  return cursor.grammar.expression(cursor, 0);
}

/** A name where an operand stands: a keyword of expressions, or just a name. */
export function parseNameWord(cursor: ParseCursor): Node {
  const token = peek(cursor);
  const { tongue, skipped } = cursor.lexicon;
  const isKey = isOp(peek(cursor, 1), '=>') || (cursor.colonPairs && isOp(peek(cursor, 1), ':'));
  if (!isKey) {
    const made = parseFunction(cursor) ?? parseLambda(cursor);
    if (made !== null) return made;
    if (COMMANDS[tongue]?.has(token.text) === true) return parseCommand(cursor);
    if (tongue === 'perl' && isWord(token, 'eval', 'do') && isOp(peek(cursor, 1), '{')) {
      cursor.at += 1;
      return block(cursor.grammar.bracket(cursor, '{'));
    }
    if (skipped.has(token.text)) return parseSkipped(cursor);
  }
  cursor.at += 1;
  return { kind: 'name', name: token.text };
}

function parseSkipped(cursor: ParseCursor): Node {
  const { text } = peek(cursor);
  const { tongue } = cursor.lexicon;
  cursor.at += 1;
  if (OPENERS[tongue]?.has(text) === true) cursor.opens += 1;
  if (tongue === 'python' && /^(?:if|elif|else|while|try|except|finally)$/.test(text)) cursor.nesting = 1;
  if (/^(?:class|module|package|namespace|struct)$/.test(text)) {
    if (peek(cursor).kind === 'name') cursor.at += 1;
    return NOTHING;
  }
  const next = peek(cursor);
  if (next.kind === 'newline' || next.kind === 'end' || isOp(next, ';', ')', ']', '}', ',')) return NOTHING;
  if (text === 'while' || text === 'until') {
    const condition = withState(cursor, { loopHead: true }, () => cursor.grammar.expression(cursor, 0));
    takeWord(cursor, 'do');
    return condition;
  }
  // `new X(…)`, `await f()`, `my $x`: the operand itself.
  if (text === 'yield' && tongue === 'python') {
    const value = cursor.grammar.expression(cursor, 1);
    return { kind: 'return', value: { kind: 'list', bracket: '[', items: [value] } };
  }
  const operand = cursor.grammar.expression(
    cursor,
    /^(?:new|await|not|typeof|my|our|local|const|let|var|yield)$/.test(text) ? 11 : 0,
  );
  if (tongue === 'node' && /^(?:const|let|var)$/.test(text)) skipType(cursor);
  return operand;
}

/** `const x: string[] = …` */
function skipType(cursor: ParseCursor): void {
  if (!isOp(peek(cursor), ':')) return;
  while (
    peek(cursor).kind !== 'end' &&
    peek(cursor).kind !== 'newline' &&
    !isOp(peek(cursor), '=', ';', ',', ')')
  )
    cursor.at += 1;
}

function parseCommand(cursor: ParseCursor): Node {
  const { text } = peek(cursor);
  cursor.at += 1;
  const callee: Node = { kind: 'name', name: text };
  const next = peek(cursor);
  const argument = ['string', 'name', 'number', 'shell', 'hole'].includes(next.kind);
  if (!argument) return callee;
  const args: Node[] = [];
  do args.push(cursor.grammar.expression(cursor, 1));
  while (takeOp(cursor, ','));
  return { kind: 'call', of: callee, args };
}

function parseReturn(cursor: ParseCursor): Node {
  cursor.at += 1;
  const next = peek(cursor);
  if (next.kind === 'newline' || next.kind === 'end' || isOp(next, ';', '}', ')')) return NOTHING;
  return { kind: 'return', value: cursor.grammar.expression(cursor, 0) };
}

function parseWith(cursor: ParseCursor): Node {
  cursor.at += 1;
  const items: Node[] = [];
  do {
    const value = cursor.grammar.expression(cursor, 1);
    if (takeWord(cursor, 'as')) {
      items.push({
        kind: 'assign',
        operator: '=',
        target: cursor.grammar.expression(cursor, 11),
        value,
        nested: false,
      });
    } else items.push(value);
  } while (takeOp(cursor, ','));
  return block(items);
}

function each(names: readonly string[], source: Node): Node {
  return { kind: 'each', names, source, body: NOTHING };
}

function parseLoop(cursor: ParseCursor): Node {
  cursor.at += 1;
  const { tongue } = cursor.lexicon;
  const { expression } = cursor.grammar;
  if (tongue === 'python') cursor.nesting = 1;
  if (tongue === 'perl') return parsePerlLoop(cursor);
  if (tongue === 'python' || tongue === 'ruby' || tongue === 'julia' || tongue === 'lua') {
    if (tongue !== 'python') cursor.opens += 1;
    return withState(cursor, { loopHead: true }, () => {
      const names = [...namesIn(expression(cursor, 7))];
      while (takeOp(cursor, ',')) names.push(...namesIn(expression(cursor, 7)));
      if (!takeWord(cursor, 'in') && !takeOp(cursor, '=')) return NOTHING;
      const source = expression(cursor, 0);
      takeWord(cursor, 'do');
      return each(names, source);
    });
  }
  takeWord(cursor, 'await', 'each');
  if (!takeOp(cursor, '(')) return NOTHING;
  return parseParenLoop(cursor);
}

/** `for (const x of y)`, `foreach ($a as $k => $v)`, `for (x in y)`, `for (i = 0; …)`. */
function parseParenLoop(cursor: ParseCursor): Node {
  const { expression, items } = cursor.grammar;
  while (isWord(peek(cursor), 'const', 'let', 'var')) cursor.at += 1;
  const first = expression(cursor, 7);
  let result: Node;
  if (takeWord(cursor, 'of', 'in')) result = each(namesIn(first), expression(cursor, 0));
  else if (takeWord(cursor, 'as')) {
    const target = expression(cursor, 0);
    result = each(namesIn(target.kind === 'pair' ? target.value : target), first);
  } else {
    const rest: Node[] = isOp(peek(cursor), '=') ? [] : [first];
    result = block([...rest, ...items(cursor)]);
  }
  takeOp(cursor, ')');
  return result;
}

function parsePerlLoop(cursor: ParseCursor): Node {
  takeWord(cursor, 'my', 'our', 'local');
  const named = peek(cursor).kind === 'name' && isOp(peek(cursor, 1), '(') ? [peek(cursor).text] : null;
  if (named !== null) cursor.at += 1;
  skipNewlines(cursor);
  if (!isOp(peek(cursor), '(')) return NOTHING;
  const list = cursor.grammar.bracket(cursor, '(');
  return each(named ?? ['$_'], { kind: 'list', bracket: '(', items: list });
}
