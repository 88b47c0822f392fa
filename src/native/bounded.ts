/**
 * A limit for synchronous work, which no timer can interrupt. V8 stops JavaScript loops and regular
 * expressions; what runs inside an addon has limits of its own.
 */
import vm from 'node:vm';

export type Bounded<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'timeout' };

/** The only road into a script that V8 times is the global object. */
const GLOBAL_NAME = 'sechookBoundedWork';

export function withinMillis<T>(millis: number, work: () => T): Bounded<T> {
  if (millis < 1) return { kind: 'timeout' };
  const globals = globalThis as Record<string, unknown>;
  globals[GLOBAL_NAME] = work;
  try {
    const value = vm.runInThisContext(`${GLOBAL_NAME}()`, { timeout: Math.floor(millis) }) as T;
    return { kind: 'done', value };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { kind: 'timeout' };
    throw error;
  } finally {
    delete globals[GLOBAL_NAME];
  }
}
