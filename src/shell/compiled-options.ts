/**
 * An option table made ready for look-up, once for each table: which spelling is which option, which take
 * values, and what an abbreviated long option stands for.
 */
import type { OptionTable } from './argv.ts';

export interface CompiledTable {
  readonly shortValues: string;
  readonly shortOptional: string;
  readonly shortAttached: Readonly<Record<string, RegExp>>;
  /** Canonical names of the long options that take the next word. */
  readonly longValues: ReadonlySet<string>;
  /** Spelling → canonical name, for those that differ. */
  readonly canonical: ReadonlyMap<string, string>;
  readonly longNames: readonly string[];
  readonly stopsAtOperand: boolean;
  readonly singleDash: boolean;
  readonly bundledFirst: boolean;
  readonly subcommands: Readonly<Record<string, OptionTable>> | null;
  /** What a subcommand without a table of its own is read by. */
  readonly inherited: OptionTable | null;
}

const EMPTY: OptionTable = {};
const NOTHING_ATTACHED: Readonly<Record<string, RegExp>> = {};
const compiled = new WeakMap<OptionTable, CompiledTable>();

export function compileTable(table: OptionTable | null): CompiledTable {
  const source = table ?? EMPTY;
  const ready = compiled.get(source);
  if (ready !== undefined) return ready;
  const made = compile(source);
  compiled.set(source, made);
  return made;
}

function compile(table: OptionTable): CompiledTable {
  const canonical = new Map<string, string>();
  const longNames = new Set<string>(table.long ?? []);
  let shortValues = table.shortValues ?? '';
  const longValues = new Set<string>();
  for (const name of table.longValues ?? []) {
    longValues.add(name);
    longNames.add(name);
  }
  for (const group of table.same ?? []) {
    const first = group[0];
    if (first === undefined) continue;
    const takesValue = group.some((name) => longValues.has(name) || isShortIn(name, shortValues));
    for (const name of group) {
      canonical.set(name, first);
      if (name.startsWith('--')) longNames.add(name);
      if (takesValue && name.length === 2) shortValues += name.charAt(1);
    }
    if (takesValue) longValues.add(first);
  }
  return {
    shortValues,
    shortOptional: table.shortOptional ?? '',
    shortAttached: table.shortAttached ?? NOTHING_ATTACHED,
    longValues,
    canonical,
    longNames: [...longNames],
    stopsAtOperand: table.stopsAtOperand === true,
    singleDash: table.singleDash === true,
    bundledFirst: table.bundledFirst === true,
    subcommands: table.subcommands ?? null,
    inherited: table.persistent === true ? { ...table, subcommands: {} } : null,
  };
}

function isShortIn(name: string, letters: string): boolean {
  return name.length === 2 && letters.includes(name.charAt(1));
}

/** Canonical name of a long option that may be abbreviated; as it is where it fits none or several. */
export function resolveLong(table: CompiledTable, name: string): string {
  const exact = table.canonical.get(name);
  if (exact !== undefined) return exact;
  if (table.longNames.includes(name)) return name;
  if (table.singleDash) return resolveSingleDash(table, name);
  let found: string | null = null;
  for (const candidate of table.longNames) {
    if (!candidate.startsWith(name)) continue;
    const canonicalName = table.canonical.get(candidate) ?? candidate;
    if (found !== null && found !== canonicalName) return name;
    found = canonicalName;
  }
  return found ?? name;
}

/** Programs that take `-force` mostly take `--force` as well. */
function resolveSingleDash(table: CompiledTable, name: string): string {
  if (!name.startsWith('--')) return name;
  const short = name.slice(1);
  return table.canonical.get(short) ?? (table.longNames.includes(short) ? short : name);
}

const merged = new WeakMap<OptionTable, WeakMap<OptionTable, OptionTable>>();

/** The table that reads what follows a subcommand; `name` is null where it is not known. */
export function subcommandTable(parent: CompiledTable, name: string | null): CompiledTable {
  const own = ownTable(parent, name);
  const inherited = parent.inherited;
  if (inherited === null) return compileTable(own ?? null);
  if (own === undefined) return compileTable(withoutSubcommands(inherited));
  const known = merged.get(inherited)?.get(own);
  if (known !== undefined) return compileTable(known);
  const made = mergeTables(withoutSubcommands(inherited), own);
  const byOwn = merged.get(inherited) ?? new WeakMap<OptionTable, OptionTable>();
  byOwn.set(own, made);
  merged.set(inherited, byOwn);
  return compileTable(made);
}

function ownTable(parent: CompiledTable, name: string | null): OptionTable | undefined {
  const tables = parent.subcommands;
  return tables !== null && name !== null && Object.hasOwn(tables, name) ? tables[name] : undefined;
}

const stripped = new WeakMap<OptionTable, OptionTable>();

function withoutSubcommands(table: OptionTable): OptionTable {
  const known = stripped.get(table);
  if (known !== undefined) return known;
  const { subcommands: _, stopsAtOperand: __, ...rest } = table;
  stripped.set(table, rest);
  return rest;
}

/** A letter that the subcommand defines itself is the subcommand's, not its parent's. */
function mergeTables(parent: OptionTable, own: OptionTable): OptionTable {
  const ownNames = new Set((own.same ?? []).flat());
  const letters = [...(parent.shortValues ?? '')].filter((letter) => !ownNames.has(`-${letter}`));
  return {
    ...own,
    persistent: true,
    shortValues: `${own.shortValues ?? ''}${letters.join('')}`,
    shortOptional: `${own.shortOptional ?? ''}${parent.shortOptional ?? ''}`,
    longValues: [...(own.longValues ?? []), ...(parent.longValues ?? [])],
    same: [
      ...(parent.same ?? []).filter((group) => !group.some((name) => ownNames.has(name))),
      ...(own.same ?? []),
    ],
    long: [...(own.long ?? []), ...(parent.long ?? [])],
  };
}
