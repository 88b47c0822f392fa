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

interface SettingChange extends Origin {
  readonly kind: 'setting';
  readonly name: SettingName;
  readonly to: Placed<SettingValue>;
}

export type Change = ListChange | SettingChange;

// `!.env.example` takes out of a list what it matches: adding one does what removing others does.
function isException(value: string): boolean {
  return value.startsWith('!');
}

/** What of a change makes the policy milder; nothing of it does when this is empty. */
export function looseningParts(change: Change): readonly Placed<SettingValue>[] {
  if (change.kind === 'setting') {
    const tight = tightness(change.name, change.to.value);
    const key: SettingKey = SETTING_KEYS[change.name];
    const tightest = key.type.kind === 'choice' ? key.type.choices.length - 1 : -1;
    return tight === tightest ? [] : [change.to];
  }
  const key: ListKey = LIST_KEYS[change.name];
  // A replaced list of forbidden things may lack what was there before: its key is what loosens.
  if (change.op === 'replace') {
    const mayEmpty = key.emptyMeansAll === true && change.items.length === 0;
    return key.tighter === 'shorter' && !mayEmpty ? change.items : [change.key];
  }
  const growsMilder = key.tighter === 'shorter' ? 'append' : 'exclude';
  return change.items.filter((item) => change.op === growsMilder || isException(item.value));
}

/** Null when a project may say so; else what it may say. */
export function projectObjection(change: Change): string | null {
  if (change.kind === 'setting') {
    const key: SettingKey = SETTING_KEYS[change.name];
    if (!key.project) return 'a project cannot set it';
    // Anything but the mildest may tighten what is milder; `resolveSettings` takes it only where it does.
    return tightness(change.name, change.to.value) === 0 ? 'a project can only make it stricter' : null;
  }
  const key: ListKey = LIST_KEYS[change.name];
  if (!key.project) return 'a project cannot set it';
  if (change.items.some((item) => isException(item.value)))
    return 'a project cannot make exceptions with `!`';
  if (change.op === 'replace') return null;
  const allowed = key.tighter === 'longer' ? 'append' : 'exclude';
  return change.op === allowed ? null : `a project can only \`${allowed}\` here`;
}

/** What is left when every item of an allow-list was taken away: no name and no host is written so. */
const NOTHING_ALLOWED: ReadonlySet<string> = new Set(['(nothing)']);

/** One list after the changes of all layers, in their order. */
export function resolveList(
  name: ListName,
  base: readonly string[],
  changes: readonly Change[],
): readonly string[] {
  // On the hook's path: mostly nobody has changed a list, and some have a thousand items.
  if (!changes.some((change) => change.kind === 'list' && change.name === name)) return base;
  const { tighter, emptyMeansAll = false }: ListKey = LIST_KEYS[name];
  let items: ReadonlySet<string> = new Set(base);
  let managed: ManagedList | null = null;
  for (const change of changes) {
    if (change.kind !== 'list' || change.name !== name) continue;
    const values = change.items.map((item) => item.value);
    const before = items;
    switch (change.layer) {
      case 'managed':
        items = changed(items, change.op, values);
        managed = withManaged(managed, tighter, { op: change.op, values }, items);
        break;
      case 'user':
        items = withinManaged(managed, tighter, items, changed(items, change.op, values));
        break;
      case 'project':
        if (projectObjection(change) !== null) continue;
        // Where everything is allowed, a project's whole list is the first restriction.
        items =
          emptyMeansAll && before.size === 0 && change.op === 'replace'
            ? new Set(values)
            : tightened(items, tighter, change.op, values);
    }
    if (!emptyMeansAll || items.size > 0 || before.size === 0) continue;
    const isMeant = change.op === 'replace' && values.length === 0 && change.layer !== 'project';
    if (!isMeant || (managed !== null && change.layer === 'user')) items = NOTHING_ALLOWED;
  }
  return [...items];
}

function changed(
  items: ReadonlySet<string>,
  op: ListChange['op'],
  values: readonly string[],
): ReadonlySet<string> {
  const after = new Set(op === 'replace' ? [] : items);
  for (const value of values) {
    if (op === 'exclude') after.delete(value);
    else after.add(value);
  }
  return after;
}

/** What a managed file said of a list: out of a user's reach. */
interface ManagedList {
  /** Forbidden for `longer`, not permitted for `shorter`. */
  readonly pinned: ReadonlySet<string>;
  /** All that is permitted, where a managed file gave the whole list. */
  readonly ceiling: ReadonlySet<string> | null;
}

function withManaged(
  before: ManagedList | null,
  tighter: ListKey['tighter'],
  change: { readonly op: ListChange['op']; readonly values: readonly string[] },
  items: ReadonlySet<string>,
): ManagedList {
  const { op, values } = change;
  const isTighter = (op === 'exclude') === (tighter === 'shorter');
  const pinned = new Set(before?.pinned ?? []);
  for (const value of values) {
    if (isTighter) pinned.add(value);
    else pinned.delete(value);
  }
  const isWhole = tighter === 'shorter' && (op === 'replace' || (before !== null && before.ceiling !== null));
  return { pinned, ceiling: isWhole ? items : null };
}

/** A user's change as far as the managed files leave room for it. */
function withinManaged(
  managed: ManagedList | null,
  tighter: ListKey['tighter'],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): ReadonlySet<string> {
  if (managed === null) return after;
  const { pinned, ceiling } = managed;
  const kept = new Set<string>();
  for (const value of after) {
    const isNew = !before.has(value);
    // An exception could take anything out of the list, a managed item included.
    if (isNew && isException(value)) continue;
    if (tighter === 'longer' || (!pinned.has(value) && ceiling?.has(value) !== false)) kept.add(value);
  }
  for (const value of before) {
    const mustStay = tighter === 'longer' ? pinned.has(value) : isException(value);
    if (mustStay) kept.add(value);
  }
  return kept;
}

/** An exception in a list of permitted things forbids; no project can take it away. */
function tightened(
  items: ReadonlySet<string>,
  tighter: ListKey['tighter'],
  op: ListChange['op'],
  values: readonly string[],
): ReadonlySet<string> {
  if (tighter === 'longer') return new Set([...items, ...values]);
  if (op === 'exclude') return new Set([...items].filter((value) => !values.includes(value)));
  return new Set([...items].filter((value) => isException(value) || values.includes(value)));
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
