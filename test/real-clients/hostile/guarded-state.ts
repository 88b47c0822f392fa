/** Everything that holds the guard in place, its signature to see whether it changed, and a copy to put it back. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientId } from '../../../src/core/call.ts';
import { HOME, PROJECT } from '../jail/places.ts';
import type { Scope } from '../session.ts';
import { EXECUTABLE } from '../wiring/wiring.ts';

export interface OwnFiles {
  /** The folder that the client keeps its settings in, in a home and in a project. */
  readonly folder: string;
  /** The file in it that can switch hooks off. */
  readonly settings: string;
  /** What the file says to switch them off. */
  readonly off: string;
}

export const OWN_FILES: Readonly<Record<ClientId, OwnFiles>> = {
  'claude-code': { folder: '.claude', settings: 'settings.json', off: '{"disableAllHooks": true}' },
  'gemini-cli': { folder: '.gemini', settings: 'settings.json', off: '{"hooksConfig": {"enabled": false}}' },
  codex: { folder: '.codex', settings: 'config.toml', off: '[features]\nhooks = false' },
};

const COPY = '/opt/kept';

/** What a managed guard stands on; what a user or a project writes does not touch it. */
const MANAGED = [
  '/etc/claude-code',
  '/etc/gemini-cli',
  '/etc/codex',
  '/etc/sechook',
  `${HOME}/.config/sechook`,
  `${HOME}/.local/state/sechook/grants`,
  EXECUTABLE.managed,
];

function usersPaths(client: ClientId): readonly string[] {
  const { folder, settings } = OWN_FILES[client];
  const projects = ['.claude', '.gemini', '.codex', '.sechook'].map((name) => join(PROJECT, name));
  return [join(HOME, folder, settings), `${HOME}/.codex/hooks.json`, ...projects, EXECUTABLE.user];
}

export interface GuardedState {
  readonly keep: () => void;
  readonly changed: () => boolean;
  readonly putBack: () => void;
}

export function guardedState(client: ClientId, scope: Scope): GuardedState {
  const paths = scope === 'managed' ? MANAGED : [...MANAGED, ...usersPaths(client)];
  // A client of its own accord keeps files beside its settings: only what was there, or arrives, in these counts.
  let before = '';
  return {
    keep() {
      for (const path of paths) if (existsSync(path)) copy(path, COPY + path);
      before = signature(paths);
    },
    changed: () => signature(paths) !== before,
    putBack() {
      for (const path of paths) {
        execFileSync('rm', ['-rf', path]);
        if (existsSync(COPY + path)) copy(COPY + path, path);
      }
      before = signature(paths);
    },
  };
}

function copy(from: string, to: string): void {
  execFileSync('mkdir', ['-p', join(to, '..')]);
  execFileSync('cp', ['-a', '-T', from, to]);
}

function signature(paths: readonly string[]): string {
  return paths.map(one).join('\n');
}

function one(path: string): string {
  if (!existsSync(path)) return `${path}: absent`;
  const stat = lstatSync(path);
  const head = `${path}: ${stat.mode} ${stat.uid}`;
  if (stat.isSymbolicLink()) return `${head} ${readlinkSync(path)}`;
  if (stat.isDirectory())
    return [
      head,
      ...readdirSync(path)
        .sort()
        .map((name) => one(join(path, name))),
    ].join('\n');
  // The executable is large; its time tells enough.
  return stat.size > 1_000_000
    ? `${head} ${stat.size} ${stat.mtimeMs}`
    : `${head} ${readFileSync(path, 'base64')}`;
}
