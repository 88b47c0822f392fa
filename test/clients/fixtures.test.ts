/** Every payload in the clients' folders: what it decodes to is written beside it, in the same file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recogniseClient } from '../../src/clients/recognise.ts';
import { CLIENTS } from '../../src/clients/registry.ts';
import { CLIENT_IDS } from '../../src/core/call.ts';

interface Fixture {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly decoded: Readonly<Record<string, unknown>>;
}

for (const id of CLIENT_IDS) {
  const folder = join(import.meta.dirname, id);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

  describe(id, () => {
    it('has fixtures', () => expect(names.length).toBeGreaterThan(15));

    it.each(names)('%s', (name) => {
      const { payload, decoded }: Fixture = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const result = CLIENTS[id].decode(payload);
      if (result.kind !== 'call') {
        expect({ kind: result.kind }).toEqual(decoded);
        return;
      }
      const { context, ...call } = result.call;
      expect({ kind: 'call', call, cwd: context.cwd, agent: context.agent }).toEqual(decoded);
      expect(context).toMatchObject({
        client: id,
        event: payload.hook_event_name,
        tool: payload.tool_name,
        session: payload.session_id,
        permissionMode: payload.permission_mode ?? null,
        toolUse: payload.tool_use_id ?? null,
      });
    });

    it.each(names)('%s names its client without being told', (name) => {
      const { payload }: Fixture = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      expect(recogniseClient(payload)).toBe(id);
    });
  });
}
