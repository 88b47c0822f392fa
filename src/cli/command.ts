/**
 * A command as data: parsing, help, completion and the reference are all made from these. `run` gets the
 * parsed words and the world, calls one function of the product, renders, and returns an exit code.
 */
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';

/** What a shell completes after an option or for an operand. */
export type Completion = 'file' | 'directory' | 'none';

export type OptionSpec =
  | { readonly kind: 'flag'; readonly name: string; readonly short?: string; readonly summary: string }
  | (ValueSpec & { readonly kind: 'value' })
  /** May be given several times. */
  | (ValueSpec & { readonly kind: 'values' });

interface ValueSpec {
  /** Without its dashes: `permission-mode`. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help: `FILE`. */
  readonly value: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly completes?: Completion;
}

interface OperandSpec {
  readonly name: string;
  readonly summary: string;
  readonly variadic: boolean;
  readonly choices?: readonly string[];
  readonly completes?: Completion;
}

interface Example {
  readonly line: string;
  readonly says: string;
}

export interface CommandSpec {
  readonly name: string;
  /** One line, no full stop. */
  readonly summary: string;
  /** Paragraphs for `--help` and the reference. */
  readonly description: readonly string[];
  readonly operands: readonly OperandSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  /** What its exit codes mean, where they differ from "0 done, 2 wrong use". */
  readonly exits: readonly { readonly code: number; readonly means: string }[];
  readonly commands: readonly CommandSpec[];
  /** Null for a command that only holds others. */
  readonly run: ((given: Given, io: CliIo, host: Host) => number | Promise<number>) | null;
}

/** The words of a command line after parsing, by option name without dashes. */
export interface Given {
  readonly operands: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | null;
  values(name: string): readonly string[];
}
