/**
 * What a client is given to run: the half of the guard that answers when the executable cannot. Whatever
 * happens to it (missing, emptied, killed, stalled, out of memory, crashed), the client gets exit code 2
 * with something on stderr, which all of them read as a deny.
 *
 * The outer shell (`sh`, the login shell, whatever the client uses) sees one simple command of absolute
 * paths and single-quoted words, with no name that a function, alias or PATH could take over. `env -i`
 * then starts a second, clean `sh`; only there are exit codes told apart. What remains open is what acts
 * before the first word is read: LD_PRELOAD and its kin in any program, BASH_ENV, SHELLOPTS=noexec and a
 * first-level .bashrc in a bash, ZDOTDIR in zsh, and whoever kills the shell that the client started.
 */
import type { ClientId } from '../core/call.ts';
import { HOOK_ANSWERED, HOOK_DENY } from '../core/exit-codes.ts';
import { cleanWords, type LineFacts, type RefusedLine, shellLine, whyRefused } from './line-parts.ts';
import { NEUTRAL_ENVIRONMENT } from './loader-environment.ts';

export interface RegisteredLine {
  readonly kind: 'line';
  /** The event to register it for. */
  readonly event: string;
  /** The words of the command, for clients that start it without a shell. */
  readonly words: readonly string[];
  /** The same as one line for sh, bash, zsh, dash or fish. */
  readonly shell: string;
  /** The entry as it belongs into the client's list of hooks. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/**
 * Where the clean `sh` could not be started, or was killed, the client's own shell says so on its stderr and ends with
 * a code that Codex takes for no opinion, as Gemini CLI does a death; of a deny this leaves what it is. Codex's is a
 * word of the shell, so that it holds without any program; a function of that name would have to come from the
 * environment that Codex was started in, which no project sets. Claude Code starts no shell.
 */
const IN_THE_CLIENTS_SHELL: Readonly<Record<ClientId, string>> = {
  'claude-code': '',
  'gemini-cli': " || /bin/sh -c 'exit 2'",
  codex: ' || exit 2',
};

const LIMIT_SECONDS = 5;
/** The client's own limit only ever opens the gate: it lies well behind ours. */
const CLIENT_MARGIN_SECONDS = 5;

export function registeredLine(facts: LineFacts): RegisteredLine | RefusedLine {
  const { client, timeout } = facts;
  const limit = facts.limitSeconds ?? LIMIT_SECONDS;
  const why = whyRefused(facts, limit);
  if (why !== null) return { kind: 'refused', why };
  const words = cleanWords(facts, innerScript(timeout, limit), saysSo(client));
  const shell = shellLine(words) + IN_THE_CLIENTS_SHELL[client];
  return {
    kind: 'line',
    event: client === 'gemini-cli' ? 'BeforeTool' : 'PreToolUse',
    words,
    shell,
    entry: entryFor(client, words, shell, {
      seconds: limit + CLIENT_MARGIN_SECONDS,
      name: facts.hookName ?? 'sechook',
    }),
  };
}

/** A repository that asks for the guard must not break the client of whoever has none: it goes on, and is told. */
function saysSo(client: ClientId): string {
  const message = `This project asks for sechook, which guards coding agents, and it is not installed here: nothing is guarded. Install it, then run: sechook install --client ${client}`;
  return `printf "%s\\n" "{\\"systemMessage\\":\\"${message}\\"}"; exit 0`;
}

/** Seconds and milliseconds: a Gemini CLI entry of "10" would time out at once, which lets the tool run. */
function entryFor(
  client: ClientId,
  words: readonly string[],
  shell: string,
  { seconds, name }: { readonly seconds: number; readonly name: string },
): RegisteredLine['entry'] {
  switch (client) {
    case 'claude-code':
      return {
        type: 'command',
        command: words[0],
        args: words.slice(1),
        timeout: seconds,
        onFailure: 'block',
      };
    case 'gemini-cli':
      return {
        type: 'command',
        name,
        command: shell,
        timeout: seconds * 1_000,
        env: NEUTRAL_ENVIRONMENT,
      };
    case 'codex':
      return { type: 'command', command: shell, timeout: seconds };
  }
}

/**
 * One line without single quotes, exclamation marks or comments, so that every outer shell passes it on as
 * it is. `$@` is the executable and its words. Its stdout goes straight to the client; its stderr is held
 * back, for an exit code 2 must never come with an empty one. Success is a code that nothing else ends with
 * (`--line`): a file that was emptied or filled with zeros would be run as an empty script and end with 0.
 */
function innerScript(timeout: string | null, limit: number): string {
  const refuse =
    'printf "%s%.400s\\n" "sechook gave no verdict (exit code $c), so this call is refused. For the human: sechook check in a terminal of your own says why, or install sechook anew. " "$e" >&2; exit 2';
  const show = 'printf "%s\\n" "$e" >&2';
  const run = timeout === null ? 'b' : `${timeout} -s KILL ${limit}`;
  const keepStdin = timeout === null ? ' 4<&0' : '';
  const verdicts = [
    `${HOOK_ANSWERED}:) exit 0`,
    `${HOOK_ANSWERED}:said) ${show}; exit 0`,
    `${HOOK_DENY}:said) ${show}; exit 2`,
    `*) ${refuse}`,
  ];
  return [
    ...(timeout === null ? [watched(limit)] : []),
    `{ e=$(${run} "$@" 2>&1 >&3 3>&-); c=$?; } 3>&1${keepStdin}`,
    `case $c:\${e:+said} in ${verdicts.join(';; ')};; esac`,
  ].join('; ');
}

/**
 * A limit without `timeout(1)`. The executable runs in the background, with its stdin handed over by hand
 * (`sh` would give it /dev/null); the watchdog holds none of the client's pipes open, and is ended, with
 * its `sleep`, when the executable is done.
 */
function watched(limit: number): string {
  const watchdog = `( exec 4<&- >/dev/null 2>&1; trap "kill \\$k; exit" TERM; /bin/sleep ${limit} & k=$!; wait "$k"; kill -9 "$p" ) &`;
  return `b() { "$@" <&4 4<&- & p=$!; ${watchdog} w=$!; wait "$p"; x=$?; kill "$w"; return "$x"; }`;
}
