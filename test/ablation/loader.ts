/**
 * Loads the evaluator, and what measures it, once more with one feature gone: every module of the project that is
 * imported under `?without=N` is an instance of its own, and the one that the feature names has its function changed.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { FEATURES } from './features.ts';
import { withoutFeature } from './without.ts';

const ROOT = new URL('../../', import.meta.url).href;
/** There is one parser in a process. */
const SHARED = /\/(?:grammar|addons)\.ts$/;

const numberOf = (url: string | undefined): string | null =>
  /\?without=(-?\d+)$/.exec(url ?? '')?.[1] ?? null;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const without = numberOf(context.parentURL);
    const { url } = resolved;
    if (without === null || numberOf(url) !== null) return resolved;
    if (!url.startsWith(ROOT) || url.includes('/node_modules/') || SHARED.test(url)) return resolved;
    return { ...resolved, url: `${url}?without=${without}` };
  },
  load(url, context, next) {
    const feature = FEATURES[Number(numberOf(url) ?? -1)];
    if (feature === undefined || !url.startsWith(`${ROOT}src/shell/${feature.module}?`))
      return next(url, context);
    const source = readFileSync(fileURLToPath(url.replace(/\?.*$/, '')), 'utf8');
    return { format: 'module-typescript', source: withoutFeature(source, feature), shortCircuit: true };
  },
});
