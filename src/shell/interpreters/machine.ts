/** The state of one abstract run of a script: variables, functions, what was found, how much work is left. */
import type { Span } from '../../core/span.ts';
import { NO_SPAN } from '../../core/span.ts';
import { concatValues, known, showValue, type Unknown, type Value } from '../../core/value.ts';
import type { Arg, Language, Launch } from '../invocation.ts';
import type { LaunchContext } from '../launcher.ts';
import type { Abstract, FunctionNode } from './abstract.ts';
import type { CommandExtra, Sinks } from './call.ts';
import type { Tongue } from './lexicon.ts';
import { HOLE_BASE, isHoleCode } from './token.ts';
import type { Node } from './tree.ts';

/** Beside what every launcher knows; all of it optional, for callers that know less. */
export interface CodeContext extends LaunchContext {
  /** The interpreter's name as written, for `via`. */
  readonly name?: string;
  /** The word that holds the code. */
  readonly span?: Span;
  /** Arguments of the script, $0 first. */
  readonly params?: readonly Arg[];
  /**
   * False for a file that was there before: there, only what is known counts, because every project's
   * own scripts run programs and code that cannot be told.
   */
  readonly inline?: boolean;
  /** Where it runs. */
  readonly cwd?: Value;
  /** Characters of the code that stand for what is not known of it. */
  readonly holes?: ReadonlyMap<string, Unknown> | null;
}

export interface DefinedFunction {
  readonly params: readonly string[];
  /** Arguments of every call, by place. */
  readonly calls: Abstract[][];
  readonly returns: Abstract[];
}

export interface Machine {
  readonly tongue: Tongue;
  readonly sinks: Sinks;
  readonly context: CodeContext;
  readonly holes: Unknown[];
  readonly vars: Map<string, Abstract>;
  /** Modules whose names are all in scope. */
  readonly stars: string[];
  readonly functions: Map<string, DefinedFunction>;
  readonly launches: Launch[];
  readonly seen: Set<string>;
  /** False on the first of two rounds, which only learns what functions are called with. */
  emitting: boolean;
  current: DefinedFunction | null;
  steps: number;
  depth: number;
  /** What has been printed; null once that is not known. */
  printed: string | null;
  readonly evaluate: (machine: Machine, node: Node) => Abstract;
  readonly runSource: (machine: Machine, source: Value) => Abstract;
  readonly apply: (machine: Machine, fn: FunctionNode, args: readonly Abstract[]) => Abstract;
}

export const MOST_STEPS = 60_000;
export const MOST_LAUNCHES = 300;

/** A machine for the languages that are read without a tree: it only gathers what is found. */
export function openMachine(context: CodeContext, name: string): Machine {
  const nothing = (): Abstract => ({ kind: 'value', value: known('') });
  return {
    tongue: 'python',
    sinks: {},
    context: { ...context, name: context.name ?? name },
    holes: [],
    vars: new Map(),
    stars: [],
    functions: new Map(),
    launches: [],
    seen: new Set(),
    emitting: true,
    current: null,
    steps: 0,
    depth: 0,
    printed: null,
    evaluate: nothing,
    runSource: nothing,
    apply: nothing,
  };
}

export function interpreterName(machine: Machine): string {
  return machine.context.name ?? machine.tongue;
}

/** Text of the code in which holes stand for what is not known. */
export function valueOfText(machine: Machine, text: string): Value {
  if (machine.holes.length === 0) return known(text);
  const values: Value[] = [];
  let plain = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const why = isHoleCode(code) ? machine.holes[code - HOLE_BASE] : undefined;
    if (why === undefined) plain += text.charAt(i);
    else {
      values.push(known(plain), { kind: 'unknown', why });
      plain = '';
    }
  }
  return concatValues([...values, known(plain)]);
}

function add(machine: Machine, launch: Launch, key: string): void {
  if (!machine.emitting || machine.seen.has(key) || machine.launches.length >= MOST_LAUNCHES) return;
  machine.seen.add(key);
  machine.launches.push(launch);
}

function argOf(machine: Machine, value: Value): Arg {
  return { value, span: machine.context.span ?? NO_SPAN, trail: [] };
}

export function isInline(machine: Machine): boolean {
  return machine.context.inline !== false;
}

export function launchCommand(
  machine: Machine,
  words: readonly (string | Value)[],
  extra: CommandExtra = {},
): void {
  const values = words.map((word) => (typeof word === 'string' ? known(word) : word));
  const first = values[0];
  if (first === undefined) return;
  // In a file that was there before, a command about nothing known says nothing.
  if (
    !isInline(machine) &&
    values.slice(1).every((value) => value.kind === 'unknown') &&
    first.kind === 'unknown'
  )
    return;
  const env = (extra.env ?? []).map(([name, value]) => ({
    name,
    value,
    span: machine.context.span ?? NO_SPAN,
  }));
  const key = `c${values.map((value) => `${value.kind.charAt(0)}${showValue(value)}`).join('\0')}\0${extra.input?.kind === 'text' ? showValue(extra.input.value) : ''}`;
  add(
    machine,
    {
      kind: 'command',
      words: values.map((value) => argOf(machine, value)),
      via: { kind: 'interpreter', name: interpreterName(machine) },
      env,
      cwd: extra.cwd ?? null,
      input: extra.input ?? null,
    },
    key,
  );
}

export function launchScript(machine: Machine, text: Value, language: Language): void {
  if (!isInline(machine) && text.kind === 'unknown') return;
  add(
    machine,
    {
      kind: 'script',
      language,
      text,
      span: machine.context.span ?? NO_SPAN,
      via: { kind: 'interpreter', name: interpreterName(machine) },
      params: [],
      sameShell: false,
    },
    `s${language}${text.kind}${showValue(text)}`,
  );
}

export function launchOpaque(machine: Machine, why: Unknown): void {
  if (!isInline(machine)) return;
  add(
    machine,
    { kind: 'opaque', reason: 'dynamic-code', why, runner: interpreterName(machine) },
    `o${why.text}`,
  );
}

export function launchFile(machine: Machine, path: Value, language: Language): void {
  if (!isInline(machine) && path.kind === 'unknown') return;
  add(
    machine,
    {
      kind: 'file',
      language,
      path: argOf(machine, path),
      via: { kind: 'interpreter', name: interpreterName(machine) },
      params: [],
      sameShell: false,
    },
    `f${language}${path.kind}${showValue(path)}`,
  );
}
