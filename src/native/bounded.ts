/**
 * A limit for synchronous work, which no timer can interrupt. V8 stops JavaScript loops and regular
 * expressions; what runs inside an addon has limits of its own.
 */
import { compileScript } from './script.ts';

export type Bounded<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'timeout' };

/** The only road into a script that V8 times is the global object. */
const GLOBAL_NAME = 'sechookBoundedWork';

export function withinMillis<T>(millis: number, work: () => T): Bounded<T> {
  if (millis < 1) return { kind: 'timeout' };
  const globals = globalThis as Record<string, unknown>;
  globals[GLOBAL_NAME] = work;
  try {
    const script = compileScript(`${GLOBAL_NAME}()`, 'sechook/bounded.js', null);
    return { kind: 'done', value: script.run(Math.floor(millis)) as T };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { kind: 'timeout' };
    throw error;
  } finally {
    delete globals[GLOBAL_NAME];
  }
}
