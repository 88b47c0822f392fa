/** Commands that print nothing, pass their input through, or depend on nothing but their words. */
import { type Filter, joinLines, linesOf, OUTPUT_LIMIT, onlyStdin, readFilterOptions } from './filter.ts';

export const silent: Filter = () => '';

export const cat: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { flags: 'u' });
  return read === null ? null : onlyStdin(read.operands, stdin);
};

/** Whatever files it writes, its output is its input. */
export const tee: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { flags: 'aip', long: { append: 'a', 'ignore-interrupts': 'i' } });
  return read === null ? null : stdin;
};

/** Plain copying; anything that names a file, skips or converts is not. */
export const dd: Filter = (args, stdin) =>
  args.every((arg) => /^(status=[a-z]+|(bs|ibs|obs)=[1-9][0-9kKMG]*)$/.test(arg)) ? stdin : null;

export const basename: Filter = (args) => {
  const read = readFilterOptions(args, {
    flags: 'a',
    values: 's',
    long: { multiple: 'a', suffix: 's' },
    stopsAtOperand: true,
  });
  if (read === null || read.operands.length === 0) return null;
  const several = read.given.has('a') || read.given.has('s');
  if (!several && read.operands.length > 2) return null;
  const suffix = several ? read.given.get('s') : read.operands[1];
  const names = several ? read.operands : read.operands.slice(0, 1);
  return joinLines(names.map((name) => lastComponent(name, suffix ?? '')));
};

function lastComponent(path: string, suffix: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '' : '/';
  const name = trimmed.slice(trimmed.lastIndexOf('/') + 1);
  return suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

export const dirname: Filter = (args) => {
  const read = readFilterOptions(args, {});
  if (read === null || read.operands.length === 0) return null;
  return joinLines(read.operands.map(directoryOf));
};

function directoryOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  const slash = trimmed.lastIndexOf('/');
  if (slash === -1) return '.';
  return trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
}

/** Integers only. */
export const seq: Filter = (args) => {
  let separator = '\n';
  let equalWidth = false;
  const numbers: number[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (/^-?[0-9]{1,9}$/.test(arg)) numbers.push(Number(arg));
    else if (numbers.length > 0) return null;
    else if (arg === '-w' || arg === '--equal-width') equalWidth = true;
    else if (arg === '-s' || arg === '--separator') {
      separator = args[i + 1] ?? '';
      i += 1;
    } else if (arg.startsWith('-s')) separator = arg.slice(2);
    else if (arg.startsWith('--separator=')) separator = arg.slice(12);
    else return null;
  }
  if (numbers.length < 1 || numbers.length > 3 || separator.includes('\\')) return null;
  const first = numbers.length === 1 ? 1 : (numbers[0] ?? 1);
  const step = numbers.length === 3 ? (numbers[1] ?? 1) : 1;
  const last = numbers.at(-1) ?? 0;
  if (step === 0 || Math.abs((last - first) / step) > OUTPUT_LIMIT / 2) return null;
  if (equalWidth && args.some((arg) => /^-?0[0-9]/.test(arg))) return null;
  return listNumbers({ first, step, last }, separator, equalWidth);
};

interface Progression {
  readonly first: number;
  readonly step: number;
  readonly last: number;
}

function listNumbers({ first, step, last }: Progression, separator: string, padded: boolean): string {
  const found: string[] = [];
  for (let n = first; step > 0 ? n <= last : n >= last; n += step) found.push(String(n));
  if (found.length === 0) return '';
  // The operands give the width, whether or not the last one is reached.
  const width = padded ? Math.max(String(first).length, String(last).length) : 0;
  const pad = (text: string): string =>
    text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
  return `${found.map(pad).join(separator)}\n`;
}

/** `xargs` without options, or with `echo`: its words on one line. Quoting characters are left alone. */
export const xargs: Filter = (args, stdin) => {
  if (stdin === null || /['"\\]/.test(stdin) || stdin.length > 4096) return null;
  const command = args[0] ?? 'echo';
  if (command !== 'echo' || args.slice(1).some((arg) => arg.startsWith('-') || arg.includes('\\')))
    return null;
  const words = stdin.split(/[ \t\n]+/).filter((word) => word !== '');
  // `/bin/echo` would take a leading option of the input for its own.
  if (args.length <= 1 && words[0]?.startsWith('-') === true) return null;
  return `${[...args.slice(1), ...words].join(' ')}\n`;
};

export const strings: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { flags: 'a', values: 'n', long: { all: 'a', bytes: 'n' } });
  const text = read === null ? null : onlyStdin(read.operands, stdin);
  if (read === null || text === null || !/^[\0-\x7f]*$/.test(text)) return null;
  const least = Number(read.given.get('n') ?? '4');
  if (!Number.isInteger(least) || least < 1) return null;
  return joinLines(linesOf(text.replace(/[^\t\x20-\x7e]+/g, '\n')).filter((run) => run.length >= least));
};
