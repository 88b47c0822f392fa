/** base64, base32, xxd and `openssl base64`: how commands are hidden most often. */
import { fromBytes, toBytes } from './bytes.ts';
import { type Filter, onlyStdin, readCount, readFilterOptions } from './filter.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface Radix {
  readonly alphabet: string;
  /** Bits of one character. */
  readonly bits: number;
  /** Characters of one padded group. */
  readonly group: number;
}

const RADIX64: Radix = { alphabet: BASE64, bits: 6, group: 4 };
const RADIX32: Radix = { alphabet: BASE32, bits: 5, group: 8 };

export const base64 = coder(RADIX64);
export const base32 = coder(RADIX32);

function coder(radix: Radix): Filter {
  return (args, stdin) => {
    const read = readFilterOptions(args, {
      flags: 'dDi',
      values: 'w',
      long: { decode: 'd', 'ignore-garbage': 'i', wrap: 'w' },
    });
    const text = read === null ? null : onlyStdin(read.operands, stdin);
    if (read === null || text === null) return null;
    if (read.given.has('d') || read.given.has('D')) return decodeText(text, radix, read.given.has('i'));
    const wrap = readCount(read.given.get('w') ?? '76');
    const bytes = toBytes(text);
    return wrap === null || bytes === null ? null : wrapLines(encodeRadix(bytes, radix), wrap, wrap !== 0);
  };
}

/**
 * The bytes of the text's groups as text. A group that is cut short still gives its whole bytes, as the
 * tools print them before they complain; whatever follows a stranger is not guessed.
 */
function decodeText(text: string, radix: Radix, ignoreGarbage: boolean): string | null {
  const bytes: number[] = [];
  let bits = 0;
  let buffer = 0;
  let inGroup = 0;
  let padding = 0;
  for (const char of text) {
    if (char === '\n') continue;
    if (char === '=') {
      padding += 1;
      inGroup += 1;
    } else {
      const digit = radix.alphabet.indexOf(char);
      if (digit === -1 && ignoreGarbage) continue;
      if (digit === -1 || padding > 0) return null;
      inGroup += 1;
      buffer = ((buffer << radix.bits) | digit) & 0xffff;
      bits += radix.bits;
      if (bits >= 8) {
        bits -= 8;
        bytes.push((buffer >> bits) & 255);
      }
    }
    if (inGroup === radix.group) {
      if (padding > 0 && !paddingFits(padding, radix)) return null;
      inGroup = 0;
      padding = 0;
      bits = 0;
    }
  }
  // base64 prints what is whole in an unfinished group, base32 prints nothing of it.
  if (padding > 0 || (inGroup > 0 && radix.group === 8)) return null;
  return fromBytes(Uint8Array.from(bytes));
}

function paddingFits(padding: number, radix: Radix): boolean {
  return radix.group === 4 ? padding <= 2 : padding === 1 || padding === 3 || padding === 4 || padding === 6;
}

function encodeRadix(bytes: Uint8Array, radix: Radix): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= radix.bits) {
      bits -= radix.bits;
      out += radix.alphabet.charAt((buffer >> bits) & (2 ** radix.bits - 1));
    }
  }
  if (bits > 0) out += radix.alphabet.charAt((buffer << (radix.bits - bits)) & (2 ** radix.bits - 1));
  return out.padEnd(Math.ceil(out.length / radix.group) * radix.group, '=');
}

/** `closed` ends the last line too. */
function wrapLines(text: string, width: number, closed: boolean): string {
  if (text === '') return '';
  if (width === 0) return text;
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join('\n') + (closed ? '\n' : '');
}

export const xxd: Filter = (args, stdin) => {
  let reverse = false;
  let plain = false;
  const operands: string[] = [];
  for (const arg of args) {
    // `-rp` is no cluster to xxd, which reads only the first letter.
    if (arg === '-r' || arg === '-revert') reverse = true;
    else if (arg === '-p' || arg === '-ps' || arg === '-plain' || arg === '-postscript') plain = true;
    else if (arg.startsWith('-') && arg !== '-') return null;
    else operands.push(arg);
  }
  const text = onlyStdin(operands, stdin);
  if (text === null || (!plain && !reverse)) return null;
  if (reverse) return plain ? decodeHex(text) : decodeDump(text);
  const bytes = toBytes(text);
  if (bytes === null) return null;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return wrapLines(hex, 60, true);
};

function decodeHex(text: string): string | null {
  const digits = text.replace(/[ \t\r\n]+/g, '');
  if (digits.length % 2 === 1 || !/^[0-9a-fA-F]*$/.test(digits)) return null;
  return fromBytes(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** A dump as xxd itself writes it, line after line without gaps. */
function decodeDump(text: string): string | null {
  const bytes: number[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = /^([0-9a-f]{1,8}): ?((?:[0-9a-fA-F]{2} ?){1,16})(?: {1,60}.*)?$/.exec(line);
    if (match === null || Number.parseInt(match[1] ?? '', 16) !== bytes.length) return null;
    for (const pair of (match[2] ?? '').match(/[0-9a-fA-F]{2}/g) ?? []) bytes.push(Number.parseInt(pair, 16));
  }
  return fromBytes(Uint8Array.from(bytes));
}

/** `openssl base64 -d` and `openssl enc -base64 -d`; ciphers are not known. */
export const openssl: Filter = (args, stdin) => {
  const options = args[0] === 'enc' && args.includes('-base64') ? args.slice(1) : args;
  if (args[0] !== 'base64' && options === args) return null;
  const rest = options.filter((arg) => arg !== '-base64' && arg !== 'base64');
  if (stdin === null || rest.some((arg) => !['-d', '-e', '-A', '-a'].includes(arg))) return null;
  const oneLine = rest.includes('-A');
  if (rest.includes('-d')) {
    // Its limits on line lengths differ by version; a plain line that fits all of them is certain.
    const body = stdin.endsWith('\n') ? stdin.slice(0, -1) : stdin;
    const longest = oneLine ? 900 : 76;
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body) || body.length % 4 !== 0 || body.length > longest) return null;
    return decodeText(body, RADIX64, false);
  }
  const bytes = toBytes(stdin);
  if (bytes === null) return null;
  const encoded = encodeRadix(bytes, RADIX64);
  return oneLine ? encoded : wrapLines(encoded, 64, true);
};

/** `od -An -tx1` (and -v): the form that scripts use. */
export const od: Filter = (args, stdin) => {
  const given = args
    .join(' ')
    .replace(/^-A n\b/, '-An')
    .replace(/-t x1\b/, '-tx1');
  if (stdin === null || !/^(-v )?-An (-v )?-tx1( -v)?$/.test(given)) return null;
  const bytes = toBytes(stdin);
  // Without -v equal lines are folded into `*`.
  if (bytes === null || (bytes.length > 32 && !given.includes('-v'))) return null;
  const hex = Array.from(bytes, (byte) => ` ${byte.toString(16).padStart(2, '0')}`).join('');
  return wrapLines(hex, 48, true);
};
