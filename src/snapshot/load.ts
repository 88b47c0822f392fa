/**
 * The policy of one call, from snapshots alone. Hot: reads the built-in one from the executable and, where
 * files add something, one cache file; never reads a rule file. Whatever does not fit is `stale`: the caller
 * compiles anew.
 */
import type { Failure } from '../core/failure.ts';
import { composeView } from './compose.ts';
import type { SnapshotRole } from './content.ts';
import { decodeSnapshot, type Snapshot } from './decode.ts';
import { nameHash } from './layout.ts';
import type { PolicyView } from './policy-view.ts';
import { readRegularFile, removeQuietly } from './read-file.ts';
import { findPlaces, firstChange, MANAGED_DIRECTORY, orUnreadable, type Places } from './sources.ts';
import { unwitnessed } from './witness.ts';

const MANAGED_CACHE = '/var/cache/sechook/managed.snapshot';
const MAX_SNAPSHOT_BYTES = 64 << 20;

export interface LoadRequest {
  /** The home that holds configuration and cache; null where none was found. */
  readonly home: string | null;
  /** The call's working directory. */
  readonly cwd: string | null;
  /** sechook's version; a snapshot of another one is stale. */
  readonly version: string;
  /** The compiled built-in policy out of the executable. */
  readonly builtIn: Uint8Array;
  /** The user that the process acts as. */
  readonly uid: number;
  /** Where root's files lie; tests have their own. */
  readonly managed?: { readonly directory: string; readonly cache: string; readonly owner: number };
}

export type PolicyLoad =
  | { readonly kind: 'ready'; readonly view: PolicyView }
  | { readonly kind: 'stale'; readonly why: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const ROOT_PLACES = { directory: MANAGED_DIRECTORY, cache: MANAGED_CACHE, owner: 0 };

export function loadPolicy(request: LoadRequest): PolicyLoad {
  const builtIn = decodeSnapshot(request.builtIn, 'built-in', request.version);
  if (builtIn.kind === 'damaged')
    return failed('snapshot-damaged', `The built-in policy is damaged: ${builtIn.why}.`);
  const root = request.managed ?? ROOT_PLACES;
  const found = findPlaces({ home: request.home, cwd: request.cwd, managedDirectory: root.directory });
  if (found.kind === 'unreadable') return failed('policy-unreadable', `${found.path} ${found.why}.`);
  const { places } = found;
  const managed = loadPart(places.managed === null ? [] : [places.managed], 'managed', root.cache, request, [
    root.owner,
  ]);
  if (managed.kind !== 'part') return managed;
  const directories = overlayDirectories(places);
  const cache = overlayCache(request.home, directories);
  const overlay = loadPart(directories, 'overlay', cache, request, [request.uid, 0]);
  if (overlay.kind !== 'part') return overlay;
  const claim = unwitnessed(overlay.snapshot?.head.changes ?? [], {
    directories: userDirectories(places),
    owners: userOwners(request),
  });
  if (claim !== null) return { kind: 'stale', why: `the cache claims ${claim}, which no file says` };
  return {
    kind: 'ready',
    view: composeView({ builtIn: builtIn.snapshot, managed: managed.snapshot, overlay: overlay.snapshot }),
  };
}

function failed(code: Failure['code'], detail: string): PolicyLoad {
  return { kind: 'failed', failure: { code, detail } };
}

/** Who may own the user's files: the user, and root. */
export function userOwners(request: { readonly uid: number }): readonly number[] {
  return [request.uid, 0];
}

/** What the user has written or trusted. */
function userDirectories({ user, pins }: Places): readonly string[] {
  return [...(user === null ? [] : [user]), ...pins.map(({ copy }) => copy)];
}

export function overlayDirectories(places: Places): readonly string[] {
  return [...userDirectories(places), ...places.projects];
}

/** One cache file for each combination of directories, so that projects do not displace each other's. */
export function overlayCache(home: string | null, directories: readonly string[]): string | null {
  if (home === null) return null;
  return `${home}/.cache/sechook/policy-${nameHash(directories.join('\0'))}.snapshot`;
}

type Part =
  | { readonly kind: 'part'; readonly snapshot: Snapshot | null }
  | Extract<PolicyLoad, { kind: 'stale' | 'failed' }>;

function loadPart(
  directories: readonly string[],
  role: SnapshotRole,
  path: string | null,
  request: LoadRequest,
  owners: readonly number[],
): Part {
  if (directories.length === 0) return { kind: 'part', snapshot: null };
  if (path === null) return stale('there is no place for a cache');
  const read = readRegularFile(path, { maxBytes: MAX_SNAPSHOT_BYTES, owners });
  if (read.kind === 'absent') return stale('nothing is compiled yet');
  if (read.kind === 'refused') return stale(`${path}: ${read.why}`);
  const decoded = decodeSnapshot(read.bytes, role, request.version, () => removeQuietly(path));
  if (decoded.kind === 'damaged') return stale(`${path}: ${decoded.why}`);
  const { head } = decoded.snapshot;
  if (head.directories.join('\0') !== directories.join('\0')) return stale('other directories count now');
  const changed = orUnreadable(() => firstChange(head.stamps));
  if (changed === null) return { kind: 'part', snapshot: decoded.snapshot };
  if (typeof changed === 'string') return stale(`${changed} has changed`);
  return {
    kind: 'failed',
    failure: { code: 'policy-unreadable', detail: `${changed.path} ${changed.why}.` },
  };
}

function stale(why: string): Part {
  return { kind: 'stale', why };
}
