/**
 * Which files Git tracks, read from `.git/index` (versions 2 to 4) without running Git. An index that is too
 * large or of another kind gives null: not known.
 */
const HEADER = 12;
const FIXED = 40; // Two times, dev, ino, mode, uid, gid, size.

export function readIndex(bytes: Uint8Array, hashBytes: 20 | 32): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0) !== 0x44495243) return null; // "DIRC"
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return null;
  const count = view.getUint32(8);
  const paths: string[] = [];
  const decoder = new TextDecoder();
  let at = HEADER;
  let previous = '';
  for (let entry = 0; entry < count; entry += 1) {
    const start = at;
    const flagsAt = at + FIXED + hashBytes;
    if (flagsAt + 2 > bytes.length) return null;
    const extended = version >= 3 && (view.getUint16(flagsAt) & 0x4000) !== 0;
    at = flagsAt + 2 + (extended ? 2 : 0);
    let kept = '';
    if (version === 4) {
      const drop = readOffset(bytes, at);
      if (drop === null) return null;
      at = drop.next;
      kept = dropBytes(previous, drop.value);
    }
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    previous = kept + decoder.decode(bytes.subarray(at, end));
    paths.push(previous);
    // Before version 4 entries are padded with NULs to a multiple of eight.
    at = version === 4 ? end + 1 : start + ((end - start + 8) & ~7);
  }
  return paths;
}

/** Version 4 counts what is dropped from the previous path in bytes, as a number of Git's variable width. */
function readOffset(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let byte = bytes[at];
  if (byte === undefined) return null;
  let value = byte & 0x7f;
  let next = at + 1;
  while ((byte & 0x80) !== 0) {
    byte = bytes[next];
    if (byte === undefined || next - at > 4) return null;
    value = ((value + 1) << 7) | (byte & 0x7f);
    next += 1;
  }
  return { value, next };
}

function dropBytes(text: string, count: number): string {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(bytes.subarray(0, Math.max(0, bytes.length - count)));
}
