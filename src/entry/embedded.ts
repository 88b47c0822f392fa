/**
 * What the executable carries, by name. In development the same names are files: addons in build/addons,
 * everything else in build/assets, where the build leaves it.
 */
import fs from 'node:fs';
import type { AddonsLoaded } from '../native/addons.ts';
import { loadEmbedded, loadFrom } from '../native/addons.ts';

export interface Embedded {
  /** Null where nothing of that name is carried. */
  bytes(name: string): Uint8Array | null;
  addons(home: string | null): AddonsLoaded;
}

/** `node:sea`, as far as it is needed. */
export interface SeaAssets {
  getRawAsset(name: string): ArrayBuffer;
}

export function ofExecutable(sea: SeaAssets): Embedded {
  const bytes = (name: string): Uint8Array | null => {
    try {
      return new Uint8Array(sea.getRawAsset(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND') {
        throw error;
      }
      return null;
    }
  };
  const addonBytes = (name: string): Uint8Array => {
    const found = bytes(name);
    if (found === null) throw new Error(`the executable does not carry ${name}`);
    return found;
  };
  const executable = process.execPath;
  const executableDirectory = executable.slice(0, executable.lastIndexOf('/'));
  return { bytes, addons: (home) => loadEmbedded({ bytes: addonBytes, home, executableDirectory }) };
}

/** `root` is the checkout. */
export function ofCheckout(root: string): Embedded {
  return {
    bytes: (name) => {
      try {
        return fs.readFileSync(`${root}/build/assets/${name}`);
      } catch {
        return null;
      }
    },
    addons: () => {
      try {
        return { kind: 'loaded', addons: loadFrom(`${root}/build/addons`) };
      } catch (error) {
        const detail = `The addons are not built (scripts/setup builds them): ${String(error)}`;
        return { kind: 'failed', failure: { code: 'addon-unavailable', detail } };
      }
    },
  };
}
