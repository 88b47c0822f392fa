/**
 * Reads a file of the policy: regular files only, never through a symbolic link, never waiting, bounded,
 * and only where nobody else could have written it, if the caller says who may own it.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, unlinkSync } from 'node:fs';

export type FileBytes =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly why: string };

export interface ReadLimits {
  readonly maxBytes: number;
  /** User ids that may own it, and then nobody else may be able to write it; null: anybody. */
  readonly owners: readonly number[] | null;
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
}

export function readRegularFile(path: string, limits: ReadLimits): FileBytes {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    if (code === 'ELOOP') return refused('it is a symbolic link; only regular files are read');
    return refused(
      code === 'EACCES' || code === 'EPERM'
        ? 'it cannot be read: permission denied'
        : `it cannot be opened: ${code}`,
    );
  }
  try {
    const stat = fstatSync(fd);
    const objection = objectionTo(stat, limits);
    return objection === null ? { kind: 'bytes', bytes: readAll(fd, stat.size) } : refused(objection);
  } catch (error) {
    return refused(`it cannot be read: ${errorCode(error)}`);
  } finally {
    closeSync(fd);
  }
}

function refused(why: string): FileBytes {
  return { kind: 'refused', why };
}

function objectionTo(stat: Stats, limits: ReadLimits): string | null {
  if (!stat.isFile()) return 'it is no regular file';
  if (stat.size > limits.maxBytes) return `it is larger than ${limits.maxBytes} bytes`;
  if (limits.owners === null) return null;
  if (!limits.owners.includes(stat.uid)) return 'it belongs to another user';
  // Many systems give each user a group of their own, of the same number, and let it write.
  const othersBits = stat.gid === stat.uid ? 0o002 : 0o022;
  return (stat.mode & othersBits) === 0 ? null : 'other users can write it';
}

function readAll(fd: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(fd, bytes, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never there, is not ours, or another process was faster.
  }
}
