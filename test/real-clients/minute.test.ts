/** From the README and a tarball to a client that is guarded, with nothing but what the README says. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS, type ClientId } from '../../src/core/call.ts';
import { refusal } from './refusal.ts';
import { installClients, runClient } from './run.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const CLIENTS: readonly ClientId[] = FULL ? CLIENT_IDS : ['codex'];

beforeAll(installClients, 600_000);

describe.each(CLIENTS)('%s', (client) => {
  test('is guarded after the README’s first minute', { timeout: 600_000 }, async () => {
    const { steps } = await runClient({ scenario: 'minute', client, scope: 'user' });
    const [harmless, forbidden] = steps;
    expect(harmless).toMatchObject({ ran: true });
    expect(harmless?.doctor).toEqual(['registered: user']);
    expect(forbidden).toMatchObject({ ran: false });
    expect(refusal(client, forbidden?.told ?? null)).not.toBeNull();
  });
});
