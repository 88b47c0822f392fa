/**
 * One thing that goes wrong between two calls of a client that is running, with the line registered and intact. Whatever
 * it is, a forbidden call must not run; where the guard goes on working, a harmless one must.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { EXECUTABLES } from '../../../src/clients/line-parts.ts';
import type { ClientId } from '../../../src/core/call.ts';
import { put } from '../jail/places.ts';

export interface Fault {
  readonly name: string;
  /** As root; what it returns makes all good again. */
  readonly make: () => Undo;
  readonly works?: boolean;
  /** The forbidden call is forbidden by a rule of the user's own, which a damaged cache must not lose. */
  readonly ownRule?: boolean;
  /** Clients that run the call all the same, and nothing in a line could prevent it; each with the reason. */
  readonly open?: Readonly<Partial<Record<ClientId, string>>>;
}

export type Undo = () => void;

export const EXECUTABLE = EXECUTABLES.machine;

/** Puts a file aside and another in its place. */
export function replaced(path: string, replace: () => void): Undo {
  const aside = `${path}.aside`;
  renameSync(path, aside);
  replace();
  return () => {
    rmSync(path, { recursive: true, force: true });
    renameSync(aside, path);
  };
}

/** A script in the executable's place; the executable itself is `$0.aside`. */
export function script(...lines: readonly string[]): () => Undo {
  return () => replaced(EXECUTABLE, () => putExecutable(EXECUTABLE, ['#!/bin/sh', ...lines, ''].join('\n')));
}

export function putExecutable(path: string, content: string | Uint8Array): void {
  put(path, content);
  chmodSync(path, 0o755);
}

/** Mounts over each path, and takes all away again. */
export function mounted(paths: readonly string[], ...options: readonly string[]): Undo {
  const there = paths.filter((path) => existsSync(path));
  for (const path of there) execFileSync('mount', [...options, path]);
  return () => {
    for (const path of [...there].reverse()) execFileSync('umount', ['--lazy', path]);
  };
}

/** A file that cannot be run lies over a program of the system. */
export function covered(path: string): () => Undo {
  return () => {
    const cover = `/opt/covers/${randomUUID()}`;
    put(cover, '');
    chmodSync(cover, 0o644);
    return mounted([realpathSync(path)], '--bind', cover);
  };
}

export function both(...undos: readonly Undo[]): Undo {
  return () => {
    for (const undo of [...undos].reverse()) undo();
  };
}
