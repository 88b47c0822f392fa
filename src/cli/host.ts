/** What the product offers its commands. The real one is in `product-host.ts`; tests give a small one. */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Machine } from '../doctor/machine.ts';
import type { Lineage } from '../native/lineage.ts';
import type { RuleBook } from '../policy/rule-book.ts';
import type { JudgeRequest, OpenedJudge } from './judge.ts';

export interface Host {
  readonly version: string;
  /** Absolute path of this executable, for lines that a client is to be given. */
  readonly executable: string;
  readonly platform: string;
  /** Where the machine's own files begin: empty but in tests. */
  readonly root: string;
  readonly machine: Machine;
  /** The user's login shell; null where it cannot be told. */
  loginShell(): string | null;
  /** Names of the environment that the policy calls secrets. */
  secretNames(request: JudgeRequest): readonly string[];
  /** Absolute path of a `timeout(1)`; null where there is none. */
  timeoutProgram(): string | null;
  /** The home that the password database names; null where it names none. */
  accountHome(): string | null;
  /** The user whose files count. */
  readonly uid: number;
  now(): Date;
  /** Who started this command. */
  lineage(): Lineage;
  /** Puts a question on the controlling terminal and gives the line that is typed there. */
  ask(question: string): string | null;
  openJudge(request: JudgeRequest): OpenedJudge;
  /** All rules that hold in a directory, the shipped ones among them, with their samples. */
  ruleBook(request: JudgeRequest): RuleBook;
  /** Compiles files that were named, on their own: nothing is written. */
  compileFiles(files: readonly NamedText[], strict: boolean): Compilation | Uncompiled;
  /** Compiles what holds in a directory (managed, user and project files) and writes the snapshot. */
  compileLayers(request: JudgeRequest, strict: boolean): Compilation | Uncompiled;
}

export interface NamedText {
  /** As the user wrote it. */
  readonly file: string;
  readonly text: string;
}

export interface Compilation {
  readonly kind: 'compiled';
  readonly diagnostics: readonly Diagnostic[];
  /** Content of the files that diagnostics name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those that were read; null where that is not known. */
  readonly files: readonly string[] | null;
  readonly rules: number;
  /** Samples that were tried; null where they were not counted. */
  readonly samples: number | null;
  /** Snapshots that were written; none where there was an error or nothing to add to the built-in policy. */
  readonly written: readonly string[];
}

export interface Uncompiled {
  readonly kind: 'failed';
  readonly failure: Failure;
}
