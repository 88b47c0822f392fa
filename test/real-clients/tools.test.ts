/** Each kind of tool in each real client: what is allowed runs, what is forbidden does not, and the model learns why. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS } from '../../src/core/call.ts';
import { OFFERED } from './offered.ts';
import { refusal } from './refusal.ts';
import { installClients, runClient } from './run.ts';
import type { Scope, Seen } from './session.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const SCOPES: readonly Scope[] = FULL ? ['managed', 'user'] : ['managed'];

const TIMEOUT = 300_000;

beforeAll(installClients, 600_000);

describe.each(CLIENT_IDS)('%s', (client) => {
  test('without the guard every step runs', { timeout: TIMEOUT }, async () => {
    const seen = await runClient({ scenario: 'tools', client, scope: 'managed', variant: 'bare' });
    expect(stepsThat(seen, (step) => !step.ran)).toEqual([]);
    expect(seen.offered.filter((tool) => !OFFERED[client].includes(tool))).toEqual([]);
  });

  test.each(SCOPES)('guarded in %s scope', { timeout: TIMEOUT }, async (scope) => {
    const seen = await runClient({ scenario: 'tools', client, scope });
    expect(seen.steps.length).toBe(13);
    expect(stepsThat(seen, (step) => step.ran === step.name.startsWith('forbidden'))).toEqual([]);
    const refused = seen.steps.filter((step) => step.name.startsWith('forbidden'));
    expect(refused.filter((step) => refusal(client, step.told) === null)).toEqual([]);
    // Neither what was protected nor the guard's own command line reaches the model.
    expect(seen.lastRequest).not.toMatch(/nothing but a test|tell-nobody|env -i|--print-line|hook --line/);
  });
});

function stepsThat(seen: Seen, is: (step: Seen['steps'][number]) => boolean): readonly unknown[] {
  return seen.steps.filter(is);
}
