/** What may be wrong with the files that make up the policy, and with the cache of them. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Fault, firstCall, type Place } from '../fault.ts';

const GOOD_RULE = `block "never-frobnicate"
  match command("frobnicate")
  nudge "Do not."
  catches frobnicate x
  permits ls frobnicate
`;

function user(place: Place, name: string, content: string | Uint8Array): string {
  const path = join(place.home, '.config/sechook', name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function file(name: string, content: string | Uint8Array): NonNullable<Fault['make']> {
  return (place) => {
    user(place, name, content);
    return {};
  };
}

/** The files of the cache, after a call that made them. */
async function cached(place: Place): Promise<readonly string[]> {
  user(place, 'rules/own.rules', GOOD_RULE);
  await firstCall(place);
  const dir = join(place.home, '.cache/sechook');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length === 0) throw new Error(`nothing was cached in ${dir}`);
  return files.map((entry) => join(entry.parentPath, entry.name));
}

function damaged(damage: (path: string) => void): NonNullable<Fault['make']> {
  return async (place) => {
    for (const path of await cached(place)) damage(path);
    return {};
  };
}

export const POLICY_FAULTS: readonly Fault[] = [
  {
    name: 'an unknown matcher in a rule',
    make: file('rules/a.rules', 'block "x"\n  match comand("rm")\n  nudge "n"\n'),
  },
  { name: 'a rule file that is no rules', make: file('rules/a.rules', '#!/bin/sh\necho hello\n') },
  {
    name: 'a rule file that is not UTF-8',
    make: file('rules/a.rules', Buffer.from([0x62, 0xff, 0xfe, 0x0a])),
  },
  { name: 'a rule twice', make: file('rules/a.rules', GOOD_RULE + GOOD_RULE) },
  { name: 'a rule without a match', make: file('rules/a.rules', 'block "x"\n  nudge "n"\n') },
  {
    name: 'a regex that takes for ever',
    make: file('rules/a.rules', 'block "x"\n  match (a+)+$\n  nudge "n"\n'),
  },
  {
    name: 'an unknown key in the configuration',
    make: file('config.toml', '[executables]\nalowed = ["ls"]\n'),
  },
  { name: 'a value of the wrong type', make: file('config.toml', '[executables]\nallowed = "ls"\n') },
  { name: 'a configuration that is no TOML', make: file('config.toml', '[executables\n') },
  { name: 'a configuration that is not UTF-8', make: file('config.toml', Buffer.from([0xff, 0xfe, 0x00])) },
  { name: 'a local configuration with an error', make: file('config.local.toml', '[no.such]\nthing = 1\n') },
  {
    name: 'a configuration that is a directory',
    make: (place) => {
      mkdirSync(join(place.home, '.config/sechook/config.toml'), { recursive: true });
      return {};
    },
  },
  {
    name: 'a configuration that is a FIFO',
    make: (place) => {
      mkdirSync(join(place.home, '.config/sechook'), { recursive: true });
      execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', join(place.home, '.config/sechook/config.toml')]);
      return {};
    },
  },
  {
    name: 'a configuration that may not be read',
    make: (place) => {
      for (const path of [place.dir, place.home, place.project]) chmodSync(path, 0o777);
      chmodSync(user(place, 'config.toml', ''), 0o000);
      return {
        launcher: ['/usr/bin/setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--'],
      };
    },
  },
  {
    name: 'a project whose configuration switches rules off',
    make: (place) => {
      mkdirSync(join(place.project, '.sechook'));
      writeFileSync(join(place.project, '.sechook/config.toml'), '[rules]\ndisabled = ["*"]\n');
      return {};
    },
  },
  { name: 'a snapshot with a bit flipped', works: true, denies: 'frobnicate x', make: damaged(flip) },
  {
    name: 'a truncated snapshot',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => writeFileSync(path, readFileSync(path).subarray(0, -9))),
  },
  {
    name: 'a snapshot cut to its header',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => writeFileSync(path, readFileSync(path).subarray(0, 16))),
  },
  {
    name: 'an empty snapshot',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => writeFileSync(path, '')),
  },
  {
    name: 'a snapshot that is text',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => writeFileSync(path, '{"rules":[]}')),
  },
  {
    name: 'a snapshot of zeros',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => writeFileSync(path, new Uint8Array(readFileSync(path).length))),
  },
  {
    name: 'a snapshot of another user',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => chownSync(path, 65534, 65534)),
  },
  {
    name: 'a snapshot that everybody may write',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => chmodSync(path, 0o666)),
  },
  {
    name: 'a snapshot that is a link',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => {
      writeFileSync(`${path}.real`, readFileSync(path));
      rmSync(path);
      symlinkSync(`${path}.real`, path);
    }),
  },
  {
    name: 'a snapshot that is a directory',
    works: true,
    denies: 'frobnicate x',
    make: damaged((path) => {
      rmSync(path);
      mkdirSync(path);
    }),
  },
  {
    name: 'a cache that cannot be written',
    works: true,
    denies: 'frobnicate x',
    make: (place) => {
      user(place, 'rules/own.rules', GOOD_RULE);
      writeFileSync(join(place.home, '.cache'), '');
      return {};
    },
  },
  {
    name: 'a cache directory of another user',
    works: true,
    denies: 'frobnicate x',
    make: async (place) => {
      await cached(place);
      chownSync(join(place.home, '.cache/sechook'), 65534, 65534);
      return {};
    },
  },
];

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}
