/** The engine's question and answer: one tool call under one policy in one environment. */
import type { Dialect } from '../core/call.ts';
import type { Disk } from '../core/disk.ts';
import type { Failure } from '../core/failure.ts';
import type { Verdict } from '../core/finding.ts';
import type { Analysis } from '../shell/invocation.ts';

/** What the engine knows of the machine: everything that is not in the call. */
export interface Surroundings {
  readonly disk: Disk;
  /** The user's real home, absolute; null when it could not be found. */
  readonly home: string | null;
  readonly dialect: Dialect;
  /** macOS and Windows file systems fold case. */
  readonly foldsCase: boolean;
}

export interface Evaluation {
  readonly verdict: Verdict;
  /** What the shell would run; null for calls that are no command line. */
  readonly analysis: Analysis | null;
  /** Set when the analysis could not be finished: the caller denies. */
  readonly failure: Failure | null;
  /** Ids of the rules whose expressions were tried, in order; for `explain`. */
  readonly tried: readonly string[];
}
