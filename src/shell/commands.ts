/**
 * Control flow: scripts, pipelines, branches, loops. What is not decided is followed both ways and the
 * scopes are joined; what certainly fails or succeeds is followed as bash would.
 */
import { choicesOf, known, oneOf, showValue, unknown, type Value } from '../core/value.ts';
import { spend } from './budget.ts';
import { conditionStatus } from './conditions.ts';
import { stayOrGo } from './directories.ts';
import { arithmeticValue, type Expander, expandParts, expandToValues } from './expand.ts';
import { joinOutputs, noteSources } from './flow.ts';
import { compileGlob, globMatches } from './glob-match.ts';
import { inOwnShell, tolerating } from './jumps.ts';
import { runArithmeticFor, runFor, runWhile } from './loops.ts';
import { type Redirects, redirect, writeOutput } from './redirections.ts';
import { arrayVariable, eitherPlace, forkScope, joinInto, type Scope, type Stream } from './scope.ts';
import { runSimple } from './simple.ts';
import { pipeOf } from './stream-lines.ts';
import { expander } from './substitution.ts';
import { bareText, type Command, type Redirect, type Script, type Word } from './syntax.ts';
import { runTraps } from './traps.ts';
import { DONE, emitOpaque, type Flow, type Frame, SILENT, type Walk } from './walk.ts';
import { aside, branch, filesNow, fromSameFiles, joinFiles } from './ways.ts';

export function runScript(script: Script, walk: Walk, frame: Frame): Flow {
  for (const problem of script.problems) {
    if (problem.budget) walk.budget.exhausted ??= problem.message;
    emitOpaque(walk, frame, {
      runner: 'shell',
      reason: 'unparsed',
      why: { kind: 'syntax', text: problem.message, splits: false },
      sources: [],
      span: problem.span,
    });
  }
  let flow: Flow = DONE;
  let jumped = false;
  const outputs: Value[] = [];
  for (const [i, item] of script.items.entries()) {
    if (walk.budget.exhausted !== null) break;
    const mark = walk.jumps.length;
    // A background job changes a copy of the shell's state.
    flow = runCommand(
      item.command,
      walk,
      item.background ? { ...frame, scope: forkScope(frame.scope) } : frame,
    );
    if (flow.output !== SILENT) outputs.push(jumped ? maybePrinted(flow.output) : flow.output);
    if (item.background) {
      walk.jumps.length = mark;
      flow = { status: 'success', output: flow.output };
    }
    if (flow.stops !== undefined) {
      lookAtDeadCode(script.items.slice(i + 1), walk, frame);
      return { status: flow.status, output: joinOutputs(outputs), stops: flow.stops };
    }
    jumped ||= walk.jumps.length > mark;
    if (i + 1 < script.items.length) afterItem(item.command, flow, walk, frame.scope);
  }
  return {
    status: jumped ? 'unknown' : flow.status,
    output: joinOutputs(outputs),
    ...(flow.missed === undefined ? {} : { missed: flow.missed }),
  };
}

/** Neither way out of `! cd x` is a failure. */
function afterItem(command: Command, flow: Flow, walk: Walk, scope: Scope): void {
  const settle = (): void => stayOrGo(flow, walk, scope);
  if (command.kind === 'pipeline' && command.negated) tolerating(walk, settle);
  else settle();
}

/** After a jump that may have been taken, what is printed may not be. */
function maybePrinted(output: Value): Value {
  return unknown('branch', showValue(output), true);
}

/** What stands after a jump is never reached; it is looked at on a copy, for what it would run if we erred. */
function lookAtDeadCode(items: Script['items'], walk: Walk, frame: Frame): void {
  aside(walk, frame, (inner) => {
    for (const item of items) if (walk.budget.exhausted === null) runCommand(item.command, walk, inner);
    return DONE;
  });
}

/** Where the shell may be in one of several directories, the command is looked at in each of them. */
function runInEach(places: readonly Value[], command: Command, walk: Walk, frame: Frame): Flow {
  const ways = places.map((place) => (inner: Frame) => {
    inner.scope.cwd = place;
    const flow = runCommand(command, walk, inner);
    stayOrGo(flow, walk, inner.scope);
    return flow;
  });
  return branch(walk, frame, ways);
}

function runCommand(command: Command, walk: Walk, frame: Frame): Flow {
  if (!spend(walk.budget, 'steps', 1)) return DONE;
  const places = choicesOf(frame.scope.cwd);
  if (places.length > 1) return runInEach(places, command, walk, frame);
  switch (command.kind) {
    case 'simple':
      return runSimple(command, walk, frame);
    case 'pipeline':
      return runPipeline(command, walk, frame);
    case 'and-or':
      return runAndOr(command, walk, frame);
    case 'group':
      return withRedirects(command.redirects, walk, frame, (inner) =>
        command.subshell ? runSubshell(command.script, walk, inner) : walk.runScript(command.script, inner),
      );
    case 'if':
      return withRedirects(command.redirects, walk, frame, (inner) => runIf(command, walk, inner));
    case 'while':
      return withRedirects(command.redirects, walk, frame, (inner) => runWhile(command, walk, inner));
    case 'for':
      return withRedirects(command.redirects, walk, frame, (inner) => runFor(command, walk, inner));
    case 'arithmetic-for':
      return withRedirects(command.redirects, walk, frame, (inner) => runArithmeticFor(command, walk, inner));
    case 'case':
      return withRedirects(command.redirects, walk, frame, (inner) => runCase(command, walk, inner));
    case 'function':
      frame.scope.functions.set(command.name, [command.body]);
      // Bash calls it by itself, for every command that it does not find.
      if (command.name === 'command_not_found_handle' || command.name === 'command_not_found_handler') {
        runCommand(command.body, walk, {
          ...frame,
          scope: { ...forkScope(frame.scope), positional: null },
          depth: frame.depth + 1,
        });
      }
      return DONE;
    case 'test':
      return withRedirects(command.redirects, walk, frame, (inner) => runTest(command, walk, inner));
    case 'arithmetic':
      return withRedirects(command.redirects, walk, frame, (inner) => {
        const value = arithmeticValue(command.expression, expander(walk, inner));
        return {
          status: value.kind !== 'known' ? 'unknown' : value.text === '0' ? 'failure' : 'success',
          output: SILENT,
        };
      });
    case 'coproc':
      runCoprocess(command.name, command.body, walk, frame);
      return DONE;
    case 'time':
      return runCommand(command.command, walk, frame);
  }
}

/** What is written to `${NAME[1]}` later is its input; until then that is not known. */
function runCoprocess(name: string, body: Command, walk: Walk, frame: Frame): void {
  const run = (stdin: Stream): void => {
    const inner: Frame = { ...frame, scope: { ...forkScope(frame.scope), traps: [] }, stdin };
    inOwnShell(walk, inner.scope, () => runCommand(body, walk, inner));
    runTraps(walk, inner);
  };
  run({ input: { kind: 'pipe' }, sources: [] });
  const ends = [`\${${name}[0]}`, `\${${name}[1]}`] as const;
  walk.coprocesses.set(ends[1], run);
  const elements = new Map(ends.map((text, n) => [String(n), unknown('special', text)]));
  frame.scope.variables.set(name, { ...arrayVariable(elements), values: [unknown('special', `$${name}`)] });
}

function runSubshell(script: Script, walk: Walk, frame: Frame): Flow {
  const inner: Frame = { ...frame, scope: { ...forkScope(frame.scope), traps: [] } };
  const flow = inOwnShell(walk, inner.scope, () => walk.runScript(script, inner));
  runTraps(walk, inner);
  return flow;
}

/** Runs a compound command under its redirections; what it prints goes where they say. */
function withRedirects(
  redirects: readonly Redirect[],
  walk: Walk,
  frame: Frame,
  run: (frame: Frame) => Flow,
): Flow {
  if (redirects.length === 0) return run(frame);
  const where: Redirects = redirect(redirects, walk, frame);
  const flow = run(where.stdin === null ? frame : { ...frame, stdin: where.stdin });
  // The redirections belong to no single command: a silent one carries them, so that rules see them.
  walk.invoke(
    {
      words: [{ value: known(':'), span: where.span, trail: [] }],
      env: [],
      redirections: where.list,
      span: where.span,
      external: true,
      literalName: false,
    },
    frame,
  );
  return writeOutput(where, flow, walk, frame);
}

function runPipeline(command: Extract<Command, { kind: 'pipeline' }>, walk: Walk, frame: Frame): Flow {
  const stages = command.stages;
  if (stages.length === 1) {
    const only = stages[0];
    return only === undefined ? DONE : negate(runCommand(only, walk, frame));
  }
  walk.pipelines += 1;
  const id = walk.pipelines;
  walk.pipelineSpans.set(
    id,
    stages.map((stage) => stage.span),
  );
  let streams: readonly Stream[] = [frame.stdin];
  let flow: Flow = DONE;
  for (const [index, stage] of stages.entries()) {
    const last = index === stages.length - 1;
    const before = walk.acts.length;
    // What the stage before prints may be one of several texts.
    flow = branch(
      walk,
      frame,
      streams.map((stdin) => (outer: Frame) => {
        // zsh, and bash with lastpipe, run the last stage in the shell itself.
        const own = last && (walk.dialect === 'zsh' || outer.scope.lastpipe);
        const scope = own ? outer.scope : forkScope(outer.scope);
        return runCommand(stage, walk, {
          ...outer,
          scope,
          stdin,
          pipeline: { id, index, length: stages.length },
        });
      }),
    );
    const bases = walk.acts
      .slice(before)
      .flatMap((act) => (act.kind === 'invocation' && act.base !== null ? [act.base] : []));
    const sources = [...new Set([...streams.flatMap((stdin) => stdin.sources), ...bases])];
    if (flow.output.kind !== 'known') noteSources(walk, flow.output, sources);
    streams = choicesOf(flow.output).map((output) => ({ input: pipeOf(output), sources }));
  }
  return command.negated ? negate(flow) : flow;
}

function negate(flow: Flow): Flow {
  return {
    ...flow,
    status: flow.status === 'success' ? 'failure' : flow.status === 'failure' ? 'success' : 'unknown',
  };
}

/** `cd x && …` goes on in x only; `cd x || …` where it was. */
function runAfterMiss(
  command: Extract<Command, { kind: 'and-or' }>,
  left: Flow,
  missed: Value,
  walk: Walk,
  frame: Frame,
): Flow {
  const way: Scope = forkScope(frame.scope);
  const after = (flow: Flow): Value =>
    oneOf([left.output, joinOutputs([left.output, flow.output])], {
      kind: 'branch',
      text: '$PWD',
      splits: true,
    });
  if (command.operator === '&&') {
    const right = runCommand(command.right, walk, frame);
    return { status: 'unknown', output: after(right), missed };
  }
  way.cwd = left.status === 'success' ? missed : eitherPlace(way.cwd, missed);
  const [, right] = fromSameFiles(walk, [
    () => DONE,
    () => runCommand(command.right, walk, { ...frame, scope: way }),
  ]);
  // `cd x || exit` goes on where the directory was there, and nowhere else.
  if (right === undefined || right.stops !== undefined) return { status: left.status, output: left.output };
  joinInto(frame.scope, way);
  return { status: 'unknown', output: after(right) };
}

function runAndOr(command: Extract<Command, { kind: 'and-or' }>, walk: Walk, frame: Frame): Flow {
  const left = tolerating(walk, () => runCommand(command.left, walk, frame));
  if (left.missed !== undefined) return runAfterMiss(command, left, left.missed, walk, frame);
  const skips = command.operator === '&&' ? 'failure' : 'success';
  const certain = left.status !== 'unknown';
  if (left.status === skips) {
    // Bash never gets there; it is still looked at, on a copy, for what it would run if we erred.
    aside(walk, frame, (inner) => runCommand(command.right, walk, inner));
    return left;
  }
  if (certain) {
    const right = runCommand(command.right, walk, frame);
    return {
      status: right.status,
      output: joinOutputs([left.output, right.output].filter((value) => value !== SILENT)),
      ...(right.stops === undefined ? {} : { stops: right.stops }),
    };
  }
  const without = forkScope(frame.scope);
  const files = filesNow(walk);
  const right = runCommand(command.right, walk, frame);
  joinInto(frame.scope, without);
  joinFiles(walk, [files, filesNow(walk)]);
  // What the right side prints is there on one of the two ways only.
  const both = joinOutputs([left.output, right.output]);
  const output = oneOf([both, left.output], { kind: 'branch', text: showValue(both), splits: true });
  return { status: 'unknown', output };
}

function runIf(command: Extract<Command, { kind: 'if' }>, walk: Walk, frame: Frame, from = 0): Flow {
  const clause = command.clauses[from];
  if (clause === undefined)
    return command.otherwise === null ? DONE : walk.runScript(command.otherwise, frame);
  const condition = tolerating(walk, () => walk.runScript(clause.condition, frame));
  const yes = (inner: Frame): Flow => walk.runScript(clause.body, inner);
  const no = (inner: Frame): Flow => runIf(command, walk, inner, from + 1);
  // What is certainly not run is looked at all the same, on a copy: the verdict must not hang on our
  // being right about the condition.
  const { missed } = condition;
  if (missed !== undefined)
    return branch(walk, frame, [
      yes,
      (inner) => {
        inner.scope.cwd = missed;
        return no(inner);
      },
    ]);
  if (condition.status === 'success') {
    aside(walk, frame, no);
    return yes(frame);
  }
  if (condition.status === 'failure') {
    aside(walk, frame, yes);
    return no(frame);
  }
  return branch(walk, frame, [yes, no]);
}

function runCase(command: Extract<Command, { kind: 'case' }>, walk: Walk, frame: Frame): Flow {
  const e = expander(walk, frame);
  const subjects = expandToValues(command.word, e, 'quoted');
  const subject = subjects.length === 1 ? subjects[0] : undefined;
  const taken: Script[] = [];
  const others: Script[] = [];
  let decided = subject !== undefined && subject.kind === 'known';
  let falling = false;
  let done = false;
  for (const arm of command.arms) {
    const match = falling
      ? true
      : done
        ? false
        : decided && subject?.kind === 'known'
          ? matchesArm(arm.patterns, subject.text, e)
          : null;
    if (match === null) decided = false;
    if (match === false) others.push(arm.body);
    else taken.push(arm.body);
    if (match === true) {
      falling = arm.end === ';&';
      done ||= arm.end === ';;';
    }
  }
  // Arms that are certainly not taken are looked at on a copy, as with `if`.
  for (const body of others) aside(walk, frame, (inner) => walk.runScript(body, inner));
  if (decided && done) return taken.map((body) => walk.runScript(body, frame)).pop() ?? DONE;
  return branch(walk, frame, [
    ...taken.map((body) => (inner: Frame) => walk.runScript(body, inner)),
    () => DONE,
  ]);
}

function matchesArm(patterns: readonly Word[], text: string, e: Expander): boolean | null {
  let undecided = false;
  for (const pattern of patterns) {
    const pieces = expandParts(pattern.parts, e, 'fields')[0] ?? [];
    if (pieces.some((piece) => piece.kind === 'hole')) {
      undecided = true;
      continue;
    }
    const glob = compileGlob(
      pieces.flatMap((piece) => (piece.kind === 'text' ? [{ text: piece.text, quoted: piece.quoted }] : [])),
      false,
    );
    const match = glob === null ? false : globMatches(glob, text);
    if (match === true) return true;
    undecided ||= match === null;
  }
  return undecided ? null : false;
}

function runTest(command: Extract<Command, { kind: 'test' }>, walk: Walk, frame: Frame): Flow {
  const { words } = command;
  const e = expander(walk, frame);
  const ways = words.map((word) => expandToValues(word, e, 'quoted'));
  // Arithmetic comparisons evaluate their operands, subscripts included.
  if (words.some((word) => /^-(?:eq|ne|lt|le|gt|ge|v)$/.test(bareText(word) ?? ''))) {
    for (const [i, values] of ways.entries())
      for (const value of values)
        if (value.kind === 'known') e.subscripts(value.text, words[i]?.span ?? command.span);
  }
  const decided = ways.every((values) => values.length === 1);
  const status = decided ? conditionStatus(ways.flat(), true) : 'unknown';
  return { status, output: SILENT };
}
