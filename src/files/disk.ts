/**
 * The real disk, as the analysis may see it: regular files only, opened without blocking (a FIFO or a device
 * never holds the hook up), nothing of `/proc`, `/sys` and `/dev`, and a budget over all that one call reads.
 * Open one for each call: it remembers what it saw.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readlinkSync,
  readSync,
  statSync,
} from 'node:fs';
import type { Disk, DiskText } from '../core/disk.ts';

export interface DiskLimits {
  /** Bytes of one text file. */
  readonly fileBytes: number;
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** Files opened and directories listed. */
  readonly opens: number;
}

const DISK_LIMITS: DiskLimits = { fileBytes: 512 * 1024, totalBytes: 4 * 1024 * 1024, opens: 200 };

const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
const KERNEL_TREES = /^\/(?:proc|sys|dev)(?:\/|$)/;
const MAX_LINKS = 40;

type Unreadable = Extract<DiskText, { readonly kind: 'unreadable' }>;
type Read = { readonly kind: 'bytes'; readonly bytes: Buffer } | Exclude<DiskText, { readonly kind: 'text' }>;

export function openDisk(limits: DiskLimits = DISK_LIMITS): Disk {
  const spent = { bytes: 0, opens: 0 };
  const links = new Map<string, string | null>();

  const readFile = (path: string, limit: number): Read => {
    spent.opens += 1;
    if (spent.opens > limits.opens) return unreadable('refused', 'too many files for one call');
    if (KERNEL_TREES.test(path)) return unreadable('special', 'not a file on disk');
    const read = readRegular(path, Math.min(limit, limits.totalBytes - spent.bytes));
    if (read.kind === 'bytes') spent.bytes += read.bytes.length;
    return read;
  };

  const linkTarget = (path: string): string | null => {
    const seen = links.get(path);
    if (seen !== undefined) return seen;
    const target = readLink(path);
    links.set(path, target);
    return target;
  };

  return {
    readText(path) {
      const read = readFile(path, limits.fileBytes);
      if (read.kind !== 'bytes') return read;
      return isBinary(read.bytes)
        ? unreadable('binary', 'a binary file')
        : { kind: 'text', text: read.bytes.toString('utf8').replaceAll('\0', '') };
    },
    readBytes(path, limit) {
      const read = readFile(path, limit);
      return read.kind === 'bytes' ? read.bytes : null;
    },
    realPath: (path) => followLinks(path, linkTarget),
    stat(path) {
      try {
        const stats = statSync(path, { throwIfNoEntry: false });
        if (stats === undefined) return 'absent';
        return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
      } catch {
        return 'absent';
      }
    },
    list(path, limit) {
      spent.opens += 1;
      return spent.opens > limits.opens ? null : listDirectory(path, limit);
    },
  };
}

function unreadable(cause: Unreadable['cause'], why: string): Unreadable {
  return { kind: 'unreadable', cause, why };
}

/** As much as a shell looks at. */
const SAMPLE = 80;

/**
 * What a shell refuses to run as a script: a zero byte in the first line. Those that come later it skips, so a
 * text with some of them further down is a script like any other.
 */
function isBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const zero = sample.indexOf(0);
  const line = sample.indexOf(10);
  return zero !== -1 && (line === -1 || zero < line);
}

function headOf(fd: number): string {
  const bytes = Buffer.alloc(SAMPLE);
  return bytes.toString('latin1', 0, readSync(fd, bytes, 0, SAMPLE, 0));
}

function readRegular(path: string, limit: number): Read {
  let fd: number;
  try {
    fd = openSync(path, OPEN_FLAGS);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'absent' } : unreadable('refused', String(code));
  }
  try {
    const stats = fstatSync(fd);
    if (stats.isDirectory()) return unreadable('directory', 'a directory');
    if (!stats.isFile()) return unreadable('special', 'not a regular file');
    if (stats.size > limit) return { ...unreadable('large', 'too large'), head: headOf(fd) };
    const bytes = Buffer.allocUnsafe(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(fd, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return { kind: 'bytes', bytes: bytes.subarray(0, length) };
  } catch (error) {
    return unreadable('refused', String((error as NodeJS.ErrnoException).code));
  } finally {
    closeSync(fd);
  }
}

function readLink(path: string): string | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

/** Every link on the way is followed; what does not exist stays as it is written. */
function followLinks(path: string, linkTarget: (path: string) => string | null): string {
  const todo = path
    .split('/')
    .filter((part) => part !== '')
    .reverse();
  const done: string[] = [];
  let followed = 0;
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    if (part === '.' || part === '') continue;
    if (part === '..') {
      done.pop();
      continue;
    }
    const here = `/${[...done, part].join('/')}`;
    const target = linkTarget(here);
    followed += target === null ? 0 : 1;
    if (target === null || followed > MAX_LINKS) {
      done.push(part);
      continue;
    }
    if (target.startsWith('/')) done.length = 0;
    todo.push(...target.split('/').reverse());
  }
  return `/${done.join('/')}`;
}

function listDirectory(path: string, limit: number): readonly string[] | null {
  try {
    const directory = opendirSync(path);
    try {
      const names: string[] = [];
      for (
        let entry = directory.readSync();
        entry !== null && names.length < limit;
        entry = directory.readSync()
      ) {
        names.push(entry.name);
      }
      return names.sort();
    } finally {
      directory.closeSync();
    }
  } catch {
    return null;
  }
}
