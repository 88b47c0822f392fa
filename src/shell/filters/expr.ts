/** `expr` with one operator: integers, comparisons, `length`, `substr`, `index` and `STRING : REGEX`. */
import { type Filter, isAscii } from './filter.ts';
import { compilePosix } from './posix-regex.ts';

const INTEGER = /^-?[0-9]{1,15}$/;
const OPERATORS = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '|',
  '&',
  '=',
  '<',
  '>',
  '!=',
  '<=',
  '>=',
  ':',
  '(',
  ')',
]);
const KEYWORDS = new Set([...OPERATORS, 'match', 'substr', 'index', 'length', '--']);

export const expr: Filter = (args) => {
  if (!args.every(isAscii)) return null;
  const [a = '', b = '', c = '', d = ''] = args;
  if (args.length === 1) return KEYWORDS.has(a) || a.startsWith('-') ? null : `${a}\n`;
  if (args.length === 2 && a === 'length' && !KEYWORDS.has(b)) return `${b.length}\n`;
  if (args.length === 4 && a === 'substr' && INTEGER.test(c) && INTEGER.test(d) && !KEYWORDS.has(b)) {
    const [from, count] = [Number(c), Number(d)];
    return from < 1 || count < 1 ? '\n' : `${b.slice(from - 1, from - 1 + count)}\n`;
  }
  if (args.length !== 3 || KEYWORDS.has(c)) return null;
  if (a === 'index' && !KEYWORDS.has(b)) return `${indexOfAny(b, c)}\n`;
  if (KEYWORDS.has(a)) return null;
  if (b === ':') return matchPrefix(a, c);
  return INTEGER.test(a) && INTEGER.test(c) ? arithmetic(BigInt(a), b, BigInt(c)) : null;
};

function indexOfAny(text: string, chars: string): number {
  for (let i = 0; i < text.length; i += 1) if (chars.includes(text.charAt(i))) return i + 1;
  return 0;
}

function matchPrefix(text: string, pattern: string): string | null {
  // The pattern is anchored by itself; a leading ^ or an alternative is read differently by version.
  if (pattern.startsWith('^') || pattern.includes('\\|') || /\\[nt]/.test(pattern)) return null;
  const regex = compilePosix(pattern, { extended: false, ignoreCase: false });
  if (regex === null || regex.looped.has(1)) return null;
  const found = regex.find(text, 0);
  if (found === null) return null;
  const whole = found?.[0];
  const hit = whole !== undefined && whole !== null && whole[0] === 0 ? whole : null;
  if (regex.groups === 0) return `${hit === null ? 0 : hit[1]}\n`;
  const group = hit === null ? null : found?.[1];
  return group === null || group === undefined ? '\n' : `${text.slice(...group)}\n`;
}

function arithmetic(a: bigint, operator: string, c: bigint): string | null {
  switch (operator) {
    case '+':
      return `${a + c}\n`;
    case '-':
      return `${a - c}\n`;
    case '*':
      return `${a * c}\n`;
    case '/':
      return c === 0n ? null : `${a / c}\n`;
    case '%':
      return c === 0n ? null : `${a % c}\n`;
    case '=':
      return `${a === c ? 1 : 0}\n`;
    case '!=':
      return `${a === c ? 0 : 1}\n`;
    case '<':
      return `${a < c ? 1 : 0}\n`;
    case '>':
      return `${a > c ? 1 : 0}\n`;
    default:
      return null;
  }
}
