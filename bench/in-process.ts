/** bench/engine.ts as a part of the report: a process of its own, for the addons are loaded once in each. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Section } from './section.ts';

export const inProcess: Section = {
  title: 'The engine, inside of a process',
  async measure() {
    return execFileSync(process.execPath, [path.join(import.meta.dirname, 'engine.ts')], {
      encoding: 'utf8',
    });
  },
};
