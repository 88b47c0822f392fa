/**
 * Which functions of the hook's bundle everyday calls run: which-ran.ts BUNDLE ASSETS, printing a JSON list of
 * the positions where they begin. Its own standard input is a whole call's.
 */
import fs from 'node:fs';
import inspector from 'node:inspector/promises';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { REHEARSAL } from './rehearsal.ts';
import { rehearsedHook } from './rehearsed-hook.ts';

const [file, assetFiles] = process.argv.slice(2);
if (file === undefined || assetFiles === undefined) throw new Error('which-ran.ts BUNDLE ASSETS');

/** What the inspector calls it; a path would come back as a URL. */
const SCRIPT = 'sechook/flat.js';

const session = new inspector.Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
const bundle = vm.runInThisContext(fs.readFileSync(file, 'latin1'), { filename: SCRIPT }) as unknown;
const assets = JSON.parse(assetFiles) as Readonly<Record<string, string>>;
const hook = rehearsedHook(bundle, createRequire(import.meta.url), assets, () => {
  throw new Error('nothing is cold yet');
});
hook.rehearse(REHEARSAL);
await hook.wholeCall();
const { result } = await session.post('Profiler.takePreciseCoverage');
const functions = result.find(({ url }) => url === SCRIPT)?.functions ?? [];
const ran = functions.flatMap(({ ranges }) =>
  ranges[0] !== undefined && ranges[0].count > 0 ? [ranges[0].startOffset] : [],
);
fs.writeSync(1, JSON.stringify(ran));
hook.leave();
