/** `cut`, `paste -s`, `fold`: pieces of lines. Characters are bytes to GNU's `cut -c`, hence ASCII only. */
import {
  type Filter,
  isAscii,
  joinLines,
  linesOf,
  onlyStdin,
  readCount,
  readFilterOptions,
} from './filter.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

export const cut: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'snC',
    values: 'bcfdO',
    long: {
      bytes: 'b',
      characters: 'c',
      fields: 'f',
      delimiter: 'd',
      'only-delimited': 's',
      complement: 'C',
      'output-delimiter': 'O',
    },
  });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  // -C is our own letter for the long option.
  if (read === null || text === null || args.some((arg) => /^-[a-zA-Z]*[CO]/.test(arg))) return null;
  const lists = ['b', 'c', 'f'].filter((letter) => read.given.has(letter));
  const letter = lists[0];
  if (letter === undefined || lists.length > 1) return null;
  const ranges = parseRanges(read.given.get(letter) ?? '');
  if (ranges === null) return null;
  const complement = read.given.has('C');
  const glue = read.given.get('O');
  if (letter === 'f') {
    const delimiter = read.given.get('d') ?? '\t';
    if (delimiter.length !== 1 || !isAscii(delimiter) || delimiter === '\n') return null;
    const lines = linesOf(text).map((line) => {
      const fields = line.split(delimiter);
      if (fields.length === 1) return read.given.has('s') ? null : line;
      return fields.filter((_, index) => isChosen(index + 1, ranges) !== complement).join(glue ?? delimiter);
    });
    return joinLines(lines.filter((line) => line !== null));
  }
  if (!isAscii(text) || glue !== undefined || read.given.has('d') || read.given.has('s')) return null;
  return joinLines(
    linesOf(text).map((line) =>
      Array.from(line)
        .filter((_, index) => isChosen(index + 1, ranges) !== complement)
        .join(''),
    ),
  );
};

function parseRanges(list: string): Range[] | null {
  const ranges: Range[] = [];
  for (const piece of list.split(/[, \t]/)) {
    const match = /^([0-9]{0,6})(-?)([0-9]{0,6})$/.exec(piece);
    const [from, dash, to] = [match?.[1] ?? '', match?.[2] ?? '', match?.[3] ?? ''];
    if (match === null || (from === '' && to === '')) return null;
    const start = from === '' ? 1 : Number(from);
    const end = dash === '' ? start : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (start < 1 || end < start) return null;
    ranges.push({ from: start, to: end });
  }
  return ranges;
}

function isChosen(position: number, ranges: readonly Range[]): boolean {
  return ranges.some((range) => position >= range.from && position <= range.to);
}

/** Only the serial form: all lines of the input as one. */
export const paste: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { flags: 's', values: 'd', long: { serial: 's', delimiters: 'd' } });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  if (read === null || text === null || !read.given.has('s')) return null;
  const delimiters = pasteDelimiters(read.given.get('d') ?? '\t');
  if (delimiters === null) return null;
  const lines = linesOf(text);
  if (lines.length === 0) return null;
  const joined = lines.reduce(
    (sum, line, index) => sum + (delimiters[(index - 1) % delimiters.length] ?? '') + line,
  );
  return `${joined}\n`;
};

function pasteDelimiters(list: string): string[] | null {
  if (list === '' || !isAscii(list)) return list === '' ? [''] : null;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '0': '' };
  const out: string[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const char = list.charAt(i);
    if (char !== '\\') out.push(char);
    else {
      i += 1;
      const letter = list.charAt(i);
      if (letter === '' || !Object.hasOwn(escapes, letter)) return null;
      out.push(escapes[letter] ?? '');
    }
  }
  return out;
}

export const fold: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { flags: 'b', values: 'w', long: { bytes: 'b', width: 'w' } });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  const width = readCount(read?.given.get('w') ?? '80');
  // Tabs, backspaces and carriage returns move the column.
  if (text === null || width === null || width === 0 || !/^[\n\x20-\x7e]*$/.test(text)) return null;
  const folded = linesOf(text).map((line) => {
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
    return pieces.join('\n');
  });
  return folded.join('\n') + (text.endsWith('\n') ? '\n' : '');
};
