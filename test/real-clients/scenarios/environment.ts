/** A project that sets variables around the hook; the variant names which. */
import { existsSync } from 'node:fs';
import { doctorsFaults } from '../checkup.ts';
import { ENVIRONMENT_FAULTS, setByProject } from '../faults/environment.ts';
import { HOME, isMarked, mark, PROJECT, SECRET } from '../jail/places.ts';
import type { Place, Session } from '../session.ts';

export const HARMLESS_CALL = 'harmless call';

export function environment({ client, scope, variant }: Place): Session {
  const fault = ENVIRONMENT_FAULTS.find((one) => one.name === variant);
  if (fault === undefined) throw new Error(`no fault of the environment is called ${variant}`);
  // A file tool, which starts no program of its own that the variables could spoil.
  const path = `${PROJECT}/sub/claude_desktop_config.json`;
  return {
    setup: { client, scope, approvals: 'open', clientHome: HOME, guarded: true, env: {}, args: [] },
    prepare: () => setByProject(client, fault.make()),
    steps: [
      {
        name: HARMLESS_CALL,
        wish: { kind: 'shell', command: `touch ${mark('yes')}` },
        ran: () => isMarked('yes'),
      },
      {
        name: 'forbidden command',
        wish: { kind: 'shell', command: `touch ${mark('no')}; cat ${SECRET}` },
        ran: () => isMarked('no'),
      },
      {
        name: 'forbidden file',
        wish: { kind: 'write', path, content: '{}' },
        ran: () => existsSync(path),
        look: () => doctorsFaults({ client, scope }),
      },
    ],
  };
}
