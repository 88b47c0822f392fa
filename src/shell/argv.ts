/**
 * Words after a command's name, read as GNU getopt reads them: clusters (`-rf`), values (`-C dir`,
 * `-Cdir`, `--dir=x`, `--dir x`), abbreviated long options, `--`, options after operands.
 *
 * A table says which options of a command take a value and which spellings are the same option; without
 * one, every short option is a flag and a long option has a value only after `=`. A word that is only
 * partly known is read as far as it is known; `mayHoldOptions` says that there may be more.
 */
import { known, knownPrefix, knownText, type Value } from '../core/value.ts';
import { type CompiledTable, compileTable, resolveLong, subcommandTable } from './compiled-options.ts';
import type { Arg } from './invocation.ts';
import { mayBeginWithDash, withoutPrefix } from './value-text.ts';

export interface OptionTable {
  /** Short options that take a value, as letters: `"Cgo"`. */
  readonly shortValues?: string;
  /** Short options whose value, if any, is attached: `-i.bak`, `-j8`. */
  readonly shortOptional?: string;
  /** Short options after which only such characters are their value, and the cluster goes on: perl's `-l012e`. */
  readonly shortAttached?: Readonly<Record<string, RegExp>>;
  /** Long options that take a value as the next word (`--name`), besides `--name=value`. */
  readonly longValues?: readonly string[];
  /** Spellings of one option: `[['-r', '-R', '--recursive'], ['-f', '--force']]`; the first is canonical. */
  readonly same?: readonly (readonly string[])[];
  /** All long options, so that an abbreviation that fits several is not taken for one of them. */
  readonly long?: readonly string[];
  /** Options end at the first operand (sudo, env, ssh, docker exec: what follows belongs to another command). */
  readonly stopsAtOperand?: boolean;
  /** Options are words with one dash (`find -delete`, `java -jar`, `terraform -auto-approve`): no clusters. */
  readonly singleDash?: boolean;
  /** The first word is a cluster even without a dash (`tar xzf a.tgz`, `ar rcs`). */
  readonly bundledFirst?: boolean;
  /** The first operand names a subcommand, and what follows is read by that one's table (git, docker, npm). */
  readonly subcommands?: Readonly<Record<string, OptionTable>>;
  /** Options of this table are good after the subcommand too (kubectl, docker; not git). */
  readonly persistent?: boolean;
}

export interface Option {
  /** Canonical name with its dashes: `-r`, `--force-with-lease`. */
  readonly name: string;
  readonly value: Value | null;
  readonly arg: Arg;
  /** The word that holds the value: the option's own or the next; null without a value. */
  readonly valueArg: Arg | null;
}

export interface ParsedArgs {
  readonly options: readonly Option[];
  readonly operands: readonly Arg[];
  /** True where a word is not known and may be an option, or several. */
  readonly mayHoldOptions: boolean;
}

interface Reading {
  readonly args: readonly Arg[];
  readonly options: Option[];
  readonly operands: Arg[];
  mayHoldOptions: boolean;
  table: CompiledTable;
  /** Index of the next word. */
  at: number;
}

export function parseArgs(args: readonly Arg[], table: OptionTable | null): ParsedArgs {
  const reading: Reading = {
    args,
    options: [],
    operands: [],
    mayHoldOptions: false,
    table: compileTable(table),
    at: 0,
  };
  if (reading.table.bundledFirst) readBundle(reading);
  while (reading.at < args.length) {
    const arg = args[reading.at];
    if (arg === undefined) break;
    reading.at += 1;
    const text = knownText(arg.value);
    if (text === '--') {
      takeRest(reading);
    } else if (text !== '-' && knownPrefix(arg.value).startsWith('-')) {
      readOption(reading, arg);
    } else {
      readOperand(reading, arg, text);
    }
  }
  return { options: reading.options, operands: reading.operands, mayHoldOptions: reading.mayHoldOptions };
}

function takeRest(reading: Reading): void {
  for (let i = reading.at; i < reading.args.length; i += 1) {
    const arg = reading.args[i];
    if (arg !== undefined) reading.operands.push(arg);
  }
  reading.at = reading.args.length;
}

function readOperand(reading: Reading, arg: Arg, text: string | null): void {
  if (mayBeginWithDash(arg.value)) reading.mayHoldOptions = true;
  reading.operands.push(arg);
  if (reading.table.stopsAtOperand) takeRest(reading);
  else if (reading.table.subcommands !== null) reading.table = subcommandTable(reading.table, text);
}

function readOption(reading: Reading, arg: Arg): void {
  const prefix = knownPrefix(arg.value);
  if (reading.table.singleDash || prefix.startsWith('--')) readNamed(reading, arg, prefix);
  else readCluster(reading, arg, prefix, 1);
}

/** `--name`, `--name=value`, or `-name` where the table says that one dash makes a name. */
function readNamed(reading: Reading, arg: Arg, prefix: string): void {
  const equals = prefix.indexOf('=');
  if (equals !== -1) {
    const name = resolveLong(reading.table, prefix.slice(0, equals));
    reading.options.push({ name, value: withoutPrefix(arg.value, equals + 1), arg, valueArg: arg });
    return;
  }
  if (arg.value.kind !== 'known') {
    reading.mayHoldOptions = true;
    return;
  }
  const name = resolveLong(reading.table, prefix);
  pushOption(reading, name, arg, reading.table.longValues.has(name));
}

function readCluster(reading: Reading, arg: Arg, prefix: string, from: number): void {
  for (let i = from; i < prefix.length; i += 1) {
    const letter = prefix.charAt(i);
    const name = reading.table.canonical.get(`-${letter}`) ?? `-${letter}`;
    const attached = reading.table.shortAttached[letter]?.exec(prefix.slice(i + 1))?.[0];
    if (attached !== undefined) {
      reading.options.push({ name, value: known(attached), arg, valueArg: arg });
      i += attached.length;
      continue;
    }
    const hasRest = i + 1 < prefix.length || arg.value.kind !== 'known';
    const optional = reading.table.shortOptional.includes(letter);
    const takesValue = reading.table.shortValues.includes(letter);
    if (hasRest && (takesValue || (optional && i + 1 < prefix.length))) {
      reading.options.push({ name, value: withoutPrefix(arg.value, i + 1), arg, valueArg: arg });
      return;
    }
    pushOption(reading, name, arg, takesValue);
  }
  if (arg.value.kind !== 'known') reading.mayHoldOptions = true;
}

/** An option whose value, if it takes one, is the next word. */
function pushOption(reading: Reading, name: string, arg: Arg, takesValue: boolean): void {
  const next = takesValue ? reading.args[reading.at] : undefined;
  if (next === undefined) {
    reading.options.push({ name, value: null, arg, valueArg: null });
    return;
  }
  reading.at += 1;
  if (next.value.kind === 'unknown' && next.value.why.splits) reading.mayHoldOptions = true;
  reading.options.push({ name, value: next.value, arg, valueArg: next });
}

/** `tar xzf a.tgz`: letters of the first word take their values from the words after it, in order. */
function readBundle(reading: Reading): void {
  const first = reading.args[0];
  const text = first === undefined ? null : knownText(first.value);
  if (first === undefined || text === null || text === '' || text.startsWith('-')) return;
  reading.at = 1;
  for (const letter of text) {
    const name = reading.table.canonical.get(`-${letter}`) ?? `-${letter}`;
    pushOption(reading, name, first, reading.table.shortValues.includes(letter));
  }
}

/** The last value given for an option, by canonical name. */
export function lastOption(parsed: ParsedArgs, ...names: readonly string[]): Option | null {
  return parsed.options.findLast((option) => names.includes(option.name)) ?? null;
}

export function hasOption(parsed: ParsedArgs, ...names: readonly string[]): boolean {
  return parsed.options.some((option) => names.includes(option.name));
}
