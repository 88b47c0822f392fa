/** Commands that choose, order or count lines: head, tail, tac, rev, sort, uniq, wc. */
import { toBytes } from './bytes.ts';
import { type Filter, isAscii, joinLines, linesOf, onlyStdin, readFilterOptions } from './filter.ts';

/** Lines with their newline, so that a last line without one stays without. */
function segmentsOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

interface Amount {
  readonly unit: 'lines' | 'bytes';
  readonly sign: '' | '-' | '+';
  readonly count: number;
}

function readAmount(args: readonly string[], stdin: string | null): { amount: Amount; text: string } | null {
  const old = /^-([0-9]{1,9})$/.exec(args[0] ?? '');
  const words = old === null ? args : ['-n', old[1] ?? '', ...args.slice(1)];
  const read = readFilterOptions(words, {
    flags: 'qv',
    values: 'nc',
    long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q' },
  });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  if (read === null || text === null || read.given.has('v')) return null;
  if (read.given.has('n') && read.given.has('c')) return null;
  const bytes = read.given.get('c');
  const match = /^([-+]?)([0-9]{1,9})$/.exec(bytes ?? read.given.get('n') ?? '10');
  const sign = match?.[1];
  if (match === null || (sign !== '' && sign !== '-' && sign !== '+')) return null;
  if (bytes !== undefined && !isAscii(text)) return null;
  return { amount: { unit: bytes === undefined ? 'lines' : 'bytes', sign, count: Number(match[2]) }, text };
}

export const head: Filter = (args, stdin) => {
  const asked = readAmount(args, stdin);
  if (asked === null || asked.amount.sign === '+') return null;
  const { unit, sign, count } = asked.amount;
  const pieces = unit === 'lines' ? segmentsOf(asked.text) : Array.from(asked.text);
  return pieces.slice(0, sign === '-' ? Math.max(0, pieces.length - count) : count).join('');
};

export const tail: Filter = (args, stdin) => {
  const asked = readAmount(args, stdin);
  if (asked === null) return null;
  const { unit, sign, count } = asked.amount;
  const pieces = unit === 'lines' ? segmentsOf(asked.text) : Array.from(asked.text);
  const start = sign === '+' ? Math.max(0, count - 1) : Math.max(0, pieces.length - count);
  return pieces.slice(start).join('');
};

export const tac: Filter = (args, stdin) => {
  const text = onlyStdin(args, stdin);
  return text === null ? null : segmentsOf(text).reverse().join('');
};

export const rev: Filter = (args, stdin) => {
  const text = onlyStdin(args, stdin);
  // Whether letters beyond ASCII are reversed by character or byte depends on the locale.
  if (text === null || !isAscii(text)) return null;
  return text
    .split('\n')
    .map((line) => Array.from(line).reverse().join(''))
    .join('\n');
};

/** The collation of a locale is not ours to know: only lines whose order is the same in all of them, */
function ordersAgree(lines: readonly string[]): boolean {
  if (lines.every((line) => /^[a-z0-9]*$/.test(line))) return true;
  if (!lines.every((line) => /^[a-z0-9 ./_-]*$/.test(line))) return false;
  // whether punctuation counts, as in the C locale, or not, as in the others.
  const letters = (line: string): string => line.replace(/[^a-z0-9]/g, '');
  const distinct = [...new Set(lines)].toSorted();
  return distinct.every((line, i) => i === 0 || letters(distinct[i - 1] ?? '') < letters(line));
}

export const sort: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'rnu',
    long: { reverse: 'r', 'numeric-sort': 'n', unique: 'u' },
  });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  if (read === null || text === null) return null;
  const lines = linesOf(text);
  const numeric = read.given.has('n');
  const agreed = numeric ? lines.every((line) => /^(0|[1-9][0-9]{0,14})$/.test(line)) : ordersAgree(lines);
  if (lines.length > 1 && !agreed) return null;
  const direction = read.given.has('r') ? -1 : 1;
  const compare = (a: string, b: string): number =>
    numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
  const sorted = lines.toSorted((a, b) => direction * compare(a, b));
  return joinLines(read.given.has('u') ? sorted.filter((line, i) => line !== sorted[i - 1]) : sorted);
};

export const uniq: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'cdui',
    long: { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i' },
  });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  if (read === null || text === null || !isAscii(text)) return null;
  const fold = (line: string): string => (read.given.has('i') ? line.toLowerCase() : line);
  const groups: { line: string; count: number }[] = [];
  for (const line of linesOf(text)) {
    const last = groups.at(-1);
    if (last !== undefined && fold(last.line) === fold(line)) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(
    (group) => (!read.given.has('d') || group.count > 1) && (!read.given.has('u') || group.count === 1),
  );
  const show = read.given.has('c')
    ? (group: { line: string; count: number }) => `${String(group.count).padStart(7)} ${group.line}`
    : (group: { line: string; count: number }) => group.line;
  return joinLines(kept.map(show));
};

export const wc: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'lwcm',
    long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm' },
  });
  if (read === null || stdin === null || read.operands.length > 0) return null;
  const bytes = toBytes(stdin);
  if (bytes === null || (!isAscii(stdin) && !(read.given.size === 1 && read.given.has('c')))) return null;
  const chosen =
    read.given.size === 0 ? ['l', 'w', 'c'] : ['l', 'w', 'm', 'c'].filter((l) => read.given.has(l));
  const counts: Readonly<Record<string, number>> = {
    l: stdin.split('\n').length - 1,
    w: stdin.split(/[ \t\n\v\f\r]+/).filter((word) => /[\x21-\x7e]/.test(word)).length,
    m: stdin.length,
    c: bytes.length,
  };
  const width = chosen.length === 1 ? 0 : 7;
  return `${chosen.map((letter) => String(counts[letter]).padStart(width)).join(' ')}\n`;
};
