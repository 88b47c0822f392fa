/**
 * Names that mean something without being defined: the environment, the arguments, the home directory,
 * constants. Of the environment only the home is known; another variable is a hole that says its name.
 */
import { known, unknown } from '../../core/value.ts';
import { type Abstract, list, ofValue, ref, text } from './abstract.ts';
import type { Machine } from './machine.ts';

export function environmentVariable(machine: Machine, name: string | null): Abstract {
  if (name === null) return ofValue(unknown('variable', 'environment'));
  if (name === 'HOME' && machine.context.home !== null) return text(machine.context.home);
  return ofValue(unknown('variable', `$${name}`));
}

export function homeDirectory(machine: Machine): Abstract {
  return environmentVariable(machine, 'HOME');
}

/** Which of the parameters ($0 first) they begin with; -1 for one more in front, the program itself. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  'sys.argv': 0,
  'process.argv': -1,
  'Bun.argv': -1,
  'Deno.args': 1,
  ARGV: 1,
  ARGS: 1,
  '@ARGV': 1,
  $argv: 0,
  arg: 1,
};

const WORDS: Readonly<Record<string, string>> = {
  True: 'True',
  true: 'true',
  'os.sep': '/',
  'path.sep': '/',
  'os.devnull': '/dev/null',
  'os.curdir': '.',
  'os.pardir': '..',
  'signal.SIGKILL': '9',
  'signal.SIGTERM': '15',
};

/** The value of a dotted path that nobody defined; null where it just stands for itself. */
export function specialValue(machine: Machine, path: string): Abstract | null {
  if (Object.hasOwn(WORDS, path)) return text(WORDS[path] ?? '');
  if (Object.hasOwn(ARGUMENTS, path)) return argumentsFrom(machine, ARGUMENTS[path] ?? 0);
  const inside = /^(?:process\.env|import\.meta\.env|Bun\.env)\.(\w+)$/.exec(path);
  if (inside !== null) return environmentVariable(machine, inside[1] ?? null);
  return null;
}

function argumentsFrom(machine: Machine, from: number): Abstract {
  const params = (machine.context.params ?? []).map((param) => ofValue(param.value));
  // Where nothing is said of the arguments, anything may come.
  if (machine.context.params === undefined) return ofValue(unknown('positional', 'arguments'));
  return list(from < 0 ? [ofValue(known(machine.tongue)), ...params] : params.slice(from));
}

/** Spellings of the same thing: what only leads to it is dropped. */
export function canonicalPath(path: string): string {
  let now = path;
  for (let i = 0; i < 4; i += 1) {
    const next = now
      .replace(
        /^(?:builtins|__builtins__|__builtin__|globalThis|window|global|self|Kernel|CORE|main)\.(?=.)/,
        '',
      )
      .replace(/\.(?:__dict__|default|GLOBAL)(?=\.|$)/, '')
      .replace(/^process\(\)\./, 'process.')
      .replace(/^process\.mainModule\.require/, 'require')
      .replace(/^(?:posix|nt)\.(?=\w)/, 'os.')
      .replace(/^posixpath\./, 'os.path.')
      // Modules are at hand in every module that imports them: `platform.os`, `tempfile._shutil`.
      .replace(/^(?:[A-Za-z_]\w*\.)+_?(os|subprocess|shutil|pty|importlib)\.(?=\w)/, '$1.');
    if (next === now) break;
    now = next;
  }
  return now;
}

/** Modules that are at hand by name. */
export function moduleRef(name: string): Abstract {
  return ref(
    canonicalPath(
      name
        .replace(/^node:/, '')
        .replaceAll('/', '.')
        .replaceAll('::', '.'),
    ),
  );
}
