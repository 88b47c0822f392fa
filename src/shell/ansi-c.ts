/** `$'…'` quoting and the escapes of `echo -e`'s cousin (Bash manual 3.1.2.4): text in, meaning out. */

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/**
 * Decodes what stands between `$'` and `'`. Bytes from `\x` and octal escapes are gathered and read as
 * UTF-8, as the terminal would; a NUL ends the string (bash quirk: `$'a\0b'` is `a`).
 */
export function decodeAnsiC(body: string): string {
  let out = '';
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) out += new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
    bytes = [];
  };
  for (let i = 0; i < body.length; i += 1) {
    const c = body[i] ?? '';
    if (c !== '\\') {
      flush();
      out += c;
      continue;
    }
    i += 1;
    const e = body[i];
    if (e === undefined) {
      flush();
      return `${out}\\`;
    }
    const simple = SIMPLE[e];
    if (simple !== undefined) {
      flush();
      out += simple;
      continue;
    }
    if (e >= '0' && e <= '7') {
      const digits = /^[0-7]{1,3}/.exec(body.slice(i, i + 3))?.[0] ?? e;
      i += digits.length - 1;
      const code = Number.parseInt(digits, 8) & 0xff;
      if (code === 0) break;
      bytes.push(code);
      continue;
    }
    if (e === 'x') {
      const digits = /^(?:\{[0-9A-Fa-f]*\}?|[0-9A-Fa-f]{1,2})/.exec(body.slice(i + 1, i + 12))?.[0] ?? '';
      if (digits === '') {
        flush();
        out += '\\x';
        continue;
      }
      i += digits.length;
      const code = Number.parseInt(digits.replace(/[{}]/g, '') || '0', 16) & 0xff;
      if (code === 0) break;
      bytes.push(code);
      continue;
    }
    if (e === 'u' || e === 'U') {
      const digits =
        (e === 'u' ? /^[0-9A-Fa-f]{1,4}/ : /^[0-9A-Fa-f]{1,8}/).exec(body.slice(i + 1, i + 9))?.[0] ?? '';
      flush();
      if (digits === '') {
        out += `\\${e}`;
        continue;
      }
      i += digits.length;
      const code = Number.parseInt(digits, 16);
      if (code === 0) break;
      out += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      continue;
    }
    if (e === 'c') {
      const control = body[i + 1];
      flush();
      if (control === undefined) {
        out += '\\c';
        continue;
      }
      i += 1;
      out += control === '?' ? '\x7f' : String.fromCharCode(control.charCodeAt(0) & 0x1f);
      continue;
    }
    flush();
    out += `\\${e}`;
  }
  flush();
  return out;
}

export function singleQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const ANSI: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\x1b': '\\E',
  '\\': '\\\\',
  "'": "\\'",
};

/** The text as `$'…'`, the way bash writes control characters. */
export function ansiQuote(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    out += ANSI[char] ?? (code < 32 || code === 127 ? `\\${code.toString(8).padStart(3, '0')}` : char);
  }
  return `$'${out}'`;
}
