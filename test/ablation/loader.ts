/**
 * Loads the evaluator, and what measures it, once more with some changes: every module of the project that is
 * imported under `?without=N,M` is an instance of its own, and those that the changes name have their functions changed.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { FEATURES } from './features.ts';
import { MISREADINGS } from './misreadings.ts';
import { type Change, withChange } from './without.ts';

const ROOT = new URL('../../', import.meta.url).href;
/** There is one parser in a process. */
const SHARED = /\/(?:grammar|addons)\.ts$/;

const CHANGES: readonly Change[] = [...FEATURES, ...MISREADINGS];

/** What follows a module's name in an import to have it with these changes, none for as it is. */
export function withChanges(...changes: readonly Change[]): string {
  return `?without=${changes.map((change) => CHANGES.indexOf(change)).join(',')}`;
}

const numbersOf = (url: string | undefined): string | null =>
  /\?without=([\d,]*)$/.exec(url ?? '')?.[1] ?? null;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const without = numbersOf(context.parentURL);
    const { url } = resolved;
    if (without === null || numbersOf(url) !== null) return resolved;
    if (!url.startsWith(ROOT) || url.includes('/node_modules/') || SHARED.test(url)) return resolved;
    return { ...resolved, url: `${url}?without=${without}` };
  },
  load(url, context, next) {
    const numbers = numbersOf(url);
    const changes = (numbers === null || numbers === '' ? [] : numbers.split(','))
      .flatMap((number) => CHANGES[Number(number)] ?? [])
      .filter((change) => url.startsWith(`${ROOT}src/shell/${change.module}?`));
    if (changes.length === 0) return next(url, context);
    const source = readFileSync(fileURLToPath(url.replace(/\?.*$/, '')), 'utf8');
    return { format: 'module-typescript', source: changes.reduce(withChange, source), shortCircuit: true };
  },
});
