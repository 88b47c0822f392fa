/**
 * What the executable carries of each bundle: the hook as a hot script, a cold one and the text of its
 * tables; the commands as one script. The same on every platform.
 */
import fs from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';
import type { BuiltInPolicy } from './compile-policy.ts';
import { hotAndCold } from './hot-and-cold.ts';
import { lazyConstants } from './lazy-constants.ts';
import { lazyTables } from './lazy-tables.ts';
import { REHEARSAL } from './rehearsal.ts';
import { rowTexts } from './row-texts.ts';
import { runProgram } from './run-program.ts';
import { addonsDirectory, hostTarget } from './targets.ts';

export interface Scripts {
  /** The hot one first; each has `NAME.js` among the assets. */
  readonly names: readonly string[];
  /** Name → file. */
  readonly assets: Readonly<Record<string, string>>;
}

export async function hookScripts(root: string, work: string, policy: BuiltInPolicy): Promise<Scripts> {
  const { code, text } = rowTexts((await bundle('hook', root)).code);
  const rows = written(work, 'hook.rows', text);
  const flat = lazyConstants(lazyTables(code));
  const addons = addonsDirectory(root, hostTarget());
  const assets = {
    ...policy.assets,
    'hook.rows': rows,
    'tree-sitter.node': path.join(addons, 'tree-sitter.node'),
    'tree-sitter-bash.node': path.join(addons, 'tree-sitter-bash.node'),
  };
  const program = path.join(root, 'scripts/lib/which-ran.ts');
  const words = [process.execPath, program, written(work, 'hook-flat.js', flat), JSON.stringify(assets)];
  const ran = new Set(JSON.parse(runProgram(words, REHEARSAL[0])) as number[]);
  const { hot, cold } = hotAndCold(flat, ran);
  return {
    names: ['hook', 'hook-cold'],
    assets: {
      'hook.rows': rows,
      'hook.js': written(work, 'hook.js', hot),
      'hook-cold.js': written(work, 'hook-cold.js', cold),
    },
  };
}

export async function cliScripts(root: string, work: string): Promise<Scripts> {
  const { code } = await bundle('cli', root);
  return { names: ['cli'], assets: { 'cli.js': written(work, 'cli.js', code) } };
}

function written(work: string, name: string, code: string): string {
  const file = path.join(work, name);
  fs.writeFileSync(file, code, 'latin1');
  return file;
}
