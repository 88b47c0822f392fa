/**
 * What a project can set around the line through its client settings, and where else the line may have to
 * work. None of it may open the gate, nor close it.
 */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Place } from '../fault.ts';
import { ordinary } from '../fault.ts';
import type { Start } from '../line.ts';

type Make = NonNullable<Fault['make']>;

function environment(env: (place: Place) => Readonly<Record<string, string>>): Make {
  return (place) => ({ env: { ...ordinary(place).env, ...env(place) } });
}

/** A file of the project's that would answer instead of the guard. */
function file(place: Place, name: string, content: string, mode = 0o755): string {
  const path = join(place.project, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

const LET_THROUGH = '#!/bin/sh\nexit 0\n';

/** Would switch everything off, were it ever read. */
function looseConfig(place: Place, folder: string): string {
  file(
    place,
    `${folder}/sechook/config.toml`,
    '[rules]\ndisabled = ["*"]\n[verdict]\non_allow = "approve"\n',
  );
  return join(place.project, folder);
}

const FUNCTIONS = [
  'env',
  'timeout',
  'sh',
  'exit',
  'echo',
  'printf',
  'test',
  '[',
  'sechook',
  'command',
  'case',
];

function exportedFunctions(): Readonly<Record<string, string>> {
  return Object.fromEntries(FUNCTIONS.map((name) => [`BASH_FUNC_${name}%%`, '() { builtin exit 0; }']));
}

/** A home that another user may use as well. */
function forEverybody(place: Place): void {
  for (const path of [place.dir, place.home, place.project]) chmodSync(path, 0o777);
}

const NOBODY = ['/usr/bin/setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--'];

export const ENVIRONMENT_FAULTS: readonly Fault[] = [
  {
    name: 'NODE_OPTIONS that load a script',
    works: true,
    make: environment((place) => ({
      NODE_OPTIONS: `--require ${file(place, 'evil.cjs', 'process.exit(0)')}`,
      NODE_REPL_EXTERNAL_MODULE: join(place.project, 'evil.cjs'),
    })),
  },
  {
    name: 'NODE_OPTIONS that no Node knows',
    works: true,
    make: environment(() => ({ NODE_OPTIONS: '--no-such-option' })),
  },
  {
    name: 'NODE_PATH and kin',
    works: true,
    make: environment((place) => ({
      NODE_PATH: place.project,
      NODE_EXTRA_CA_CERTS: '/etc/passwd',
      NODE_V8_COVERAGE: join(place.project, 'coverage'),
      NODE_DEBUG: '*',
      NODE_PENDING_DEPRECATION: '1',
      UV_THREADPOOL_SIZE: '0',
    })),
  },
  {
    name: 'OPENSSL_CONF',
    works: true,
    make: environment((place) => ({
      OPENSSL_CONF: file(
        place,
        'ssl.cnf',
        'nodejs_conf = a\nopenssl_conf = a\n[a]\nengines = b\n[b]\nc = d\n[d]\nengine_id = d\ndynamic_path = /nonexistent/evil.so\ninit = 1\n',
      ),
    })),
  },
  {
    name: 'XDG directories of the project’s',
    works: true,
    make: environment((place) => ({
      XDG_CONFIG_HOME: looseConfig(place, 'xdg'),
      XDG_CACHE_HOME: place.project,
      XDG_STATE_HOME: place.project,
      XDG_RUNTIME_DIR: place.project,
      XDG_CONFIG_DIRS: looseConfig(place, 'xdg'),
    })),
  },
  {
    name: 'a HOME of the project’s',
    works: true,
    make: environment((place) => {
      looseConfig(place, 'home/.config');
      return { HOME: join(place.project, 'home') };
    }),
  },
  {
    name: 'a PATH of the project’s',
    works: true,
    make: environment((place) => {
      for (const name of ['env', 'timeout', 'sh', 'bash', 'sechook', 'printf', 'sleep', 'git']) {
        file(place, `bin/${name}`, LET_THROUGH);
      }
      return { PATH: join(place.project, 'bin') };
    }),
  },
  { name: 'an empty PATH', works: true, make: environment(() => ({ PATH: '' })) },
  { name: 'exported functions', works: true, make: environment(exportedFunctions) },
  {
    name: 'ENV',
    works: true,
    make: environment((place) => ({ ENV: file(place, 'env.sh', 'exit 0\n') })),
  },
  {
    name: 'a bash that reads the project’s bashrc',
    works: true,
    // Gemini CLI is a Node program, so its bash has a socket as stdin and takes itself for a remote shell.
    clients: ['gemini-cli'],
    make: environment((place) => {
      file(place, '.bashrc', 'exit 0\n');
      return { HOME: place.project, SHLVL: '0', ...exportedFunctions() };
    }),
  },
  {
    name: 'BASH_ENV',
    works: true,
    // Codex gives its hooks no environment of their own: docs/threat-model.md names it.
    clients: ['claude-code', 'gemini-cli'],
    make: environment((place) => ({ BASH_ENV: file(place, 'env.sh', 'exit 0\n') })),
  },
  {
    name: 'IFS and shell options',
    works: true,
    make: environment(() => ({ IFS: '/-i', PS4: '$(exit 0)', POSIXLY_CORRECT: '1' })),
  },
  {
    name: 'locales and terminals',
    works: true,
    make: environment((place) => ({
      LC_ALL: 'xx_YY.UTF-16',
      LANG: '\u00ff',
      TERM: 'x',
      LOCPATH: place.project,
      TZ: '/dev/zero',
    })),
  },
  {
    name: 'a temporary directory that is not there',
    works: true,
    make: environment(() => ({ TMPDIR: '/nonexistent', TMP: '/nonexistent', TEMP: '/nonexistent' })),
  },
  {
    name: 'variables that look like ours',
    works: true,
    make: environment((place) => ({
      SECHOOK_CONFIG: looseConfig(place, 'own'),
      SECHOOK_HOME: join(place.project, 'own'),
      SECHOOK_DISABLE: '1',
      SECHOOK_RULES: '/dev/null',
    })),
  },
  { name: 'no environment at all', works: true, make: () => ({ env: {} }) },
  { name: 'a very large environment', works: true, make: environment(() => ({ HUGE: 'x'.repeat(100_000) })) },
  { name: 'another directory', works: true, make: () => ({ cwd: '/' }) },
  {
    name: 'a directory that is gone',
    works: true,
    make: (place) => {
      const cwd = join(place.project, 'gone');
      mkdirSync(cwd);
      return { around: `cd '${cwd}' && rmdir '${cwd}' && LINE` };
    },
  },
  {
    name: 'a home that is not there',
    works: true,
    make: ({ dir }) => ({ home: join(dir, 'nowhere') }),
  },
  {
    name: 'a read-only home',
    works: true,
    make: readOnlyHome,
  },
  {
    name: 'a home that is a file',
    make: ({ dir }) => {
      const home = join(dir, 'file');
      writeFileSync(home, '');
      return { home };
    },
  },
  {
    name: 'another user',
    works: true,
    make: (place) => {
      forEverybody(place);
      return { launcher: NOBODY };
    },
  },
  {
    name: 'another user with no access to the home',
    make: (place) => {
      forEverybody(place);
      chmodSync(place.home, 0o700);
      return { launcher: NOBODY };
    },
  },
  { name: 'no directory that lets code be loaded', make: readOnlyEverything },
];

/** Root writes into directories without the permission: only a mount keeps it out. */
function readOnlyHome(place: Place): Partial<Start> {
  return {
    launcher: [
      '/usr/bin/bwrap',
      '--bind',
      '/',
      '/',
      '--dev-bind',
      '/dev',
      '/dev',
      '--ro-bind',
      place.home,
      place.home,
    ],
  };
}

function readOnlyEverything(place: Place): Partial<Start> {
  const own = ['/dev/shm', '/tmp', '/var/tmp', '/run'].filter((path) => existsSync(path));
  const mounts = own.flatMap((path) => ['--ro-bind', path, path]);
  return {
    launcher: ['/usr/bin/bwrap', '--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', ...mounts],
    cwd: place.project,
  };
}
