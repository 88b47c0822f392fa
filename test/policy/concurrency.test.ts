/** Hooks run side by side: whoever reads a cache while others write it sees a whole one or none. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { decodeSnapshot } from '../../src/snapshot/decode.ts';
import { readRegularFile } from '../../src/snapshot/read-file.ts';
import { ROOT } from '../support/grammar.ts';

const WRITERS = 3;
const SNAPSHOT = `${ROOT}/src/snapshot`;

/** Writes snapshots of changing size to the path that it is given. */
const WRITER = `
import { encodeSnapshot } from '${SNAPSHOT}/encode.ts';
import { writeSnapshot } from '${SNAPSHOT}/write.ts';
const empty = { role: 'overlay', version: '1', rules: [], settings: null, changes: [], directories: [], stamps: [] };
for (let i = 0; i < 60; i++) {
  const padding = Array.from({ length: (i % 7) * 500 }, (_, n) => process.pid + '-' + n);
  const trouble = writeSnapshot(process.argv[1], encodeSnapshot({ ...empty, lists: { padding } }, () => []));
  if (trouble !== null) throw new Error(trouble);
}`;

it('readers never see half a snapshot', async () => {
  const root = mkdtempSync(`${tmpdir()}/sechook-writers-`);
  const directory = `${root}/cache`;
  mkdirSync(directory);
  const path = `${directory}/policy-0123456789abcdef.snapshot`;
  try {
    const writers = Array.from({ length: WRITERS }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', WRITER, path], { stdio: 'inherit' }),
    );
    const codes = Promise.all(
      writers.map(
        (writer) => new Promise<number | null>((done) => writer.once('exit', (code) => done(code))),
      ),
    );
    let running = true;
    void codes.then(() => {
      running = false;
    });
    let seen = 0;
    while (running) {
      const read = readRegularFile(path, { maxBytes: 1 << 24, owners: null });
      if (read.kind === 'bytes') {
        seen += 1;
        expect(decodeSnapshot(read.bytes, 'overlay', '1').kind).toBe('snapshot');
      } else expect(read.kind).toBe('absent');
      await new Promise(setImmediate);
    }
    expect(await codes).toEqual(Array.from({ length: WRITERS }, () => 0));
    expect(existsSync(path)).toBe(true);
    expect(seen).toBeGreaterThan(0);
    expect(readdirSync(directory)).toEqual(['policy-0123456789abcdef.snapshot']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
