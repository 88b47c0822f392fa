/**
 * The bytes of a snapshot. All numbers are 32 bits, little-endian.
 *
 *   0  magic, 8 bytes          32  number of rules
 *   8  format's version        36  where the table of rules begins (number + 1 offsets)
 *  12  length of the file      40  slots of the index, a power of two
 *  16  checksum, 8 bytes       44  where the index begins (5 numbers a slot)
 *  24  where the head begins   48  the head: JSON of everything that is no rule
 *  28  length of the head
 *
 * A slot of the index is: hash (0 = empty), where its key begins, the key's length, where its ordinals
 * begin, their number. Rules and lists are JSON texts, decoded when somebody asks for one.
 */

export const MAGIC = Uint8Array.of(0x89, 0x53, 0x48, 0x4b, 0x0d, 0x0a, 0x1a, 0x0a);
export const FORMAT_VERSION = 1;
export const HEADER_BYTES = 48;
export const CHECKED_FROM = 24;
export const SLOT_WORDS = 5;

/** Two independent 32-bit sums over whole words: finds damage, proves nothing. `words` starts at the file's start. */
export function checksum(words: Uint32Array): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = CHECKED_FROM / 4; i < words.length; i++) {
    const word = words[i] ?? 0;
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 15);
  }
  return [a >>> 0, b >>> 0];
}

/** Never 0, which marks an empty slot. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}

/** 64 bits as 16 hex digits, for the names of cache files. */
export function nameHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
