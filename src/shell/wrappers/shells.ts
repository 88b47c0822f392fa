/**
 * Shells: `sh -c text`, `bash script.sh`, `bash -s`, and a shell that reads standard input because it was
 * given nothing else. Option clusters such as `-xec` and `+x` are read as the shell itself does.
 */
import { knownPrefix, knownText } from '../../core/value.ts';
import type { Arg, Invocation, Language, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { maySplit } from '../value-text.ts';
import {
  afterDashes,
  argText,
  fileLaunch,
  joinedScript,
  madeArg,
  opaqueLaunch,
  scriptLaunch,
  viaOf,
} from './launch.ts';

const LANGUAGES: Readonly<Record<string, Language>> = {
  sh: 'posix',
  dash: 'posix',
  ash: 'posix',
  ksh: 'posix',
  ksh93: 'posix',
  mksh: 'posix',
  pdksh: 'posix',
  lksh: 'posix',
  yash: 'posix',
  posh: 'posix',
  sash: 'posix',
  rsh: 'posix',
  fish: 'posix',
  csh: 'posix',
  tcsh: 'posix',
  bash: 'bash',
  rbash: 'bash',
  zsh: 'zsh',
};

export function isShell(base: string): boolean {
  return Object.hasOwn(LANGUAGES, base);
}

export function shellLanguage(base: string): Language {
  return LANGUAGES[base] ?? 'posix';
}

interface ShellWords {
  readonly command: boolean;
  readonly stdin: boolean;
  readonly rest: readonly Arg[];
  /** Scripts that run before: `--rcfile`, `--init-command`. */
  readonly before: readonly Launch[];
  /** Only prints: `--version`, `-n`. */
  readonly idle: boolean;
}

export const launchShell: Launcher = (invocation) => {
  const language = shellLanguage(invocation.base ?? 'sh');
  const read = readWords(invocation, language);
  const via = viaOf(invocation, 'script');
  const launches: Launch[] = [...read.before];
  if (read.idle) return launches;
  const [first, ...rest] = read.rest;
  if (read.command) {
    if (first !== undefined) launches.push(scriptLaunch(first, via, { language, params: rest }));
    return launches;
  }
  if (read.stdin || first === undefined || argText(first) === '-') {
    const params = [madeArg(invocation.base ?? 'sh', { span: invocation.nameSpan }), ...read.rest];
    launches.push({ kind: 'stdin', language, via, params });
    return launches;
  }
  if (first.value.kind === 'unknown' && maySplit(first.value)) {
    // `bash $X`: it may be a file, `-c …`, or nothing at all.
    launches.push(opaqueLaunch('dynamic-script', invocation.base ?? 'sh', first.value.why));
    return launches;
  }
  launches.push(fileLaunch(first, via, { language, params: rest }));
  return launches;
};

/** Letters whose value is the next word. */
const VALUES = 'oO';
const LONG_VALUES: ReadonlySet<string> = new Set([
  '--rcfile',
  '--init-file',
  '--init-command',
  '--features',
  '--debug-output',
  '--profile',
  '--emulate',
]);

function readWords(invocation: Invocation, language: Language): ShellWords {
  const fish = invocation.base === 'fish';
  const before: Launch[] = [];
  const { args } = invocation;
  let command = false;
  let stdin = false;
  let idle = false;
  let at = 0;
  for (; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === undefined) break;
    const text = knownText(arg.value);
    const prefix = knownPrefix(arg.value);
    if (text === '--' || text === '-') {
      at += 1;
      break;
    }
    if (arg.value.kind === 'unknown' && maySplit(arg.value) && at + 1 < args.length) {
      // `bash $OPTIONS -c text`: it may be nothing, or options, or the script's name.
      before.push(opaqueLaunch('dynamic-script', invocation.base ?? 'sh', arg.value.why));
      continue;
    }
    if (text === null && prefix.startsWith('-')) {
      // `-$X` may well be `-c`.
      command = true;
      continue;
    }
    if (!/^[-+]./.test(prefix)) break;
    if (prefix.startsWith('--')) {
      const name = prefix.split('=')[0] ?? prefix;
      const attached = prefix.includes('=');
      if (name === '--version' || name === '--help' || name === '--no-execute') idle = true;
      if (name === '--command') {
        command = true;
        if (attached)
          return {
            command,
            stdin,
            idle,
            before,
            rest: [madeArg(prefix.slice(10), arg), ...args.slice(at + 1)],
          };
      }
      if (LONG_VALUES.has(name)) {
        const value = attached ? madeArg(prefix.slice(name.length + 1), arg) : args[at + 1];
        if (!attached) at += 1;
        if (value !== undefined) before.push(startFile(invocation, name, value, language));
      }
      continue;
    }
    if (prefix.startsWith('-')) {
      if (prefix.includes('c')) command = true;
      if (prefix.includes('s') && !fish) stdin = true;
      // `-n` reads the script and runs nothing, but only with nothing else is it sure to hold.
      if (prefix === '-n') idle = true;
    }
    for (const letter of prefix.slice(1)) {
      if (VALUES.includes(letter) && !fish) at += 1;
      if (fish && letter === 'C') {
        const value = args[at + 1];
        at += 1;
        if (value !== undefined) before.push(startFile(invocation, '--init-command', value, language));
      }
    }
  }
  return { command, stdin: stdin && !command, idle, before, rest: args.slice(at) };
}

function startFile(invocation: Invocation, option: string, value: Arg, language: Language): Launch {
  const via = viaOf(invocation, 'script');
  if (option === '--init-command') return scriptLaunch(value, via, { language });
  return fileLaunch(value, via, { language });
}

/** `eval`: its words joined, in the same shell. */
export const launchEval: Launcher = (invocation) =>
  joinedScript(afterDashes(invocation.args), viaOf(invocation, 'script'), {
    language: 'bash',
    sameShell: true,
  });

/** `source file args`, `. file args`. */
export const launchSource: Launcher = (invocation) => {
  const [file, ...params] = afterDashes(invocation.args);
  if (file === undefined) return [];
  const via = {
    kind: 'file',
    name: invocation.base === '.' ? 'source' : (invocation.base ?? 'source'),
  } as const;
  return [fileLaunch(file, via, { language: 'bash', params, sameShell: true })];
};

/** `trap 'script' SIGNAL…`: runs later, in the same shell. */
export const launchTrap: Launcher = (invocation) => {
  const args = invocation.args.filter((arg) => argText(arg) !== '--');
  const [script] = args;
  const text = argText(script);
  if (
    script === undefined ||
    args.length < 2 ||
    text === '-' ||
    text === '' ||
    text?.startsWith('-') === true
  )
    return [];
  return [scriptLaunch(script, viaOf(invocation, 'script'), { language: 'bash', sameShell: true })];
};

/** `history -s words`: kept for `fc -s` and `!!` to run. */
export const launchHistory: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) => argText(arg) === '-s');
  const read = invocation.args.findIndex((arg) => argText(arg) === '-r');
  const file = read === -1 ? undefined : invocation.args[read + 1];
  // What is read there, `fc -s` runs.
  if (file !== undefined) return [fileLaunch(file, viaOf(invocation, 'script'), { language: 'bash' })];
  return at === -1
    ? []
    : joinedScript(invocation.args.slice(at + 1), viaOf(invocation, 'script'), { language: 'bash' });
};

/** `complete -C 'command'`, `bind -x '"key": command'`, `mapfile -C command`, `fc -e editor`. */
export const launchCallback: Launcher = (invocation) => {
  const letter = { complete: '-C', compgen: '-C', mapfile: '-C', readarray: '-C', bind: '-x', fc: '-e' }[
    invocation.base ?? ''
  ];
  const at = invocation.args.findIndex((arg) => argText(arg) === letter);
  if (at === -1 && invocation.base === 'bind') return macroLaunches(invocation);
  const value = at === -1 ? undefined : invocation.args[at + 1];
  if (value === undefined) return [];
  const text = argText(value);
  const key = invocation.base === 'bind' && text !== null ? /^\s*"[^"]*"\s*:\s*/.exec(text) : null;
  const script = key === null || text === null ? value : madeArg(text.slice(key[0].length), value);
  return [scriptLaunch(script, viaOf(invocation, 'script'), { language: 'bash', sameShell: true })];
};

/** `bind '"\\C-a": "text\\n"'`: a key that types a line and sends it. */
function macroLaunches(invocation: Invocation): readonly Launch[] {
  return invocation.args.flatMap((arg) => {
    const typed = /^\s*(?:"[^"]*"|\S+)\s*:\s*"((?:[^"\\]|\\.)*)\\(?:n|r|C-[mj])/i.exec(
      argText(arg) ?? '',
    )?.[1];
    return typed === undefined
      ? []
      : [scriptLaunch(madeArg(typed, arg), viaOf(invocation, 'script'), { language: 'bash' })];
  });
}
