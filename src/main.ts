/**
 * The executable's own script, kept tiny because it is compiled anew at each start: it looks at the first
 * word and runs one of two bundles from the executable's assets, each with V8's code cache beside it. What
 * goes wrong here in a hook call is answered with a deny, for nothing else is left to do it.
 */
import fs from 'node:fs';
import sea from 'node:sea';
import { denyForAll } from './clients/honoured.ts';
import { HOOK_DENY } from './core/exit-codes.ts';
import type { startCli } from './entry/cli.ts';
import type { startHook } from './entry/hook.ts';
import type { ColdBundle } from './hook/io.ts';
import { compileScript } from './native/script.ts';

interface Bundles {
  readonly hook: { readonly startHook: typeof startHook };
  readonly cli: { readonly startCli: typeof startCli; readonly cold: ColdBundle };
}

/**
 * Both bundles are functions of what a CommonJS module gets; only built-in modules can be required. What the
 * hook rarely needs is a script of its own, and its tables are a text; it loads both itself.
 */
type BundleFunction = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  loadCold: () => unknown,
  rows: (from: number, to: number) => Uint8Array,
) => void;

function bundle<Name extends keyof Bundles>(name: Name): Bundles[Name] {
  const module = { exports: {} };
  const run = script(name) as BundleFunction;
  const rows = (from: number, to: number): Uint8Array =>
    new Uint8Array(sea.getRawAsset(`${name}.rows`), from, to - from);
  run(module.exports, require, module, () => script(`${name}-cold`), rows);
  return module.exports as Bundles[Name];
}

function script(name: string): unknown {
  const code = Buffer.from(sea.getRawAsset(`${name}.js`)).toString('latin1');
  return compileScript(code, `sechook/${name}.js`, codeCache(name)).run(null);
}

/** Null where the build could not run this platform's Node. */
function codeCache(name: string): Uint8Array | null {
  const bytes = new Uint8Array(sea.getRawAsset(`${name}.cache`));
  // The build put it where V8 need not copy it, with zeros in front and behind.
  let from = 0;
  while (bytes[from] === 0) from += 1;
  return from === bytes.length ? null : bytes.subarray(from);
}

/** `hook` with an option that prints something is a command like any other. */
function isHookCall(words: readonly string[]): boolean {
  if (words[0] !== 'hook') return false;
  return !words.some((word) => word === '--print-line' || word === '--help' || word === '-h');
}

function denyAndExit(error: unknown): never {
  const answer = denyForAll(`sechook failed inside and denies: ${String(error)}`);
  for (const write of [() => fs.writeSync(2, answer.stderr), () => fs.writeSync(1, answer.stdout)]) {
    try {
      write();
    } catch {
      // The exit code still blocks.
    }
  }
  process.exit(HOOK_DENY);
}

const words = process.argv.slice(2);
if (isHookCall(words)) {
  try {
    bundle('hook')
      .startHook(words.slice(1), sea, () => bundle('cli').cold)
      .catch(denyAndExit);
  } catch (error) {
    denyAndExit(error);
  }
} else {
  void bundle('cli').startCli(words, sea);
}
