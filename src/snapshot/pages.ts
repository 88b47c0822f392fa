/**
 * The bytes of a snapshot as far as they have been found sound. Each page is checked when something on it is
 * first read; a small snapshot is checked whole when it is opened.
 */
import { AT, HEADER_BYTES, PAGE_BYTES, sumOf } from './layout.ts';

/** A large snapshot turned out to be damaged in the middle of a call. */
export class SnapshotDamaged extends Error {}

export interface Pages {
  /** A number of the file; its page must have been checked. */
  word(index: number): number;
  text(from: number, to: number): string;
  numbers(from: number, count: number): readonly number[];
  /** Checks the pages of these bytes. */
  check(from: number, to: number): void;
  checkAll(): void;
}

/**
 * `onDamage` runs before the exception: a damaged cache must not be there at the next call. Null where the
 * bytes lie in the executable: nothing else in it is checked either, and it is read at every call.
 */
export function pagesOf(bytes: Uint8Array, onDamage: (() => void) | null): Pages {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = words[AT.pages] ?? 0;
  const checked = new Uint8Array(Math.ceil(Math.max(0, end - HEADER_BYTES) / PAGE_BYTES));
  const fail = (why: string): never => {
    onDamage?.();
    throw new SnapshotDamaged(`The compiled policy is damaged: ${why}. It is made anew at the next call.`);
  };
  const checkPage = (page: number): void => {
    const from = (HEADER_BYTES + page * PAGE_BYTES) >>> 2;
    const sum = sumOf(words, from, Math.min(from + (PAGE_BYTES >>> 2), end >>> 2));
    if (sum !== words[(end >>> 2) + page]) fail('a checksum is wrong');
    checked[page] = 1;
  };
  const check = (from: number, to: number): void => {
    if (from < HEADER_BYTES || to > end) fail('it points out of itself');
    if (onDamage === null) return;
    const last = (to - 1 - HEADER_BYTES) >>> 10;
    for (let page = (from - HEADER_BYTES) >>> 10; page <= last; page++)
      if (checked[page] === 0) checkPage(page);
  };
  return {
    word: (index) => words[index] ?? 0,
    text(from, to) {
      check(from, to);
      return text.toString('utf8', from, to);
    },
    numbers(from, count) {
      check(from, from + 4 * count);
      return Array.from(words.subarray(from >>> 2, (from >>> 2) + count));
    },
    check,
    checkAll: () =>
      checked.forEach((_, page) => {
        checkPage(page);
      }),
  };
}
