/**
 * V8's code caches: code-cache.ts DIRECTORY ASSETS HOT [COLD], under the executable's own flags. HOT.cache and
 * COLD.cache are written into the directory. The hook is rehearsed first, up to the end of a whole call (whose
 * input is this program's own standard input), so that the caches hold what V8 compiles lazily as well: the
 * hot one what everyday calls need, the cold one what rarer calls do. ASSETS is a JSON object, name → file.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { ALIGNMENT } from './align.ts';
import { RARE_REHEARSAL, REHEARSAL } from './rehearsal.ts';
import { rehearsedHook } from './rehearsed-hook.ts';

/** For moving it to an aligned place. */
const ROOM = Buffer.alloc(ALIGNMENT);

const [directory, assetFiles, hotName, coldName] = process.argv.slice(2);
if (directory === undefined || assetFiles === undefined || hotName === undefined) {
  throw new Error('code-cache.ts DIRECTORY ASSETS HOT [COLD]');
}
const assets = JSON.parse(assetFiles) as Readonly<Record<string, string>>;
const hot = open(hotName);
if (coldName === undefined) {
  hot.run();
  hot.save();
} else {
  const cold = open(coldName);
  const hook = rehearsedHook(hot.run(), createRequire(import.meta.url), assets, () => cold.run());
  hook.rehearse(REHEARSAL);
  await hook.wholeCall();
  hot.save();
  hook.rehearse(RARE_REHEARSAL);
  cold.save();
  hook.leave();
}

interface Opened {
  run(): unknown;
  save(): void;
}

function open(name: string): Opened {
  const file = `${name}.js`;
  const script = new vm.Script(fs.readFileSync(assets[file] ?? '', 'latin1'), {
    filename: `sechook/${file}`,
  });
  return {
    run: () => script.runInThisContext(),
    save: () =>
      fs.writeFileSync(
        path.join(directory ?? '', `${name}.cache`),
        Buffer.concat([script.createCachedData(), ROOM]),
      ),
  };
}
