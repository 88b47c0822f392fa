/**
 * The executable's own script, kept tiny because it is compiled anew at each start: it looks at the first
 * word and runs one of two bundles from the executable's assets, each with V8's code cache beside it. What
 * goes wrong here in a hook call is answered with a deny, for nothing else is left to do it.
 */
import fs from 'node:fs';
import * as sea from 'node:sea';
import vm from 'node:vm';
import { denyForAll } from './clients/honoured.ts';
import { HOOK_DENY } from './core/exit-codes.ts';
import type { startCli } from './entry/cli.ts';
import { ofExecutable } from './entry/embedded.ts';
import type { startHook } from './entry/hook.ts';
import type { ColdBundle } from './hook/io.ts';

interface Bundles {
  readonly hook: { readonly startHook: typeof startHook };
  readonly cli: { readonly startCli: typeof startCli; readonly cold: ColdBundle };
}

/** Both bundles are functions of what a CommonJS module gets; only built-in modules can be required. */
type BundleFunction = (exports: object, require: NodeJS.Require, module: { exports: object }) => void;

function bundle<Name extends keyof Bundles>(name: Name): Bundles[Name] {
  const source = Buffer.from(sea.getRawAsset(`${name}.js`));
  const script = new vm.Script(source.toString('latin1'), {
    filename: `sechook/${name}.js`,
    cachedData: Buffer.from(sea.getRawAsset(`${name}.cache`)),
  });
  const module = { exports: {} };
  (script.runInThisContext() as BundleFunction)(module.exports, require, module);
  return module.exports as Bundles[Name];
}

/** `hook` with an option that prints something is a command like any other. */
function isHookCall(words: readonly string[]): boolean {
  return (
    words[0] === 'hook' &&
    !words.includes('--print-line') &&
    !words.includes('--help') &&
    !words.includes('-h')
  );
}

function denyAndExit(error: unknown): never {
  const answer = denyForAll(`sechook failed inside and denies: ${String(error)}`);
  for (const [fd, text] of [
    [2, answer.stderr],
    [1, answer.stdout],
  ] as const) {
    try {
      fs.writeSync(fd, text);
    } catch {
      // The exit code still blocks.
    }
  }
  process.exit(HOOK_DENY);
}

const words = process.argv.slice(2);
const embedded = ofExecutable(sea);
if (isHookCall(words)) {
  process.setUncaughtExceptionCaptureCallback(denyAndExit);
  void bundle('hook').startHook(words.slice(1), embedded, () => bundle('cli').cold);
} else {
  void bundle('cli').startCli(words, embedded);
}
