/**
 * Facts about the project that a call runs in: where its root is, what Git ignores and tracks there. Each is
 * read on first use; most calls need none.
 */
import type { Disk } from '../core/disk.ts';
import { isIgnored } from './git-ignore.ts';
import { readIndex } from './git-index.ts';

/** Files and directories that mark a project's root where there is no repository. */
const MARKERS = [
  '.sechook',
  'package.json',
  'pyproject.toml',
  'Cargo.toml',
  'go.mod',
  'pom.xml',
  'mix.exs',
  'Gemfile',
];
const MAX_DEPTH = 64;
const INDEX_BYTES = 16 * 1024 * 1024;

export interface Project {
  readonly root: string;
  /** Where Git keeps the repository; null when the project is none. */
  readonly gitDir: string | null;
}

/**
 * The nearest ancestor with a repository, else the nearest with another mark, else the directory itself. A
 * home directory is never a project, dotfiles in Git or not: everything would lie "inside".
 */
export function findProject(disk: Disk, cwd: string, home: string | null): Project | null {
  let marked: string | null = null;
  let directory = cwd;
  for (
    let depth = 0;
    depth < MAX_DEPTH && directory !== '' && directory !== '/' && directory !== home;
    depth += 1
  ) {
    if (disk.stat(`${directory}/.git`) !== 'absent')
      return { root: directory, gitDir: gitDirectory(disk, directory) };
    if (marked === null && MARKERS.some((name) => disk.stat(`${directory}/${name}`) !== 'absent'))
      marked = directory;
    directory = directory.slice(0, directory.lastIndexOf('/'));
  }
  if (cwd === '/' || cwd === home) return null;
  return { root: marked ?? cwd, gitDir: null };
}

/** In a worktree or submodule `.git` is a file that names the directory. */
function gitDirectory(disk: Disk, root: string): string | null {
  const path = `${root}/.git`;
  if (disk.stat(path) === 'directory') return path;
  const file = disk.readText(path);
  const named = file.kind === 'text' ? /^gitdir: *(.+?)\s*$/m.exec(file.text)?.[1] : undefined;
  if (named === undefined) return null;
  return disk.realPath(named.startsWith('/') ? named : `${root}/${named}`);
}

export function isIgnoredIn(disk: Disk, project: Project, path: string): boolean {
  if (project.gitDir === null || !path.startsWith(`${project.root}/`)) return false;
  return isIgnored(disk, project.root, path.slice(project.root.length + 1));
}

/** True when Git tracks the file, or anything below the directory; null when that cannot be told. */
export function trackedIn(disk: Disk, project: Project): ((path: string) => boolean) | null {
  if (project.gitDir === null) return null;
  const bytes = disk.readBytes?.(`${project.gitDir}/index`, INDEX_BYTES) ?? null;
  const paths = bytes === null ? null : readIndex(bytes, hashSize(disk, project.gitDir));
  if (paths === null) return null;
  const files = new Set(paths);
  return (path) => {
    if (path === project.root) return files.size > 0;
    if (!path.startsWith(`${project.root}/`)) return false;
    const relative = path.slice(project.root.length + 1);
    return files.has(relative) || paths.some((file) => file.startsWith(`${relative}/`));
  };
}

function hashSize(disk: Disk, gitDir: string): 20 | 32 {
  const config = disk.readText(`${gitDir}/config`);
  return config.kind === 'text' && /objectformat\s*=\s*sha256/i.test(config.text) ? 32 : 20;
}
