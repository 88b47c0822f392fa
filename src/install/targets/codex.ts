/**
 * Codex: hooks in `hooks.json`, the trust in each by its place and hash in `config.toml`; a project's are
 * trusted by each user in Codex itself. Managed hooks stand in `requirements.toml` and need no trust.
 */
import { type Fields, isFields, own } from '../../clients/fields.ts';
import { type CodexHook, trustHash, trustKey } from '../../settings/codex-trust.ts';
import { hookEntries, isOurs } from '../../settings/hook-entries.ts';
import { readJson, settingsOf } from '../../settings/json-document.ts';
import type { SettingsPlace } from '../../settings/places.ts';
import {
  addBlock,
  meansSame,
  readToml,
  removeBlocks,
  removeTable,
  setInTable,
  tomlString,
} from '../../settings/toml-edit.ts';
import { addGroup, wireJson, withoutOurs } from '../hooks-json.ts';
import {
  type Edited,
  type EditedFile,
  groupsOf,
  type Target,
  type TextOf,
  unchanged,
  type Wiring,
} from '../wiring.ts';

/** Codex keeps its managed hooks' scripts there; ours lies elsewhere, but the key is required. */
const MANAGED_DIRECTORY = '/etc/codex/hooks';

export const codex: Target = {
  client: 'codex',
  title: 'Codex',
  program: 'codex',
  wire(places, textOf, wiring) {
    if (wiring.scope === 'managed') {
      return places.map((place): EditedFile => ({ place, edited: withManagedHooks(textOf(place), wiring) }));
    }
    const hooks = places.find(({ role }) => role === 'hooks');
    const settings = places.find(({ role }) => role === 'settings');
    if (hooks === undefined || settings === undefined) return [];
    const wired = wireJson(hooks, textOf(hooks), groupsOf(wiring).map(addGroup));
    if (wired.kind === 'refused') return [{ place: hooks, edited: wired }];
    const trusted =
      wiring.scope === 'user'
        ? withTrust(textOf(settings), ourHooks(wired.text), hooks.path)
        : unchanged(textOf(settings));
    return [
      { place: hooks, edited: wired },
      { place: settings, edited: trusted },
    ];
  },
  unwire: (places, textOf) =>
    places.map((place): EditedFile => {
      if (place.role === 'hooks') return { place, edited: withoutOurs(textOf(place)) };
      const text = textOf(place);
      if (text === null) return { place, edited: unchanged(null) };
      return { place, edited: unchanged(withoutTrust(removeBlocks(text), places, textOf)) };
    }),
};

export function ourHooks(text: string | null): readonly CodexHook[] {
  const document = text === null ? null : readJson(text);
  if (document?.kind !== 'json') return [];
  return hookEntries(settingsOf(document)).flatMap((entry) => {
    const command = own(entry.fields, 'command');
    const timeout = own(entry.fields, 'timeout');
    if (!isOurs(entry.fields) || typeof command !== 'string') return [];
    return [{ ...entry, command, timeout: typeof timeout === 'number' ? timeout : null }];
  });
}

function withTrust(text: string | null, hooks: readonly CodexHook[], file: string): Edited {
  let out = text ?? '';
  const read = readToml(out);
  if (read.kind === 'broken') return { kind: 'refused', why: `it cannot be read (${read.why})` };
  const expected = structuredClone(read.value) as Record<string, unknown>;
  const features = own(expected, 'features');
  if (isFields(features) && own(features, 'hooks') === false) {
    out = setInTable(out, ['features', 'hooks'], 'true') ?? out;
    (features as Record<string, unknown>).hooks = true;
  }
  const lines: string[] = [];
  for (const hook of hooks) {
    const key = trustKey(file, hook);
    const hash = trustHash(hook);
    tableAt(expected, ['hooks', 'state', key]).trusted_hash = hash;
    out = removeTable(out, ['hooks', 'state', key]);
    lines.push(
      ...(lines.length === 0 ? [] : ['']),
      `[hooks.state.${tomlString(key)}]`,
      `trusted_hash = ${tomlString(hash)}`,
    );
  }
  out = addBlock(out, lines);
  return meansSame(out, expected) ? { kind: 'text', text: out } : laidOutOddly;
}

const laidOutOddly: Edited = {
  kind: 'refused',
  why: 'it is laid out in a way that cannot be added to without changing what it says',
};

/** The trust that Codex wrote itself for our hooks is of no use without them. */
function withoutTrust(text: string, places: readonly SettingsPlace[], textOf: TextOf): string {
  const hooks = places.find(({ role }) => role === 'hooks');
  if (hooks === undefined) return text;
  return ourHooks(textOf(hooks)).reduce(
    (out, hook) => removeTable(out, ['hooks', 'state', trustKey(hooks.path, hook)]),
    text,
  );
}

function withManagedHooks(text: string | null, wiring: Wiring): Edited {
  let out = text ?? '';
  const read = readToml(out);
  if (read.kind === 'broken') return { kind: 'refused', why: `it cannot be read (${read.why})` };
  const expected = structuredClone(read.value) as Record<string, unknown>;
  const lines: string[] = [];
  const set = (table: string, key: string, value: boolean | string): void => {
    tableAt(expected, [table])[key] = value;
    const written = typeof value === 'string' ? tomlString(value) : String(value);
    const inPlace = setInTable(out, [table, key], written);
    if (inPlace !== null) out = inPlace;
    else lines.push(`[${table}]`, `${key} = ${written}`, '');
  };
  set('features', 'hooks', true);
  const hooks = own(read.value, 'hooks');
  if (!isFields(hooks) || own(hooks, 'managed_dir') === undefined)
    set('hooks', 'managed_dir', MANAGED_DIRECTORY);
  for (const { event, group } of groupsOf(wiring)) {
    const table = tableAt(expected, ['hooks']);
    table[event] = [...(Array.isArray(table[event]) ? table[event] : []), group];
    lines.push(`[[hooks.${event}]]`, `matcher = ${tomlString(group.matcher)}`, '');
    for (const entry of group.hooks) {
      lines.push(`[[hooks.${event}.hooks]]`);
      for (const [key, value] of Object.entries(entry)) lines.push(`${key} = ${JSON.stringify(value)}`);
      lines.push('');
    }
  }
  out = addBlock(out, lines.slice(0, -1));
  return meansSame(out, expected) ? { kind: 'text', text: out } : laidOutOddly;
}

function tableAt(root: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let at: Fields = root;
  for (const name of path) {
    const next = own(at, name);
    const table: Record<string, unknown> = isFields(next) ? (next as Record<string, unknown>) : {};
    (at as Record<string, unknown>)[name] = table;
    at = table;
  }
  return at as Record<string, unknown>;
}
