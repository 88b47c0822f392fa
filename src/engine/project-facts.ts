/** What rules may ask of the disk about paths, each worked out on first use and once for a call. */
import type { Disk } from '../core/disk.ts';
import { findProject, isIgnoredIn, type Project, trackedIn } from '../files/project.ts';
import { bringsProgram } from '../files/project-programs.ts';
import { lazy } from './lazy.ts';

export interface ProjectFacts {
  readonly root: () => string | null;
  /** Symbolic links followed as far as the path exists. */
  readonly realPath: (path: string) => string;
  readonly isIgnored: (path: string) => boolean;
  /** Null: not known. */
  readonly isTracked: (path: string) => boolean | null;
  /** Does a program of this name come with the project? */
  readonly brings: (program: string) => boolean;
}

export function projectFacts(disk: Disk, cwd: string | null, home: string | null): ProjectFacts {
  const project = lazy((): Project | null => (cwd === null ? null : findProject(disk, cwd, home)));
  const tracked = lazy(() => {
    const found = project();
    return found === null ? null : trackedIn(disk, found);
  });
  const real = new Map<string, string>();
  return {
    root: () => project()?.root ?? null,
    realPath(path) {
      const seen = real.get(path);
      if (seen !== undefined) return seen;
      const resolved = disk.realPath(path);
      real.set(path, resolved);
      return resolved;
    },
    isIgnored(path) {
      const found = project();
      return found !== null && isIgnoredIn(disk, found, path);
    },
    isTracked: (path) => tracked()?.(path) ?? null,
    brings(program) {
      const found = project();
      return found !== null && bringsProgram(disk, found.root, program);
    },
  };
}
