/** `grep` as a filter: which lines, or with `-o` which pieces, of known text match known patterns. */
import {
  type Filter,
  isAscii,
  joinLines,
  linesOf,
  onlyStdin,
  readCount,
  readFilterOptions,
} from './filter.ts';
import { compilePosix } from './posix-regex.ts';

/** The first match at or after an offset; undefined for none, null for not known. */
type Finder = (text: string, from: number) => readonly [number, number] | undefined | null;

export const grep = grepAs('');
export const egrep = grepAs('E');
export const fgrep = grepAs('F');

const LONG: Readonly<Record<string, string>> = {
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  'basic-regexp': 'G',
  'ignore-case': 'i',
  'invert-match': 'v',
  'only-matching': 'o',
  quiet: 'q',
  silent: 'q',
  count: 'c',
  'no-filename': 'h',
  'no-messages': 's',
  regexp: 'e',
  'max-count': 'm',
};

function grepAs(kind: '' | 'E' | 'F'): Filter {
  return (args, stdin) => {
    const read = readFilterOptions(args, { flags: 'EFGivoqchsa', values: 'em', long: LONG });
    if (read === null) return null;
    const given = read.all.filter((option) => option.letter === 'e').map((option) => option.value);
    const patterns = given.length > 0 ? given : read.operands.slice(0, 1);
    const text = onlyStdin(given.length > 0 ? read.operands : read.operands.slice(1), stdin);
    if (patterns.length === 0 || text === null || !isAscii(text) || text.includes('\0')) return null;
    const style = read.all.findLast((option) => 'EFG'.includes(option.letter))?.letter ?? kind;
    const finders: Finder[] = [];
    for (const pattern of patterns.flatMap((one) => one.split('\n'))) {
      const find = finder(pattern, style, read.given.has('i'));
      if (find === null) return null;
      finders.push(find);
    }
    return select(text, finders, new Set(read.given.keys()), read.given.get('m'));
  };
}

function finder(pattern: string, style: string, ignoreCase: boolean): Finder | null {
  if (!isAscii(pattern)) return null;
  if (style === 'F') {
    const needle = ignoreCase ? pattern.toLowerCase() : pattern;
    return (text, from) => {
      const at = (ignoreCase ? text.toLowerCase() : text).indexOf(needle, from);
      return at === -1 ? undefined : [at, at + needle.length];
    };
  }
  // `\n` and `\t` are sed's own; a backslash inside brackets is a plain character to grep.
  if (/\\[nt]|\[[^\]]*\\/.test(pattern)) return null;
  const regex = compilePosix(pattern, { extended: style === 'E', ignoreCase });
  if (regex === null) return null;
  return (text, from) => {
    const found = regex.find(text, from);
    return found === null ? null : (found?.[0] ?? undefined);
  };
}

function select(
  text: string,
  finders: readonly Finder[],
  flags: ReadonlySet<string>,
  limit: string | undefined,
): string | null {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : readCount(limit);
  if (most === null) return null;
  const out: string[] = [];
  let count = 0;
  for (const line of linesOf(text)) {
    if (count >= most) break;
    const hit = lineMatches(line, finders);
    if (hit === null) return null;
    if (hit === flags.has('v')) continue;
    count += 1;
    if (!flags.has('o')) out.push(line);
    else if (!flags.has('v')) {
      const pieces = matchesIn(line, finders);
      if (pieces === null) return null;
      out.push(...pieces);
    }
  }
  if (flags.has('q')) return '';
  return flags.has('c') ? `${count}\n` : joinLines(out);
}

function lineMatches(line: string, finders: readonly Finder[]): boolean | null {
  for (const find of finders) {
    const found = find(line, 0);
    if (found === null) return null;
    if (found !== undefined) return true;
  }
  return false;
}

function matchesIn(line: string, finders: readonly Finder[]): string[] | null {
  if (finders.length > 1) return null;
  const pieces: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const found = finders[0]?.(line, at);
    if (found === null) return null;
    if (found === undefined) break;
    if (found[1] > found[0]) pieces.push(line.slice(...found));
    at = Math.max(found[1], found[0] + 1);
  }
  return pieces;
}
