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
    ...(sub === undefined ? {} : { subcommands: subcommandsOf(sub) }),
  };
}

/** git alone has sixty subcommands: each table is made when a command asks for it. */
function subcommandsOf(rows: OptionRows): Readonly<Record<string, OptionTable>> {
  const tables: Record<string, OptionTable> = {};
  for (const name of Object.keys(rows)) {
    let made: OptionTable | null = null;
    Object.defineProperty(tables, name, {
      enumerable: true,
      get: () => {
        made ??= tableOf(rows[name] ?? '');
        return made;
      },
    });
  }
  return tables;
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
