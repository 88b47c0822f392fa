/**
 * The bytes of a snapshot. All numbers are 32 bits, little-endian.
 *
 *   0  magic, 8 bytes              32  number of rules
 *   8  format's version            36  where the table of rules begins (number + 1 offsets)
 *  12  length of the file          40  slots of the index, a power of two
 *  16  sum of 20 … 64 and of the   44  where the index begins (5 numbers a slot)
 *      table of pages              48  where the table of pages begins: the last thing in the file
 *  24  where the head begins       52  free
 *  28  length of the head          64  the first page
 *
 * What stands between is cut into pages, each with its sum in the table, so that a reader who needs ten
 * rules of five thousand need not read the rest to know that they are sound. A slot of the index is: hash
 * (0 = empty), where its key begins, the key's length, where its ordinals begin, their number. The head,
 * rules and lists are JSON texts.
 */

import { GRAM_PREFIX } from './grams.ts';

export const MAGIC = Uint8Array.of(0x89, 0x53, 0x48, 0x4b, 0x0d, 0x0a, 0x1a, 0x0a);
export const FORMAT_VERSION = 2;
export const HEADER_BYTES = 64;
const CHECKED_FROM = 20;
export const PAGE_BYTES = 1024;
export const SLOT_WORDS = 5;

/** Places of the header's numbers, as indexes of 32-bit words. */
export const AT = {
  format: 2,
  length: 3,
  sum: 4,
  head: 6,
  headLength: 7,
  rules: 8,
  ruleTable: 9,
  slots: 10,
  index: 11,
  pages: 12,
} as const;

/** Finds damage, proves nothing. `from` and `to` are indexes of words. */
export function sumOf(words: Uint32Array, from: number, to: number, seed = 0x811c9dc5): number {
  let sum = seed;
  for (let i = from; i < to; i++) sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193) ^ (sum >>> 15);
  return sum >>> 0;
}

/** Header and table of pages, whose sum stands in the header. */
export function frameSum(words: Uint32Array, pages: number): number {
  const header = sumOf(words, CHECKED_FROM / 4, HEADER_BYTES / 4);
  return sumOf(words, pages >>> 2, words.length, header);
}

export function hashKey(key: string): number {
  return finished(mixed(0x811c9dc5, key));
}

const GRAM_SEED = mixed(0x811c9dc5, GRAM_PREFIX);

/** What `hashKey(gramKey(…))` is of three characters, by their codes. */
export function hashGram(a: number, b: number, c: number): number {
  return finished(step(step(step(GRAM_SEED, a), b), c));
}

function mixed(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash;
}

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Never 0, which marks an empty slot. */
function finished(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}

/** The key under which an item of a list of names is filed; no rule has one of this form. */
export function itemKey(list: string, item: string): string {
  return `in:${list}:${item}`;
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
