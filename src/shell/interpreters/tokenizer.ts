/**
 * Code → tokens, for every language of `lexicon.ts`. It never fails: what it does not know becomes a
 * one-character operator. Its work is bounded by the number of tokens it gives.
 */
import { LEXICONS, type Lexicon, type Tongue } from './lexicon.ts';
import { readQuoteLike } from './quote-like.ts';
import { readString } from './string-reader.ts';
import { isHoleCode, type TextPart, type Token, type TokenKind } from './token.ts';

export const MOST_TOKENS = 60_000;
/** Each is searched for its end. */
const MOST_HEREDOCS = 64;

const OPERATORS = [
  '===',
  '!==',
  '**=',
  '...',
  '<=>',
  '&&=',
  '||=',
  '??=',
  '?->',
  ':::',
  '<<=',
  '//=',
  '->',
  '=>',
  '::',
  '?.',
  '&.',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '+=',
  '-=',
  '.=',
  '*=',
  '/=',
  '..',
  '**',
  '<<',
  '>>',
  '|>',
  '=~',
  '!~',
  '++',
  '--',
  '//',
  ':=',
  '<-',
];
const OPERATOR_STARTS = new Map<string, string[]>();
for (const operator of OPERATORS) {
  const first = operator.charAt(0);
  OPERATOR_STARTS.set(first, [...(OPERATOR_STARTS.get(first) ?? []), operator]);
}

interface State {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly tokens: Token[];
  /** Innermost brackets that are open: line ends count only outside `(` and `[`. */
  readonly brackets: string[];
  at: number;
  spaced: boolean;
  indent: number | null;
  heredocs: number;
  /** Here-documents that begin after this line. */
  readonly pending: {
    readonly index: number;
    readonly tag: string;
    readonly raw: boolean;
    readonly dedent: boolean;
  }[];
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Cut short: more than the budget. */
  readonly cut: boolean;
}

export function tokenize(source: string, tongue: Tongue): Tokens {
  const state: State = {
    text: tongue === 'php' ? phpCode(source) : source,
    lexicon: LEXICONS[tongue],
    tokens: [],
    brackets: [],
    at: 0,
    spaced: false,
    indent: 0,
    heredocs: 0,
    pending: [],
  };
  while (state.at < state.text.length && state.tokens.length < MOST_TOKENS) step(state);
  const cut = state.at < state.text.length;
  push(state, 'end', '');
  return { tokens: state.tokens, cut };
}

/** Text outside `<?php … ?>` is not code; code given on the command line has no such marks. */
function phpCode(source: string): string {
  if (!/^(?:#!.*\n)?\s*</.test(source) && !/^<\?php/m.test(source)) return source;
  let out = '';
  let at = 0;
  for (;;) {
    const open = source.indexOf('<?', at);
    if (open === -1) return out;
    const close = source.indexOf('?>', open);
    const end = close === -1 ? source.length : close;
    const body = source
      .slice(open, end)
      .replace(/^<\?(?:php\b|=)?/i, (mark) => (mark === '<?=' ? ' echo ' : ' '));
    out += `${body};`;
    at = end + 2;
    if (close === -1) return out;
  }
}

function push(state: State, kind: TokenKind, text: string, parts: readonly TextPart[] = []): void {
  const previous = state.tokens.at(-1);
  if (previous !== undefined) previous.followed = state.spaced;
  state.tokens.push({ kind, text, parts, spaced: state.spaced, followed: false, indent: state.indent });
  state.spaced = false;
  state.indent = null;
}

function step(state: State): void {
  const { text, lexicon } = state;
  const char = text.charAt(state.at);
  if (char === '\n') {
    readNewline(state);
    return;
  }
  if (/\s/.test(char)) {
    state.at += 1;
    state.spaced = true;
    return;
  }
  if (char === '\\' && /^\\\r?\n/.test(text.slice(state.at, state.at + 3))) {
    state.at = text.indexOf('\n', state.at) + 1;
    state.spaced = true;
    return;
  }
  if (skipComment(state)) return;
  if (isHoleCode(char.charCodeAt(0))) {
    push(state, 'hole', char);
    state.at += 1;
    return;
  }
  const special = readQuoteLike(text, state.at, lexicon, expectsOperand(state));
  if (special !== null) {
    if (special.heredoc !== null && state.heredocs < MOST_HEREDOCS) {
      state.heredocs += 1;
      state.pending.push({ index: state.tokens.length, ...special.heredoc });
    }
    push(state, special.kind, special.text, special.parts);
    state.at = special.end;
    return;
  }
  const style = lexicon.strings[char];
  if (style !== undefined) {
    const shape = { close: char, open: null, style, braces: false, raw: false };
    const read = readString(text, state.at + 1, shape);
    push(state, style.shell ? 'shell' : 'string', char, read.parts);
    state.at = read.end;
    return;
  }
  if (readName(state) || readNumber(state)) return;
  readOperator(state, char);
}

function readNewline(state: State): void {
  state.at += 1;
  while (state.pending.length > 0) readHeredoc(state);
  const width = /[ \t]*/y;
  width.lastIndex = state.at;
  const indent = (width.exec(state.text)?.[0] ?? '').length;
  const innermost = state.brackets.at(-1);
  if (state.lexicon.lines && innermost !== '(' && innermost !== '[') push(state, 'newline', '\n');
  state.indent = indent;
  state.spaced = true;
}

function readHeredoc(state: State): void {
  const doc = state.pending.shift();
  const token = doc === undefined ? undefined : state.tokens[doc.index];
  if (doc === undefined || token === undefined) return;
  const end = new RegExp(`^[ \\t]*${doc.tag}\\b`, 'm');
  const rest = state.text.slice(state.at);
  const match = end.exec(rest);
  const body = rest.slice(0, match === null ? rest.length : match.index);
  const cut = doc.dedent
    ? Math.min(
        ...body
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map((l) => /^[ \t]*/.exec(l)?.[0].length ?? 0),
      )
    : 0;
  const plain =
    Number.isFinite(cut) && cut > 0 ? body.replaceAll(new RegExp(`^[ \\t]{${cut}}`, 'gm'), '') : body;
  const style = state.lexicon.strings['"'];
  const parts: readonly TextPart[] =
    doc.raw || style === undefined
      ? [{ kind: 'text', text: plain }]
      : readString(plain, 0, { close: '\0', open: null, style, braces: false, raw: false }).parts;
  state.tokens[doc.index] = { ...token, parts };
  const lineEnd = match === null ? -1 : rest.indexOf('\n', match.index);
  state.at = lineEnd === -1 ? state.text.length : state.at + lineEnd + 1;
}

function skipComment(state: State): boolean {
  const { text, lexicon } = state;
  for (const [open, close] of lexicon.blockComments) {
    // A mark with a line end in front counts only where a line starts.
    const marked = open.startsWith('\n')
      ? state.text.charAt(state.at - 1) === '\n' && text.startsWith(open.slice(1), state.at)
      : text.startsWith(open, state.at);
    if (!marked) continue;
    const end = text.indexOf(close, state.at + 2);
    state.at = end === -1 ? text.length : end + close.length;
    state.spaced = true;
    return true;
  }
  if (!lexicon.lineComments.some((mark) => text.startsWith(mark, state.at))) return false;
  const end = text.indexOf('\n', state.at);
  state.at = end === -1 ? text.length : end;
  state.spaced = true;
  return true;
}

/** After an operator, an opening bracket or nothing, a slash starts a regular expression. */
function expectsOperand(state: State): boolean {
  const last = state.tokens.at(-1);
  if (last === undefined || last.kind === 'newline') return true;
  if (last.kind === 'op') return ![')', ']', '}'].includes(last.text);
  if (last.kind !== 'name') return false;
  return /^(?:return|and|or|not|if|unless|while|in|case|typeof|split|grep|map|join|when|x)$/.test(last.text);
}

function readName(state: State): boolean {
  const { tongue, sigils } = state.lexicon;
  const shape =
    tongue === 'perl'
      ? /(?:[$@%&]#?\{?\^?\w+\}?|[$@][_!0&]|\$\$|[A-Za-z_]\w*)/y
      : tongue === 'php'
        ? /(?:\$?[A-Za-z_\\]\w*(?:\\\w+)*)/y
        : tongue === 'ruby'
          ? /(?:@{0,2}[A-Za-z_]\w*[?!]?(?!=[^=~>])|@{0,2}[A-Za-z_]\w*|\$[A-Za-z_0-9!?~&]\w*)/y
          : tongue === 'r'
            ? /[A-Za-z_.][\w.]*/y
            : /[A-Za-z_$\u00aa-\uddff][\w$\u00aa-\uddff]*!?/y;
  shape.lastIndex = state.at;
  let name = shape.exec(state.text)?.[0];
  if (name === undefined) return false;
  if (name.endsWith('!') && tongue !== 'ruby' && tongue !== 'perl') name = name.slice(0, -1);
  // `%` and `&` are operators after an operand.
  if (
    sigils.includes(name.charAt(0)) &&
    /[%&]/.test(name.charAt(0)) &&
    !expectsOperand(state) &&
    !followsWord(state)
  )
    return false;
  const end = state.at + name.length;
  push(
    state,
    'name',
    tongue === 'perl' ? name.replace(/[{}]/g, '') : tongue === 'php' ? name.replace(/^\\/, '') : name,
  );
  state.at = end;
  return true;
}

/** `keys %h`, `values %$x`: a word, a space, a sigil right before its name. */
function followsWord(state: State): boolean {
  const last = state.tokens.at(-1);
  return state.spaced && last?.kind === 'name' && !state.lexicon.sigils.includes(last.text.charAt(0));
}

function readNumber(state: State): boolean {
  const shape =
    /(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)[nLjf]?/y;
  shape.lastIndex = state.at;
  const number = shape.exec(state.text)?.[0];
  if (number === undefined) return false;
  push(state, 'number', number.replaceAll('_', '').replace(/[nLjf]$/, ''));
  state.at += number.length;
  return true;
}

function readOperator(state: State, char: string): void {
  const long = OPERATOR_STARTS.get(char)?.find((operator) => state.text.startsWith(operator, state.at));
  const operator = long ?? char;
  if ('([{'.includes(char)) state.brackets.push(char);
  else if (')]}'.includes(char)) state.brackets.pop();
  push(state, 'op', operator);
  state.at += operator.length;
}
