/** The disk as the line has left it so far: its own files in front of the real ones. */
import type { Disk } from '../core/disk.ts';
import { knownText } from '../core/value.ts';
import type { Written } from './walk.ts';

export function overlayDisk(disk: Disk, files: ReadonlyMap<string, Written>): Disk {
  return {
    readText(path) {
      const written = files.get(path);
      if (written === undefined) return disk.readText(path);
      const text = knownText(written.value);
      return text === null
        ? { kind: 'unreadable', cause: 'refused', why: 'the command itself writes it', by: written.value }
        : { kind: 'text', text };
    },
    realPath: (path) => disk.realPath(path),
    stat: (path) => (files.has(path) ? 'file' : disk.stat(path)),
    list(path, limit) {
      const names = disk.list(path, limit);
      const prefix = path.endsWith('/') ? path : `${path}/`;
      const own = [...files.keys()]
        .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'))
        .map((name) => name.slice(prefix.length));
      return names === null && own.length === 0
        ? null
        : [...new Set([...(names ?? []), ...own])].slice(0, limit);
    },
  };
}
