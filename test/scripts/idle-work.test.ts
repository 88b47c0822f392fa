/** What the build takes out of Node for Linux, looked for in the pinned Node that it takes it out of. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editsFor, withoutIdleWork } from '../../scripts/lib/idle-work.ts';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-idle-'));
afterAll(() => fs.rmSync(work, { recursive: true }));

const arch = process.arch === 'arm64' ? 'arm64' : 'x64';

describe.runIf(process.platform === 'linux')('work that Node does for nobody', () => {
  const published = fs.readFileSync(process.execPath);

  it('is found at two places, each once', () => {
    expect(editsFor(published, arch)).toHaveLength(2);
  });

  it('ends the build when a place holds anything else', () => {
    for (const { offset } of editsFor(published, arch)) {
      const changed = Buffer.from(published);
      changed[offset] = (changed[offset] ?? 0) ^ 0xff;
      expect(() => editsFor(changed, arch)).toThrow(/begins with/);
    }
  });

  it('ends the build when the symbols are gone', () => {
    const noSections = Buffer.from(published);
    noSections.writeUInt16LE(0, 60);
    expect(() => editsFor(noSections, arch)).toThrow(/not one symbol/);
  });

  it('is missed by nobody: stacks name lines, threads and locks work', () => {
    const changed = path.join(work, 'node');
    fs.copyFileSync(process.execPath, changed);
    withoutIdleWork(changed, arch);
    const program = `
      const thrown = () => { throw new Error('here') };
      try { thrown() } catch (error) { console.log(error.stack) }
      const { Worker } = require('node:worker_threads');
      new Worker('require("node:worker_threads").parentPort.postMessage(6 * 7)', { eval: true })
        .on('message', (answer) => console.log(answer));`;
    const file = path.join(work, 'program.cjs');
    fs.writeFileSync(file, program);
    const printed = (node: string): string => execFileSync(node, [file], { encoding: 'utf8' });
    expect(printed(changed)).toMatch(/program\.cjs:2:\d+[\s\S]*\n42\n$/);
    expect(printed(changed)).toBe(printed(process.execPath));
  });
});
