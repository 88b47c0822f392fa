/** The snapshots of one call → the policy that the engine sees. Lists are merged when a rule asks for one. */
import type { Change } from './changes.ts';
import { resolveList, resolveSettings } from './changes.ts';
import type { Snapshot } from './decode.ts';
import { DEFAULT_SETTINGS, LIST_KEYS, type ListKey, type ListName } from './policy-keys.ts';
import type { PolicyView } from './policy-view.ts';

export interface Snapshots {
  readonly builtIn: Snapshot;
  readonly managed: Snapshot | null;
  readonly overlay: Snapshot | null;
}

export function composeView(snapshots: Snapshots): PolicyView {
  const { builtIn, managed, overlay } = snapshots;
  const added = [managed, overlay].filter((one) => one !== null);
  const changes = added.flatMap((one) => one.head.changes);
  const lists = new Map<string, readonly string[] | null>();
  let disabled: ReadonlySet<string> | null = null;
  const list = (name: string): readonly string[] | null => {
    let items = lists.get(name);
    if (items === undefined) {
      items = isListName(name) ? resolveList(name, builtIn.list(name) ?? [], changes) : null;
      lists.set(name, items);
    }
    return items;
  };
  return {
    sets: [builtIn, ...added].map((one) => one.rules),
    list,
    holds(name, item) {
      if (!isListName(name) || !hasNames(name)) return list(name)?.includes(item) ?? false;
      // Changes of a list of names treat each name by itself, so one name can go their way alone.
      const base = builtIn.holds(name, item) ? [item] : [];
      return resolveList(name, base, changes).includes(item);
    },
    get disabled() {
      disabled ??= disabledRules(snapshots, changes);
      return disabled;
    },
    settings: resolveSettings(builtIn.head.settings ?? DEFAULT_SETTINGS, changes),
  };
}

function hasNames(name: ListName): boolean {
  const key: ListKey = LIST_KEYS[name];
  return key.names === true;
}

function isListName(name: string): name is ListName {
  return Object.hasOwn(LIST_KEYS, name);
}

/** A user switches off built-in rules and their own; what root wrote stays on. */
function disabledRules({ builtIn, managed }: Snapshots, changes: readonly Change[]): ReadonlySet<string> {
  const disabled = new Set(resolveList('rules.disabled', builtIn.list('rules.disabled') ?? [], changes));
  for (let i = 0; disabled.size > 0 && managed !== null && i < managed.rules.count; i++) {
    disabled.delete(managed.rules.rule(i).id);
  }
  return disabled;
}
