/** One hook call: the input is judged and answered. */
import type { Answer } from '../clients/client.ts';
import { denyForAll } from '../clients/honoured.ts';
import type { HookIo } from './io.ts';

export function runHook(io: HookIo): Answer {
  if (io.stdin.kind === 'failed') return denyForAll(io.stdin.failure.detail);
  const failure = io.loadGrammar(null);
  if (failure !== null) return denyForAll(failure.detail);
  return denyForAll('sechook has no policy engine yet.');
}
