/**
 * How a command's effects are written down: clauses of a verb and what it is done to, `;` between them.
 * `read *` every operand; `write last` (where there are several), `contact end`, `read -last` (all but the last), `read 2+`, `edit 1`; `read --file`
 * the values of an option. A command that does something else only with some option has a function.
 */
import { known } from '../../core/value.ts';
import { hasOption, type OptionTable, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { tableOf } from '../options/rows.ts';
import { contact, list, read, remove, valuesOf, wordAt, write } from './make.ts';

export type Verb = 'read' | 'list' | 'write' | 'append' | 'edit' | 'delete' | 'contact' | 'send';

export interface EffectRow {
  readonly does: string;
  /** Options that make it recursive, by canonical name; `always`. */
  readonly recursive?: string;
  /** Without operands it works on the current directory. */
  readonly here?: boolean;
  /** Files that it touches whatever its words say. */
  readonly fixed?: string;
  /** With one of these options it does none of this. */
  readonly not?: string;
}

export type EffectRows = Readonly<Record<string, string | EffectRow>>;

interface Clause {
  readonly verb: Verb;
  readonly what: readonly string[];
}

const VERBS: ReadonlySet<string> = new Set([
  'read',
  'list',
  'write',
  'append',
  'edit',
  'delete',
  'contact',
  'send',
]);
const clauses = new Map<string, readonly Clause[]>();

function clausesOf(text: string): readonly Clause[] {
  const ready = clauses.get(text);
  if (ready !== undefined) return ready;
  const made = text.split(';').map((clause): Clause => {
    const [verb = '', ...what] = clause.trim().split(/\s+/);
    if (!isVerb(verb)) throw new Error(`no such effect: ${clause}`);
    return { verb, what };
  });
  clauses.set(text, made);
  return made;
}

function isVerb(word: string): word is Verb {
  return VERBS.has(word);
}

export function rowEffects(
  row: string | EffectRow,
  parsed: ParsedArgs,
  invocation: Invocation,
): readonly Effect[] {
  const full: EffectRow = typeof row === 'string' ? { does: row } : row;
  if (full.not !== undefined && hasOption(parsed, ...full.not.split(' '))) return [];
  const recursive =
    full.recursive === 'always' ||
    (full.recursive !== undefined && hasOption(parsed, ...full.recursive.split(' ')));
  const operands =
    parsed.operands.length === 0 && full.here === true ? [wordAt('.', invocation)] : parsed.operands;
  const effects: Effect[] = [];
  for (const { verb, what } of clausesOf(full.does)) {
    for (const selector of what) {
      for (const arg of select(selector, operands, parsed)) effects.push(effectOf(verb, arg, recursive));
    }
  }
  if (full.fixed !== undefined) {
    for (const { verb, what } of clausesOf(full.fixed)) {
      for (const path of what) effects.push(effectOf(verb, wordAt(known(path), invocation), recursive));
    }
  }
  return effects;
}

const implied = new Map<string, OptionTable>();

/** Where a command has no table of options, its row says which of them take a file. */
export function impliedTable(row: string | EffectRow): OptionTable | null {
  const does = typeof row === 'string' ? row : row.does;
  const names = clausesOf(does).flatMap(({ what }) => what.filter((selector) => /^--?\w/.test(selector)));
  if (names.length === 0) return null;
  const ready = implied.get(does);
  if (ready !== undefined) return ready;
  const single = names.some((name) => /^-\w\w/.test(name));
  const made = tableOf({ options: names.map((name) => `${name}=`).join(' '), single });
  implied.set(does, made);
  return made;
}

function select(selector: string, operands: readonly Arg[], parsed: ParsedArgs): readonly Arg[] {
  switch (selector) {
    case '*':
      return operands;
    case 'last':
      return operands.length > 1 ? operands.slice(-1) : [];
    case 'end':
      return operands.slice(-1);
    case '-last':
      return operands.length > 1 ? operands.slice(0, -1) : operands;
    default: {
      const place = /^(\d)(\+?)$/.exec(selector);
      if (place === null)
        return valuesOf(parsed, selector).filter(
          (arg) => arg.value.kind !== 'known' || arg.value.text !== '-',
        );
      const from = Number(place[1]) - 1;
      return operands.slice(from, place[2] === '+' ? undefined : from + 1);
    }
  }
}

export function effectOf(verb: Verb, arg: Arg, recursive: boolean): Effect {
  switch (verb) {
    case 'read':
      return read(arg, recursive);
    case 'list':
      return list(arg, recursive);
    case 'write':
      return write(arg);
    case 'append':
      return write(arg, 'append');
    case 'edit':
      return write(arg, 'edit');
    case 'delete':
      return remove(arg, recursive);
    case 'contact':
      return contact(arg, false);
    case 'send':
      return contact(arg, true);
  }
}
