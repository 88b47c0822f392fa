/** Loads the shell grammar from build/addons, once for each test process. */
import path from 'node:path';
import { loadFrom } from '../../src/native/addons.ts';
import { loadGrammar } from '../../src/shell/grammar.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

let done = false;

export function useGrammar(): void {
  if (done) return;
  loadGrammar(loadFrom(path.join(ROOT, 'build/addons')));
  done = true;
}
