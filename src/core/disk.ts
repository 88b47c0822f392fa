/**
 * What the analysis may ask of the disk. The real one (in `files/`) opens regular files only, without
 * blocking, and reads a bounded part; tests give a table. Nothing here ever starts a process.
 */

import type { Value } from './value.ts';

export type DiskText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** What it is instead; `special`: a FIFO, a socket, a device, or a file that the kernel makes up. */
      readonly cause: 'directory' | 'special' | 'large' | 'binary' | 'refused';
      readonly why: string;
      /** What the line itself writes there, as far as it is known. */
      readonly by?: Value;
      /** How a file that is too large begins: enough for a `#!` line. */
      readonly head?: string;
    };

export interface Disk {
  /** Content of a regular file of at most the budget's size. `path` is absolute. */
  readText(path: string): DiskText;
  /** Follows symbolic links as far as the path exists; the rest is appended as it is. */
  realPath(path: string): string;
  /** What stands at the path itself (links followed): a file, a directory, something else or nothing. */
  stat(path: string): 'file' | 'directory' | 'other' | 'absent';
  /** Names in a directory, at most `limit`; null when it cannot be listed. */
  list(path: string, limit: number): readonly string[] | null;
  /** Raw bytes of a regular file of at most `limit` bytes; null when that cannot be had. */
  readBytes?(path: string, limit: number): Uint8Array | null;
}

/** A disk on which nothing can be seen: every question is answered "absent". */
export const NO_DISK: Disk = {
  readText: () => ({ kind: 'absent' }),
  realPath: (path) => path,
  stat: () => 'absent',
  list: () => null,
};
