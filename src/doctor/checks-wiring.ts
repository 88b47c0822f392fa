/** Whether the clients have the guard in their settings, whole, and whether they can read it there. */
import { own } from '../clients/fields.ts';
import { registeredLine } from '../clients/registered-line.ts';
import type { ClientId } from '../core/call.ts';
import { isOutcome } from '../settings/hook-entries.ts';
import { whyUnread } from '../settings/json-document.ts';
import type { Check, Checkup, ClientState, Registration } from './checkup.ts';
import { advice, type DoctorFinding, fault, reinstall } from './finding.ts';

export const registered: Check = {
  id: 'hook.registered',
  layer: 'hook',
  title: 'every client that is here has the guard in its settings',
  run: ({ clients }) =>
    clients.flatMap((state) => [...unregistered(state), ...elsewhere(state), ...withoutOutcomes(state)]),
};

function unregistered({ client, title, registrations, packages }: ClientState): readonly DoctorFinding[] {
  if (registrations.length > 0) return [];
  return [
    fault({
      about: title,
      what: packages.some(({ name, enabled }) => !enabled && /^sechook(?:@|$)/.test(name))
        ? `the guard is not in its settings, and ${PACKAGE[client]} that holds it is switched off`
        : 'the guard is not in its settings',
      why: 'Nothing that this client does is judged.',
      mend: `sechook install --client ${client}`,
      fix: { kind: 'install', client, scope: 'user' },
    }),
  ];
}

/** Less than the user's own settings, or more than is needed. */
function elsewhere({ client, title, registrations }: ClientState): readonly DoctorFinding[] {
  const scopes = new Set(registrations.map(({ file }) => file.place.scope));
  const mend = `sechook install --client ${client}`;
  if (scopes.has('managed') || scopes.has('user')) {
    if (!scopes.has('package')) return [];
    return [
      advice({
        about: title,
        what: `the guard is in its settings and in ${PACKAGE[client]}`,
        why: 'Every call is judged twice, and takes twice as long.',
        mend: REMOVED[client],
      }),
    ];
  }
  if (scopes.size === 0) return [];
  return [
    scopes.has('package')
      ? advice({
          about: title,
          what: `the guard is only in ${PACKAGE[client]}`,
          why: 'It can be switched off like any other, and where the executable is missing it lets everything pass.',
          mend,
        })
      : advice({
          about: title,
          what: 'the guard is only in the project’s settings',
          why: 'Whoever changes the repository can take it out, and other projects are not guarded.',
          mend,
        }),
  ];
}

const PACKAGE: Readonly<Record<ClientId, string>> = {
  'claude-code': 'a plugin',
  'gemini-cli': 'an extension',
  codex: 'a plugin',
};

const REMOVED: Readonly<Record<ClientId, string>> = {
  'claude-code': 'claude plugin uninstall sechook@sechook',
  'gemini-cli': 'gemini extensions uninstall sechook',
  codex: 'remove the plugin under /plugins in Codex',
};

function withoutOutcomes({ client, title, files, registrations }: ClientState): readonly DoctorFinding[] {
  const own = registrations.filter(({ file }) => file.place.scope !== 'project');
  if (
    own.length === 0 ||
    files.some(({ content }) => content.kind === 'read' && content.entries.some(isOutcome))
  )
    return [];
  return [
    advice({
      about: title,
      what: 'what became of a call is not recorded',
      why: 'The log then tells what was asked for, not what ran.',
      mend: `sechook install --client ${client}`,
    }),
  ];
}

export const readable: Check = {
  id: 'hook.settings',
  layer: 'hook',
  title: 'the clients can read their settings',
  run: ({ clients }) =>
    clients.flatMap(({ title, files }) =>
      files.flatMap(({ place, content }) => {
        if (place.scope === 'package') return [];
        if (content.kind === 'broken') {
          return [
            fault({
              about: place.path,
              what: `it cannot be read: ${content.why}`,
              why: `${title} drops the whole file, with every hook and rule in it.`,
              mend: 'mend it in an editor',
            }),
          ];
        }
        const isJson = content.kind === 'read' && place.format === 'json' && content.text.trim() !== '';
        const why = isJson ? whyUnread(content.text, place.client) : null;
        if (why === null) return [];
        return [
          fault({
            about: place.path,
            what: `it is not as the client reads it: ${why}`,
            why: `${title} drops the whole file, with every hook and rule in it.`,
            mend: 'mend it in an editor',
          }),
        ];
      }),
    ),
};

export const whole: Check = {
  id: 'hook.entry',
  layer: 'hook',
  title: 'the registered entries are whole: every tool, a sensible time limit, fail closed',
  run: (checkup) =>
    checkup.clients.flatMap(({ registrations }) =>
      registrations.flatMap((registration) => entryTrouble(registration, checkup)),
    ),
};

/** Below this our own limit would not come first, and a client that times out runs the tool. */
const LEAST_SECONDS = 6;

function entryTrouble(registration: Registration, checkup: Checkup): readonly DoctorFinding[] {
  const { client, file, entry } = registration;
  const { fields, matcher } = entry;
  const about = file.place.path;
  const mend = { about, ...reinstall(client, file.place) };
  const found: DoctorFinding[] = [];
  if (matcher !== null && matcher !== '' && matcher !== '*' && matcher !== '.*') {
    found.push(
      fault({
        ...mend,
        what: `its matcher "${matcher}" does not take every tool`,
        why: 'Tools that it does not name are not judged.',
      }),
    );
  }
  if (own(fields, 'type') !== 'command') {
    found.push(fault({ ...mend, what: 'its type is not "command"', why: 'The client does not run it.' }));
  }
  const unit = client === 'gemini-cli' ? 1_000 : 1;
  const timeout = own(fields, 'timeout');
  if (timeout !== undefined && (typeof timeout !== 'number' || timeout < LEAST_SECONDS * unit)) {
    found.push(
      fault({
        ...mend,
        what: `its time limit of ${JSON.stringify(timeout)} ${unit === 1 ? 'seconds' : 'milliseconds'} ends before the guard's own`,
        why: 'A client whose hook runs out of time runs the tool.',
      }),
    );
  }
  for (const key of ['async', 'if', 'once', 'asyncRewake'] as const) {
    const value = own(fields, key);
    if (value === undefined || value === false) continue;
    found.push(
      fault({
        ...mend,
        what: `it has "${key}"`,
        why: 'The client then does not wait for it, or not always runs it.',
      }),
    );
  }
  if (client === 'claude-code' && own(fields, 'onFailure') !== 'block') {
    found.push(
      fault({
        ...mend,
        what: 'it lacks "onFailure": "block"',
        why: 'Claude Code runs the tool where the hook is killed or runs out of time.',
      }),
    );
  }
  if (found.length === 0 && isOfAnotherVersion(registration, checkup)) {
    found.push({
      ...advice({
        ...mend,
        what: 'it is not the entry that this version writes',
        why: 'What later versions have learned about the client is missing in it.',
      }),
    });
  }
  return found;
}

/** Words and limits as this version would write them, for the executable and home that the entry names. */
function isOfAnotherVersion(
  { client, executable, home, entry, file }: Registration,
  checkup: Checkup,
): boolean {
  const isProject = file.place.scope === 'project' || file.place.scope === 'package';
  const name = own(entry.fields, 'name');
  const made = registeredLine({
    client,
    ...(typeof name === 'string' ? { hookName: name } : {}),
    executable: isProject ? null : executable,
    home,
    timeout: isProject ? null : checkup.timeout,
  });
  return made.kind === 'refused' || JSON.stringify(made.entry) !== JSON.stringify(entry.fields);
}
