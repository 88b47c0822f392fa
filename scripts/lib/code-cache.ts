/**
 * V8's code cache of one bundle: code-cache.ts BUNDLE CACHE. Runs under the executable's own flags. The
 * bundle's outermost function is run first, so that what it compiles lazily is in the cache as well.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) throw new Error('code-cache.ts BUNDLE CACHE');
const script = new vm.Script(fs.readFileSync(source, 'latin1'), { filename: `sechook/${source}` });
const module = { exports: {} };
(script.runInThisContext() as (...parameters: unknown[]) => void)(
  module.exports,
  createRequire(import.meta.url),
  module,
);
fs.writeFileSync(target, script.createCachedData());
