/** The files of a project's directory as they are read for trusting, and the copy that is kept of them. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { dirname } from 'node:path';
import { readRegularFile } from '../snapshot/read-file.ts';
import { orUnreadable, stampsIn } from '../snapshot/sources.ts';

const MAX_BYTES = 8 << 20;

export type PinnedFiles =
  /** Texts by name below the directory, in order. */
  | { readonly kind: 'files'; readonly texts: ReadonlyMap<string, string> }
  | { readonly kind: 'failed'; readonly why: string };

export function filesIn(directory: string): PinnedFiles {
  const stamps = orUnreadable(() => stampsIn(directory));
  if ('kind' in stamps) return { kind: 'failed', why: `${stamps.path} ${stamps.why}` };
  const texts = new Map<string, string>();
  for (const { path, kind } of stamps) {
    if (kind !== 'file') continue;
    const read = readRegularFile(path, { maxBytes: MAX_BYTES, owners: null });
    if (read.kind === 'absent') continue;
    if (read.kind === 'refused') return { kind: 'failed', why: `${path}: ${read.why}` };
    const text = decoded(read.bytes);
    if (text === null) return { kind: 'failed', why: `${path} is not UTF-8` };
    texts.set(path.slice(directory.length + 1), text);
  }
  return { kind: 'files', texts };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A whole copy in the place of the one before. Why not; null when it is written. */
export function writePin(copy: string, texts: ReadonlyMap<string, string>): string | null {
  const fresh = `${copy}.${randomBytes(6).toString('hex')}`;
  const old = `${fresh}.old`;
  try {
    fs.mkdirSync(fresh, { recursive: true, mode: 0o700 });
    for (const [name, text] of texts) {
      fs.mkdirSync(dirname(`${fresh}/${name}`), { recursive: true, mode: 0o700 });
      fs.writeFileSync(`${fresh}/${name}`, text, { mode: 0o600, flag: 'wx' });
    }
    if (fs.existsSync(copy)) fs.renameSync(copy, old);
    fs.renameSync(fresh, copy);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.rmSync(old, { recursive: true, force: true });
  }
}

export function removePin(copy: string): void {
  fs.rmSync(copy, { recursive: true, force: true });
}
