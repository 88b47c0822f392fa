/** The clients as a person sees them: an ask that says why and can be answered both ways, a deny that says why. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS, type ClientId } from '../../src/core/call.ts';
import { installClients, runClient } from './run.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const CLIENTS: readonly ClientId[] = FULL ? CLIENT_IDS : ['claude-code'];

const ASK =
  /sechook asks for a human decision on this call:[\s\S]*\[own\.ask\] suspicious `?touch \/srv\/project\/marks\/ask-1/;
const DENY = /sechook refused this call:/;
const NO_ASK = /sechook refused this call, because nobody can be asked here:\s+- \[own\.ask\]/;

beforeAll(installClients, 600_000);

describe.each(CLIENTS)('%s', (client) => {
  test('an ask and a deny, on the screen', { timeout: 300_000 }, async () => {
    const seen = await runClient({ scenario: 'screen', client, scope: 'user' });
    const last = seen.screens.at(-1) ?? '';
    expect(seen.exit, last).toBe(0);
    const asks = client !== 'codex';
    const ran = Object.fromEntries(seen.steps.map((step) => [step.name, step.ran]));
    expect(ran).toEqual({ harmless: true, denied: false, agreed: asks, declined: false });
    const shown = (what: RegExp): boolean => seen.screens.some((screen) => what.test(screen));
    expect(shown(DENY), last).toBe(true);
    expect(shown(asks ? ASK : NO_ASK), last).toBe(true);
  });
});
