/**
 * Loads the two native addons: from the executable's own assets when it runs as one, from build/addons in
 * development. A machine that offers no place to load from is a failure with a way out in it.
 */
import type { Failure } from '../core/failure.ts';
import { directories, isRootsOwn, type Placed, place } from './places.ts';

export interface Addons {
  readonly runtime: unknown;
  readonly language: unknown;
}

export type AddonsLoaded =
  | { readonly kind: 'loaded'; readonly addons: Addons }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Smallest first: where code may not be mapped, this is found out at the lower price. */
const FILES = { runtime: 'tree-sitter.node', language: 'tree-sitter-bash.node' } as const;
export const ADDON_FILES: readonly string[] = Object.values(FILES);

export const SIDE_DIRECTORY = '/usr/lib/sechook';

export interface EmbeddedSource {
  /** The bytes of one addon. */
  bytes(file: string): Uint8Array;
  /** The pinned home; null where there is none. */
  readonly home: string | null;
  /** Directory of the executable. */
  readonly executableDirectory: string;
}

/**
 * Shared by both bundles of one process: an addon loaded a second time under a descriptor's path that was
 * in use before would be taken for whatever was loaded under it then.
 */
const SHARED = Symbol.for('sechook.addons');

export function loadEmbedded(source: EmbeddedSource): AddonsLoaded {
  const globals = globalThis as { [SHARED]?: AddonsLoaded };
  globals[SHARED] ??= loadFirst(source);
  return globals[SHARED];
}

/** Tries each place in turn until both addons are loaded from one. */
function loadFirst(source: EmbeddedSource): AddonsLoaded {
  const tried: string[] = [];
  for (const directory of directories(source.home)) {
    const held: Placed[] = [];
    try {
      const load = (file: string): unknown => {
        const placed = place(directory, source.bytes(file));
        // Kept until both are loaded: a second file under the same descriptor number would be taken for
        // the first one.
        held.push(placed);
        return open(placed.path);
      };
      return { kind: 'loaded', addons: { runtime: load(FILES.runtime), language: load(FILES.language) } };
    } catch (error) {
      tried.push(`${directory} (${reason(error)})`);
    } finally {
      for (const placed of held) placed.release();
    }
  }
  for (const directory of [source.executableDirectory, SIDE_DIRECTORY]) {
    if (!ADDON_FILES.every((file) => isRootsOwn(`${directory}/${file}`))) continue;
    try {
      return { kind: 'loaded', addons: loadFrom(directory) };
    } catch (error) {
      tried.push(`${directory} (${reason(error)})`);
    }
  }
  return { kind: 'failed', failure: { code: 'addon-unavailable', detail: noPlace(tried) } };
}

/** From files that are trusted as they are (development; root's own). Throws what dlopen throws. */
export function loadFrom(directory: string): Addons {
  return {
    runtime: open(`${directory}/${FILES.runtime}`),
    language: open(`${directory}/${FILES.language}`),
  };
}

function open(path: string): unknown {
  const module = { exports: {} };
  process.dlopen(module, path);
  return module.exports;
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && code !== 'ERR_DLOPEN_FAILED') return code;
  // The loader's message names the file, which has no name here; what follows says why.
  return message.slice(message.lastIndexOf(': ') + 2, 200);
}

function noPlace(tried: readonly string[]): string {
  return (
    `The shell parser cannot be loaded: no directory lets code be mapped. Tried ${tried.join(', ')}. ` +
    `Mount one of them without noexec, or let root install ${ADDON_FILES.join(' and ')} in ${SIDE_DIRECTORY}.`
  );
}
