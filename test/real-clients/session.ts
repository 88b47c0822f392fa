/** One run of a client: what the model asks for, step by step, and what was seen of each step. */
import type { ClientId } from '../../src/core/call.ts';
import type { Wish } from './calls.ts';

export type Scope = 'managed' | 'user';

/** What the client itself would say to a tool, were there no guard. */
export type Approvals =
  /** Every tool runs without a question. */
  | 'open'
  /** As the client is when it is new. */
  | 'default';

export interface Setup {
  readonly client: ClientId;
  readonly scope: Scope;
  readonly approvals: Approvals;
  /** False only where the bare client is to be shown. */
  readonly guarded: boolean;
  /** Where the client keeps what is its own; the guard's home is always the user's. */
  readonly clientHome: string;
  /** Set where the client is started, over what is there. */
  readonly env: Readonly<Record<string, string>>;
  /** More words for the client's command line. */
  readonly args: readonly string[];
  /** Whether a person sits before it. */
  readonly screen?: boolean;
}

export interface Step {
  readonly name: string;
  readonly wish: Wish;
  /** Both as root, with the client waiting for its model. */
  readonly before?: () => void;
  readonly after?: () => void;
  /** Whether the tool's effect is there; it is told what the model got to read. */
  readonly ran: (told: string) => boolean;
  /** What the doctor says, asked for where the effect is there, before it is undone. */
  readonly look?: () => readonly string[];
}

/** What a scenario is told of the run that it is for. */
export interface Place {
  readonly client: ClientId;
  readonly scope: Scope;
  readonly variant: string;
  readonly modelUrl: string;
  /** Paths of the pages that were fetched so far. */
  readonly pages: readonly string[];
}

export interface Session {
  readonly setup: Setup;
  /** As root, when all is wired and the client has not started. */
  readonly prepare?: () => void;
  readonly steps: readonly Step[];
  /** What the model asks for as a sub-agent that was given a task beginning with `SUB_TASK`. */
  readonly subSteps?: readonly Step[];
  readonly limitSeconds?: number;
  /** With it the client runs as a person starts it; without, as a program does. */
  readonly screen?: Screen;
}

export interface Screen {
  /** One after the other: once a screen fits, the keys are pressed. */
  readonly answers: readonly { readonly when: RegExp; readonly keys: readonly string[] }[];
  readonly until: RegExp;
}

export const SUB_TASK = 'sub-task';

export interface StepSeen {
  readonly name: string;
  readonly ran: boolean;
  /** What the model was told; null when the client ended before that. */
  readonly told: string | null;
  readonly milliseconds: number;
  /** What the doctor said, where it was asked. */
  readonly doctor: readonly string[];
}

export interface Seen {
  readonly steps: readonly StepSeen[];
  /** Names of all tools that the client offered. */
  readonly offered: readonly string[];
  /** The client's exit code; null when it was stopped at the limit. */
  readonly exit: number | null;
  readonly seconds: number;
  /** Every screen that was shown, where there was one. */
  readonly screens: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  /** Everything that the client sent to its model with the last request. */
  readonly lastRequest: string;
}
