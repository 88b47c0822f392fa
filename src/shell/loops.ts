/** Loops: rounds are followed one by one as far as that goes, then all that the body assigns may be anything. */
import { known, unknown, type Value } from '../core/value.ts';
import { setVariable } from './assign.ts';
import { stayOrGo } from './directories.ts';
import { arithmeticValue, expandWords } from './expand.ts';
import { joinOutputs } from './flow.ts';
import { takeJumps, tolerating } from './jumps.ts';
import { forkScope, joinInto, plainVariable, resolveName, type Scope } from './scope.ts';
import { expander } from './substitution.ts';
import type { Command, Script, Word } from './syntax.ts';
import { type Flow, type Frame, SILENT, type Walk } from './walk.ts';
import { filesNow, joinFiles } from './ways.ts';

/** Rounds of a loop that are followed one by one; more are melted. */
const MAX_ROUNDS = 100;

type Body = (script: Script, frame: Frame) => Flow;

/** `continue` brings its state to the next round, `break` to the end. */
function inLoop(walk: Walk, scope: Scope, run: (body: Body) => Flow): Flow {
  const mark = walk.jumps.length;
  walk.loops += 1;
  const flow = run((script, frame) => {
    const round = walk.runScript(script, frame);
    takeJumps(walk, mark, frame.scope, ['continue']);
    return round;
  });
  walk.loops -= 1;
  takeJumps(walk, mark, scope, ['break', 'continue']);
  return flow;
}

/** True where the round ended the loop for certain. */
function ends(flow: Flow): boolean {
  return flow.stops !== undefined && flow.stops !== 'continue';
}

export function runWhile(command: Extract<Command, { kind: 'while' }>, walk: Walk, frame: Frame): Flow {
  return inLoop(walk, frame.scope, (body) => followWhile(command, body, walk, frame));
}

function followWhile(
  command: Extract<Command, { kind: 'while' }>,
  body: Body,
  walk: Walk,
  frame: Frame,
): Flow {
  const outputs: Value[] = [];
  const end = command.until ? 'success' : 'failure';
  let undecided = 0;
  const idle = idleRounds(walk);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (walk.budget.exhausted !== null) break;
    const condition = tolerating(walk, () => {
      const tried = walk.runScript(command.condition, frame);
      stayOrGo(tried, walk, frame.scope);
      return tried;
    });
    if (condition.status === end && condition.missed === undefined)
      return { status: 'success', output: joinOutputs(outputs) };
    if (condition.status === 'unknown' || condition.missed !== undefined) {
      undecided += 1;
      const without = forkScope(frame.scope);
      const files = filesNow(walk);
      const flow = body(command.body, frame);
      if (flow.output !== SILENT) outputs.push(flow.output);
      joinInto(frame.scope, without);
      joinFiles(walk, [files, filesNow(walk)]);
      if (undecided === 3)
        return {
          status: 'unknown',
          output: outputs.length === 0 ? SILENT : unknown('loop', 'loop output', true),
        };
      continue;
    }
    const flow = body(command.body, frame);
    if (flow.output !== SILENT) outputs.push(flow.output);
    if (ends(flow)) return { status: 'unknown', output: joinOutputs(outputs) };
    if (idle() >= MAX_IDLE) break;
  }
  forgetLoop(command.body, frame.scope);
  body(command.body, frame);
  return { status: 'unknown', output: outputs.length === 0 ? SILENT : unknown('loop', 'loop output', true) };
}

/** Rounds that brought nothing new, after which a loop is melted: `while true; do …; sleep 5; done`. */
const MAX_IDLE = 3;

/** Asked after each round: how many in a row have added no act. */
function idleRounds(walk: Walk): () => number {
  let count = walk.acts.length;
  let idle = 0;
  return () => {
    idle = walk.acts.length === count ? idle + 1 : 0;
    count = walk.acts.length;
    return idle;
  };
}

/** After more rounds than are followed, what the body assigns may hold anything. */
function forgetLoop(body: Script, scope: Scope): void {
  for (const name of assignedNames(body))
    scope.variables.set(name, plainVariable([unknown('loop', `$${name}`, true)]));
}

function assignedNames(script: Script): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      if ('append' in value && 'name' in value && typeof value.name === 'string') names.add(value.name);
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(script);
  return names;
}

export function runFor(command: Extract<Command, { kind: 'for' }>, walk: Walk, frame: Frame): Flow {
  return inLoop(walk, frame.scope, (body) => followFor(command, body, walk, frame));
}

function followFor(command: Extract<Command, { kind: 'for' }>, body: Body, walk: Walk, frame: Frame): Flow {
  const e = expander(walk, frame);
  const ways: (readonly Value[])[] =
    command.words === null
      ? [frame.scope.positional ?? [unknown('positional', '$@', true)]]
      : expandWords(command.words, e).map((args) => args.map((arg) => arg.value));
  const outputs: Value[] = [];
  const all = ways.flat();
  const followed = all.slice(0, MAX_ROUNDS);
  if (command.select) {
    frame.scope.variables.set('REPLY', plainVariable([unknown('input', '$REPLY')]));
  }
  const before = filesNow(walk);
  for (const value of followed) {
    if (walk.budget.exhausted !== null) break;
    setVariable(resolveName(frame.scope, command.name), [value], e);
    const flow = body(command.body, frame);
    if (flow.output !== SILENT) outputs.push(flow.output);
    if (ends(flow) && value.kind === 'known' && !command.select)
      return { status: 'unknown', output: joinOutputs(outputs) };
  }
  if (all.length > MAX_ROUNDS) {
    forgetLoop(command.body, frame.scope);
    frame.scope.variables.set(command.name, plainVariable([unknown('loop', `$${command.name}`)]));
    body(command.body, frame);
    return {
      status: 'unknown',
      output: outputs.length === 0 ? SILENT : unknown('loop', 'loop output', true),
    };
  }
  const exact = all.every((value) => value.kind === 'known');
  // A list that is not known may be empty.
  if (!exact) joinFiles(walk, [before, filesNow(walk)]);
  return {
    status: 'unknown',
    output: exact || outputs.length === 0 ? joinOutputs(outputs) : unknown('loop', 'loop output', true),
  };
}

type ArithmeticFor = Extract<Command, { kind: 'arithmetic-for' }>;

export function runArithmeticFor(command: ArithmeticFor, walk: Walk, frame: Frame): Flow {
  return inLoop(walk, frame.scope, (body) => followArithmeticFor(command, body, walk, frame));
}

function followArithmeticFor(command: ArithmeticFor, body: Body, walk: Walk, frame: Frame): Flow {
  const [init, condition, step] = command.header;
  const evaluate = (word: Word | undefined): Value =>
    word === undefined || word.parts.length === 0 ? known('1') : arithmeticValue(word, expander(walk, frame));
  evaluate(init);
  const outputs: Value[] = [];
  const idle = idleRounds(walk);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (walk.budget.exhausted !== null) break;
    const go = evaluate(condition);
    if (go.kind === 'known' && go.text === '0') return { status: 'unknown', output: joinOutputs(outputs) };
    if (go.kind !== 'known' && round >= 2) break;
    const flow = body(command.body, frame);
    if (flow.output !== SILENT) outputs.push(flow.output);
    if (ends(flow) && go.kind === 'known') return { status: 'unknown', output: joinOutputs(outputs) };
    evaluate(step);
    if (idle() >= MAX_IDLE) break;
  }
  forgetLoop(command.body, frame.scope);
  for (const match of command.header
    .map((word) => showWord(word))
    .join(';')
    .matchAll(/[A-Za-z_][A-Za-z0-9_]*/g)) {
    frame.scope.variables.set(match[0], plainVariable([unknown('loop', `$${match[0]}`)]));
  }
  body(command.body, frame);
  return { status: 'unknown', output: outputs.length === 0 ? SILENT : unknown('loop', 'loop output', true) };
}

function showWord(word: Word): string {
  return word.parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'parameter' ? part.parameter.text : ''))
    .join('');
}
