/**
 * Where exceptions for one call lie: one small file for each, named by the call's key, in a directory of the
 * user's own that is closed to everybody else.
 */
import fs from 'node:fs';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/** Linux; without it the path itself has to do. */
const OPEN_FILES = '/proc/self/fd';

export const GRANT_MINUTES = 10;
export const GRANT_MILLIS = GRANT_MINUTES * 60_000;
export const GRANT_KEY = /^[0-9a-f]{64}$/;

/** One call, once. */
export interface Grant {
  readonly v: 1;
  /** Of the audit record of the refused call. */
  readonly id: string;
  readonly key: string;
  /** UTC. */
  readonly until: string;
}

export interface GrantsOf {
  /** The trusted home, absolute. */
  readonly home: string;
  readonly now: Date;
  /** The user whose the files must be; null where the system has none. */
  readonly uid: number | null;
}

export function grantsDirectory(home: string): string {
  return stateDirectory(home, 'grants');
}

export function stateDirectory(home: string, name: string): string {
  return `${home.endsWith('/') ? home.slice(0, -1) : home}/.local/state/sechook/${name}`;
}

/** An open directory, and a path through it that no exchanged link can lead elsewhere. */
export interface OpenPlace {
  readonly fd: number;
  readonly inside: string;
}

/** Throws what the system throws, and where the directory is not fit. */
export function openPlace(path: string, uid: number | null): OpenPlace {
  const fd = fs.openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    const trouble = unfit(fs.fstatSync(fd), uid);
    if (trouble !== null) throw new Error(`${path}: ${trouble}`);
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
  return { fd, inside: fs.existsSync(OPEN_FILES) ? `${OPEN_FILES}/${fd}` : path };
}

/** What lies in a file of the user's own, closed to others and no more than this many bytes; else nothing. */
export function readOwn(path: string, uid: number | null, limit: number): string {
  const file = fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile() || stat.nlink > 1 || stat.size > limit || unfit(stat, uid) !== null) return '';
    return fs.readFileSync(file, 'utf8');
  } finally {
    fs.closeSync(file);
  }
}

/** A new file of its own, then in one step under its name: a reader sees a whole one or none. */
export function writeOwn(directory: string, uid: number | null, name: string, text: string): void {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const place = openPlace(directory, uid);
  try {
    const path = `${place.inside}/${name}`;
    const fresh = `${path}.${Date.now()}-${Math.floor(Math.random() * 1e9)}.new`;
    const file = fs.openSync(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      fs.writeSync(file, text);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(fresh, path);
  } finally {
    fs.closeSync(place.fd);
  }
}

function unfit(stat: fs.Stats, uid: number | null): string | null {
  if (uid !== null && stat.uid !== uid) return 'it belongs to another user';
  if ((stat.mode & 0o077) !== 0) return 'it is open to others';
  return null;
}
