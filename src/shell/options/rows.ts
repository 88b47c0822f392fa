/**
 * How a command's options are written down: one string, read on first use. Spellings of one option are
 * joined by `|`, the first is canonical; a trailing `=` means that it takes a value, `?` that a value, if
 * any, is attached (`-i.bak`). `'-r|-R|--recursive -t|--target-directory= -i|--in-place?'`
 */
import type { OptionTable } from '../argv.ts';

export type OptionRow = string | OptionRowWith;

export interface OptionRowWith {
  readonly options: string;
  /** What follows the first operand belongs to another command. */
  readonly stops?: boolean;
  /** One dash makes a name: `find -delete`. */
  readonly single?: boolean;
  /** `tar xzf` */
  readonly bundled?: boolean;
  /** Options are good after the subcommand as well. */
  readonly persistent?: boolean;
  readonly sub?: OptionRows;
}

export type OptionRows = Readonly<Record<string, OptionRow>>;

export function tableOf(row: OptionRow): OptionTable {
  if (typeof row === 'string') return readSpec(row, false);
  const { sub } = row;
  return {
    ...readSpec(row.options, row.single === true),
    stopsAtOperand: row.stops === true,
    singleDash: row.single === true,
    bundledFirst: row.bundled === true,
    persistent: row.persistent === true,
    ...(sub === undefined
      ? {}
      : {
          subcommands: Object.fromEntries(Object.entries(sub).map(([name, inner]) => [name, tableOf(inner)])),
        }),
  };
}

function readSpec(spec: string, single: boolean): OptionTable {
  let shortValues = '';
  let shortOptional = '';
  const longValues: string[] = [];
  const long: string[] = [];
  const same: string[][] = [];
  for (const entry of spec.split(' ')) {
    if (entry === '') continue;
    const takesValue = entry.endsWith('=');
    const optional = entry.endsWith('?');
    const names = (takesValue || optional ? entry.slice(0, -1) : entry).split('|');
    for (const name of names) {
      const isShort = name.length === 2 && !single;
      if (!isShort) long.push(name);
      if (takesValue && isShort) shortValues += name.charAt(1);
      if (takesValue && !isShort) longValues.push(name);
      if (optional && isShort) shortOptional += name.charAt(1);
    }
    if (names.length > 1) same.push(names);
  }
  return { shortValues, shortOptional, longValues, long, same };
}
