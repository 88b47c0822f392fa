/** The hook's bundle in a process of the build: judges calls with assets from files, and can end one call. */
import fs from 'node:fs';
import type { SeaAssets } from '../../src/entry/embedded.ts';
import type { rehearse, startHook } from '../../src/entry/hook.ts';

export interface RehearsedHook {
  rehearse(inputs: readonly string[]): void;
  /** From standard input to the exit, which does not take place. */
  wholeCall(): Promise<void>;
  /** Ends the process. */
  leave(): never;
}

interface HookExports {
  readonly rehearse: typeof rehearse;
  readonly startHook: typeof startHook;
}

type BundleFunction = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  loadCold: () => unknown,
  rows: (from: number, to: number) => Uint8Array,
) => void;

/** `files` are the assets, name → file. */
export function rehearsedHook(
  bundle: unknown,
  require: NodeJS.Require,
  files: Readonly<Record<string, string>>,
  loadCold: () => unknown,
): RehearsedHook {
  const module = { exports: {} };
  const rows = fs.readFileSync(files['hook.rows'] ?? '');
  (bundle as BundleFunction)(module.exports, require, module, loadCold, (from, to) =>
    rows.subarray(from, to),
  );
  const hook = module.exports as HookExports;
  const home = fs.mkdtempSync('/tmp/sechook-rehearsal-');
  const argv = ['--client', 'claude-code', '--home', home];
  const cold = (): never => {
    throw new Error('a rehearsal compiles no rules');
  };
  const ending = process as unknown as { reallyExit: (code: number) => never };
  const reallyExit = ending.reallyExit.bind(process);
  return {
    rehearse: (inputs) => hook.rehearse(argv, inputs, assets(files), cold),
    wholeCall() {
      const { promise, resolve } = Promise.withResolvers<void>();
      ending.reallyExit = () => {
        resolve();
        throw new Error('the process goes on');
      };
      hook.startHook(argv, assets(files), cold, process.uptime() * 1000).catch(() => undefined);
      return promise;
    },
    leave() {
      fs.rmSync(home, { recursive: true, force: true });
      return reallyExit(0);
    },
  };
}

function assets(files: Readonly<Record<string, string>>): SeaAssets {
  return {
    getRawAsset(asset) {
      const file = files[asset];
      if (file === undefined) throw missing();
      const bytes = fs.readFileSync(file);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
  };
}

function missing(): Error {
  return Object.assign(new Error('no such asset'), {
    code: 'ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND',
  });
}
