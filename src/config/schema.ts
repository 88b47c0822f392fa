/**
 * The shape of a configuration file, made from the table of keys: `[section]` with its lists and settings.
 * A list is replaced by an array, or changed by `append` and `exclude`, in a table of its own or, for the
 * chief list of a section, in the section itself.
 */
import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  LIST_KEYS,
  type ListKey,
  SETTING_KEYS,
  type SettingKey,
} from '../snapshot/policy-keys.ts';

const MAX_ITEMS = 10_000;
const MAX_ITEM = 1_000;

const item = z
  .string()
  .min(1, 'an item must not be empty')
  .max(MAX_ITEM, `an item has at most ${MAX_ITEM} characters`);
const items = z.array(item).max(MAX_ITEMS, `a list has at most ${MAX_ITEMS} items`);
const changedList = z.strictObject({ append: items.optional(), exclude: items.optional() });

function settingSchema({ type, field, doc }: SettingKey): z.ZodType {
  const about = { description: doc, default: DEFAULT_SETTINGS[field] };
  if (type.kind === 'number') return z.int().min(type.min).max(type.max).meta(about);
  return z.literal([...type.choices]).meta(about);
}

/** `network.allowed_domains` → `network`, `allowed_domains`. */
function splitName(name: string): readonly [section: string, key: string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** The chief list of each section that has one. */
export const PRIMARY_LISTS: ReadonlyMap<string, string> = new Map(
  Object.entries<ListKey>(LIST_KEYS)
    .filter(([, key]) => key.primary)
    .map(([name]) => [splitName(name)[0], name]),
);

function sections(): Record<string, z.ZodType> {
  const shapes: Record<string, Record<string, z.ZodType>> = {};
  const shapeOf = (section: string): Record<string, z.ZodType> => {
    const shape = shapes[section] ?? {};
    shapes[section] = shape;
    return shape;
  };
  for (const [name, { doc }] of Object.entries<ListKey>(LIST_KEYS)) {
    const [section, key] = splitName(name);
    shapeOf(section)[key] = z.union([items, changedList]).optional().describe(doc);
  }
  for (const [section, name] of PRIMARY_LISTS) {
    const [, key] = splitName(name);
    const shape = shapeOf(section);
    shape.append = items.optional().describe(`Added to \`${key}\`.`);
    shape.exclude = items.optional().describe(`Taken out of \`${key}\`.`);
  }
  for (const [name, key] of Object.entries<SettingKey>(SETTING_KEYS)) {
    const [section, word] = splitName(name);
    shapeOf(section)[word] = settingSchema(key).optional();
  }
  const all: Record<string, z.ZodType> = {};
  for (const [section, shape] of Object.entries(shapes)) all[section] = z.strictObject(shape).optional();
  return all;
}

export const configSchema = z.strictObject(sections());

/** The keys that may stand at a path of tables: for suggestions. */
export function keysAt(path: readonly string[]): readonly string[] {
  const names = [...Object.keys(LIST_KEYS), ...Object.keys(SETTING_KEYS)];
  const [section, key] = path;
  if (section === undefined) return [...new Set(names.map((name) => splitName(name)[0]))];
  if (key !== undefined) return ['append', 'exclude'];
  const own = names.filter((name) => splitName(name)[0] === section).map((name) => splitName(name)[1]);
  return PRIMARY_LISTS.has(section) ? [...own, 'append', 'exclude'] : own;
}
