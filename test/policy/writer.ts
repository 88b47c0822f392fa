/** A process that writes snapshots of changing size to one path: writer.ts PATH. */
import { encodeSnapshot } from '../../src/snapshot/encode.ts';
import { writeSnapshot } from '../../src/snapshot/write.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('writer.ts PATH');
for (let i = 0; i < 60; i++) {
  const lists = { padding: Array.from({ length: (i % 7) * 500 }, (_, n) => `${process.pid}-${n}`) };
  const bytes = encodeSnapshot(
    {
      role: 'overlay',
      version: '1',
      rules: [],
      lists,
      settings: null,
      changes: [],
      directories: [],
      stamps: [],
    },
    () => [],
  );
  const trouble = writeSnapshot(path, bytes);
  if (trouble !== null) throw new Error(trouble);
}
