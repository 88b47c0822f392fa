/** The machine as the checks may look at it. */
import fs from 'node:fs';
import { runProgram } from '../native/run-program.ts';
import type { Checkup, FileFacts } from './checkup.ts';

export type Machine = Pick<Checkup, 'stat' | 'readText' | 'list' | 'run'>;

const MAX_BYTES = 16 * 1024 * 1024;

export const MACHINE: Machine = {
  stat: (path) => attempt(() => factsOf(fs.statSync(path))),
  readText: (path) => attempt(() => tailOf(path)),
  list: (path) => attempt(() => fs.readdirSync(path)) ?? [],
  run: runProgram,
};

function factsOf(stat: fs.Stats): FileFacts {
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  return { kind, uid: stat.uid, mode: stat.mode & 0o7777, size: stat.size, modifiedMillis: stat.mtimeMs };
}

/** Of a file that has grown large the end: what was written last is what is looked for. */
function tailOf(path: string): string | null {
  const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile()) return null;
    // Files of the kernel have no size.
    if (stat.size <= MAX_BYTES) return fs.readFileSync(file, 'utf8');
    const bytes = Buffer.alloc(MAX_BYTES);
    const read = fs.readSync(file, bytes, 0, MAX_BYTES, stat.size - MAX_BYTES);
    return bytes.toString('utf8', 0, read);
  } finally {
    fs.closeSync(file);
  }
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
