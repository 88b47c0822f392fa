/** "A human decides" in the real clients, with nobody there: what the table of `ask-mapping.ts` says is what happens. */
import { beforeAll, describe, expect, test } from 'vitest';
import { askRoute } from '../../src/clients/ask-mapping.ts';
import type { ClientId } from '../../src/core/call.ts';
import { installClients, runClient } from './run.ts';
import { ASK, DEFER } from './scenarios/ask.ts';
import type { StepSeen } from './session.ts';

const FULL = process.env.SECHOOK_FULL === '1';

interface Mode {
  readonly client: ClientId;
  /** As the client names it in its payload; Gemini CLI names none. */
  readonly mode: string | null;
}

const SAMPLE: readonly Mode[] = [
  { client: 'claude-code', mode: 'default' },
  { client: 'gemini-cli', mode: null },
  { client: 'codex', mode: 'bypassPermissions' },
];
const REST: readonly Mode[] = ['acceptEdits', 'plan', 'bypassPermissions', 'dontAsk'].map((mode) => ({
  client: 'claude-code',
  mode,
}));

beforeAll(installClients, 600_000);

describe.each(FULL ? [...SAMPLE, ...REST] : SAMPLE)('$client, $mode', ({ client, mode }) => {
  test('as the table says', { timeout: 300_000 }, async () => {
    const seen = await runClient({ scenario: 'ask', client, scope: 'managed', variant: mode ?? '' });
    const stepOf = (name: string): StepSeen | undefined => seen.steps.find((step) => step.name === name);
    const [ask, defer] = [stepOf(ASK), stepOf(DEFER)];
    expect(stepOf('harmless')).toMatchObject({ ran: true });
    const route = askRoute({ client, permissionMode: mode, geminiInteractive: false });
    // Where Claude Code is to ask and cannot, it refuses, and tells the model why.
    const asked = /sechook asks for a human decision on this call:\n- \[own\./;
    const refused = /sechook refused this call, because nobody can be asked here:\n- \[own\./;
    expect(ask).toMatchObject({ ran: false, told: expect.stringMatching(route === 'ask' ? asked : refused) });
    if (route === 'own-flow') return expect(defer).toMatchObject({ ran: true });
    expect(defer).toMatchObject({
      ran: false,
      told: expect.stringMatching(route === 'ask' ? asked : refused),
    });
  });
});
