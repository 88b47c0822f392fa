/**
 * Where files of a policy may lie, and what they looked like when they were compiled. Hot: with no such
 * directory anywhere it costs a handful of `lstat` calls.
 *
 * Every ancestor of the working directory may hold a `.sechook`: each can only tighten, so a nested one
 * cannot shed what an outer one demands.
 */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { nameHash } from './layout.ts';
import { errorCode } from './read-file.ts';

export const MANAGED_DIRECTORY = '/etc/sechook';
export const CONFIG_FILES = ['config.toml', 'config.local.toml'] as const;
export const RULES_DIRECTORY = 'rules';
const RULES_SUFFIX = '.rules';
const PROJECT_DIRECTORY = '.sechook';
const MAX_ANCESTORS = 64;

/** Directories that exist. */
export interface Places {
  readonly managed: string | null;
  readonly user: string | null;
  /** Outermost first. */
  readonly projects: readonly string[];
  /** The copies that the user keeps of projects' files that were trusted, in the same order. */
  readonly pins: readonly Pin[];
}

/** A project's directory, and the copy of its files as they were when the user trusted them. */
export interface Pin {
  readonly project: string;
  readonly copy: string;
}

export type FoundPlaces =
  | { readonly kind: 'places'; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly path: string; readonly why: string };

/** Times and the inode as decimal text: JSON has no big integers. */
export interface SourceStamp {
  readonly path: string;
  readonly kind: 'absent' | 'file' | 'directory' | 'other';
  readonly size: string;
  readonly modified: string;
  readonly changed: string;
  readonly inode: string;
}

export interface PlaceRequest {
  /** The user's home that the registered line or the password database names. */
  readonly home: string | null;
  /** The call's working directory. */
  readonly cwd: string | null;
  readonly managedDirectory: string;
}

class Unreadable extends Error {
  readonly path: string;
  constructor(path: string, why: string) {
    super(why);
    this.path = path;
  }
}

export function findPlaces(request: PlaceRequest): FoundPlaces {
  try {
    const directory = request.home === null ? null : `${request.home}/.config/sechook`;
    const user = directory !== null && isDirectory(directory) ? directory : null;
    const projects = request.cwd === null ? [] : projectsAround(request.cwd);
    return {
      kind: 'places',
      places: {
        managed: isDirectory(request.managedDirectory) ? request.managedDirectory : null,
        user,
        projects,
        pins: user === null ? [] : pinsOf(user, projects),
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', path: error.path, why: error.message };
    throw error;
  }
}

function pinsOf(user: string, projects: readonly string[]): readonly Pin[] {
  return projects
    .map((project) => ({ project, copy: pinPath(user, project) }))
    .filter(({ copy }) => isDirectory(copy));
}

/** `user` is the user's own directory of configuration. */
export function pinPath(user: string, project: string): string {
  return `${user}/trusted/${nameHash(project)}`;
}

/** A link to a directory is fine here: the user's own and root's are theirs to lay out. */
function isDirectory(path: string): boolean {
  try {
    // Nothing there is the usual case, and an exception for it would cost more than all the rest here.
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return false;
    if (stat.isDirectory()) return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new Unreadable(path, `cannot be looked into (${code})`);
  }
  throw new Unreadable(path, 'is no directory');
}

function projectsAround(cwd: string): readonly string[] {
  const found: string[] = [];
  let directory = realDirectory(cwd);
  for (let i = 0; i < MAX_ANCESTORS; i++) {
    const candidate = `${directory === '/' ? '' : directory}/${PROJECT_DIRECTORY}`;
    const kind = stampOf(candidate).kind;
    if (kind === 'directory') found.unshift(candidate);
    else if (kind !== 'absent') throw new Unreadable(candidate, 'is no directory');
    if (directory === '/' || directory === '') break;
    directory = directory.slice(0, directory.lastIndexOf('/')) || '/';
  }
  return found;
}

function realDirectory(cwd: string): string {
  try {
    return realpathSync.native(cwd);
  } catch {
    return cwd.startsWith('/') ? cwd.replace(/\/+$/, '') : '/';
  }
}

function stampOf(path: string): SourceStamp {
  const absent = { path, kind: 'absent', size: '', modified: '', changed: '', inode: '' } as const;
  try {
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined) return absent;
    return {
      path,
      kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other',
      size: String(stat.size),
      modified: String(stat.mtimeNs),
      changed: String(stat.ctimeNs),
      inode: String(stat.ino),
    };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return absent;
    throw new Unreadable(path, `cannot be looked at (${code})`);
  }
}

function sameStamp(a: SourceStamp, b: SourceStamp): boolean {
  return (
    a.kind === b.kind &&
    a.size === b.size &&
    a.modified === b.modified &&
    a.changed === b.changed &&
    a.inode === b.inode
  );
}

/** Config files (there or not), the directory of rules, and the rule files in it, by name. */
export function stampsIn(directory: string): readonly SourceStamp[] {
  const rules = stampOf(`${directory}/${RULES_DIRECTORY}`);
  const stamps = [...CONFIG_FILES.map((name) => stampOf(`${directory}/${name}`)), rules];
  if (rules.kind !== 'directory') return stamps;
  let names: string[];
  try {
    names = readdirSync(rules.path);
  } catch (error) {
    throw new Unreadable(rules.path, `cannot be listed (${errorCode(error)})`);
  }
  for (const name of names.sort())
    if (name.endsWith(RULES_SUFFIX)) stamps.push(stampOf(`${rules.path}/${name}`));
  return stamps;
}

/** Null when everything is as it was; else the first path that is not. */
export function firstChange(stamps: readonly SourceStamp[]): string | null {
  for (const stamp of stamps) if (!sameStamp(stamp, stampOf(stamp.path))) return stamp.path;
  return null;
}

/** Runs a part that stamps files; what cannot be looked at comes back as data. */
export function orUnreadable<T>(
  run: () => T,
): T | { readonly kind: 'unreadable'; readonly path: string; readonly why: string } {
  try {
    return run();
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', path: error.path, why: error.message };
    throw error;
  }
}
