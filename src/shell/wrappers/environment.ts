/**
 * Variables that make programs run something: pagers, editors, ssh commands, files that shells read at
 * their start. Set in front of a command, or exported before it.
 */
import { concatValues, known, knownPrefix, knownText, type Value } from '../../core/value.ts';
import type { Arg, Invocation, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { withoutPrefix } from '../value-text.ts';
import { configLaunches, configPairs } from './git-config.ts';
import { commandLaunch, fileLaunch, scriptLaunch } from './launch.ts';

type Role = 'script' | 'program' | 'file' | 'prompt' | 'pipe';

const ROLES: Readonly<Record<string, Role>> = {
  PAGER: 'script',
  MANPAGER: 'script',
  GIT_PAGER: 'script',
  GH_PAGER: 'script',
  AWS_PAGER: 'script',
  SYSTEMD_PAGER: 'script',
  PSQL_PAGER: 'script',
  BAT_PAGER: 'script',
  DELTA_PAGER: 'script',
  EDITOR: 'script',
  VISUAL: 'script',
  GIT_EDITOR: 'script',
  GIT_SEQUENCE_EDITOR: 'script',
  KUBE_EDITOR: 'script',
  SUDO_EDITOR: 'script',
  SVN_EDITOR: 'script',
  HGEDITOR: 'script',
  FCEDIT: 'script',
  PSQL_EDITOR: 'script',
  SYSTEMD_EDITOR: 'script',
  BROWSER: 'script',
  GIT_SSH_COMMAND: 'script',
  GIT_SSH: 'program',
  GIT_PROXY_COMMAND: 'program',
  GIT_EXTERNAL_DIFF: 'script',
  GIT_ASKPASS: 'program',
  SSH_ASKPASS: 'program',
  SUDO_ASKPASS: 'program',
  RSYNC_RSH: 'script',
  CVS_RSH: 'program',
  SVN_SSH: 'script',
  LESSOPEN: 'pipe',
  LESSCLOSE: 'script',
  FZF_DEFAULT_COMMAND: 'script',
  PROMPT_COMMAND: 'script',
  BASH_ENV: 'file',
  ENV: 'file',
  PS0: 'prompt',
  PS1: 'prompt',
  PS2: 'prompt',
  PS4: 'prompt',
  RUSTC_WRAPPER: 'program',
  CARGO_BUILD_RUSTC_WRAPPER: 'program',
  RUSTC: 'program',
  CMAKE_C_COMPILER_LAUNCHER: 'program',
  CMAKE_CXX_COMPILER_LAUNCHER: 'program',
  NPM_CONFIG_SCRIPT_SHELL: 'program',
  TAR_RSH: 'program',
  GREP_PAGER: 'script',
  AUTOM4TE: 'script',
  BORG_PASSCOMMAND: 'script',
  BORG_RSH: 'script',
  CRASHPAGER: 'script',
  RCLONE_PASSWORD_COMMAND: 'script',
  RESTIC_PASSWORD_COMMAND: 'script',
  SPELL: 'script',
  npm_config_script_shell: 'program',
  npm_config_editor: 'script',
  npm_config_git: 'program',
};

const HARMLESS =
  /^(?:|cat|less(?: -\w+)*|more|true|false|:|vi|vim|nvim|nano|emacs|code(?: --wait)?|ed|pico|echo|tee|none|ssh|autom4te|aspell|ispell|hunspell)$/;

function roleOf(name: string): Role | undefined {
  if (Object.hasOwn(ROLES, name)) return ROLES[name];
  return /^CARGO_TARGET_\w+_(?:RUNNER|LINKER)$/.test(name) ? 'script' : undefined;
}

/** Compilers by whatever name, with a cache in front of them. */
const COMPILER =
  /^(?:\S*\/)?(?:[cs]?ccache\s+|distcc\s+)?(?:\S*\/)?(?:[\w.]+-)*(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|icc|tcc|emcc|em\+\+|ld|lld|ar|zig)(?:-[\d.]+)?(?:\s+-?[\w=,.+/-]+)*$/;

/** Options in variables: what they make a program start is found as it is on its command line. */
function optionLaunches(name: string, value: Value, span: Arg['span']): readonly Launch[] {
  const via: Via = { kind: 'option', name };
  const text = knownText(value);
  if (text === null) return [];
  const words = (line: string): readonly Arg[] =>
    line.split(/\s+/).map((word) => ({ value: known(word), span, trail: [] }));
  const scripts = (pattern: RegExp): readonly Launch[] =>
    [...text.matchAll(pattern)].map((match) => {
      const script = match.slice(1).find((group) => group !== undefined) ?? '';
      return scriptLaunch({ value: known(script.replaceAll('\\ ', ' ')), span, trail: [] }, via);
    });
  switch (name) {
    case 'CC':
    case 'CXX':
    case 'LD':
    case 'AR':
      return COMPILER.test(text) ? [] : [scriptLaunch({ value, span, trail: [] }, via)];
    case 'GOFLAGS':
      return scripts(/-(?:toolexec|exec|vettool)=((?:(?!["']|\s-\w+=).)+)/g);
    case 'MAKEFLAGS':
    case 'GNUMAKEFLAGS':
      return scripts(/\$\(shell\s+([^()]*)\)|--eval=[^;]*;([^\n]*)|\bSHELL=(.*)/g);
    case 'RUSTFLAGS': {
      const linker = /-C\s*linker=(\S+)/.exec(text)?.[1];
      return linker === undefined || COMPILER.test(linker) ? [] : commandLaunch(words(linker), via);
    }
    case 'NODE_OPTIONS':
      return [...text.matchAll(/(?:--require|-r|--import|--loader|--experimental-loader)[ =](\S+)/g)]
        .filter((match) => /[./]/.test(match[1] ?? ''))
        .map((match) =>
          fileLaunch({ value: known(match[1] ?? ''), span, trail: [] }, via, { language: 'node' }),
        );
    default:
      return [];
  }
}

/** What a variable's value makes a program run, sooner or later. */
function assignmentLaunches(name: string, value: Value, span: Arg['span']): readonly Launch[] {
  const role = roleOf(name);
  if (role === undefined) return optionLaunches(name, value, span);
  const text = knownText(value);
  if (text !== null && HARMLESS.test(text)) return [];
  const via: Via = { kind: 'option', name };
  const arg: Arg = { value, span, trail: [] };
  switch (role) {
    case 'script':
      return [scriptLaunch(arg, via, { language: 'bash' })];
    case 'program':
      return commandLaunch([arg], via);
    case 'file':
      return [fileLaunch(arg, via, { language: 'bash' })];
    case 'prompt':
      // The shell expands a prompt's text; only substitutions in it run anything.
      return text !== null && !/[$`]/.test(text)
        ? []
        : [
            scriptLaunch({ ...arg, value: concatValues([known(': "'), value, known('"')]) }, via, {
              language: 'bash',
            }),
          ];
    case 'pipe':
      return [
        scriptLaunch(
          {
            ...arg,
            value:
              text?.startsWith('|') === true ? withoutPrefix(value, text.startsWith('||') ? 2 : 1) : value,
          },
          via,
        ),
      ];
  }
}

/** `export PAGER='cmd'`, `declare -x EDITOR=…`: what is exported reaches every program after it. */
export const launchExport: Launcher = (invocation) =>
  invocation.args.flatMap((arg) => {
    const match = /^([A-Za-z_]\w*)=/.exec(knownPrefix(arg.value));
    if (match === null) return [];
    return assignmentLaunches(match[1] ?? '', withoutPrefix(arg.value, match[0].length), arg.span);
  });

/** What the variables in front of a command make it run. */
export function environmentLaunches(invocation: Invocation): readonly Launch[] {
  if (invocation.env.length === 0) return [];
  // What a variable started has it in its environment too: that it starts the same again is known already.
  const started = (name: string): boolean =>
    invocation.via.some((step) => step.kind === 'option' && step.name === name);
  const launches = invocation.env.flatMap((entry) =>
    started(entry.name) ? [] : assignmentLaunches(entry.name, entry.value, entry.span),
  );
  return invocation.base === 'git' ? [...launches, ...gitConfiguration(invocation)] : launches;
}

/** `GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=… GIT_CONFIG_VALUE_0=…`; aliases are `git.ts`'s matter. */
function gitConfiguration(invocation: Invocation): readonly Launch[] {
  return configPairs(invocation).flatMap(({ key, value }) =>
    /^alias\./i.test(key) ? [] : configLaunches(key, value.value, value, invocation),
  );
}
