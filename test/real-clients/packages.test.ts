/** The guard as a plugin of Claude Code and an extension of Gemini CLI, and beside those of others, in the real clients. */
import { beforeAll, describe, expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { installClients, runClient } from './run.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const CLIENTS = FULL ? (['claude-code', 'gemini-cli'] as const) : (['gemini-cli'] as const);

beforeAll(installClients, 600_000);

describe.each(CLIENTS)('%s', (client) => {
  const kind = client === 'claude-code' ? 'a plugin' : 'an extension';

  test('guarded by the package alone, which the doctor finds', { timeout: 300_000 }, async () => {
    const seen = await runClient({ scenario: 'packages', client, scope: 'user' });
    const [harmless, forbidden] = seen.steps;
    expect(harmless).toMatchObject({ ran: true });
    expect(harmless?.doctor).toContain('registered: package');
    expect(harmless?.doctor).toContain(`advice: the guard is only in ${kind}`);
    expect(harmless?.doctor.filter((line) => line.startsWith('fault'))).toEqual([]);
    expect(forbidden).toMatchObject({ ran: false });
    expect(refusal(client, forbidden?.told ?? null)).not.toBeNull();
  });

  test('guarded beside a package whose hook allows everything, which the doctor finds', {
    timeout: 300_000,
  }, async () => {
    const seen = await runClient({ scenario: 'packages', client, scope: 'user', variant: 'others' });
    const [harmless, forbidden] = seen.steps;
    expect(harmless).toMatchObject({ ran: true });
    expect(harmless?.doctor).toContain('registered: user');
    expect(harmless?.doctor).toContainEqual(
      expect.stringMatching(/^advice: another hook on \w+: echo .*"allow"/),
    );
    expect(forbidden).toMatchObject({ ran: false });
    expect(refusal(client, forbidden?.told ?? null)).not.toBeNull();
  });
});
