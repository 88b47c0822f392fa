/**
 * Option tables by command name, made from their rows on first use, and what they tell: which words of an
 * invocation are options, and which name the subcommand.
 */
import { rowsByName } from '../../core/rows.ts';
import { knownText } from '../../core/value.ts';
import { type OptionTable, type ParsedArgs, parseArgs } from '../argv.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { ARCHIVE_ROWS } from './archive.ts';
import { CONTAINER_ROWS } from './containers.ts';
import { DEVELOP_ROWS } from './develop.ts';
import { FILE_ROWS } from './files.ts';
import { GIT_ROWS } from './git.ts';
import { LAUNCHER_ROWS } from './launchers.ts';
import { NETWORK_ROWS } from './network.ts';
import { PACKAGE_ROWS } from './packages.ts';
import { type OptionRow, tableOf } from './rows.ts';
import { SEARCH_ROWS } from './search.ts';
import { SYSTEM_ROWS } from './system.ts';
import { TEXT_ROWS } from './text.ts';

/** Where two families know a name, the later one here wins. */
const ROWS = rowsByName<OptionRow>({
  ...DEVELOP_ROWS,
  ...LAUNCHER_ROWS,
  ...SYSTEM_ROWS,
  ...PACKAGE_ROWS,
  ...CONTAINER_ROWS,
  ...GIT_ROWS,
  ...NETWORK_ROWS,
  ...ARCHIVE_ROWS,
  ...SEARCH_ROWS,
  ...TEXT_ROWS,
  ...FILE_ROWS,
});

const tables = new Map<string, OptionTable>();

/** How the command's words are to be read; null for commands that nothing is known of. */
export function optionTable(base: string): OptionTable | null {
  const ready = tables.get(base);
  if (ready !== undefined) return ready;
  const row = rowOf(base);
  if (row === null) return null;
  const table = tableOf(row);
  tables.set(base, table);
  return table;
}

function rowOf(base: string): OptionRow | null {
  return ROWS.get(base) ?? (base.startsWith('mkfs.') ? ROWS.get('mkfs') : undefined) ?? null;
}

const parsed = new WeakMap<Invocation, ParsedArgs>();

/** The words of an invocation read by its command's table; worked out once. */
export function parseInvocation(invocation: Invocation): ParsedArgs {
  const ready = parsed.get(invocation);
  if (ready !== undefined) return ready;
  const made = parseArgs(invocation.args, invocation.base === null ? null : optionTable(invocation.base));
  parsed.set(invocation, made);
  return made;
}

/**
 * The leading operands that may name a subcommand: `git -C x stash drop` → `stash drop …`. All operands
 * are given; how many of them are subcommands is for the caller's rule to say.
 */
export function subcommandPath(invocation: Invocation): readonly Arg[] {
  return parseInvocation(invocation).operands;
}

/** The first `count` operands as text, for launchers and effects; shorter where one is not known. */
export function subcommandNames(invocation: Invocation, count: number): readonly string[] {
  const names: string[] = [];
  for (const operand of subcommandPath(invocation).slice(0, count)) {
    const text = knownText(operand.value);
    if (text === null) break;
    names.push(text);
  }
  return names;
}

/** Every command that has a table, for completion and documentation. */
export function namesWithOptions(): readonly string[] {
  return ROWS.names();
}
