/**
 * The contract of everything that runs something else: wrappers (`sudo`, `xargs`, `find -exec`), shells
 * (`sh -c`), options of ordinary tools that start a program, interpreters. A launcher reads the words of
 * one invocation and says what it would run; the walk in `invocations.ts` follows each launch. It never
 * walks itself, knows no rules, and returns an empty list for what runs nothing further.
 */
import type { Disk } from '../core/disk.ts';
import type { Invocation, Launch } from './invocation.ts';

export interface LaunchContext {
  readonly disk: Disk;
  /** The user's real home, absolute; null when not known. */
  readonly home: string | null;
}

export type Launcher = (invocation: Invocation, context: LaunchContext) => readonly Launch[];
