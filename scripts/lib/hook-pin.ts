/**
 * What the hook bundle may consist of, in a file that a test compares with. Run as a program it renews the
 * file: scripts/node node scripts/lib/hook-pin.ts
 */
import fs from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';

export interface HookPin {
  /** Room for small changes is left; growth beyond it is to be noticed. */
  readonly bytesAtMost: number;
  readonly modules: readonly string[];
}

export const PIN_FILE = 'test/hook-bundle.json';

const STEP = 50_000;

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../..');
  const made = await bundle('hook', root);
  const bytesAtMost = (Math.floor(made.code.length / STEP) + 1) * STEP;
  const pin: HookPin = { bytesAtMost, modules: made.modules };
  fs.writeFileSync(path.join(root, PIN_FILE), `${JSON.stringify(pin, null, 2)}\n`);
}
