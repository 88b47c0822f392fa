/**
 * The flags that the executable runs under, in one place: a code cache is only accepted by a V8 whose flags
 * are those that it was made under.
 */

import { COMPILERS } from '../../src/native/compilers.ts';

/** Taken by V8 itself. */
export const V8_FLAGS: readonly string[] = [
  // The built-in snapshot's hash tables are used as they are: 2 ms of each start. The seed of string hashes
  // is then the same in every process, which only matters to a server that is fed by an attacker for long.
  '--no-rehash-snapshot',
  // No helper threads for a process that lives for 25 ms.
  '--single-threaded',
  // Such a process ends before compiled code pays for its compilation, and before a collection of garbage
  // pays for itself. The commands that run for longer switch the compilers on again.
  ...COMPILERS.map((flag) => flag.replace('--', '--no-')),
  '--min-semi-space-size=16',
  '--no-regexp-peephole-optimization',
  // Regular expressions that take no longer than their text is long, where a rule asks for them (flag `l`).
  '--enable-experimental-regexp-engine',
];

/** Taken by Node. */
export const NODE_FLAGS: readonly string[] = [
  // A configuration named by the environment could load a library into the process.
  '--openssl-config=/dev/null',
  // A signal from any process of the same user would otherwise open a debugger's port in the guard.
  '--disable-sigusr1',
  // No helper threads here either.
  '--v8-pool-size=0',
  '--no-warnings',
];
