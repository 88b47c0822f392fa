/**
 * V8 reads a code cache in place where it lies aligned, and copies it first where it does not. Where an asset
 * comes to lie is known once the executable is made: the caches are moved within the room that they were
 * given, so that all else stays where it is.
 */
import fs from 'node:fs';

export const ALIGNMENT = 8;

/** `caches` are files that end in `ALIGNMENT` zeros and are assets of the executable. */
export function alignCaches(executable: string, caches: readonly string[]): void {
  const bytes = fs.readFileSync(executable);
  const fd = fs.openSync(executable, 'r+');
  for (const file of caches) {
    const cache = fs.readFileSync(file);
    const at = bytes.indexOf(cache);
    if (at === -1) throw new Error(`${file} is not in ${executable}`);
    const pad = (ALIGNMENT - (at % ALIGNMENT)) % ALIGNMENT;
    const content = cache.subarray(0, cache.length - ALIGNMENT);
    const moved = Buffer.concat([Buffer.alloc(pad), content, Buffer.alloc(ALIGNMENT - pad)]);
    fs.writeSync(fd, moved, 0, moved.length, at);
  }
  fs.closeSync(fd);
}
