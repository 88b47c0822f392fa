/**
 * Lays out the sandbox's own `/usr/bin`: a directory of stubs, launchers and links to real programs, which
 * the sandbox sees read-only under every name that a command could use (`/bin/rm`, `/usr/bin/rm`, `rm`).
 */
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type Program, programs, realName } from './programs.ts';

/** Where the machine's own programs are seen inside; a dot directory, so that no glob finds them. */
export const HIDDEN = '/.real';
export const RECORD_FILE = '/.record/calls';

const SYSTEM_DIRECTORIES = ['/usr/bin', '/usr/sbin'];

/** The machine's own program as a path inside the sandbox; null when it has none. */
function hiddenPath(name: string): string | null {
  for (const directory of SYSTEM_DIRECTORIES) {
    const path = join(directory, name);
    try {
      accessSync(path, constants.X_OK);
      const real = realpathSync(path);
      const home = SYSTEM_DIRECTORIES.find((d) => real.startsWith(`${d}/`));
      if (home !== undefined) return HIDDEN + real;
    } catch {
      // Not in this directory.
    }
  }
  return null;
}

/**
 * Node is the one program that need not come from the system: the one that runs the tests serves; a copy
 * of it where the sandbox's user may not go.
 */
function nodeDirectory(directory: string): string {
  const own = dirname(process.execPath);
  if (isOpen(own)) return own;
  const copy = join(directory, 'node');
  mkdirSync(copy, { recursive: true });
  copyFileSync(process.execPath, join(copy, 'node'));
  return copy;
}

/** True where every user may enter the directory. */
function isOpen(directory: string): boolean {
  return (
    (statSync(directory).mode & 0o001) !== 0 &&
    (directory === dirname(directory) || isOpen(dirname(directory)))
  );
}

function stubText(program: Program, real: string | null): string {
  const record = `printf '%s\\0' R "$#" "$PWD" "\${0##*/}" "$@" >>${RECORD_FILE}\n`;
  const head = `#!${HIDDEN}/usr/bin/dash\n${record}`;
  // -p: neither BASH_ENV nor exported functions change what the stub does.
  const keeping = `#!${HIDDEN}/usr/bin/bash -p\n${record}`;
  switch (program.kind) {
    case 'stub':
      return `${head}exit 0\n`;
    case 'pass':
      return real === null ? `${head}exit 127\n` : `${head}exec ${real} "$@"\n`;
    case 'run':
      return real === null ? `${head}exit 127\n` : `${keeping}exec ${real} "$@"\n`;
    case 'launch':
      return `${keeping}real=${real ?? ''}\n${program.lines}\n`;
    case 'real':
      throw new Error('the real program has no text');
  }
}

export interface PrivateRoot {
  readonly bin: string;
  /** Arguments for bwrap that show the directories of this root. */
  readonly binds: readonly string[];
}

export function layOutRoot(directory: string, extra: Iterable<string>): PrivateRoot {
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, program] of programs(extra)) {
    if (name.includes('/') || name === '' || name === '.' || name === '..') continue;
    const path = join(bin, name);
    const real = realName(name) === 'node' ? `${HIDDEN}/node/node` : hiddenPath(realName(name));
    if (program.kind === 'real') {
      if (real !== null) symlinkSync(real, path);
    } else writeFileSync(path, stubText(program, real), { mode: 0o755 });
  }
  const binds: string[] = [];
  const bind = (from: string, to: string): void => {
    if (existsSync(from)) binds.push('--ro-bind', from, to);
  };
  bind(bin, '/usr/bin');
  for (const d of ['/usr/lib', '/usr/lib64', '/usr/share', '/usr/libexec']) bind(d, d);
  for (const d of SYSTEM_DIRECTORIES) bind(d, HIDDEN + d);
  bind(nodeDirectory(directory), `${HIDDEN}/node`);
  bind('/etc/ld.so.cache', '/etc/ld.so.cache');
  bind('/etc/alternatives', '/etc/alternatives');
  for (const d of ['/lib', '/lib64']) {
    if (existsSync(d)) binds.push('--symlink', `usr${d}`, d);
  }
  binds.push(
    '--symlink',
    'usr/bin',
    '/bin',
    '--symlink',
    'usr/bin',
    '/sbin',
    '--symlink',
    'bin',
    '/usr/sbin',
  );
  return { bin, binds };
}

/** The path of a program of the machine, for the error message when the sandbox itself is missing. */
export function whichBwrap(): string | null {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(directory, 'bwrap');
    if (existsSync(path)) return path;
  }
  return null;
}
