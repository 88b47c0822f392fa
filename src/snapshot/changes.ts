/**
 * What a configuration file changes, one entry for each key, and how the changes of all layers become
 * lists and settings. The compiler and the hook run the same functions, so what a person is shown is what
 * decides. A managed file cannot be loosened by a user's; a project's can only tighten.
 */
import type { Layer, Lists } from '../core/rule.ts';
import type { Settings } from './policy-data.ts';
import {
  LIST_KEYS,
  type ListKey,
  type ListName,
  SETTING_KEYS,
  type SettingKey,
  type SettingName,
  type SettingValue,
  tightness,
} from './policy-keys.ts';

/** A value with its place in the file, so that the hook can see with its own eyes that it stands there. */
export interface Placed<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

interface Origin {
  readonly layer: Exclude<Layer, 'built-in'>;
  /** Path of the file. */
  readonly file: string;
}

export interface ListChange extends Origin {
  readonly kind: 'list';
  readonly name: ListName;
  readonly op: 'append' | 'exclude' | 'replace';
  /** The key's own word, such as `exclude` or `sensitive`. */
  readonly key: Placed<string>;
  readonly items: readonly Placed<string>[];
}

export interface SettingChange extends Origin {
  readonly kind: 'setting';
  readonly name: SettingName;
  readonly to: Placed<SettingValue>;
}

export type Change = ListChange | SettingChange;

/** What of a change makes the policy milder; nothing of it does when this is empty. */
export function looseningParts(change: Change): readonly Placed<SettingValue>[] {
  if (change.kind === 'setting') {
    const tight = tightness(change.name, change.to.value);
    const key: SettingKey = SETTING_KEYS[change.name];
    const tightest = key.type.kind === 'choice' ? key.type.choices.length - 1 : -1;
    return tight === tightest ? [] : [change.to];
  }
  const key: ListKey = LIST_KEYS[change.name];
  if (key.tighter === 'shorter') return change.op === 'exclude' ? [] : change.items;
  // A replaced list of forbidden things may lack what was there before: its key is what loosens.
  if (change.op === 'replace') return [change.key];
  return change.op === 'exclude' ? change.items : [];
}

/** Null when a project may say so; else what it may say. */
export function projectObjection(change: Change): string | null {
  if (change.kind === 'setting') {
    const key: SettingKey = SETTING_KEYS[change.name];
    if (!key.project) return 'a project cannot set it';
    return looseningParts(change).length === 0 ? null : 'a project can only make it stricter';
  }
  const key: ListKey = LIST_KEYS[change.name];
  if (!key.project) return 'a project cannot set it';
  if (change.op === 'replace') return null;
  const allowed = key.tighter === 'longer' ? 'append' : 'exclude';
  return change.op === allowed ? null : `a project can only \`${allowed}\` here`;
}

/** One list after the changes of all layers, in their order. */
export function resolveList(
  name: ListName,
  base: readonly string[],
  changes: readonly Change[],
): readonly string[] {
  const { tighter }: ListKey = LIST_KEYS[name];
  const items = new Set(base);
  /** What a managed file forbids (`longer`) or does not permit (`shorter`): out of a user's reach. */
  const pinned = new Set<string>();
  let ceiling: ReadonlySet<string> | null = null;
  for (const change of changes) {
    if (change.kind !== 'list' || change.name !== name) continue;
    const values = change.items.map((item) => item.value);
    if (change.layer === 'managed') {
      applyFreely(items, change.op, values);
      if (change.op === 'replace' && tighter === 'shorter') ceiling = new Set(values);
      else if ((change.op === 'exclude') === (tighter === 'shorter'))
        for (const value of values) pinned.add(value);
    } else if (change.layer === 'user') {
      const before = [...items];
      applyFreely(items, change.op, values);
      const mayHave = (value: string): boolean => ceiling?.has(value) ?? !pinned.has(value);
      if (tighter === 'longer') for (const value of before) if (pinned.has(value)) items.add(value);
      if (tighter === 'shorter') for (const value of items) if (!mayHave(value)) items.delete(value);
    } else if (projectObjection(change) === null) tighten(items, tighter, change.op, values);
  }
  return [...items];
}

function applyFreely(items: Set<string>, op: ListChange['op'], values: readonly string[]): void {
  if (op === 'replace') items.clear();
  for (const value of values) {
    if (op === 'exclude') items.delete(value);
    else items.add(value);
  }
}

function tighten(
  items: Set<string>,
  tighter: 'longer' | 'shorter',
  op: ListChange['op'],
  values: readonly string[],
): void {
  if (tighter === 'longer') for (const value of values) items.add(value);
  else if (op === 'exclude') for (const value of values) items.delete(value);
  else for (const value of [...items]) if (!values.includes(value)) items.delete(value);
}

export function resolveSettings(base: Settings, changes: readonly Change[]): Settings {
  const settings: Record<string, SettingValue> = { ...base };
  const managed = new Set<SettingName>();
  for (const change of changes) {
    if (change.kind !== 'setting') continue;
    const { field }: SettingKey = SETTING_KEYS[change.name];
    const value = change.to.value;
    if (change.layer === 'managed') managed.add(change.name);
    else if (change.layer === 'project' || managed.has(change.name)) {
      if (change.layer === 'project' && projectObjection(change) !== null) continue;
      const now = tightness(change.name, settings[field] ?? value);
      const then = tightness(change.name, value);
      if (now === null || then === null || then <= now) continue;
    }
    settings[field] = value;
  }
  return settings as unknown as Settings;
}

/** All lists; for the compiler and for people. The hook resolves each list when a rule asks for it. */
export function resolveLists(base: Lists, changes: readonly Change[]): Lists {
  const lists: Record<string, readonly string[]> = {};
  for (const name of Object.keys(LIST_KEYS) as ListName[]) {
    lists[name] = resolveList(name, base[name] ?? [], changes);
  }
  return lists;
}
