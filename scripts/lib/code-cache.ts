/**
 * V8's code cache of one bundle: code-cache.ts NAME BUNDLE CACHE ASSETS, under the executable's own flags.
 * The hook is rehearsed first, up to the end of a whole call (whose input is this program's own standard
 * input), so that the cache holds what V8 compiles lazily as well. ASSETS is a JSON object, name → file.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { SeaAssets } from '../../src/entry/embedded.ts';
import type { rehearse, startHook } from '../../src/entry/hook.ts';
import { REHEARSAL } from './rehearsal.ts';

const [name, bundleFile, cacheFile, assetFiles] = process.argv.slice(2);
if (bundleFile === undefined || cacheFile === undefined || assetFiles === undefined) {
  throw new Error('code-cache.ts NAME BUNDLE CACHE ASSETS');
}

const script = new vm.Script(fs.readFileSync(bundleFile, 'latin1'), { filename: `sechook/${name}.js` });
const module = { exports: {} };
const run = script.runInThisContext() as (...parameters: unknown[]) => void;
run(module.exports, createRequire(import.meta.url), module);
const save = (): void => fs.writeFileSync(cacheFile, script.createCachedData());

if (name === 'hook') {
  const hook = module.exports as { rehearse: typeof rehearse; startHook: typeof startHook };
  const files = JSON.parse(assetFiles) as Readonly<Record<string, string>>;
  const sea: SeaAssets = {
    getRawAsset: (asset) => {
      const file = files[asset];
      if (file === undefined) throw missing();
      const bytes = fs.readFileSync(file);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
  };
  const home = fs.mkdtempSync('/tmp/sechook-rehearsal-');
  const argv = ['--client', 'claude-code', '--home', home];
  const cold = (): never => {
    throw new Error('a rehearsal compiles no rules');
  };
  hook.rehearse(argv, REHEARSAL, sea, cold);
  const ending = process as unknown as { reallyExit: (code: number) => void };
  const leave = ending.reallyExit.bind(process);
  ending.reallyExit = () => {
    save();
    fs.rmSync(home, { recursive: true, force: true });
    leave(0);
  };
  await hook.startHook(argv, sea, cold, process.uptime() * 1000);
} else {
  save();
}

function missing(): Error {
  return Object.assign(new Error('no such asset'), {
    code: 'ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND',
  });
}
