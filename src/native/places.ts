/**
 * Where an executable that carries its addons may put them so that the system's loader can map them: each
 * place yields a path that nobody else can have changed since we wrote it. On Linux that is an anonymous
 * file (it never has a name to be swapped under), elsewhere a file in a directory of our own that is gone
 * again right after it was loaded. The environment has no say: a project can set it.
 */
import fs from 'node:fs';

export interface Placed {
  /** What to hand to dlopen. */
  readonly path: string;
  /** After the load: closes and removes what was placed. The loaded code stays. */
  release(): void;
}

/** Memory-backed places first; `home` is the pinned one, for machines whose temporary directories are noexec. */
export function directories(home: string | null): readonly string[] {
  const uid = process.getuid?.() ?? -1;
  const places = ['/dev/shm', '/tmp', '/var/tmp', `/run/user/${uid}`];
  if (home !== null) places.push(`${home}/.cache/sechook`, `${home}/.cache`, home);
  return places;
}

/** Throws what the file system throws: a full, missing or read-only directory is the next place's turn. */
export function place(directory: string, bytes: Uint8Array): Placed {
  return process.platform === 'linux' ? placeAnonymous(directory, bytes) : placeNamed(directory, bytes);
}

const O_TMPFILE = 0o20000000 | fs.constants.O_DIRECTORY;

function placeAnonymous(directory: string, bytes: Uint8Array): Placed {
  const fd = openAnonymous(directory);
  try {
    writeAll(fd, bytes);
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
  return { path: `/proc/self/fd/${fd}`, release: () => fs.closeSync(fd) };
}

function openAnonymous(directory: string): number {
  try {
    return fs.openSync(directory, O_TMPFILE | fs.constants.O_RDWR, 0o600);
  } catch (error) {
    // File systems without anonymous files; EISDIR is what kernels older than the flag say.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EOPNOTSUPP' && code !== 'ENOTSUP' && code !== 'EISDIR' && code !== 'EINVAL') throw error;
  }
  const own = fs.mkdtempSync(`${directory}/sechook-`);
  const name = `${own}/addon`;
  try {
    return fs.openSync(name, fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_EXCL, 0o600);
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
}

function placeNamed(directory: string, bytes: Uint8Array): Placed {
  const own = fs.mkdtempSync(`${directory}/sechook-`);
  const path = `${own}/addon.node`;
  const release = (): void => fs.rmSync(own, { recursive: true, force: true });
  try {
    fs.writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    release();
    throw error;
  }
  return { path, release };
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done);
}

/**
 * The last resort: a file that an administrator installed beside the executable or in the system's own
 * directory. Only what root alone can have written is loaded.
 */
export function isRootsOwn(path: string): boolean {
  return ownedByRoot(path) && ownedByRoot(path.slice(0, path.lastIndexOf('/')) || '/');
}

function ownedByRoot(path: string): boolean {
  try {
    const entry = fs.lstatSync(path);
    return entry.uid === 0 && (entry.mode & 0o022) === 0 && (entry.isFile() || entry.isDirectory());
  } catch {
    return false;
  }
}
