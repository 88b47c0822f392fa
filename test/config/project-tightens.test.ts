/** Whatever a project's configuration says, nothing of the policy gets milder. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { type Change, resolveLists, resolveSettings } from '../../src/snapshot/changes.ts';
import {
  DEFAULT_SETTINGS,
  LIST_KEYS,
  type ListKey,
  type ListName,
  SETTING_KEYS,
  type SettingKey,
  type SettingName,
  tightness,
} from '../../src/snapshot/policy-keys.ts';

const WORDS = ['a', 'b', 'c', 'd', '!a', '!d'];
const items = fc.subarray(WORDS);
const listNames = Object.keys(LIST_KEYS) as ListName[];
const settingNames = Object.keys(SETTING_KEYS) as SettingName[];

const listLine = fc
  .record({ name: fc.constantFrom(...listNames), op: fc.constantFrom('', '.append', '.exclude'), items })
  .map(({ name, op, items }) => `${name}${op} = ${JSON.stringify(items)}`);

const settingLine = fc.constantFrom(...settingNames).chain((name) => {
  const { type }: SettingKey = SETTING_KEYS[name];
  const values =
    type.kind === 'choice' ? fc.constantFrom(...type.choices) : fc.integer({ min: type.min, max: type.max });
  return values.map((value) => `${name} = ${JSON.stringify(value)}`);
});

const line = fc.oneof({ weight: 4, arbitrary: listLine }, settingLine);
const lines = fc.array(line, { maxLength: 6 });

function changesOf(file: readonly string[], layer: Change['layer']): readonly Change[] {
  // Each line is a file of its own: TOML refuses a key that stands twice, and layers have several files.
  return file.flatMap((text) => readConfig({ file: 'f', text, layer }).changes);
}

/** What a list lets through of a few words, exceptions included. */
function permits(name: ListName, list: readonly string[], word: string): boolean {
  const key: ListKey = LIST_KEYS[name];
  const listed = list.includes(word) && !list.includes(`!${word}`);
  if (key.tighter === 'longer') return !listed;
  return listed || (key.emptyMeansAll === true && list.length === 0);
}

it('no project file makes a list or a setting milder', () => {
  const base = Object.fromEntries(listNames.map((name) => [name, ['a', 'b', '!c']]));
  fc.assert(
    fc.property(fc.boolean(), lines, lines, lines, (empty, managed, user, project) => {
      const start = empty ? {} : base;
      const before = [...changesOf(managed, 'managed'), ...changesOf(user, 'user')];
      const after = [...before, ...changesOf(project, 'project')];
      const [listsBefore, listsAfter] = [resolveLists(start, before), resolveLists(start, after)];
      for (const name of listNames) {
        for (const word of ['a', 'b', 'c', 'd']) {
          if (permits(name, listsBefore[name] ?? [], word)) continue;
          expect(permits(name, listsAfter[name] ?? [], word), `${name} ${word}`).toBe(false);
        }
      }
      const settingsBefore = resolveSettings(DEFAULT_SETTINGS, before);
      const settingsAfter = resolveSettings(DEFAULT_SETTINGS, after);
      for (const name of settingNames) {
        const { field }: SettingKey = SETTING_KEYS[name];
        const [then, now] = [settingsBefore[field], settingsAfter[field]];
        if (tightness(name, then) === null) expect(now).toBe(then);
        else expect(tightness(name, now)).toBeGreaterThanOrEqual(tightness(name, then) ?? 0);
      }
    }),
    { numRuns: 2000 },
  );
});

it("no user's file makes milder what root's say", () => {
  const base = Object.fromEntries(listNames.map((name) => [name, ['a', 'b']]));
  fc.assert(
    fc.property(lines, lines, (managed, user) => {
      const root = changesOf(managed, 'managed');
      const after = resolveLists(base, [...root, ...changesOf(user, 'user')]);
      const alone = resolveLists(base, root);
      for (const change of root) {
        if (change.kind !== 'list') continue;
        const key: ListKey = LIST_KEYS[change.name];
        const isTighter = change.op === (key.tighter === 'longer' ? 'append' : 'exclude');
        for (const { value } of isTighter ? change.items : []) {
          if (value.startsWith('!') || permits(change.name, alone[change.name] ?? [], value)) continue;
          expect(permits(change.name, after[change.name] ?? [], value), `${change.name} ${value}`).toBe(
            false,
          );
        }
      }
    }),
    { numRuns: 2000 },
  );
});

it('a configuration of any bytes is read or refused, never thrown over', () => {
  const fragment = fc.oneof(
    fc.string(),
    line,
    fc.constantFrom('[', ']', '"""', "'''", '{', '}', '=', '.', '#', '\n', '['),
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), fc.constantFrom('', '\n', ' '), (parts, glue) => {
      const { diagnostics } = readConfig({ file: 'f', text: parts.join(glue), layer: 'user' });
      for (const { message } of diagnostics) expect(message).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
