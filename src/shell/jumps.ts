/**
 * `break`, `continue`, `return`, `exit`: the state of the shell at a jump arrives at the jump's target, past
 * what stands between. What is jumped over is still looked at, for what it would run if we erred.
 */
import { knownText } from '../core/value.ts';
import { eitherPlace, forkScope, joinInto, type Scope } from './scope.ts';
import { type Call, type Flow, type Frame, SILENT, type Walk } from './walk.ts';

export type JumpKind = 'break' | 'continue' | 'return' | 'exit';

export interface Jump {
  readonly kind: JumpKind;
  /** `break 2`: how many loops it leaves. */
  readonly levels: number;
  readonly scope: Scope;
}

/** More jumps that wait for their target are not kept: a line that has them is no ordinary one. */
const MAX_JUMPS = 500;

export function isJump(name: string): name is JumpKind {
  return name === 'break' || name === 'continue' || name === 'return' || name === 'exit';
}

export function runJump(kind: JumpKind, call: Call, walk: Walk, frame: Frame): Flow {
  const word = call.words[1];
  const number = word === undefined ? null : Number(knownText(word.value) ?? Number.NaN);
  const loops = kind === 'break' || kind === 'continue';
  const levels = loops && number !== null && number > 1 ? number : 1;
  if (walk.jumps.length < MAX_JUMPS) walk.jumps.push({ kind, levels, scope: forkScope(frame.scope) });
  const lands = kind === 'exit' || (kind === 'return' ? walk.functions > 0 : walk.loops > 0);
  const status = loops || number === 0 ? 'success' : number !== null && number > 0 ? 'failure' : 'unknown';
  return { status, output: SILENT, ...(lands ? { stops: kind } : {}) };
}

/** The shell may end here, in this state. */
export function leave(walk: Walk, scope: Scope): void {
  if (walk.jumps.length < MAX_JUMPS) walk.jumps.push({ kind: 'exit', levels: 1, scope });
}

/** Runs what may fail without ending a shell under `set -e` (Bash manual, The Set Builtin). */
export function tolerating<T>(walk: Walk, run: () => T): T {
  walk.tolerated += 1;
  const result = run();
  walk.tolerated -= 1;
  return result;
}

/** The state of every jump of these kinds since the mark is one that the target may be reached with. */
export function takeJumps(walk: Walk, mark: number, scope: Scope, kinds: readonly JumpKind[]): void {
  const kept: Jump[] = [];
  for (const jump of walk.jumps.splice(mark)) {
    if (!kinds.includes(jump.kind)) kept.push(jump);
    else if (jump.levels > 1) kept.push({ ...jump, levels: jump.levels - 1 });
    else joinInto(scope, jump.scope);
  }
  walk.jumps.push(...kept);
}

/** Runs what is its own shell: no jump leaves it, and `exit` brings its state to the end. */
export function inOwnShell(walk: Walk, scope: Scope, run: () => Flow): Flow {
  const mark = walk.jumps.length;
  const { loops, functions } = walk;
  walk.loops = 0;
  walk.functions = 0;
  const { status, output, missed } = run();
  if (missed !== undefined) scope.cwd = eitherPlace(scope.cwd, missed);
  walk.loops = loops;
  walk.functions = functions;
  takeJumps(walk, mark, scope, ['exit']);
  walk.jumps.length = mark;
  return { status, output };
}
