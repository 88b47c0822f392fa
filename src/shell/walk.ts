/**
 * The state of one walk over a text and all the scripts it leads to. `commands.ts`, `simple.ts`,
 * `builtins.ts` and `follow.ts` hold the steps; they meet through the functions of this record, because
 * a command can hold a script, and a script holds commands.
 */
import type { Dialect } from '../core/call.ts';
import type { Disk } from '../core/disk.ts';
import type { Span } from '../core/span.ts';
import { showValue, type Unknown, unknown, type Value } from '../core/value.ts';
import { type Budget, spend } from './budget.ts';
import type {
  Act,
  Arg,
  EnvAssignment,
  Launch,
  Opaque,
  PipelinePlace,
  Redirection,
  Via,
} from './invocation.ts';
import type { Jump, JumpKind } from './jumps.ts';
import type { Scope, Stream, Variable } from './scope.ts';
import type { Script } from './syntax.ts';

/** What a command leaves behind. `output` is what it prints; unknown where that cannot be said. */
export interface Flow {
  readonly status: 'success' | 'failure' | 'unknown';
  readonly output: Value;
  /** Where the shell still is if the directory that it was sent to is not there. */
  readonly missed?: Value;
  /** Set where it is certain that what follows in the list is jumped over. */
  readonly stops?: JumpKind;
}

/** Where a piece of script runs. */
export interface Frame {
  readonly scope: Scope;
  readonly stdin: Stream;
  readonly via: readonly Via[];
  readonly pipeline: PipelinePlace | null;
  readonly depth: number;
}

/** What the line itself put into a file. */
export interface Written {
  readonly value: Value;
  readonly sources: readonly string[];
}

export interface Walk {
  /** The outermost text. */
  readonly text: string;
  readonly budget: Budget;
  readonly home: string | null;
  readonly dialect: Dialect;
  readonly disk: Disk;
  readonly acts: Act[];
  readonly seen: Set<string>;
  readonly files: Map<string, Written>;
  /** `>(…)` of the command at hand: runs the script on what is written there. */
  readonly sinks: Map<string, (input: Stream) => void>;
  /** Coprocesses by the descriptor that feeds them: run once more with what is written there. */
  readonly coprocesses: Map<string, (input: Stream) => void>;
  /** What variables held when they were last told as assigned. */
  readonly told: Map<string, Variable>;
  /** Jumps that have not reached their target. */
  readonly jumps: Jump[];
  /** Loops and functions around the command at hand, in its own shell. */
  loops: number;
  /** Above 0 where a command that fails does not end a shell under `set -e`. */
  tolerated: number;
  /** Above 0 while code is looked at that is certainly not run. */
  dead: number;
  functions: number;
  /** What unknown output comes from: source text → base names of the commands that made it. */
  readonly sources: Map<string, readonly string[]>;
  /** Spans whose text is run as code somewhere. */
  readonly code: Span[];
  /** Spans of words and here-documents that some command took as an argument or input. */
  readonly taken: Span[];
  /** Spans of the stages of each pipeline. */
  readonly pipelineSpans: Map<number, readonly Span[]>;
  pipelines: number;
  /** Existing paths that an absolute glob matches. */
  globFiles(pattern: string): readonly string[];
  runScript(script: Script, frame: Frame): Flow;
  invoke(call: Call, frame: Frame): Flow;
  follow(launch: Launch, call: Call, frame: Frame): Flow;
}

/** One command about to run, its words expanded. */
export interface Call {
  readonly words: readonly Arg[];
  readonly env: readonly EnvAssignment[];
  readonly redirections: readonly Redirection[];
  readonly span: Span;
  /** True where functions and aliases do not apply: run by a wrapper, or `command`. */
  readonly external: boolean;
  /** `\rm` and `'rm'` are no aliases. */
  readonly literalName: boolean;
}

export const SILENT: Value = { kind: 'known', text: '' };
export const DONE: Flow = { status: 'success', output: SILENT };

export function unknownFlow(text: string): Flow {
  return { status: 'unknown', output: unknown('command-output', text, true) };
}

/** What the lines of an output may be, where it is a list of files. */
export function linesOf(output: Value): readonly Value[] | null {
  return output.kind === 'unknown' ? (output.why.lines ?? null) : null;
}

export function withLines(output: Value, lines: readonly Value[] | null): Value {
  return output.kind === 'unknown' && lines !== null
    ? { kind: 'unknown', why: { ...output.why, lines } }
    : output;
}

/** Records an act once; loops and branches come by the same place again. */
export function emit(walk: Walk, act: Act): void {
  const key = actKey(act);
  if (walk.seen.has(key)) return;
  if (!spend(walk.budget, 'acts', 1)) return;
  walk.seen.add(key);
  walk.acts.push(act);
}

function actKey(act: Act): string {
  const road = act.via.length === 0 ? '' : act.via.map((via) => via.name).join('>');
  const head = `${act.kind}:${act.span.start}:${act.span.end}:${road}:`;
  switch (act.kind) {
    case 'invocation': {
      let key = `${head}${showValue(act.name)}\0${showValue(act.cwd)}\0`;
      for (const arg of act.args) key += `${arg.value.kind}${showValue(arg.value)}\0`;
      for (const redirection of act.redirections)
        key += `${redirection.mode}${showValue(redirection.target)}\0`;
      return key;
    }
    case 'opaque':
      return `${head}${act.runner}:${act.reason}:${act.why.text}`;
    case 'assigned':
      return `${head}${act.name}=${showValue(act.value)}`;
  }
}

export function emitOpaque(
  walk: Walk,
  frame: Frame,
  what: { runner: string; reason: Opaque['reason']; why: Unknown; sources: readonly string[]; span: Span },
): void {
  emit(walk, { kind: 'opaque', ...what, via: frame.via, pipeline: frame.pipeline });
}

/** The unknown in a value that is not fully known: its first hole. */
export function firstUnknown(value: Value): Unknown {
  if (value.kind === 'unknown') return value.why;
  if (value.kind === 'pattern') for (const part of value.parts) if (part.kind === 'hole') return part.why;
  return { kind: 'expansion', text: showValue(value), splits: false };
}

/** Base names of the commands behind the unknown parts of a value. */
export function sourcesOf(walk: Walk, value: Value): readonly string[] {
  const holes =
    value.kind === 'unknown'
      ? [value.why]
      : value.kind === 'pattern'
        ? value.parts.flatMap((part) => (part.kind === 'hole' ? [part.why] : []))
        : [];
  return holes.flatMap((hole) => walk.sources.get(hole.text) ?? []);
}
