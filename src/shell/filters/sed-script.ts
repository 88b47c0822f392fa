/** Reads a sed script into the few commands that `sed.ts` runs; null for any other. */
import { compilePosix, type PosixRegex } from './posix-regex.ts';

export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'regex'; readonly regex: PosixRegex };

export interface Where {
  readonly from: Address | null;
  readonly to: Address | null;
  readonly negated: boolean;
}

export interface Substitution {
  readonly regex: PosixRegex;
  /** Text and group numbers. */
  readonly replacement: readonly (string | number)[];
  /** Every match from the `from`th on, or only that one. */
  readonly all: boolean;
  readonly from: number;
  readonly print: boolean;
}

export type SedCommand =
  | { readonly kind: 'delete' | 'print' | 'quit'; readonly where: Where }
  | { readonly kind: 'substitute'; readonly where: Where; readonly how: Substitution }
  | { readonly kind: 'transliterate'; readonly where: Where; readonly map: ReadonlyMap<string, string> };

interface Cursor {
  readonly text: string;
  at: number;
  readonly extended: boolean;
}

export function parseSed(script: string, extended: boolean): readonly SedCommand[] | null {
  const cursor: Cursor = { text: script, at: 0, extended };
  const commands: SedCommand[] = [];
  for (;;) {
    skip(cursor, /[ \t\n;]*/y);
    if (cursor.at >= script.length) return commands;
    const command = readCommand(cursor);
    if (command === null || commands.length > 50) return null;
    commands.push(command);
    skip(cursor, /[ \t]*/y);
    if (cursor.at < script.length && !';\n'.includes(script.charAt(cursor.at))) return null;
  }
}

function skip(cursor: Cursor, shape: RegExp): string {
  shape.lastIndex = cursor.at;
  const found = shape.exec(cursor.text)?.[0] ?? '';
  cursor.at += found.length;
  return found;
}

function readCommand(cursor: Cursor): SedCommand | null {
  const where = readWhere(cursor);
  if (where === null) return null;
  const letter = cursor.text.charAt(cursor.at);
  cursor.at += 1;
  switch (letter) {
    case 'd':
      return { kind: 'delete', where };
    case 'p':
      return { kind: 'print', where };
    case 'q':
      return where.to === null ? { kind: 'quit', where } : null;
    case 's':
      return readSubstitution(cursor, where);
    case 'y':
      return readTransliteration(cursor, where);
    default:
      return null;
  }
}

function readWhere(cursor: Cursor): Where | null {
  const from = readAddress(cursor);
  if (from === null) return null;
  let to: Address | undefined | null;
  if (from !== undefined && cursor.text.charAt(cursor.at) === ',') {
    cursor.at += 1;
    to = readAddress(cursor);
    if (to === undefined || to === null) return null;
  }
  skip(cursor, /[ \t]*/y);
  const negated = cursor.text.charAt(cursor.at) === '!';
  if (negated) skip(cursor, /![ \t]*/y);
  if (negated && from === undefined) return null;
  return { from: from ?? null, to: to ?? null, negated };
}

/** undefined: there is none. */
function readAddress(cursor: Cursor): Address | undefined | null {
  const digits = skip(cursor, /[0-9]+/y);
  if (digits !== '')
    return digits === '0' || digits.length > 9 ? null : { kind: 'line', line: Number(digits) };
  const char = cursor.text.charAt(cursor.at);
  if (char === '$') {
    cursor.at += 1;
    return { kind: 'last' };
  }
  if (char === '\\') return null;
  if (char !== '/') return undefined;
  const source = readDelimited(cursor);
  if (source === null || source === '') return null;
  cursor.at += 1;
  const regex = compilePosix(source, { extended: cursor.extended, ignoreCase: false });
  return regex === null ? null : { kind: 'regex', regex };
}

/** From a delimiter to the next unescaped one; the cursor stays on that one. */
function readDelimited(cursor: Cursor): string | null {
  const delimiter = cursor.text.charAt(cursor.at);
  if (delimiter === '' || delimiter === '\n' || delimiter === '\\') return null;
  let out = '';
  for (cursor.at += 1; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text.charAt(cursor.at);
    if (char === delimiter) return out;
    if (char !== '\\') {
      out += char;
      continue;
    }
    cursor.at += 1;
    const next = cursor.text.charAt(cursor.at);
    // An escaped delimiter is the plain character; whether an operator stays one differs by version.
    if (next !== delimiter) out += `\\${next}`;
    else if (/[/,:;#@%~=_-]/.test(next)) out += next;
    else return null;
  }
  return null;
}

function readSubstitution(cursor: Cursor, where: Where): SedCommand | null {
  const source = readDelimited(cursor);
  const replacement = source === null ? null : readDelimited(cursor);
  if (source === null || source === '' || replacement === null) return null;
  cursor.at += 1;
  const flags = skip(cursor, /[a-zA-Z0-9]*/y);
  if (!/^[gpiI]*([1-9][0-9]{0,3})?[gpiI]*$/.test(flags)) return null;
  const regex = compilePosix(source, { extended: cursor.extended, ignoreCase: /i/i.test(flags) });
  const parts = readReplacement(replacement);
  if (regex === null || parts === null) return null;
  if (parts.some((part) => typeof part === 'number' && (part > regex.groups || regex.looped.has(part))))
    return null;
  const from = Number(/[0-9]+/.exec(flags)?.[0] ?? '1');
  const how = { regex, replacement: parts, all: flags.includes('g'), from, print: flags.includes('p') };
  return { kind: 'substitute', where, how };
}

function readReplacement(text: string): (string | number)[] | null {
  const parts: (string | number)[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '&') parts.push(0);
    else if (char !== '\\') parts.push(char);
    else {
      i += 1;
      const next = text.charAt(i);
      if (/[0-9]/.test(next)) parts.push(Number(next));
      else if (next === 'n' || next === '\n') parts.push('\n');
      else if (next === 't') parts.push('\t');
      else if (next === '' || /[a-zA-Z]/.test(next)) return null;
      else parts.push(next);
    }
  }
  return parts;
}

function readTransliteration(cursor: Cursor, where: Where): SedCommand | null {
  const from = readDelimited(cursor);
  const to = from === null ? null : readDelimited(cursor);
  if (from === null || to === null || from.includes('\\') || to.includes('\\')) return null;
  cursor.at += 1;
  if (from.length !== to.length || new Set(from).size !== from.length) return null;
  return { kind: 'transliterate', where, map: new Map(Array.from(from, (char, i) => [char, to.charAt(i)])) };
}
