/** Pathname expansion against the disk, bounded: what `/bin/r?` or `/???/b?n/rm` names there. */
import type { Disk } from '../core/disk.ts';
import { hasGlob } from './glob.ts';
import { compileGlob, globMatches } from './glob-match.ts';

const MAX_ENTRIES = 5000;
const MAX_MATCHES = 64;

/** Existing paths that an absolute pattern matches, in the shell's order. */
export function globFiles(pattern: string, disk: Disk): readonly string[] {
  let found: string[] = [''];
  const parts = pattern.split('/').slice(1);
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    if (!hasGlob(part)) {
      found = found.map((path) => `${path}/${part.replace(/\\(.)/g, '$1')}`);
      if (last) found = found.filter((path) => disk.stat(path) !== 'absent');
      continue;
    }
    const glob = compileGlob([{ text: part, quoted: false }], true);
    if (glob === null) return [];
    const next: string[] = [];
    for (const path of found) {
      const names = disk.list(path === '' ? '/' : path, MAX_ENTRIES);
      for (const name of names ?? []) {
        if (name.startsWith('.') && !part.startsWith('.')) continue;
        if (globMatches(glob, name) === true && next.length < MAX_MATCHES) next.push(`${path}/${name}`);
      }
    }
    found = next;
  }
  return found.sort();
}
