/** Sets of characters as sorted ranges, as far as the analysis of regular expressions needs them. */

export type CharSet = readonly (readonly [number, number])[];

const LAST = 0x10ffff;

export const ANY: CharSet = [[0, LAST]];
export const DIGITS: CharSet = [[48, 57]];
export const WORD_CHARS: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
export const SPACES: CharSet = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
export const LINE_ENDS: CharSet = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];

export function single(code: number): CharSet {
  return [[code, code]];
}

export function union(sets: readonly CharSet[]): CharSet {
  const ranges = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

export function negate(set: CharSet): CharSet {
  const out: [number, number][] = [];
  let next = 0;
  for (const [low, high] of set) {
    if (low > next) out.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST) out.push([next, LAST]);
  return out;
}

export function intersects(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return false;
    if (left[1] < right[0]) i += 1;
    else if (right[1] < left[0]) j += 1;
    else return true;
  }
}

/** With the other case of its letters; only ASCII, which is where rules have letters. */
export function foldCase(set: CharSet): CharSet {
  const folded: [number, number][] = [];
  for (const [low, high] of set) {
    shifted(low, high, 65, 90, 32, folded);
    shifted(low, high, 97, 122, -32, folded);
  }
  return folded.length === 0 ? set : union([set, folded]);
}

function shifted(
  low: number,
  high: number,
  from: number,
  to: number,
  by: number,
  into: [number, number][],
): void {
  const start = Math.max(low, from);
  const end = Math.min(high, to);
  if (start <= end) into.push([start + by, end + by]);
}
