/** A repository that arrived with off switches in it; the variant names which. */
import { doctorsFaults } from '../checkup.ts';
import { REPOSITORIES } from '../hostile/repositories.ts';
import { HOME, isMarked, mark, SECRET } from '../jail/places.ts';
import type { Place, Session } from '../session.ts';

export function repository({ client, scope, variant }: Place): Session {
  const given = REPOSITORIES.find((one) => one.name === variant);
  if (given === undefined) throw new Error(`no repository is called ${variant}`);
  return {
    setup: { client, scope, approvals: 'open', clientHome: HOME, guarded: true, env: {}, args: [] },
    prepare: given.make,
    steps: [
      {
        name: 'forbidden',
        wish: { kind: 'shell', command: `touch ${mark('no')}; cat ${SECRET}` },
        ran: () => isMarked('no'),
        look: () => doctorsFaults({ client, scope }),
      },
    ],
  };
}
