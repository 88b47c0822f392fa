/** What could act before the first word of the line, and other hooks that answer beside the guard. */
import { isFields, own } from '../clients/fields.ts';
import { isOurs, wordsOf } from '../settings/hook-entries.ts';
import type { Check, ClientState, SettingsFile } from './checkup.ts';
import { advice, type DoctorFinding, fault } from './finding.ts';

/** Read by the dynamic loader or by a shell before the line's clean environment begins. */
const ACTS_BEFORE =
  /^(?:LD_PRELOAD|LD_AUDIT|LD_LIBRARY_PATH|DYLD_INSERT_LIBRARIES|DYLD_LIBRARY_PATH|DYLD_FRAMEWORK_PATH|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|ZDOTDIR|GCONV_PATH)$/;
/** Lead a client to other settings than those that were looked at. */
const MOVES_SETTINGS = /^(?:GEMINI_CLI_SYSTEM_SETTINGS_PATH|GEMINI_CLI_SYSTEM_DEFAULTS_PATH)$/;

export const environment: Check = {
  id: 'hook.environment',
  layer: 'hook',
  title: 'nothing in the environment acts before the guard',
  run: ({ clients, of, readText }) => [
    ...namesOf(of.env).flatMap((name) => here(name)),
    ...clients.flatMap(({ files }) => files.flatMap(inSettings)),
    ...(clients.some(({ client }) => client === 'gemini-cli')
      ? [`${of.project}/.env`, `${of.project}/.gemini/.env`].flatMap((path) => inDotEnv(path, readText(path)))
      : []),
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
  if (!ACTS_BEFORE.test(name)) return [];
  return [
    advice({
      about: 'this environment',
      what: `${name} is set`,
      why: 'A client that is started from here hands it to its hooks, where it acts before the guard does.',
      mend: `unset ${name}`,
    }),
  ];
}

/** Claude Code sets the variables of its settings for its hooks, those of a project's settings too. */
function inSettings({ place, content }: SettingsFile): readonly DoctorFinding[] {
  if (content.kind !== 'read' || place.client !== 'claude-code') return [];
  const env = own(content.value, 'env');
  const names = isFields(env) ? Object.keys(env).filter((name) => ACTS_BEFORE.test(name)) : [];
  const isForeign = place.scope === 'project' || place.scope === 'local';
  return names.map((name) =>
    (isForeign ? fault : advice)({
      about: place.path,
      what: `its "env" sets ${name}`,
      why: 'Claude Code hands it to its hooks, where it acts before the guard does.',
      mend: `take it out of ${place.path}`,
    }),
  );
}

/** Our entry for Gemini CLI empties what is known; of the rest of the file nothing bears on hooks. */
function inDotEnv(path: string, text: string | null): readonly DoctorFinding[] {
  const names = [...(text ?? '').matchAll(/^\s*(?:export\s+)?([A-Z_]+)\s*=/gm)].map(
    (match) => match[1] ?? '',
  );
  return names
    .filter((name) => MOVES_SETTINGS.test(name) || ACTS_BEFORE.test(name))
    .map((name) =>
      advice({
        about: path,
        what: `it sets ${name}`,
        why: 'Gemini CLI hands a project’s .env to its hooks; the registered entry empties this one, other hooks get it.',
        mend: `take it out of ${path}`,
      }),
    );
}

const ANSWERS: ReadonlySet<string> = new Set(['PreToolUse', 'BeforeTool', 'PermissionRequest']);

export const others: Check = {
  id: 'hook.others',
  layer: 'hook',
  title: 'no other hook answers for the user',
  run: ({ clients }) => clients.flatMap(otherHooks),
};

/** A deny of the guard wins over all of them; what they could answer is an ask, and the client's own prompt. */
function otherHooks({ title, files }: ClientState): readonly DoctorFinding[] {
  return files.flatMap(({ place, content }) =>
    (content.kind === 'read' ? content.entries : [])
      .filter(({ event, fields }) => ANSWERS.has(event) && !isOurs(fields))
      .map(({ event, fields }) =>
        advice({
          about: place.path,
          what: `another hook on ${event}: ${wordsOf(fields).join(' ').slice(0, 120) || String(own(fields, 'type') ?? 'of unknown type')}`,
          why:
            event === 'PermissionRequest'
              ? `It can answer ${title}'s prompts in the user's place, those that the guard asked for too.`
              : 'Where it answers "allow", the client does not ask where it otherwise would; a deny of the guard stands.',
          mend: null,
        }),
      ),
  );
}
