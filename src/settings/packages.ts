/**
 * What brings hooks without standing in a settings file: Claude Code's plugins (and skills that are laid out as one),
 * Gemini CLI's extensions, Codex's plugins. Found where each client keeps them; whether they are on is read as the
 * client reads it.
 */
import fs from 'node:fs';
import { resolve } from 'node:path';
import { type Fields, isFields, own } from '../clients/fields.ts';
import type { ClientId } from '../core/call.ts';
import { readJson, settingsOf } from './json-document.ts';
import { clientHome, type PlacesOf } from './places.ts';
import { readSettingsText } from './read-text.ts';

export interface InstalledPackage {
  readonly client: ClientId;
  /** As the client names it. */
  readonly name: string;
  readonly enabled: boolean;
  /** Files that may hold hooks, there or not. */
  readonly hookFiles: readonly string[];
}

/** `settings`: the client's own, the one that decides first. */
export function installedPackages(
  client: ClientId,
  of: PlacesOf,
  settings: readonly Fields[],
): readonly InstalledPackage[] {
  switch (client) {
    case 'claude-code':
      return [...claudePlugins(of, settings), ...claudeSkills(of)];
    case 'gemini-cli':
      return geminiExtensions(of);
    case 'codex':
      return codexPlugins(of, settings);
  }
}

function claudePlugins(of: PlacesOf, settings: readonly Fields[]): readonly InstalledPackage[] {
  const known = own(fieldsIn(`${clientHome('claude-code', of)}/plugins/installed_plugins.json`), 'plugins');
  if (!isFields(known)) return [];
  return Object.entries(known).flatMap(([name, places]) =>
    (Array.isArray(places) ? places : []).flatMap((place): readonly InstalledPackage[] => {
      const path = isFields(place) ? own(place, 'installPath') : undefined;
      return typeof path === 'string'
        ? [claudePackage(name, path, isOn(name, 'enabledPlugins', settings))]
        : [];
    }),
  );
}

/** A folder of skills that has a plugin's manifest is loaded as one, a project's too. */
function claudeSkills(of: PlacesOf): readonly InstalledPackage[] {
  const folders = [`${clientHome('claude-code', of)}/skills`, `${of.project}/.claude/skills`];
  return [...new Set(folders)].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => fs.existsSync(`${folder}/${name}/.claude-plugin`))
      .map((name) => claudePackage(`${name}@skills-dir`, `${folder}/${name}`, true)),
  );
}

/** A manifest may name further files, or hold the hooks itself. */
function claudePackage(name: string, path: string, enabled: boolean): InstalledPackage {
  const manifest = `${path}/.claude-plugin/plugin.json`;
  const named = own(fieldsIn(manifest), 'hooks');
  const further = (Array.isArray(named) ? named : [named]).filter((each) => typeof each === 'string');
  const files = [`${path}/hooks/hooks.json`, manifest, ...further.map((each) => resolve(path, each))];
  return { client: 'claude-code', name, enabled, hookFiles: [...new Set(files)] };
}

function isOn(name: string, key: string, settings: readonly Fields[]): boolean {
  for (const each of settings) {
    const table = own(each, key);
    const value = isFields(table) ? own(table, name) : undefined;
    if (typeof value === 'boolean') return value;
    if (isFields(value)) return own(value, 'enabled') !== false;
  }
  return false;
}

function geminiExtensions(of: PlacesOf): readonly InstalledPackage[] {
  const folder = `${clientHome('gemini-cli', of)}/extensions`;
  const rules = fieldsIn(`${folder}/extension-enablement.json`);
  return namesIn(folder).flatMap((name): readonly InstalledPackage[] => {
    const origin = fieldsIn(`${folder}/${name}/.gemini-extension-install.json`);
    const source = own(origin, 'source');
    // One that is linked stays where it is being worked on.
    const path = own(origin, 'type') === 'link' && typeof source === 'string' ? source : `${folder}/${name}`;
    if (!fs.existsSync(`${path}/gemini-extension.json`)) return [];
    const enabled = isOnAt(of.project, own(rules, name));
    return [{ client: 'gemini-cli', name, enabled, hookFiles: [`${path}/hooks/hooks.json`] }];
  });
}

/** Of the directories that are named the last that fits decides; `!` in front switches off. */
function isOnAt(directory: string, rule: unknown): boolean {
  const overrides = isFields(rule) ? own(rule, 'overrides') : undefined;
  let on = true;
  for (const each of Array.isArray(overrides) ? overrides.map(String) : []) {
    const base = each.replace(/^!/, '');
    const [path, here] = [base.replace(/\/?\*$/, ''), directory.replace(/\/$/, '')];
    const fits = base.endsWith('*') ? `${here}/`.startsWith(`${path}/`) : here === path.replace(/\/$/, '');
    if (fits) on = !each.startsWith('!');
  }
  return on;
}

function codexPlugins(of: PlacesOf, settings: readonly Fields[]): readonly InstalledPackage[] {
  const cache = `${clientHome('codex', of)}/plugins/cache`;
  return namesIn(cache).flatMap((market) =>
    namesIn(`${cache}/${market}`).flatMap((plugin) => {
      const enabled = isOn(`${plugin}@${market}`, 'plugins', settings);
      return namesIn(`${cache}/${market}/${plugin}`).map((version): InstalledPackage => {
        const path = `${cache}/${market}/${plugin}/${version}`;
        return {
          client: 'codex',
          name: `${plugin}@${market}`,
          enabled,
          hookFiles: [`${path}/hooks/hooks.json`, `${path}/hooks.json`],
        };
      });
    }),
  );
}

function fieldsIn(path: string): Fields {
  const state = readSettingsText(path);
  const read = state.kind === 'text' ? readJson(state.text) : null;
  return read?.kind === 'json' ? settingsOf(read) : {};
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
}
