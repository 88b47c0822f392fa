/** What a hook call may touch of the outside world. Only the entry makes one from the process. */
import type { Failure } from '../core/failure.ts';
import type { LoadRequest, PolicyLoad } from '../snapshot/load.ts';
import type { StdinResult } from './stdin.ts';

export interface HookIo {
  readonly version: string;
  readonly platform: string;
  readonly uid: number;
  readonly pid: number;
  /** Microseconds since the process began. */
  micros(): number;
  /** The words after `hook`. */
  readonly argv: readonly string[];
  readonly stdin: StdinResult;
  /** Milliseconds that are left of the call's time when this is asked. */
  millisLeft(): number;
  /** The home that the system's password database names for this user; null where it names none. */
  accountHome(): string | null;
  /** One variable of the hook's own environment, which a project can set: never a reason to trust. */
  env(name: string): string | undefined;
  /** The shell grammar is loaded when something is parsed first; `home` is one more place to load it from. */
  offerGrammar(home: string | null): void;
  /** Why the grammar could not be loaded, once somebody needed it. */
  grammarFailure(): Failure | null;
  /** A file that the executable carries; null where it carries none of that name. */
  embedded(name: string): Uint8Array | null;
  /** The other bundle of the executable, for the rare call that has to compile rules. Costs milliseconds. */
  cold(): ColdBundle;
}

/** What the cold bundle offers the hook. */
export interface ColdBundle {
  /** Compiles the rule and config files of all layers and writes the caches. */
  recompile(request: LoadRequest): Exclude<PolicyLoad, { kind: 'stale' }>;
}
