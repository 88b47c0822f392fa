/**
 * Appends one line to the day's file under `~/.local/state/sechook/audit/`, in one write. Directory and file
 * must be the user's own, closed to others and no symbolic links; anything else is a failure that the
 * caller weighs, never a line written elsewhere.
 */
import fs from 'node:fs';
import type { Failure } from '../core/failure.ts';

const { O_APPEND, O_CREAT, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/** Linux; without it the path itself has to do. */
const OPEN_FILES = '/proc/self/fd';

export interface AppendTo {
  /** The trusted home, absolute. */
  readonly home: string;
  readonly now: Date;
  /** The effective user; null where the system has none. */
  readonly uid: number | null;
}

export function auditDirectory(home: string): string {
  return `${home.endsWith('/') ? home.slice(0, -1) : home}/.local/state/sechook/audit`;
}

export function auditFile(now: Date): string {
  return `${now.toISOString().slice(0, 10)}.jsonl`;
}

export function appendAudit(line: string, to: AppendTo): Failure | null {
  const directory = auditDirectory(to.home);
  let folder = -1;
  let file = -1;
  try {
    folder = openDirectory(directory);
    const trouble = unfit(fs.fstatSync(folder), to.uid, 'directory');
    if (trouble !== null) return failed(directory, trouble);
    const path = `${directory}/${auditFile(to.now)}`;
    // Through the open directory, so that it cannot be exchanged for a link in between.
    const inside = fs.existsSync(OPEN_FILES) ? `${OPEN_FILES}/${folder}/${auditFile(to.now)}` : path;
    // Non-blocking: a FIFO in its place is an error, not a wait.
    file = fs.openSync(inside, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
    const odd = unfit(fs.fstatSync(file), to.uid, 'file');
    if (odd !== null) return failed(path, odd);
    const bytes = Buffer.from(line, 'utf8');
    const written = fs.writeSync(file, bytes);
    return written === bytes.length ? null : failed(path, 'only a part of the line could be written');
  } catch (error) {
    return failed(directory, (error as NodeJS.ErrnoException).code ?? String(error));
  } finally {
    if (file !== -1) fs.closeSync(file);
    if (folder !== -1) fs.closeSync(folder);
  }
}

function openDirectory(path: string): number {
  const open = (): number => fs.openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    return open();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    fs.mkdirSync(path, { recursive: true, mode: 0o700 });
    return open();
  }
}

function unfit(stat: fs.Stats, uid: number | null, kind: 'directory' | 'file'): string | null {
  if (kind === 'file' && !stat.isFile()) return 'it is not a regular file';
  if (uid !== null && stat.uid !== uid) return 'it belongs to another user';
  if ((stat.mode & 0o022) !== 0) return 'others may write to it';
  // A second name would let the log grow into a file that something else reads.
  if (kind === 'file' && stat.nlink > 1) return 'it has more than one name';
  return null;
}

function failed(path: string, why: string): Failure {
  return { code: 'audit-failed', detail: `The audit log ${path} cannot be written: ${why}.` };
}
