/**
 * Switches that keep hooks from running, in every file that can hold one: the user's, the project's (which come
 * with a clone or a pull), the machine's. What is managed holds against all but the machine's own.
 */
import { type Fields, isFields, own } from '../clients/fields.ts';
import type { Check, ClientState, SettingsFile } from './checkup.ts';
import { type DoctorFinding, fault } from './finding.ts';

export const switches: Check = {
  id: 'hook.switches',
  layer: 'hook',
  title: 'no settings switch the hooks off',
  run: ({ clients }) => clients.flatMap(offSwitches),
};

interface Off {
  readonly what: string;
  /** A managed registration goes on all the same. */
  readonly sparesManaged: boolean;
}

function offSwitches(state: ClientState): readonly DoctorFinding[] {
  const { client, title, files } = state;
  const found: DoctorFinding[] = [];
  for (const file of files) {
    const { place, content } = file;
    if (content.kind !== 'read') continue;
    for (const { what, sparesManaged } of switchesIn(file, content.value)) {
      if (sparesManaged && isManaged(state)) continue;
      const isOwn = place.scope === 'user';
      const scope = place.scope === 'managed' ? 'managed' : 'user';
      found.push(
        fault({
          about: place.path,
          what,
          why:
            place.scope === 'project' || place.scope === 'local'
              ? `A file of the project switches the guard off in ${title}; only a managed installation is proof against it.`
              : `${title} runs no hook of the user's.`,
          mend: isOwn
            ? `sechook install --client ${client}`
            : `take it out of ${place.path}, or: sudo sechook install --scope managed`,
          fix: isOwn ? { kind: 'install', client, scope } : null,
        }),
      );
    }
  }
  return found;
}

function isManaged({ registrations, files, client }: ClientState): boolean {
  if (!registrations.some(({ file }) => file.place.scope === 'managed')) return false;
  if (client === 'claude-code') return true;
  const managed = files.find(({ place }) => place.scope === 'managed');
  const value = managed?.content.kind === 'read' ? managed.content.value : {};
  return client === 'gemini-cli'
    ? at(value, 'hooksConfig', 'enabled') === true
    : at(value, 'features', 'hooks') === true;
}

function switchesIn({ place }: SettingsFile, value: Fields): readonly Off[] {
  const off = (what: string, sparesManaged = true): Off => ({ what, sparesManaged });
  switch (place.client) {
    case 'claude-code': {
      const found: Off[] = [];
      if (own(value, 'disableAllHooks') === true) {
        found.push(off('"disableAllHooks" is true', place.scope !== 'managed'));
      }
      if (place.scope === 'managed' && own(value, 'allowManagedHooksOnly') === true) {
        found.push(off('"allowManagedHooksOnly" is true'));
      }
      return found;
    }
    case 'gemini-cli': {
      const found: Off[] = [];
      if (at(value, 'hooksConfig', 'enabled') === false) found.push(off('"hooksConfig.enabled" is false'));
      const disabled = at(value, 'hooksConfig', 'disabled');
      const named = (Array.isArray(disabled) ? disabled : []).filter(
        (name) => typeof name === 'string' && /\bsechook\b/.test(name),
      );
      if (named.length > 0) found.push(off('"hooksConfig.disabled" names the guard', false));
      return found;
    }
    case 'codex': {
      const found: Off[] = [];
      if (at(value, 'features', 'hooks') === false) found.push(off('"features.hooks" is false'));
      if (place.scope === 'managed' && own(value, 'allow_managed_hooks_only') === true) {
        found.push(off('"allow_managed_hooks_only" is true'));
      }
      return found;
    }
  }
}

function at(value: Fields, section: string, name: string): unknown {
  const table = own(value, section);
  return isFields(table) ? own(table, name) : undefined;
}
