/** Asks bash which rewrites really make the call of the plain command: only those are judged. */
import { type Outcome, runInSandbox } from '../oracle/sandbox.ts';
import type { Rewritten } from './compose.ts';

export interface Confirmation {
  readonly confirmed: boolean;
  readonly outcome: Outcome | undefined;
}

export function makesTheCall(one: Rewritten, outcome: Outcome | undefined): boolean {
  const wanted = one.argv.join('\0');
  return outcome?.calls.some((call) => call.argv.join('\0') === wanted) ?? false;
}

export async function confirm(cases: readonly Rewritten[]): Promise<ReadonlyMap<string, Confirmation>> {
  const outcomes = await runInSandbox(
    cases.map((one) => ({ id: one.id, script: one.script, shell: 'bash' as const })),
  );
  return new Map(
    cases.map((one) => {
      const outcome = outcomes.get(one.id);
      return [one.id, { confirmed: makesTheCall(one, outcome), outcome }];
    }),
  );
}
