/** Reads an awk program of a single rule that prints; null for any other. */
import { compilePosix, type PosixRegex } from './posix-regex.ts';

export type AwkItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly index: number }
  /** `$NF`, `$(NF-1)`. */
  | { readonly kind: 'last-field'; readonly back: number }
  | { readonly kind: 'line-number' };

export type AwkWhen =
  | { readonly kind: 'begin' | 'all' }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'regex'; readonly regex: PosixRegex };

export interface AwkRule {
  readonly when: AwkWhen;
  /** Arguments of print; each is a run of items side by side. */
  readonly print: readonly (readonly AwkItem[])[];
  /** `print` ends its line, `printf` does not. */
  readonly newline: boolean;
}

const HEAD = /\s*(?:(BEGIN)|NR\s*==\s*([0-9]{1,9})|\/((?:[^/\\\n]|\\.)+)\/)?\s*/y;
const BODY = /^\{\s*(print|printf)\b((?:[^{}"]|"(?:[^"\\\n]|\\.)*")*)\}\s*$/;

export function parseAwkRule(program: string): AwkRule | null {
  HEAD.lastIndex = 0;
  const head = HEAD.exec(program);
  const rest = program.slice(HEAD.lastIndex);
  if (head === null || program.length > 2000) return null;
  const [, begin, line, pattern] = head;
  const hasHead = begin !== undefined || line !== undefined || pattern !== undefined;
  const when = readWhen(begin, line, pattern);
  if (when === null) return null;
  if (rest === '') {
    return hasHead && when.kind !== 'begin'
      ? { when, print: [[{ kind: 'field', index: 0 }]], newline: true }
      : null;
  }
  const body = BODY.exec(rest);
  const print = body === null ? null : parsePrint((body[2] ?? '').trim().replace(/;$/, ''));
  if (body === null || print === null) return null;
  const newline = body[1] === 'print';
  if (!newline && (print.length !== 1 || !isPlainFormat(print[0] ?? []))) return null;
  return { when, print, newline };
}

function readWhen(
  begin: string | undefined,
  line: string | undefined,
  pattern: string | undefined,
): AwkWhen | null {
  if (begin !== undefined) return { kind: 'begin' };
  if (line !== undefined) return { kind: 'line', line: Number(line) };
  if (pattern === undefined) return { kind: 'all' };
  // Awk has escapes and string rules of its own; only plain escapes are the same everywhere.
  if (/\\[^.\\/$*[\]]|\[[^\]]*\\|\{/.test(pattern)) return null;
  const regex = compilePosix(pattern.replaceAll('\\/', '/'), { extended: true, ignoreCase: false });
  return regex === null ? null : { kind: 'regex', regex };
}

function isPlainFormat(run: readonly AwkItem[]): boolean {
  return run.every((item) => item.kind === 'text' && !item.text.includes('%'));
}

const ITEM =
  /\s*(?:"((?:[^"\\\n]|\\.)*)"|\$([0-9]{1,4})\b|\$(NF)\b|\$\(\s*NF\s*-\s*([0-9]{1,4})\s*\)|(NR)\b|(,))\s*/y;

function parsePrint(text: string): AwkItem[][] | null {
  if (text === '') return [[{ kind: 'field', index: 0 }]];
  const runs: AwkItem[][] = [[]];
  for (ITEM.lastIndex = 0; ITEM.lastIndex < text.length; ) {
    const match = ITEM.exec(text);
    if (match === null) return null;
    const run = runs.at(-1) ?? [];
    if (match[6] !== undefined) {
      runs.push([]);
      continue;
    }
    const item = readItem(match);
    if (item === null) return null;
    run.push(item);
  }
  return runs.some((run) => run.length === 0) ? null : runs;
}

function readItem(match: RegExpExecArray): AwkItem | null {
  const [, string, field, last, back] = match;
  if (string !== undefined) {
    const text = awkString(string);
    return text === null ? null : { kind: 'text', text };
  }
  if (field !== undefined) return { kind: 'field', index: Number(field) };
  if (last !== undefined) return { kind: 'last-field', back: 0 };
  return back !== undefined ? { kind: 'last-field', back: Number(back) } : { kind: 'line-number' };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '"': '"', '/': '/' };

function awkString(body: string): string | null {
  let out = '';
  for (let i = 0; i < body.length; i += 1) {
    const char = body.charAt(i);
    if (char !== '\\') {
      out += char;
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(body.slice(i + 1, i + 4))?.[0];
    if (octal !== undefined) {
      const code = Number.parseInt(octal, 8);
      if (code === 0 || code > 127) return null;
      out += String.fromCharCode(code);
      i += octal.length;
      continue;
    }
    i += 1;
    const letter = body.charAt(i);
    if (!Object.hasOwn(ESCAPES, letter)) return null;
    out += ESCAPES[letter] ?? '';
  }
  return out;
}
