/**
 * The contract of a filter: a pure command on text that is known. It gives exactly what the real program
 * would print, or null where that cannot be said for certain; a wrong guess would be an evasion, a null
 * is merely an unknown. Also the reading of its options, far simpler than `argv.ts`: all words are known.
 */
import type { Dialect } from '../../core/call.ts';

/** `stdin` is null where it is not known or not given. */
export type Filter = (args: readonly string[], stdin: string | null, dialect: Dialect) => string | null;

/** Longer results are not worth following. */
export const OUTPUT_LIMIT = 64 * 1024;

export interface FilterOptions {
  /** Letters that were given, with their values ('' for flags), last one wins. */
  readonly given: ReadonlyMap<string, string>;
  /** Every option in order, for those that add up (`sed -e … -e …`). */
  readonly all: readonly { readonly letter: string; readonly value: string }[];
  readonly operands: readonly string[];
}

export interface FilterOptionSpec {
  /** Letters without a value. */
  readonly flags?: string;
  /** Letters with one. */
  readonly values?: string;
  /** Long names without dashes and the letter that they stand for. */
  readonly long?: Readonly<Record<string, string>>;
  /** Set where words after the first operand are operands. */
  readonly stopsAtOperand?: boolean;
}

/** Reads options as getopt does; null for any that the specification does not name. */
export function readFilterOptions(args: readonly string[], spec: FilterOptionSpec): FilterOptions | null {
  const given = new Map<string, string>();
  const all: { letter: string; value: string }[] = [];
  const operands: string[] = [];
  const add = (letter: string, value: string): void => {
    given.set(letter, value);
    all.push({ letter, value });
  };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const used = readLong(arg.slice(2), args[i + 1], spec, add);
      if (used === null) return null;
      i += used;
    } else if (arg.startsWith('-') && arg.length > 1) {
      const used = readCluster(arg.slice(1), args[i + 1], spec, add);
      if (used === null) return null;
      i += used;
    } else {
      operands.push(arg);
      if (spec.stopsAtOperand === true) {
        operands.push(...args.slice(i + 1));
        break;
      }
    }
  }
  return { given, all, operands };
}

type Add = (letter: string, value: string) => void;

/** How many of the following words were used up as a value. */
function readLong(body: string, next: string | undefined, spec: FilterOptionSpec, add: Add): 0 | 1 | null {
  const equals = body.indexOf('=');
  const name = equals === -1 ? body : body.slice(0, equals);
  const letter = spec.long !== undefined && Object.hasOwn(spec.long, name) ? spec.long[name] : undefined;
  if (letter === undefined) return null;
  if (spec.values?.includes(letter) !== true) {
    if (equals !== -1) return null;
    add(letter, '');
    return 0;
  }
  if (equals !== -1) {
    add(letter, body.slice(equals + 1));
    return 0;
  }
  if (next === undefined) return null;
  add(letter, next);
  return 1;
}

function readCluster(body: string, next: string | undefined, spec: FilterOptionSpec, add: Add): 0 | 1 | null {
  for (let i = 0; i < body.length; i += 1) {
    const letter = body.charAt(i);
    if (spec.values?.includes(letter) === true) {
      const rest = body.slice(i + 1);
      if (rest !== '') {
        add(letter, rest);
        return 0;
      }
      if (next === undefined) return null;
      add(letter, next);
      return 1;
    }
    if (spec.flags?.includes(letter) !== true) return null;
    add(letter, '');
  }
  return 0;
}

/** Standard input, if the operands ask for nothing else: none, or a single `-`. */
export function onlyStdin(operands: readonly string[], stdin: string | null): string | null {
  return operands.length === 0 || (operands.length === 1 && operands[0] === '-') ? stdin : null;
}

/** Lines without their newline, as text tools see them: a last line needs no newline, and none is made up. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (text.endsWith('\n')) lines.pop();
  return lines;
}

export function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** A non-negative decimal count; null for signs, suffixes (`1K`) and anything else. */
export function readCount(text: string): number | null {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : null;
}
