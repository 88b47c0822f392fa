/** Where each client keeps the settings that can hold hooks or switch them off. */
import type { ClientId } from '../core/call.ts';

export const SCOPES = ['managed', 'user', 'project'] as const;
export type Scope = (typeof SCOPES)[number];

export interface PlacesOf {
  readonly platform: string;
  /** The user's home. */
  readonly home: string;
  /** The project's root, or the directory that a command runs in. */
  readonly project: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the machine's own files begin; empty but for an image that is being built, or a test. */
  readonly root: string;
}

export interface SettingsPlace {
  readonly client: ClientId;
  /** `package`: what a plugin or an extension of the client brings. */
  readonly scope: Scope | 'local' | 'package';
  readonly path: string;
  /** What it is to the client: its settings, or a file that holds nothing but hooks. */
  readonly role: 'settings' | 'hooks';
  readonly format: 'json' | 'toml';
}

/** The client's own directory in the home. */
export function clientHome(client: ClientId, { home, env }: PlacesOf): string {
  switch (client) {
    case 'claude-code':
      return absolute(env.CLAUDE_CONFIG_DIR) ?? `${home}/.claude`;
    case 'gemini-cli':
      return `${absolute(env.GEMINI_CLI_HOME) ?? home}/.gemini`;
    case 'codex':
      return absolute(env.CODEX_HOME) ?? `${home}/.codex`;
  }
}

/** Every settings file that bears on hooks, strongest scope first; in the home the user's are the project's too. */
export function settingsPlaces(client: ClientId, of: PlacesOf): readonly SettingsPlace[] {
  const all = placesOf(client, of);
  return all.filter(({ path }, at) => all.findIndex((each) => each.path === path) === at);
}

function placesOf(client: ClientId, of: PlacesOf): readonly SettingsPlace[] {
  const own = clientHome(client, of);
  const json = (scope: SettingsPlace['scope'], path: string): SettingsPlace => ({
    client,
    scope,
    path,
    role: 'settings',
    format: 'json',
  });
  const { project } = of;
  switch (client) {
    case 'claude-code':
      return [
        json('managed', managedPath(client, of)),
        json('user', `${own}/settings.json`),
        json('project', `${project}/.claude/settings.json`),
        json('local', `${project}/.claude/settings.local.json`),
      ];
    case 'gemini-cli':
      return [
        json('managed', managedPath(client, of)),
        json('user', `${own}/settings.json`),
        json('project', `${project}/.gemini/settings.json`),
      ];
    case 'codex':
      return [
        { client, scope: 'managed', path: managedPath(client, of), role: 'settings', format: 'toml' },
        { client, scope: 'user', path: `${own}/config.toml`, role: 'settings', format: 'toml' },
        { client, scope: 'user', path: `${own}/hooks.json`, role: 'hooks', format: 'json' },
        { client, scope: 'project', path: `${project}/.codex/config.toml`, role: 'settings', format: 'toml' },
        { client, scope: 'project', path: `${project}/.codex/hooks.json`, role: 'hooks', format: 'json' },
      ];
  }
}

function managedPath(client: ClientId, { platform, root }: PlacesOf): string {
  const isMac = platform === 'darwin';
  switch (client) {
    case 'claude-code':
      return `${root}${isMac ? '/Library/Application Support/ClaudeCode' : '/etc/claude-code'}/managed-settings.json`;
    case 'gemini-cli':
      return `${root}${isMac ? '/Library/Application Support/GeminiCli' : '/etc/gemini-cli'}/settings.json`;
    case 'codex':
      return `${root}/etc/codex/requirements.toml`;
  }
}

function absolute(path: string | undefined): string | null {
  return path?.startsWith('/') === true ? path.replace(/\/+$/, '') : null;
}
