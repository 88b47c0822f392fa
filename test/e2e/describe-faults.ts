/**
 * Every fault through the line that each client is given, on the built executable: the client must be
 * certain not to run the harmful call; and where the guard is to go on working, a harmless one passes.
 */
import { describe, expect, test } from 'vitest';
import { CLIENT_IDS } from '../../src/core/call.ts';
import { type Fault, HARMFUL, HARMLESS, send, withPlace } from './fault.ts';
import { isHonouredDeny, isNoOpinion } from './honoured.ts';

export function describeFaults(faults: readonly Fault[]): void {
  describe.each(faults)('$name', (fault) => {
    test.each(fault.clients ?? CLIENT_IDS)('%s does not run the call', async (client) => {
      await withPlace(client, async (place) => {
        const left = await send(fault, place, HARMFUL, (await fault.make?.(place)) ?? {});
        expect(left).toSatisfy((one: typeof left) => isHonouredDeny(client, one));
      });
    });

    if (fault.denies !== undefined) {
      const command = fault.denies;
      test.each(fault.clients ?? CLIENT_IDS)(`%s does not run ${command}`, async (client) => {
        await withPlace(client, async (place) => {
          const left = await send(fault, place, command, (await fault.make?.(place)) ?? {});
          expect(left).toSatisfy((one: typeof left) => isHonouredDeny(client, one));
          expect(left.stderr).toContain('never-frobnicate');
        });
      });
    }

    if (fault.works !== true) return;
    test.each(fault.clients ?? CLIENT_IDS)('%s goes on with a harmless call', async (client) => {
      await withPlace(client, async (place) => {
        const left = await send(fault, place, HARMLESS, (await fault.make?.(place)) ?? {});
        expect(left).toSatisfy(isNoOpinion);
      });
    });
  });
}
