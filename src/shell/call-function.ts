import { takeJumps } from './jumps.ts';
import { setPrefix } from './nested-scope.ts';
import type { Variable } from './scope.ts';
import type { Command } from './syntax.ts';
import { type Call, DONE, type Flow, type Frame, type Walk } from './walk.ts';

/** Several bodies where it is not known which of them the name has by then. */
export function callFunction(
  name: string,
  bodies: readonly Command[],
  call: Call,
  walk: Walk,
  frame: Frame,
): Flow {
  // Where nothing is run, a function that calls itself would be looked at without end.
  if (walk.dead > 0 && frame.via.some((via) => via.kind === 'function' && via.name === name)) return DONE;
  const saved = frame.scope.positional;
  const restore = setPrefix(call.env, frame.scope);
  frame.scope.positional = call.words.slice(1).map((arg) => arg.value);
  const inner: Frame = { ...frame, via: [...frame.via, { kind: 'function', name }], depth: frame.depth + 1 };
  const outer = frame.scope.locals;
  const locals = new Map<string, Variable | undefined>();
  frame.scope.locals = locals;
  let flow: Flow = DONE;
  const mark = walk.jumps.length;
  const { loops } = walk;
  walk.loops = 0;
  walk.functions += 1;
  for (const body of bodies)
    flow = walk.runScript(
      { items: [{ command: body, background: false }], span: call.span, problems: [] },
      inner,
    );
  takeJumps(walk, mark, frame.scope, ['return']);
  walk.loops = loops;
  walk.functions -= 1;
  if (flow.stops !== 'exit' || bodies.length > 1) {
    const { stops: _, ...rest } = flow;
    flow = rest;
  }
  frame.scope.positional = saved;
  frame.scope.locals = outer;
  for (const [variable, before] of [...restore, ...locals]) {
    if (before === undefined) frame.scope.variables.delete(variable);
    else frame.scope.variables.set(variable, before);
  }
  return flow;
}
