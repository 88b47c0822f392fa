/**
 * Shell arithmetic (Bash manual 6.5) on 64-bit integers, with variables looked up and assigned through
 * the caller. Null where an operand is not known or the text is no expression.
 */

export interface ArithmeticScope {
  /** Value of a variable as text; null when not known; "" when unset. */
  get(name: string): string | null;
  set(name: string, value: string): void;
}

const TOKEN =
  /\s*(?:(0[xX][0-9A-Fa-f]+|[0-9]+#[0-9A-Za-z@_]+|[0-9]+)|([A-Za-z_][A-Za-z0-9_]*)|(\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>!~&^|?:,()=[\]]))/y;

const BINARY: Readonly<Record<string, number>> = {
  ',': 1,
  '?': 3,
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '==': 9,
  '!=': 9,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  '<<': 11,
  '>>': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  '**': 14,
};

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  readonly scope: ArithmeticScope;
  depth: number;
}

export function evaluateArithmetic(text: string, scope: ArithmeticScope, depth = 0): bigint | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    if (/^\s*$/.test(text.slice(TOKEN.lastIndex))) break;
    const match = TOKEN.exec(text);
    if (match === null || tokens.length > 500) return null;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  if (tokens.length === 0) return 0n;
  const reader: Reader = { tokens, at: 0, scope, depth };
  const value = readExpression(reader, 0);
  return reader.at === tokens.length ? value : null;
}

function readExpression(r: Reader, floor: number): bigint | null {
  let left = readUnary(r);
  if (left === null) return null;
  for (;;) {
    const operator = r.tokens[r.at];
    const level = operator === undefined ? undefined : BINARY[operator];
    if (operator === undefined || level === undefined || level <= floor) return left;
    r.at += 1;
    if (operator === '?') {
      const yes = readExpression(r, 0);
      if (r.tokens[r.at] !== ':') return null;
      r.at += 1;
      const no = readExpression(r, level - 1);
      left = left !== 0n ? yes : no;
    } else {
      const right = readExpression(r, operator === '**' ? level - 1 : level);
      left = right === null ? null : apply(operator, left, right);
    }
    if (left === null) return null;
  }
}

function apply(operator: string, a: bigint, b: bigint): bigint | null {
  const wrap = (n: bigint): bigint => BigInt.asIntN(64, n);
  const truth = (t: boolean): bigint => (t ? 1n : 0n);
  switch (operator) {
    case ',':
      return b;
    case '||':
      return truth(a !== 0n || b !== 0n);
    case '&&':
      return truth(a !== 0n && b !== 0n);
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '&':
      return a & b;
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '>':
      return truth(a > b);
    case '<=':
      return truth(a <= b);
    case '>=':
      return truth(a >= b);
    case '<<':
      return wrap(a << (b & 63n));
    case '>>':
      return a >> (b & 63n);
    case '+':
      return wrap(a + b);
    case '-':
      return wrap(a - b);
    case '*':
      return wrap(a * b);
    case '/':
      return b === 0n ? null : wrap(a / b);
    case '%':
      return b === 0n ? null : a % b;
    case '**':
      return b < 0n || b > 63n ? null : wrap(a ** b);
    default:
      return null;
  }
}

function readUnary(r: Reader): bigint | null {
  const token = r.tokens[r.at];
  if (token === undefined) return null;
  r.at += 1;
  switch (token) {
    case '(': {
      const value = readExpression(r, 0);
      if (r.tokens[r.at] !== ')') return null;
      r.at += 1;
      return value;
    }
    case '+':
      return readUnary(r);
    case '-':
      return negate(readUnary(r));
    case '!':
      return map(readUnary(r), (n) => (n === 0n ? 1n : 0n));
    case '~':
      return map(readUnary(r), (n) => ~n);
    case '++':
    case '--': {
      const name = r.tokens[r.at];
      if (name === undefined || !/^[A-Za-z_]/.test(name)) return null;
      r.at += 1;
      return store(
        r,
        name,
        map(variable(r, name), (n) => (token === '++' ? n + 1n : n - 1n)),
      );
    }
    default:
      return /^[0-9]/.test(token) ? literal(token) : /^[A-Za-z_]/.test(token) ? readVariable(r, token) : null;
  }
}

function readVariable(r: Reader, plain: string): bigint | null {
  let name = plain;
  if (r.tokens[r.at] === '[') {
    r.at += 1;
    const index = readExpression(r, 0);
    if (index === null || r.tokens[r.at] !== ']') return null;
    r.at += 1;
    name = `${plain}[${index}]`;
  }
  const next = r.tokens[r.at];
  if (next === '=') {
    r.at += 1;
    return store(r, name, readExpression(r, 1));
  }
  if (next !== undefined && /^(?:[-+*/%&|^]|<<|>>)=$/.test(next)) {
    r.at += 1;
    const before = variable(r, name);
    const operand = readExpression(r, 1);
    return store(
      r,
      name,
      before === null || operand === null ? null : apply(next.slice(0, -1), before, operand),
    );
  }
  const value = variable(r, name);
  if (next === '++' || next === '--') {
    r.at += 1;
    store(
      r,
      name,
      map(value, (n) => (next === '++' ? n + 1n : n - 1n)),
    );
  }
  return value;
}

function store(r: Reader, name: string, value: bigint | null): bigint | null {
  if (value !== null) r.scope.set(name, value.toString());
  return value;
}

/** A variable's text is itself an expression (bash quirk): `x=y; y=3; $((x))` is 3. */
function variable(r: Reader, name: string): bigint | null {
  const text = r.scope.get(name);
  if (text === null || r.depth > 8) return null;
  if (/^-?[0-9]{1,18}$/.test(text) && !/^-?0./.test(text)) return BigInt(text);
  return text.trim() === '' ? 0n : evaluateArithmetic(text, r.scope, r.depth + 1);
}

function literal(token: string): bigint | null {
  const based = /^([0-9]+)#(.+)$/.exec(token);
  if (based !== null) return inBase(Number(based[1]), based[2] ?? '');
  if (/^0[xX]/.test(token)) return BigInt.asIntN(64, BigInt(token));
  if (/^0[0-7]+$/.test(token)) return BigInt.asIntN(64, BigInt(`0o${token.slice(1)}`));
  return /^0[0-9]/.test(token) ? null : BigInt.asIntN(64, BigInt(token));
}

function inBase(base: number, digits: string): bigint | null {
  if (base < 2 || base > 64) return null;
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_';
  let value = 0n;
  for (const ch of digits) {
    const digit = alphabet.indexOf(base <= 36 ? ch.toLowerCase() : ch);
    if (digit < 0 || digit >= base) return null;
    value = value * BigInt(base) + BigInt(digit);
  }
  return BigInt.asIntN(64, value);
}

function map(value: bigint | null, f: (n: bigint) => bigint): bigint | null {
  return value === null ? null : f(value);
}

function negate(value: bigint | null): bigint | null {
  return map(value, (n) => -n);
}
