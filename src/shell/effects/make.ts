/** Small makers of effects; everything that a table or a program of its own kind needs. */
import { known, knownText, type Value } from '../../core/value.ts';
import type { Option, ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg } from '../invocation.ts';

export function read(arg: Arg, recursive = false): Effect {
  return { kind: 'read', path: arg.value, recursive, content: true, span: arg.span };
}

/** Only names or metadata are seen. */
export function list(arg: Arg, recursive = false): Effect {
  return { kind: 'read', path: arg.value, recursive, content: false, span: arg.span };
}

export function write(arg: Arg, mode: 'replace' | 'append' | 'edit' = 'replace'): Effect {
  return { kind: 'write', path: arg.value, mode, span: arg.span };
}

export function remove(arg: Arg, recursive = false): Effect {
  return { kind: 'delete', path: arg.value, recursive, span: arg.span };
}

export function contact(arg: Arg, sends: boolean): Effect {
  return { kind: 'contact', target: arg.value, sends, span: arg.span };
}

export function metadata(arg: Arg, detail: Value, recursive = false): Effect {
  return { kind: 'metadata', path: arg.value, recursive, detail, span: arg.span };
}

/** A word made up, standing where `like` stands. */
export function wordAt(value: Value | string, like: { readonly span: Arg['span'] }): Arg {
  return { value: typeof value === 'string' ? known(value) : value, span: like.span, trail: [] };
}

export function textOf(arg: Arg | undefined): string | null {
  return arg === undefined ? null : knownText(arg.value);
}

/** The value of an option as a word. */
export function valueArg(option: Option): Arg | null {
  return option.value === null ? null : wordAt(option.value, option.valueArg ?? option.arg);
}

/** The values of every use of one of these options. */
export function valuesOf(parsed: ParsedArgs, ...names: readonly string[]): readonly Arg[] {
  return parsed.options.flatMap((option) => {
    const value = names.includes(option.name) ? valueArg(option) : null;
    return value === null ? [] : [value];
  });
}

/** Values of options written with one dash and a name (`openssl enc -in f`), straight from the words. */
export function rawValues(args: readonly Arg[], ...names: readonly string[]): readonly Arg[] {
  return args.flatMap((arg, i) => {
    const next = args[i + 1];
    return next !== undefined && names.includes(textOf(arg) ?? '') ? [next] : [];
  });
}
