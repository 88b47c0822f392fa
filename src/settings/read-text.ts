/** A settings file as it is found: regular, of sensible size, UTF-8, or not to be touched. */
import fs from 'node:fs';

const { O_NONBLOCK, O_RDONLY } = fs.constants;
const MAX_BYTES = 8 * 1024 * 1024;

export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unusable'; readonly why: string };

export function readSettingsText(path: string): FileState {
  let file: number;
  try {
    file = fs.openSync(path, O_RDONLY | O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return isLink(path) ? { kind: 'unusable', why: 'it is a link to nothing' } : { kind: 'absent' };
    }
    return { kind: 'unusable', why: `it cannot be read (${code})` };
  }
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile()) return { kind: 'unusable', why: 'it is not a regular file' };
    if (stat.size > MAX_BYTES) return { kind: 'unusable', why: 'it is too large for settings' };
    const bytes = fs.readFileSync(file);
    // A byte order mark is a part of the text, so that it comes back as it was.
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unusable', why: 'it is not UTF-8 text' };
    return { kind: 'unusable', why: `it cannot be read (${codeOf(error)})` };
  } finally {
    fs.closeSync(file);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** Nothing is one below a file that stands where a directory is expected. */
export function isLink(path: string): boolean {
  try {
    return fs.lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
