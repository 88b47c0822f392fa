/** What could act before the first word of the line: variables, in every file that a client takes them from. */
import { dirname, join } from 'node:path';
import { isFields, own } from '../clients/fields.ts';
import { ACTS_WHEN_EMPTY, actsBeforeTheLine, NEUTRAL_ENVIRONMENT } from '../clients/loader-environment.ts';
import { clientHome } from '../settings/places.ts';
import type { Check, Checkup, ClientState, SettingsFile } from './checkup.ts';
import { advice, type DoctorFinding, fault } from './finding.ts';

/** Lead a client to other settings than those that were looked at. */
const MOVES_SETTINGS = /^(?:GEMINI_CLI_SYSTEM_SETTINGS_PATH|GEMINI_CLI_SYSTEM_DEFAULTS_PATH)$/;

export const environment: Check = {
  id: 'hook.environment',
  layer: 'hook',
  title: 'no variable acts before the guard',
  run: (checkup) => [
    ...namesOf(checkup.of.env).flatMap((name) => here(name)),
    ...checkup.clients.flatMap((state) => [
      ...state.files.flatMap((file) => inSettings(file, state)),
      ...dotEnvFiles(state, checkup).flatMap((path) => inDotEnv(path, state, checkup)),
      ...(state.client === 'gemini-cli' ? letThrough(state) : []),
    ]),
  ],
};

function namesOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(env).filter((name) => (env[name] ?? '') !== '');
}

function here(name: string): readonly DoctorFinding[] {
  if (MOVES_SETTINGS.test(name)) {
    return [
      fault({
        about: 'this environment',
        what: `${name} is set`,
        why: 'Gemini CLI then reads other system settings than the machine’s, and a managed guard is not among them.',
        mend: `unset ${name}`,
      }),
    ];
  }
  if (!actsBeforeTheLine(name)) return [];
  return [
    advice({
      about: 'this environment',
      what: `${name} is set`,
      why: 'A client that is started from here hands it to its hooks, where it acts before the guard does.',
      mend: `unset ${name}`,
    }),
  ];
}

/** Claude Code sets the variables of its settings for its hooks, a project's for those of the user, not for managed ones. */
function inSettings({ place, content }: SettingsFile, state: ClientState): readonly DoctorFinding[] {
  if (content.kind !== 'read' || place.client !== 'claude-code') return [];
  const env = own(content.value, 'env');
  const names = isFields(env) ? Object.keys(env).filter(actsBeforeTheLine) : [];
  const isForeign = place.scope === 'project' || place.scope === 'local';
  const opens = isForeign && managedFile(state) === null;
  return names.map((name) =>
    (opens ? fault : advice)({
      about: place.path,
      what: `its "env" sets ${name}`,
      why:
        isForeign && !opens
          ? 'Claude Code hands it to hooks of the user; the machine’s guard does not get it.'
          : 'Claude Code hands it to its hooks, where it acts before the guard does.',
      mend: `take it out of ${place.path}`,
    }),
  );
}

/** Gemini CLI takes the first that it finds on the way up from the project, then the user's; Codex its own. */
function dotEnvFiles({ client }: ClientState, { projects, of }: Checkup): readonly string[] {
  switch (client) {
    case 'claude-code':
      return [];
    case 'codex':
      return [`${clientHome(client, of)}/.env`];
    case 'gemini-cli': {
      const directories = [...projects.flatMap(upwards), of.home, dirname(clientHome(client, of))];
      const found = directories.flatMap((each) => [join(each, '.gemini/.env'), join(each, '.env')]);
      return [...new Set(found)];
    }
  }
}

function upwards(directory: string): readonly string[] {
  const above = dirname(directory);
  return above === directory ? [directory] : [directory, ...upwards(above)];
}

function inDotEnv(path: string, state: ClientState, { readText }: Checkup): readonly DoctorFinding[] {
  const text = readText(path) ?? '';
  const names = new Set(
    [...text.matchAll(/^\s*(?:export\s+)?([\w.-]+)\s*[=:]/gm)].map(([, name = '']) => name),
  );
  return [...names]
    .filter((name) => MOVES_SETTINGS.test(name) || actsBeforeTheLine(name))
    .map((name) => {
      const opens = opensAt(name, state);
      return (opens ? fault : advice)({
        about: path,
        what: `it sets ${name}`,
        why: opens
          ? `${state.title} hands it to its hooks, where it acts before the guard does.`
          : `${state.title} hands it to its hooks; the guard's own gets it without effect, others do not.`,
        mend: `take it out of ${path}`,
      });
    });
}

function opensAt(name: string, state: ClientState): boolean {
  if (state.client !== 'gemini-cli') return true;
  if (name in NEUTRAL_ENVIRONMENT || MOVES_SETTINGS.test(name)) return false;
  return ACTS_WHEN_EMPTY.some((each) => each === name) && unblocked(state).includes(name);
}

/** The machine's guard for Gemini CLI is open to a project's `.env` where the machine's settings let it through. */
function letThrough(state: ClientState): readonly DoctorFinding[] {
  const file = managedFile(state);
  const names = file === null ? [] : unblocked(state);
  if (file === null || names.length === 0) return [];
  return [
    fault({
      about: file.place.path,
      what: `it does not block ${names.join(', ')}`,
      why: 'A trusted project’s .gemini/.env can set it, and Gemini CLI’s own shell then runs nothing of the line.',
      mend: 'sudo sechook install --client gemini-cli --scope managed',
      fix: { kind: 'install', client: 'gemini-cli', scope: 'managed' },
    }),
  ];
}

/** Of what acts even where it is empty, what the machine's settings do not keep from hooks. */
function unblocked(state: ClientState): readonly string[] {
  const content = managedFile(state)?.content;
  const security = content?.kind === 'read' ? own(content.value, 'security') : undefined;
  const given = isFields(security) ? own(security, 'environmentVariableRedaction') : undefined;
  if (!isFields(given) || own(given, 'enabled') !== true) return ACTS_WHEN_EMPTY;
  const [blocked, allowed] = [upper(own(given, 'blocked')), upper(own(given, 'allowed'))];
  return ACTS_WHEN_EMPTY.filter((name) => !blocked.includes(name) || allowed.includes(name));
}

function upper(names: unknown): readonly string[] {
  return Array.isArray(names) ? names.map((name) => String(name).toUpperCase()) : [];
}

/** The machine's settings, where the guard is registered in them. */
function managedFile({ registrations }: ClientState): SettingsFile | null {
  return registrations.find(({ file }) => file.place.scope === 'managed')?.file ?? null;
}
