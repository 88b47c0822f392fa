/** The hook bundle's entry: makes the call's world from the process, judges within the deadline, answers. */
import type { Answer } from '../clients/client.ts';
import { denyForAll } from '../clients/honoured.ts';
import { HOOK_ANSWERED } from '../core/exit-codes.ts';
import type { Failure } from '../core/failure.ts';
import { answerAndExit } from '../hook/exit.ts';
import type { ColdBundle, HookIo } from '../hook/io.ts';
import { runHook } from '../hook/run.ts';
import { readStdin, type StdinResult } from '../hook/stdin.ts';
import { withinMillis } from '../native/bounded.ts';
import { loadGrammar, loadGrammarOnDemand } from '../shell/grammar.ts';
import { type Embedded, ofExecutable, type SeaAssets } from './embedded.ts';
import { VERSION } from './version.ts';

/** What a call may take in all, from the start of the process; the registered line kills it a little later. */
const DEADLINE_MILLIS = 2000;
/** Of these the last part is for the answer itself. */
const ANSWER_MILLIS = 100;

/**
 * Ends the process. `argv` are the words after `hook`; `began` is the process's age in milliseconds at which
 * the call began, 0 but in a rehearsal.
 */
export async function startHook(
  argv: readonly string[],
  sea: SeaAssets,
  cold: () => ColdBundle,
  began = 0,
): Promise<never> {
  const millisLeft = (): number => DEADLINE_MILLIS - ANSWER_MILLIS - (process.uptime() * 1000 - began);
  const stdin = await readStdin(Math.max(1, Math.floor(millisLeft())));
  const words = argv.filter((word) => word !== '--line');
  const io = hookIo({ argv: words, stdin, millisLeft, cold, embedded: ofExecutable(sea) });
  end(judge(io), stdin, argv.includes('--line'));
}

/** Judges inputs without reading or ending anything, so that a build can have V8 compile what a call needs. */
export function rehearse(
  argv: readonly string[],
  inputs: readonly string[],
  sea: SeaAssets,
  cold: () => ColdBundle,
): void {
  const embedded = ofExecutable(sea);
  for (const text of inputs) {
    judge(hookIo({ argv, stdin: { kind: 'text', text }, millisLeft: () => DEADLINE_MILLIS, cold, embedded }));
  }
}

function judge(io: HookIo): Answer {
  try {
    const result = withinMillis(io.millisLeft(), () => runHook(io));
    if (result.kind === 'done') return result.value;
    return denyForAll(
      `sechook did not come to a verdict within ${DEADLINE_MILLIS} ms; what takes so long is not run.`,
    );
  } catch (error) {
    return denyForAll(`sechook failed inside and denies: ${String(error)}`);
  }
}

function end(answer: Answer, stdin: StdinResult, inLine: boolean): never {
  const readPending = stdin.kind === 'failed' && stdin.pending;
  return answerAndExit(answer, readPending, {
    // Unlike `process.exit` it runs no handlers and tears nothing down.
    reallyExit: (code) => reallyExit(inLine && code === 0 ? HOOK_ANSWERED : code),
    killSelf: () => {
      process.kill(process.pid, 'SIGKILL');
      // The signal is delivered before `kill` returns.
      throw new Error('unreachable');
    },
    now: () => process.uptime() * 1000,
  });
}

function reallyExit(code: number): never {
  return (process as unknown as { reallyExit: (code: number) => never }).reallyExit(code);
}

interface World extends Pick<HookIo, 'argv' | 'stdin' | 'millisLeft' | 'cold'> {
  readonly embedded: Embedded;
}

function hookIo({ argv, stdin, millisLeft, embedded, cold }: World): HookIo {
  let grammarFailure: Failure | null = null;
  return {
    version: VERSION,
    platform: process.platform,
    uid: process.geteuid?.() ?? -1,
    pid: process.pid,
    micros: () => process.uptime() * 1e6,
    argv,
    stdin,
    millisLeft,
    cold,
    accountHome,
    env: (name) => process.env[name],
    embedded: (name) => embedded.bytes(name),
    offerGrammar: (home) =>
      loadGrammarOnDemand(() => {
        grammarFailure = openGrammar(embedded, home);
      }),
    grammarFailure: () => grammarFailure,
  };
}

export function openGrammar(embedded: Embedded, home: string | null): Failure | null {
  const loaded = embedded.addons(home);
  if (loaded.kind === 'failed') return loaded.failure;
  try {
    loadGrammar(loaded.addons);
    return null;
  } catch (error) {
    return { code: 'addon-unavailable', detail: `The shell parser cannot be started: ${String(error)}` };
  }
}

function accountHome(): string | null {
  try {
    // Loaded on demand: the registered line names the home, and then nobody asks.
    const { homedir } = process.getBuiltinModule('node:os').userInfo();
    return homedir.startsWith('/') ? homedir : null;
  } catch {
    // A user that the password database does not know.
    return null;
  }
}
