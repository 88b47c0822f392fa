/**
 * The executable's own place: a stable path that the registered line names, that an update does not move and
 * that the built-in rules protect. Copied beside its place first, so that a hook meanwhile finds a whole one.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { dirname } from 'node:path';
import { EXECUTABLES } from '../clients/line-parts.ts';
import type { Scope } from '../settings/places.ts';
import type { ReceiptPlaces } from './receipt.ts';

export function executablePlace(scope: Scope, { home, root }: ReceiptPlaces): string {
  return scope === 'managed' ? root + EXECUTABLES.machine : `${home}/${EXECUTABLES.inHome}`;
}

export type Placed = { readonly kind: 'placed' | 'same' } | { readonly kind: 'failed'; readonly why: string };

export function placeExecutable(from: string, to: string, scope: Scope): Placed {
  try {
    if (isSame(from, to)) return { kind: 'same' };
    fs.mkdirSync(dirname(to), { recursive: true, mode: scope === 'managed' ? 0o755 : 0o700 });
    const fresh = `${to}.${randomBytes(6).toString('hex')}.new`;
    try {
      fs.copyFileSync(from, fresh, fs.constants.COPYFILE_FICLONE | fs.constants.COPYFILE_EXCL);
      fs.chmodSync(fresh, scope === 'managed' ? 0o755 : 0o700);
      fs.renameSync(fresh, to);
    } finally {
      fs.rmSync(fresh, { force: true });
    }
    return { kind: 'placed' };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether both are the same file, or have the same bytes. */
export function isSame(from: string, to: string): boolean {
  const [a, b] = [from, to].map((path) => fs.statSync(path, { throwIfNoEntry: false }));
  if (a === undefined || b === undefined || a.size !== b.size) return false;
  if (a.dev === b.dev && a.ino === b.ino) return true;
  return sameBytes(from, to);
}

function sameBytes(from: string, to: string): boolean {
  const files: number[] = [];
  try {
    for (const path of [from, to]) files.push(fs.openSync(path, 'r'));
    const [left, right] = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)];
    for (;;) {
      const read = fs.readSync(files[0] ?? -1, left);
      if (read !== fs.readSync(files[1] ?? -1, right)) return false;
      if (read === 0) return true;
      if (!left.subarray(0, read).equals(right.subarray(0, read))) return false;
    }
  } finally {
    for (const file of files) fs.closeSync(file);
  }
}

export function removeExecutable(path: string): void {
  fs.rmSync(path, { force: true });
  for (const directory of [dirname(path), dirname(dirname(path))]) {
    try {
      fs.rmdirSync(directory);
    } catch {
      // Something else lives there.
    }
  }
}
