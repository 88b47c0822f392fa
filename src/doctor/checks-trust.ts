/** Whether the client trusts the hook: Codex skips one whose hash it does not know, without a word. */
import { type Fields, isFields, own } from '../clients/fields.ts';
import { trustHash, trustKey } from '../settings/codex-trust.ts';
import type { Check, ClientState, Registration } from './checkup.ts';
import { advice, type DoctorFinding, fault } from './finding.ts';

export const trusted: Check = {
  id: 'hook.trust',
  layer: 'hook',
  title: 'the clients trust the hook',
  run: ({ clients }) =>
    clients
      .filter(({ client }) => client === 'codex')
      .flatMap((state) => state.registrations.flatMap((registration) => trustTrouble(registration, state))),
};

function trustTrouble({ entry, file }: Registration, { files }: ClientState): readonly DoctorFinding[] {
  const { path, scope } = file.place;
  const command = own(entry.fields, 'command');
  if (scope === 'managed' || typeof command !== 'string') return [];
  const timeout = own(entry.fields, 'timeout');
  const hook = { ...entry, command, timeout: typeof timeout === 'number' ? timeout : null };
  const state = stateOf(files, trustKey(path, hook));
  const isUsers = scope === 'user';
  const mend = {
    about: path,
    mend: isUsers
      ? 'sechook install --client codex'
      : 'start codex in the project and trust the hook under /hooks',
    fix: isUsers ? ({ kind: 'install', client: 'codex', scope: 'user' } as const) : null,
    why: 'Codex skips it without a word, and the tool runs.',
  };
  const make = isUsers ? fault : advice;
  if (state === null)
    return [make({ ...mend, what: `Codex does not trust the hook at ${entry.group}:${entry.index}` })];
  if (own(state, 'enabled') === false) {
    return [
      make({
        ...mend,
        what: `the hook at ${entry.group}:${entry.index} is switched off in Codex`,
        fix: null,
        mend: 'start codex and switch it on under /hooks',
      }),
    ];
  }
  if (own(state, 'trusted_hash') !== trustHash(hook)) {
    return [
      make({ ...mend, what: `Codex trusts another form of the hook at ${entry.group}:${entry.index}` }),
    ];
  }
  return [];
}

function stateOf(files: ClientState['files'], key: string): Fields | null {
  for (const { place, content } of files) {
    if (place.scope !== 'user' || content.kind !== 'read' || place.format !== 'toml') continue;
    const hooks = own(content.value, 'hooks');
    const state = isFields(hooks) ? own(hooks, 'state') : undefined;
    const found = isFields(state) ? own(state, key) : undefined;
    if (isFields(found)) return found;
  }
  return null;
}
