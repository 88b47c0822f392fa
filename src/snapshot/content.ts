/** What one snapshot holds, before it is bytes and after. */
import type { Lists, Rule } from '../core/rule.ts';
import type { Change } from './changes.ts';
import type { Settings } from './policy-data.ts';
import type { SourceStamp } from './sources.ts';

/** `built-in` lies in the executable, `managed` belongs to root, `overlay` is what user and projects add. */
export type SnapshotRole = 'built-in' | 'managed' | 'overlay';

export interface SnapshotContent {
  readonly role: SnapshotRole;
  /** sechook's own version. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Lists to start from; only in the built-in one. */
  readonly lists: Lists;
  readonly settings: Settings | null;
  readonly changes: readonly Change[];
  /** Directories that were looked into, and the files as they were. */
  readonly directories: readonly string[];
  readonly stamps: readonly SourceStamp[];
}

/** Everything of a snapshot that is no rule, as it is stored. Lists are [offset, length] of their JSON. */
export interface SnapshotHead {
  readonly role: SnapshotRole;
  readonly version: string;
  readonly lists: Readonly<Record<string, readonly [number, number]>>;
  readonly settings: Settings | null;
  readonly changes: readonly Change[];
  readonly directories: readonly string[];
  readonly stamps: readonly SourceStamp[];
}
