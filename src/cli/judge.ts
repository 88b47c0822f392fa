/**
 * The product as the commands see it: a judge under one policy, and what it says of one call. The real one
 * is made in `host.ts`; tests of arguments and renderers make their own.
 */
import type { ClientId, Decoded, Dialect, ToolCall } from '../core/call.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Decision } from '../core/finding.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import type { Effect } from '../shell/effect.ts';
import type { Act } from '../shell/invocation.ts';

export interface Judgement {
  readonly evaluation: Evaluation;
  /** What the call's client would be answered: `ask` may have become something else. */
  readonly answered: Decision;
  /** Of the evaluation alone, in microseconds. */
  readonly micros: number;
}

export interface Judge {
  judge(call: ToolCall, dialect: Dialect | null): Judgement;
  decode(payload: unknown, client: ClientId | null): Decoded;
  /** What one act of an analysis does to files and hosts; for `explain`. */
  effectsOf(act: Act): readonly Effect[];
}

export interface JudgeRequest {
  /** Whose project's rules hold; null for none. */
  readonly cwd: string | null;
  readonly home: string | null;
}

export type OpenedJudge =
  | { readonly kind: 'ready'; readonly judge: Judge }
  /** The rules or the configuration have errors: the hook denies everything. */
  | {
      readonly kind: 'invalid';
      readonly diagnostics: readonly Diagnostic[];
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };
