/** Reads the settings that a checkup looks at. */
import type { Fields } from '../clients/fields.ts';
import { own } from '../clients/fields.ts';
import { CLIENT_IDS, type ClientId } from '../core/call.ts';
import { hookEntries, isOurs, wordsOf } from '../settings/hook-entries.ts';
import { readJson, settingsOf } from '../settings/json-document.ts';
import { type InstalledPackage, installedPackages } from '../settings/packages.ts';
import { type PlacesOf, type SettingsPlace, settingsPlaces } from '../settings/places.ts';
import { readSettingsText } from '../settings/read-text.ts';
import { readToml } from '../settings/toml-edit.ts';
import type { ClientState, Registration, SettingsFile } from './checkup.ts';

const TITLES: Readonly<Record<ClientId, string>> = {
  'claude-code': 'Claude Code',
  'gemini-cli': 'Gemini CLI',
  codex: 'Codex',
};
const GUARD_EVENTS: ReadonlySet<string> = new Set(['PreToolUse', 'BeforeTool']);

/** `meant` are looked at whether anything of them is there or not; unless `only`, those that hold the guard as well. */
export function clientStates(
  of: PlacesOf,
  { meant, only }: { readonly meant: readonly ClientId[]; readonly only: boolean },
  directories: readonly string[],
): readonly ClientState[] {
  return CLIENT_IDS.map((client) => {
    const places = [
      ...settingsPlaces(client, of),
      ...directories.flatMap((project) =>
        settingsPlaces(client, { ...of, project }).filter(
          ({ scope }) => scope === 'project' || scope === 'local',
        ),
      ),
    ];
    const unique = places.filter(({ path }, at) => places.findIndex((each) => each.path === path) === at);
    const settings = unique.map(readSettings);
    const packages = installedPackages(client, of, decidingFirst(settings));
    return stateOf(client, [...settings, ...filesOf(packages)], packages);
  }).filter((state) => meant.includes(state.client) || (!only && state.registrations.length > 0));
}

const DECIDES: readonly SettingsPlace['scope'][] = ['managed', 'local', 'project', 'user'];

function decidingFirst(files: readonly SettingsFile[]): readonly Fields[] {
  return DECIDES.flatMap((scope) =>
    files.flatMap(({ place, content }) =>
      place.scope === scope && content.kind === 'read' ? [content.value] : [],
    ),
  );
}

function filesOf(packages: readonly InstalledPackage[]): readonly SettingsFile[] {
  return packages
    .filter(({ enabled }) => enabled)
    .flatMap(({ client, hookFiles }) =>
      hookFiles.map((path) =>
        readSettings({ client, scope: 'package', path, role: 'hooks', format: 'json' }),
      ),
    )
    .filter(({ content }) => content.kind === 'read' && content.entries.length > 0);
}

function stateOf(
  client: ClientId,
  files: readonly SettingsFile[],
  packages: readonly InstalledPackage[],
): ClientState {
  const registrations = files.flatMap((file) =>
    file.content.kind === 'read'
      ? file.content.entries
          .filter(({ event, fields }) => GUARD_EVENTS.has(event) && isOurs(fields))
          .map((entry): Registration => ({ client, file, entry, ...namedIn(entry.fields) }))
      : [],
  );
  return { client, title: TITLES[client], files, packages, registrations };
}

export function readSettings(place: SettingsPlace): SettingsFile {
  const state = readSettingsText(place.path);
  if (state.kind === 'absent') return { place, content: { kind: 'absent' } };
  if (state.kind === 'unusable') return { place, content: { kind: 'broken', why: state.why } };
  const { text } = state;
  if (place.format === 'toml') {
    const read = readToml(text);
    if (read.kind === 'broken') return { place, content: read };
    return { place, content: readContent(text, read.value) };
  }
  const read = readJson(text);
  if (read.kind === 'broken') return { place, content: read };
  if (read.kind === 'empty') return { place, content: readContent(text, {}) };
  return { place, content: readContent(text, settingsOf(read)) };
}

function readContent(text: string, value: Fields): SettingsFile['content'] {
  return { kind: 'read', text, value, entries: hookEntries(value) };
}

/** The line ends in `sechook EXECUTABLE hook --line --client C [--home H]`, in words or as one text. */
function namedIn(fields: Fields): Pick<Registration, 'executable' | 'home'> {
  const args = own(fields, 'args');
  const words = Array.isArray(args) ? wordsOf(fields) : shellWords(wordsOf(fields)[0] ?? '');
  const hook = words.lastIndexOf('hook');
  const before = words[hook - 1];
  const home = words.indexOf('--home', hook);
  return {
    executable: hook > 0 && before?.startsWith('/') === true ? before : null,
    home: home === -1 ? null : (words[home + 1] ?? null),
  };
}

/** Words of a line of our own making: plain, or in single quotes with `'\''` in them. */
function shellWords(line: string): readonly string[] {
  const found = line.match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? [];
  return found.map((word) =>
    word.replaceAll(/'([^']*)'|\\(')/g, (_, inside: string, quote: string) => inside ?? quote),
  );
}
