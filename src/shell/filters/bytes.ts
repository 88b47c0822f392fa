/**
 * Bytes on their way to text. Escapes such as `\xff` make bytes; what is not UTF-8 at the end is not
 * text, and therefore not known.
 */

const encoder = new TextEncoder();

/** The text's UTF-8 bytes; null for a lone surrogate, which no program could have printed. */
export function toBytes(text: string): Uint8Array | null {
  return text.isWellFormed() ? encoder.encode(text) : null;
}

export function fromBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A growing run of bytes. */
export interface ByteSink {
  text(text: string): void;
  byte(byte: number): void;
  /** The code point as UTF-8; false where it is none. */
  codePoint(code: number): boolean;
  finish(): string | null;
  size(): number;
}

export function byteSink(): ByteSink {
  const bytes: number[] = [];
  const text = (piece: string): void => {
    for (const byte of encoder.encode(piece)) bytes.push(byte);
  };
  return {
    text,
    byte: (byte) => {
      bytes.push(byte & 255);
    },
    codePoint: (code) => {
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
      text(String.fromCodePoint(code));
      return true;
    },
    finish: () => fromBytes(Uint8Array.from(bytes)),
    size: () => bytes.length,
  };
}
