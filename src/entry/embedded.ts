/** What the executable carries, by name. */
import type { AddonsLoaded } from '../native/addons.ts';
import { loadEmbedded } from '../native/addons.ts';

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
