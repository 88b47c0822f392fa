/** The names under which languages hold the whole environment. */
import type { Abstract } from './abstract.ts';

/** Everything that holds the whole environment. */
const ENVIRONMENTS = new Set([
  'os.environ',
  'os.environb',
  'process.env',
  'Deno.env',
  'Bun.env',
  'ENV',
  '%ENV',
  '$ENV',
  '$_ENV',
  '$_SERVER',
  'environ',
]);

export function isEnvironment(one: Abstract | undefined): boolean {
  return one?.kind === 'ref' && ENVIRONMENTS.has(one.path);
}
