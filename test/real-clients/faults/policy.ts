/** What may be wrong with the files that make up the policy, with the cache of them and with the log. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToUser, HOME, PROJECT, put, USER } from '../jail/places.ts';
import { EXECUTABLE, type Fault, type Undo } from './fault.ts';

const CONFIG = `${HOME}/.config/sechook`;
const CACHE = `${HOME}/.cache/sechook`;
const STATE = `${HOME}/.local/state/sechook`;
const ROOT = 0;

/** Which the user wrote, and which forbids a call that nothing else forbids. */
export const OWN_RULE = `block "own.marks"
  match command("touch") and arg_glob("*/own-*")
  nudge "Do not."
  catches touch /x/own-1
  permits touch /x/other
`;

export function putOwnRule(): void {
  put(`${CONFIG}/rules/own.rules`, OWN_RULE);
}

function file(name: string, content: string | Uint8Array): () => Undo {
  return () => {
    const path = join(CONFIG, name);
    put(path, content);
    giveToUser(CONFIG);
    return () => rmSync(path);
  };
}

/** Damages each file of the cache, which a call before it has made anew. */
function cache(damage: (path: string) => void): () => Undo {
  return () => {
    judgeOnce();
    const entries = readdirSync(CACHE, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    if (files.length === 0) throw new Error(`nothing is cached in ${CACHE}`);
    for (const entry of files) damage(join(entry.parentPath, entry.name));
    return () => rmSync(CACHE, { recursive: true });
  };
}

/** One harmless call, as the client would have it judged. */
function judgeOnce(): void {
  const tool = { tool_name: 'Bash', tool_input: { command: 'true' }, tool_use_id: 'call_0' };
  const call = { hook_event_name: 'PreToolUse', session_id: 's', turn_id: 't', cwd: PROJECT, model: 'm' };
  const rest = { permission_mode: 'default', transcript_path: null };
  const words = [
    '--reuid',
    `${USER}`,
    '--clear-groups',
    EXECUTABLE,
    'hook',
    '--client',
    'codex',
    '--home',
    HOME,
  ];
  const input = JSON.stringify({ ...call, ...rest, ...tool });
  // A machine under load may not come to a verdict in time, which is a deny.
  for (let tries = 0; tries < 5; tries += 1) {
    if (spawnSync('setpriv', words, { input }).status === 0) return;
  }
  throw new Error('a harmless call is not let pass');
}

function ownedByRoot(path: string): () => Undo {
  return () => {
    execFileSync('mkdir', ['-p', path]);
    execFileSync('chown', ['-R', `${ROOT}:${ROOT}`, path]);
    chmodSync(path, 0o755);
    return () => giveToUser(path);
  };
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}

const OWN = { works: true, ownRule: true };

export const POLICY_FAULTS: readonly Fault[] = [
  { name: 'a rule that names no matcher', make: file('rules/a.rules', 'block "x"\n  match comand("rm")\n') },
  { name: 'a rule file that is no rules', make: file('rules/a.rules', new Uint8Array([0x7f, 0xff, 0, 1])) },
  { name: 'a configuration that is no TOML', make: file('config.toml', '[executables\n') },
  {
    name: 'a configuration with an unknown key',
    make: file('config.toml', '[executables]\nalowed = ["a"]\n'),
  },
  {
    name: 'a configuration that may not be read',
    make: () => {
      const path = `${CONFIG}/config.toml`;
      put(path, '');
      chownSync(path, ROOT, ROOT);
      chmodSync(path, 0o000);
      return () => rmSync(path);
    },
  },
  {
    name: 'a configuration that is a pipe',
    make: () => {
      const path = `${CONFIG}/config.toml`;
      execFileSync('mkfifo', ['-m', '666', path]);
      return () => rmSync(path);
    },
  },
  {
    name: 'a project that switches rules off',
    ownRule: true,
    make: () => {
      put(`${PROJECT}/.sechook/config.toml`, '[rules]\ndisabled = ["*"]\n');
      giveToUser(`${PROJECT}/.sechook`);
      return () => rmSync(`${PROJECT}/.sechook`, { recursive: true });
    },
  },
  { name: 'a cache with one bit changed', ...OWN, make: cache(flip) },
  {
    name: 'a cache that is cut',
    ...OWN,
    make: cache((path) => writeFileSync(path, readFileSync(path).subarray(0, -9))),
  },
  { name: 'a cache of zeros', ...OWN, make: cache((path) => writeFileSync(path, new Uint8Array(4096))) },
  { name: 'a cache of another user', ...OWN, make: cache((path) => chownSync(path, ROOT, ROOT)) },
  { name: 'a cache that everybody may write', ...OWN, make: cache((path) => chmodSync(path, 0o666)) },
  {
    name: 'a cache that is a link',
    ...OWN,
    make: cache((path) => {
      writeFileSync(`${path}.real`, readFileSync(path));
      rmSync(path);
      symlinkSync(`${path}.real`, path);
    }),
  },
  { name: 'a cache directory of another user', ...OWN, make: ownedByRoot(CACHE) },
  { name: 'a log that cannot be written', ...OWN, make: ownedByRoot(STATE) },
  {
    name: 'a log that cannot be written and must be',
    make: () => {
      const undoOwner = ownedByRoot(STATE)();
      const undoConfig = file('config.toml', '[audit]\non_failure = "deny"\n')();
      return () => {
        undoConfig();
        undoOwner();
      };
    },
  },
];
