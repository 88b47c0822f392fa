/** Small makers of launches, so that launchers say only what is theirs. */
import { concatValues, known, knownText, type Unknown, type Value } from '../../core/value.ts';
import type { Option } from '../argv.ts';
import type { Arg, EnvAssignment, Input, Invocation, Language, Launch, Opaque, Via } from '../invocation.ts';

/** Where a program started on another machine or in a container runs. */
export const ELSEWHERE: Value = {
  kind: 'unknown',
  why: { kind: 'expansion', text: 'a directory elsewhere', splits: false },
};

export function viaOf(invocation: Invocation, kind: Via['kind']): Via {
  return { kind, name: invocation.base ?? '' };
}

interface CommandExtras {
  readonly env?: readonly EnvAssignment[];
  readonly cwd?: Value | null;
  readonly input?: Input | null;
}

/** The words as a command, none where there are none. */
export function commandLaunch(
  words: readonly Arg[],
  via: Via,
  extras: CommandExtras = {},
): readonly Launch[] {
  if (words.length === 0) return [];
  return [
    {
      kind: 'command',
      words,
      via,
      env: extras.env ?? [],
      cwd: extras.cwd ?? null,
      input: extras.input ?? null,
    },
  ];
}

interface ScriptExtras {
  readonly language?: Language;
  readonly params?: readonly Arg[];
  readonly sameShell?: boolean;
}

export function scriptLaunch(text: Arg, via: Via, extras: ScriptExtras = {}): Launch {
  return {
    kind: 'script',
    language: extras.language ?? 'posix',
    text: text.value,
    span: text.span,
    via,
    params: extras.params ?? [],
    sameShell: extras.sameShell ?? false,
  };
}

export function fileLaunch(path: Arg, via: Via, extras: ScriptExtras = {}): Launch {
  return {
    kind: 'file',
    language: extras.language ?? 'posix',
    path,
    via,
    params: extras.params ?? [],
    sameShell: extras.sameShell ?? false,
  };
}

export function opaqueLaunch(reason: Opaque['reason'], runner: string, why: Unknown): Launch {
  return { kind: 'opaque', reason, why, runner };
}

/** Words joined by blanks into one: what `eval`, `ssh`, `watch` and `su -c` hand to a shell. */
export function joinArgs(args: readonly Arg[]): Arg | null {
  const [first] = args;
  const last = args[args.length - 1];
  if (first === undefined || last === undefined) return null;
  if (args.length === 1) return first;
  const parts = args.flatMap((arg, i) => (i === 0 ? [arg.value] : [known(' '), arg.value]));
  return {
    value: concatValues(parts),
    span: { start: first.span.start, end: last.span.end },
    trail: args.flatMap((arg) => arg.trail),
  };
}

/** The joined words as a script. */
export function joinedScript(args: readonly Arg[], via: Via, extras: ScriptExtras = {}): readonly Launch[] {
  const text = joinArgs(args);
  return text === null ? [] : [scriptLaunch(text, via, extras)];
}

/** A word made up by a launcher, standing where `like` stands. */
export function madeArg(value: Value | string, like: { readonly span: Arg['span'] }): Arg {
  return { value: typeof value === 'string' ? known(value) : value, span: like.span, trail: [] };
}

export function argText(arg: Arg | undefined): string | null {
  return arg === undefined ? null : knownText(arg.value);
}

/** The value of an option as a word of its own. */
export function optionArg(option: Option | null): Arg | null {
  return option?.value == null ? null : madeArg(option.value, option.valueArg ?? option.arg);
}

/** Without a leading `--`, which some programs leave among their operands. */
export function afterDashes(args: readonly Arg[]): readonly Arg[] {
  return argText(args[0]) === '--' ? args.slice(1) : args;
}

// Bash exports functions as `BASH_FUNC_name%%=() {…}`.
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*(?:%%)?)=/;

export interface WithAssignments {
  readonly env: readonly EnvAssignment[];
  readonly words: readonly Arg[];
}

/** `A=b C=d command …` as `env`, `sudo` and their kin take it. */
export function splitAssignments(
  args: readonly Arg[],
  cut: (value: Value, count: number) => Value,
): WithAssignments {
  const env: EnvAssignment[] = [];
  let at = 0;
  for (; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === undefined) break;
    const first = arg.value.kind === 'pattern' ? arg.value.parts[0] : undefined;
    const head = arg.value.kind === 'known' ? arg.value.text : first?.kind === 'text' ? first.text : '';
    const name = ASSIGNMENT.exec(head)?.[1];
    if (name === undefined) break;
    env.push({ name, value: cut(arg.value, name.length + 1), span: arg.span });
  }
  return { env, words: args.slice(at) };
}

/** Longer code of other languages is not scanned: patterns on it would cost more than linear time. */
const MAX_CODE = 12_000;

/** The text of a piece of code, unless it is not known or too long: then what runs it, opaquely. */
export function codeText(code: Arg, runner: string): string | readonly Launch[] {
  const text = knownText(code.value);
  if (text === null)
    return code.value.kind === 'unknown' ? [opaqueLaunch('dynamic-code', runner, code.value.why)] : [];
  if (text.length <= MAX_CODE) return text;
  return [
    opaqueLaunch('dynamic-code', runner, { kind: 'budget', text: `${runner}: long code`, splits: false }),
  ];
}
