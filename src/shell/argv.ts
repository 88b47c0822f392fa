/**
 * Words after a command's name, read as GNU getopt reads them: clusters (`-rf`), values (`-C dir`,
 * `-Cdir`, `--dir=x`, `--dir x`), abbreviated long options, `--`, options after operands.
 *
 * A table says which options of a command take a value and which spellings are the same option; without
 * one, every short option is a flag and a long option has a value only after `=`.
 */
import type { Value } from '../core/value.ts';
import type { Arg } from './invocation.ts';

export interface OptionTable {
  /** Short options that take a value, as letters: `"Cgo"`. */
  readonly shortValues?: string;
  /** Long options that take a value as the next word (`--name`), besides `--name=value`. */
  readonly longValues?: readonly string[];
  /** Spellings of one option: `[['-r', '-R', '--recursive'], ['-f', '--force']]`; the first is canonical. */
  readonly same?: readonly (readonly string[])[];
  /** All long options, so that an abbreviation that fits several is not taken for one of them. */
  readonly long?: readonly string[];
  /** Options end at the first operand (sudo, env, ssh, git, docker: what follows belongs to another command). */
  readonly stopsAtOperand?: boolean;
  /** Options are words with one dash (`find -delete`, `java -jar`, `terraform -auto-approve`): no clusters. */
  readonly singleDash?: boolean;
}

export interface Option {
  /** Canonical name with its dashes: `-r`, `--force-with-lease`. */
  readonly name: string;
  readonly value: Value | null;
  readonly arg: Arg;
}

export interface ParsedArgs {
  readonly options: readonly Option[];
  readonly operands: readonly Arg[];
  /** True where a word is not known and may be an option, or several. */
  readonly mayHoldOptions: boolean;
}
