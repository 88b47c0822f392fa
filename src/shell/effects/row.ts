/**
 * What a command does to files and hosts, as a row: which of its operands it reads, lists, writes, deletes,
 * and what the values of its options mean. Words that are not known pass through as unknown paths.
 */
import { knownText, type Value } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';

/** Which operands: `rest` is all but the first, `init` all but the last. */
export type Which = 'all' | 'first' | 'second' | 'last' | 'rest' | 'init' | 'after-second';

/** What is done with the value of an option. */
export type Use = 'read' | 'write' | 'append' | 'list' | 'delete' | 'contact';

export interface Row {
  /** Content of these is read. */
  readonly reads?: Which;
  /** Only names or metadata of these are seen. */
  readonly lists?: Which;
  readonly writes?: Which;
  readonly edits?: Which;
  readonly deletes?: Which;
  /** The first operand is a mode or owner, the rest are paths. */
  readonly metadata?: boolean;
  readonly contacts?: Which;
  readonly sends?: boolean;
  /** Always below the path as well. */
  readonly recursive?: boolean;
  /** Options that make it recursive. */
  readonly recursiveWith?: readonly string[];
  /** Canonical option name → what its value is; `@` in front of a value (curl's `-d @file`) is a file too. */
  readonly options?: Readonly<Record<string, Use>>;
  /** The first operand is no path (a pattern, a script), unless one of these options gave it. */
  readonly skipFirstUnless?: readonly string[];
  /** In-place when one of these is given: what is read is edited. */
  readonly inPlaceWith?: readonly string[];
  /** With one of these it does nothing to files. */
  readonly harmlessWith?: readonly string[];
  /** Without operands it works on the current directory. */
  readonly here?: boolean;
}

export type Rows = Readonly<Record<string, Row>>;

/** For commands that a row cannot say. */
export type EffectsOf = (invocation: Invocation, parsed: ParsedArgs) => readonly Effect[];

export function rowEffects(row: Row, invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  if (row.harmlessWith !== undefined && hasOption(parsed, ...row.harmlessWith)) return [];
  const effects: Effect[] = [];
  let operands = parsed.operands;
  if (row.skipFirstUnless !== undefined && !hasOption(parsed, ...row.skipFirstUnless))
    operands = operands.slice(1);
  const recursive =
    row.recursive === true || (row.recursiveWith !== undefined && hasOption(parsed, ...row.recursiveWith));
  const inPlace = row.inPlaceWith !== undefined && hasOption(parsed, ...row.inPlaceWith);
  for (const arg of pick(operands, row.reads)) effects.push(read(arg, recursive));
  if (inPlace) for (const arg of pick(operands, row.reads)) effects.push(write(arg, 'edit'));
  for (const arg of pick(operands, row.lists)) effects.push(list(arg, recursive));
  for (const arg of pick(operands, row.writes)) effects.push(write(arg, 'replace'));
  for (const arg of pick(operands, row.edits)) effects.push(write(arg, 'edit'));
  for (const arg of pick(operands, row.deletes))
    effects.push({ kind: 'delete', path: arg.value, recursive, span: arg.span });
  if (row.metadata === true) {
    const detail = operands[0];
    if (detail !== undefined)
      for (const arg of operands.slice(1))
        effects.push({ kind: 'metadata', path: arg.value, recursive, detail: detail.value, span: arg.span });
  }
  for (const arg of pick(operands, row.contacts)) effects.push(contact(arg, row.sends === true));
  if (row.here === true && operands.length === 0)
    effects.push(
      list({ value: { kind: 'known', text: '.' }, span: invocation.nameSpan, trail: [] }, recursive),
    );
  if (row.options !== undefined) effects.push(...optionEffects(row.options, parsed));
  return effects;
}

export function optionEffects(uses: Readonly<Record<string, Use>>, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = [];
  for (const option of parsed.options) {
    const use = Object.hasOwn(uses, option.name) ? uses[option.name] : undefined;
    if (use === undefined || option.value === null) continue;
    effects.push(used({ ...option.arg, value: option.value }, use));
  }
  return effects;
}

export function used(arg: Arg, use: Use): Effect {
  switch (use) {
    case 'read':
      return read(arg, false);
    case 'list':
      return list(arg, false);
    case 'write':
      return write(arg, 'replace');
    case 'append':
      return write(arg, 'append');
    case 'delete':
      return { kind: 'delete', path: arg.value, recursive: true, span: arg.span };
    case 'contact':
      return contact(arg, false);
  }
}

export function pick(operands: readonly Arg[], which: Which | undefined): readonly Arg[] {
  switch (which) {
    case undefined:
      return [];
    case 'all':
      return operands;
    case 'first':
      return operands.slice(0, 1);
    case 'second':
      return operands.slice(1, 2);
    case 'last':
      return operands.slice(-1);
    case 'rest':
      return operands.slice(1);
    case 'init':
      return operands.slice(0, -1);
    case 'after-second':
      return operands.slice(2);
  }
}

export function read(arg: Arg, recursive: boolean): Effect {
  return { kind: 'read', path: arg.value, recursive, content: true, span: arg.span };
}

export function list(arg: Arg, recursive: boolean): Effect {
  return { kind: 'read', path: arg.value, recursive, content: false, span: arg.span };
}

export function write(arg: Arg, mode: 'replace' | 'append' | 'edit'): Effect {
  return { kind: 'write', path: arg.value, mode, span: arg.span };
}

export function contact(arg: Arg, sends: boolean): Effect {
  return { kind: 'contact', target: arg.value, sends, span: arg.span };
}

/** The value without a known beginning; null where it does not surely begin so. */
export function after(value: Value, prefix: string): Value | null {
  if (value.kind === 'known')
    return value.text.startsWith(prefix) ? { kind: 'known', text: value.text.slice(prefix.length) } : null;
  if (value.kind !== 'pattern') return null;
  const [head, ...rest] = value.parts;
  if (head?.kind !== 'text' || !head.text.startsWith(prefix)) return null;
  const text = head.text.slice(prefix.length);
  const only = rest[0];
  if (text === '' && rest.length === 1 && only?.kind === 'hole') return { kind: 'unknown', why: only.why };
  return { kind: 'pattern', parts: text === '' ? rest : [{ kind: 'text', text }, ...rest] };
}

export function textOf(arg: Arg | undefined): string | null {
  return arg === undefined ? null : knownText(arg.value);
}
