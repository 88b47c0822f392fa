/**
 * Numbers of `printf`: C's integer constants, `'c` for a character's code, and the numeric conversions.
 * Zero padding is left to null, with one exception that everybody writes: `%05d`.
 */

const LIMIT = 1n << 63n;

/** A C integer constant as a whole; null for anything that a shell would warn about. */
export function readInteger(text: string): bigint | null {
  const quoted = /^['"](.)/su.exec(text)?.[1];
  if (quoted !== undefined) return BigInt(quoted.codePointAt(0) ?? 0);
  const match = /^([-+]?)(0[xX][0-9a-fA-F]{1,16}|0[0-7]{0,22}|[1-9][0-9]{0,18})$/.exec(text);
  if (match === null) return null;
  const digits = match[2] ?? '0';
  const octal = digits.length > 1 && /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const value = match[1] === '-' ? -magnitude : magnitude;
  return value >= LIMIT || value < -LIMIT ? null : value;
}

/** Text of a numeric conversion without padding; null where it cannot be told for certain. */
export function formatNumber(
  letter: string,
  text: string,
  flags: string,
  precision: number | undefined,
): string | null {
  if (flags.includes('0')) return null;
  if ('diouxX'.includes(letter)) {
    const value = readInteger(text);
    return value === null ? null : formatInteger(letter, value, flags, precision);
  }
  return formatFloat(letter, text, flags, precision);
}

function formatInteger(letter: string, value: bigint, flags: string, precision: number | undefined): string {
  const signed = letter === 'd' || letter === 'i';
  const magnitude = signed ? (value < 0n ? -value : value) : BigInt.asUintN(64, value);
  const base = letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10;
  let digits = magnitude.toString(base);
  if (letter === 'X') digits = digits.toUpperCase();
  if (precision !== undefined)
    digits = precision === 0 && magnitude === 0n ? '' : digits.padStart(precision, '0');
  if (flags.includes('#') && magnitude !== 0n) {
    if (base === 16) digits = (letter === 'X' ? '0X' : '0x') + digits;
    else if (base === 8 && !digits.startsWith('0')) digits = `0${digits}`;
  }
  if (!signed) return digits;
  const sign = value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return sign + digits;
}

/** Only `%f` of short decimals, where a double and C's long double print alike. */
function formatFloat(letter: string, text: string, flags: string, precision = 6): string | null {
  if (letter !== 'f' || precision > 9 || !/^-?[0-9]{1,6}(\.[0-9]{0,3})?$/.test(text)) return null;
  const decimals = (text.split('.')[1] ?? '').length;
  // Rounding of a decimal half depends on the binary representation.
  if (decimals > precision) return null;
  const value = Number(text);
  if (Object.is(value, -0)) return null;
  const sign = value < 0 ? '' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  if (flags.includes('#')) return null;
  return sign + value.toFixed(precision);
}
