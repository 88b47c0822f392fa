/**
 * Simple commands: words are expanded, assignments made, and each way that the words can come out is
 * invoked. `invoke` is also where launches come back: a wrapper's operands are a command like any other.
 */

import type { Span } from '../core/span.ts';
import { concatValues, known, knownText, showValue, type Value } from '../core/value.ts';
import { assign } from './assign.ts';
import { aliasWords, runBuiltin } from './builtins.ts';
import { callFunction } from './call-function.ts';
import { globNames } from './command-globs.ts';
import { type Expander, expandToValues, expandWord, expandWords, withFields } from './expand.ts';
import { joinOutputs } from './flow.ts';
import type { Arg, EnvAssignment, Input, Invocation } from './invocation.ts';
import { fileAfter, fileContent, outputOfCall } from './io.ts';
import { isJump, runJump } from './jumps.ts';
import { listedLines } from './listings.ts';
import { overlayDisk } from './overlay-disk.ts';
import { runsItself } from './own-files.ts';
import { launchesOf, programName } from './programs.ts';
import { type Redirects, redirect, writeOutput } from './redirections.ts';
import { forkScope, hide, joinInto, plainVariable } from './scope.ts';
import { startupFiles } from './startup-files.ts';
import { pipeOf, stdinLines } from './stream-lines.ts';
import { expander } from './substitution.ts';
import { bareText, type SimpleCommand, type SimpleWord, type Word } from './syntax.ts';
import { markTold, tellVariables } from './told-variables.ts';
import {
  type Call,
  DONE,
  emit,
  type Flow,
  type Frame,
  linesOf,
  SILENT,
  unknownFlow,
  type Walk,
  withLines,
} from './walk.ts';
import { fromSameFiles, mergeFlows } from './ways.ts';
import { reportQualifiers, zshCommand } from './zsh.ts';

const NO_REDIRECTS: Redirects = {
  list: [],
  stdin: null,
  stdins: [],
  stdout: null,
  fds: null,
  span: { start: 0, end: 0 },
};

export function runSimple(command: SimpleCommand, walk: Walk, frame: Frame): Flow {
  const e = expander(walk, frame);
  const ways = command.words.length === 0 ? [] : expandCommandWords(command.words, e);
  if (ways.length === 0 || (ways.length === 1 && ways[0]?.length === 0))
    return runAssignments(command, walk, frame, e);
  const env = prefixAssignments(command, e, frame);
  const where = command.redirects.length === 0 ? NO_REDIRECTS : redirect(command.redirects, walk, frame);
  const first = command.words[0];
  const literalName = first !== undefined && bareText(first) === null;
  const stdins = where.stdins.length === 0 ? [where.stdin] : where.stdins;
  const pairs = ways.flatMap((words) => stdins.map((stdin) => ({ words, stdin })));
  const start = pairs.length > 1 ? forkScope(frame.scope) : null;
  const ends = pairs.map(({ words, stdin }, i) => (): Flow => {
    const scope = i === 0 || start === null ? frame.scope : forkScope(start);
    const before = scope.fds;
    if (where.fds !== null) scope.fds = where.fds;
    const inner: Frame = { ...frame, scope, ...(stdin === null ? {} : { stdin }) };
    const call: Call = {
      words,
      env,
      redirections: where.list,
      span: command.span,
      external: false,
      literalName,
    };
    const flow = writeOutput(where, walk.invoke(call, inner), walk, inner);
    // `exec 3<file` leaves the descriptor open; for any other command it ends with it.
    if (knownText(words[0]?.value ?? SILENT) !== 'exec' || words.length > 1) scope.fds = before;
    else if (where.stdout?.toFile === true) scope.output = where.stdout;
    for (const [key, sink] of walk.sinks) {
      walk.sinks.delete(key);
      sink({ input: { kind: 'pipe' }, sources: inner.stdin.sources });
    }
    if (i > 0) joinInto(frame.scope, scope);
    return flow;
  });
  const [only] = ends;
  if (ends.length === 1 && only !== undefined) return only();
  return { ...mergeFlows(fromSameFiles(walk, ends)), status: 'unknown' };
}

const LOCAL_WORDS: ReadonlySet<string> = new Set(['local', 'declare', 'typeset']);

/**
 * Words of a command; an assignment after `declare` and kin is one word, unsplit, and made here. All words are
 * expanded before any assignment is made: in `declare a=1 b=$a`, b is what a was before.
 */
function expandCommandWords(words: readonly SimpleWord[], e: Expander): Arg[][] {
  if (!words.some((word) => word.assignment !== null)) return expandWords(words, e);
  const hasLetter = (letter: RegExp): boolean => words.some((other) => letter.test(bareText(other) ?? ''));
  const isLocal =
    e.scope.locals !== null &&
    words[0] !== undefined &&
    LOCAL_WORDS.has(bareText(words[0]) ?? '') &&
    !hasLetter(/^-[A-Za-z]*g/);
  const isReference = hasLetter(/^-[A-Za-z]*n/);
  const pending: (() => void)[] = [];
  let ways: Arg[][] = [[]];
  for (const word of words) {
    const { assignment } = word;
    if (assignment === null) {
      ways = withFields(ways, expandWord(word, e), word.span);
      continue;
    }
    const values =
      assignment.value.kind === 'word' ? expandToValues(assignment.value.word, e, 'assign') : null;
    const value = values === null ? known('(…)') : (values[0] ?? known(''));
    pending.push(() => {
      if (isLocal) hide(assignment.name, e.scope);
      // A name reference is made by `declare` itself: assigned here it would go through the old one.
      if (!isReference) assign(assignment, e, values);
    });
    const arg: Arg = {
      value: concatValues([known(`${assignment.name}${assignment.append ? '+' : ''}=`), value]),
      span: word.span,
      trail: [],
    };
    for (const way of ways) way.push(arg);
  }
  for (const make of pending) make();
  return ways;
}

function runAssignments(command: SimpleCommand, walk: Walk, frame: Frame, e: Expander): Flow {
  for (const assignment of command.assignments) {
    const values = assign(assignment, e);
    const exported = frame.scope.variables.get(assignment.name)?.exported ?? false;
    if (RUN_VARIABLES.has(assignment.name))
      for (const value of values) runVariable(assignment.name, value, assignment.span, walk, frame, e);
    for (const value of values.slice(0, 8))
      emit(walk, {
        kind: 'assigned',
        name: assignment.name,
        value,
        exported,
        via: frame.via,
        span: assignment.span,
      });
  }
  markTold(
    command.assignments.map((assignment) => assignment.name),
    frame.scope,
    walk,
  );
  if (command.redirects.length > 0) {
    const where = redirect(command.redirects, walk, frame);
    // `> file` alone empties the file; `$(<file)` reads it.
    const call: Call = {
      words: [{ value: known(':'), span: command.span, trail: [] }],
      env: [],
      redirections: where.list,
      span: command.span,
      external: true,
      literalName: false,
    };
    walk.invoke(call, frame);
    const reads = where.stdin?.input.kind === 'file' && where.stdout === null ? where.stdin.input.path : null;
    if (reads !== null) return { status: 'unknown', output: fileAfter(reads, walk, frame) };
    return writeOutput(where, DONE, walk, frame);
  }
  const pure = command.assignments.every(
    (assignment) =>
      assignment.value.kind === 'word' &&
      assignment.value.word.parts.every((part) => part.kind !== 'substitution'),
  );
  return { status: pure ? 'success' : 'unknown', output: SILENT };
}

/** Variables whose value bash runs or expands by itself. */
const RUN_VARIABLES: ReadonlySet<string> = new Set(['PS0', 'PS1', 'PS2', 'PS4', 'PROMPT_COMMAND']);

function runVariable(name: string, value: Value, span: Span, walk: Walk, frame: Frame, e: Expander): void {
  if (name !== 'PROMPT_COMMAND') {
    if (value.kind === 'known') e.prompt(value.text, span);
    return;
  }
  const call: Call = { words: [], env: [], redirections: [], span, external: true, literalName: true };
  walk.follow(
    {
      kind: 'script',
      language: 'bash',
      text: value,
      span,
      via: { kind: 'script', name },
      params: [],
      sameShell: false,
    },
    call,
    frame,
  );
}

function prefixAssignments(command: SimpleCommand, e: Expander, frame: Frame): readonly EnvAssignment[] {
  if (command.assignments.length === 0) return [];
  // Each sees the ones before it, but the command's own words do not.
  const copy: Expander = { ...e, scope: forkScope(frame.scope), trail: [] };
  const env = command.assignments.flatMap((assignment) =>
    assign(assignment, copy).map(
      (value): EnvAssignment => ({ name: assignment.name, value, span: assignment.span }),
    ),
  );
  // What their expansion assigned by the way (`$((i++))`, `${x:=y}`) stays.
  const own = new Set(command.assignments.map((assignment) => assignment.name));
  for (const [name, variable] of copy.scope.variables)
    if (!own.has(name)) frame.scope.variables.set(name, variable);
  for (const { name, value } of command.assignments)
    if (value.kind === 'word' && assignsTo(value.word, name)) expandToValues(value.word, e, 'assign');
  return env;
}

/** `b=${b:=x} cmd`: the command's own `b` goes with it, the one that the expansion set stays. */
function assignsTo(word: Word, name: string): boolean {
  return word.parts.some(
    (part) =>
      part.kind === 'parameter' &&
      part.parameter.name === name &&
      part.parameter.operator?.endsWith('=') === true,
  );
}

/** Their words say what they set. */
const DECLARATIONS: ReadonlySet<string> = new Set(['declare', 'typeset', 'local', 'export', 'readonly']);

const MAX_CALL_DEPTH = 24;

export function invoke(call: Call, walk: Walk, frame: Frame): Flow {
  const [first] = call.words;
  if (first === undefined) return DONE;
  if (frame.depth > MAX_CALL_DEPTH) {
    walk.budget.exhausted ??= 'scripts are nested too deeply';
    return DONE;
  }
  // A glob as a command's name runs the first file that it matches.
  if (first.value.kind === 'pattern') {
    const matches = globNames(first.value, walk, frame);
    if (matches.length > 0) {
      let flow: Flow = DONE;
      for (const match of matches)
        flow = invoke(
          {
            ...call,
            words: [
              {
                ...first,
                value: known(match),
                trail: [...first.trail, `${showValue(first.value)} matches ${match}`],
              },
              ...call.words.slice(1),
            ],
          },
          walk,
          frame,
        );
      return flow;
    }
  }
  if (walk.dialect === 'zsh') {
    const words = zshCommand(call.words, frame);
    if (words !== call.words) return invoke({ ...call, words }, walk, frame);
    reportQualifiers(call, walk, frame);
  }
  const name = knownText(first.value);
  if (name !== null && !call.external) {
    const bodies = frame.scope.functions.get(name);
    if (bodies !== undefined) return callFunction(name, bodies, call, walk, frame);
    const alias = call.literalName ? undefined : frame.scope.aliases.get(name);
    if (alias !== undefined) {
      const words = aliasWords(alias, call, frame);
      if (words !== null)
        return walk.follow(
          {
            kind: 'script',
            language: 'bash',
            text: words,
            span: call.span,
            via: { kind: 'alias', name },
            params: [],
            sameShell: true,
          },
          call,
          frame,
        );
    }
  }
  // An empty name, or `""`, is an error to bash; an unquoted empty one lets the next word be the command.
  const invocation = describe(call, first, name, walk, frame);
  tellVariables(call.span, walk, frame);
  emit(walk, invocation);
  for (const arg of call.words.slice(1)) if (arg.span.end - arg.span.start > 6) walk.taken.push(arg.span);
  const last = call.words[call.words.length - 1];
  if (last !== undefined && !call.external) frame.scope.variables.set('_', plainVariable([last.value]));
  // Without words, `exec > file` only moves descriptors.
  if (name === 'exec' && call.words.length === 1) return { status: 'success', output: SILENT };
  if (name !== null && isJump(name) && !call.external) return runJump(name, call, walk, frame);
  const builtin = name === null ? null : runBuiltin(name, call, walk, frame);
  if (builtin !== null) {
    if (name !== null && DECLARATIONS.has(name))
      markTold(
        call.words.map((word) => showValue(word.value).replace(/\+?=.*$/s, '')),
        frame.scope,
        walk,
      );
    // `export PAGER='cmd'`, `mapfile -C cmd`: a builtin's words may name what is run later.
    // A trap's script runs when its time comes (see traps.ts), or at once where `trap` gave no answer.
    if (call.words.length > 1 && name !== 'trap')
      for (const launch of launchesOf(invocation, { disk: walk.disk, home: walk.home }))
        walk.follow(launch, call, { ...frame, scope: forkScope(frame.scope) });
    return builtin;
  }
  let flow: Flow | null = null;
  const outputs: Value[] = [];
  for (const launch of launchesOf(invocation, {
    disk: overlayDisk(walk.disk, walk.files),
    home: walk.home,
  })) {
    const next = walk.follow(launch, call, frame);
    outputs.push(next.output);
    flow = outputs.length === 1 ? next : { status: 'unknown', output: joinOutputs(outputs) };
    if (walk.budget.exhausted !== null) return next;
  }
  for (const startup of startupFiles(invocation, frame)) walk.follow(startup, call, frame);
  const itself = flow === null ? runsItself(invocation, walk, frame) : null;
  if (itself !== null) flow = walk.follow(itself, call, frame);
  const own = outputOfCall(invocation, walk, frame) ?? (flow?.output === SILENT ? null : flow);
  if (own !== null && (own.output.kind !== 'unknown' || linesOf(own.output) !== null)) return own;
  const lines = listedLines(invocation, stdinLines(walk, frame));
  const text = walk.text.slice(call.span.start, call.span.end);
  // What goes into a file is known by who wrote it, when the file is run later.
  const unseen = own === null ? text : own.output.kind === 'unknown' ? own.output.why.text : null;
  if (unseen !== null && invocation.base !== null && flow === null && !walk.sources.has(unseen))
    walk.sources.set(unseen, [...frame.stdin.sources, invocation.base]);
  if (own !== null && lines === null) return own;
  return {
    status: own?.status ?? flow?.status ?? 'unknown',
    output: withLines(own?.output ?? unknownFlow(text).output, lines),
    ...(flow?.missed === undefined ? {} : { missed: flow.missed }),
  };
}

function describe(call: Call, first: Arg, name: string | null, walk: Walk, frame: Frame): Invocation {
  return {
    kind: 'invocation',
    name: first.value,
    base: name === null ? null : programName(name),
    args: call.words.slice(1),
    nameSpan: first.span,
    nameTrail: first.trail,
    redirections: call.redirections,
    env: call.env,
    input: inputOf(walk, frame),
    pipeline: frame.pipeline,
    via: frame.via,
    cwd: frame.scope.cwd,
    span: call.span,
    shadowed: false,
  };
}

/** A file whose content the line or the disk tells is as good as a here-document. */
function inputOf(walk: Walk, frame: Frame): Input {
  const input = frame.stdin.input;
  if (input.kind !== 'file') return input;
  const content = fileContent(input.path, walk, frame);
  if (content === null) return input;
  const seen = pipeOf(content.value);
  return seen.kind === 'pipe' && seen.lines === undefined ? input : seen;
}
