/**
 * Puts a snapshot in its place: a temporary file beside it, then a rename, so that whoever reads sees the
 * old one or the new one. Two that write at once both succeed. Cold.
 */
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { errorCode, removeQuietly } from './read-file.ts';

const MAX_SNAPSHOTS = 64;
let serial = 0;

/** Null when it is written; else why not, which costs time at the next call and nothing else. */
export function writeSnapshot(path: string, bytes: Uint8Array, mode: 0o600 | 0o644 = 0o600): string | null {
  const directory = path.slice(0, path.lastIndexOf('/'));
  serial += 1;
  const temporary = `${path}.${process.pid}-${serial}-${Date.now().toString(36)}.tmp`;
  try {
    mkdirSync(directory, { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
    const fd = openSync(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      mode,
    );
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    return `${path} cannot be written (${errorCode(error)})`;
  }
  prune(directory);
  return null;
}

/** Projects come and go; their snapshots, and what a killed process left, must not pile up. */
function prune(directory: string): void {
  try {
    const files = readdirSync(directory)
      .filter((name) => /^policy-[0-9a-f]{16}\.snapshot(?:\.[\w-]+\.tmp)?$/.test(name))
      .map((name) => ({ path: `${directory}/${name}`, modified: statSync(`${directory}/${name}`).mtimeMs }))
      .sort((a, b) => b.modified - a.modified);
    for (const { path } of files.slice(MAX_SNAPSHOTS)) removeQuietly(path);
  } catch {
    // A file vanished while it was looked at: the next writer prunes.
  }
}
