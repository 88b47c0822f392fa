/**
 * Ways that a script can take. What the line wrote into files is kept for each way like its variables, so
 * that a way which bash may not take hides nothing: `echo 'rm -rf /' > f; false && echo ls > f; sh f`.
 */
import { oneOf, sameValue, showValue, type Unknown } from '../core/value.ts';
import { forkScope, joinInto, type Scope } from './scope.ts';
import { DONE, type Flow, type Frame, type Walk, type Written } from './walk.ts';

export type Files = ReadonlyMap<string, Written>;

export function filesNow(walk: Walk): Files {
  return new Map(walk.files);
}

function setFiles(walk: Walk, files: Files): void {
  walk.files.clear();
  for (const [name, written] of files) walk.files.set(name, written);
}

/** Runs what bash certainly does not, on a copy, for what it would run if we erred; nothing of it stays. */
export function aside(walk: Walk, frame: Frame, run: (frame: Frame) => Flow): void {
  const jumps = walk.jumps.length;
  const files = walk.files.size === 0 ? null : filesNow(walk);
  walk.dead += 1;
  run({ ...frame, scope: forkScope(frame.scope) });
  walk.dead -= 1;
  walk.jumps.length = jumps;
  if (files !== null) setFiles(walk, files);
}

/** Runs alternatives from the same state and joins what they leave. */
export function branch(walk: Walk, frame: Frame, ways: readonly ((frame: Frame) => Flow)[]): Flow {
  const [only] = ways;
  if (only !== undefined && ways.length === 1) return only(frame);
  const start = forkScope(frame.scope);
  const flows = fromSameFiles(
    walk,
    ways.map((way, i) => () => {
      const scope: Scope = i === 0 ? frame.scope : forkScope(start);
      const flow = way({ ...frame, scope });
      if (i > 0) joinInto(frame.scope, scope);
      return flow;
    }),
  );
  return mergeFlows(flows);
}

/** What is left behind by one of several ways, nobody knows which. */
export function mergeFlows(flows: readonly Flow[]): Flow {
  const first = flows[0];
  if (first === undefined) return DONE;
  const status = flows.every((flow) => flow.status === first.status) ? first.status : 'unknown';
  const outputs = flows.map((flow) => flow.output);
  const text = outputs.map(showValue).join('|').slice(0, 200);
  return { status, output: oneOf(outputs, { kind: 'branch', text, splits: true }) };
}

/** Runs each way from the files as they are now, and joins the files that they leave. */
export function fromSameFiles<T>(walk: Walk, ways: readonly (() => T)[]): T[] {
  const start = filesNow(walk);
  const ends: Files[] = [];
  const results = ways.map((way, i) => {
    if (i > 0) setFiles(walk, start);
    const result = way();
    ends.push(filesNow(walk));
    return result;
  });
  joinFiles(walk, ends);
  return results;
}

/** The files after one of several ways, nobody knows which. */
export function joinFiles(walk: Walk, ends: readonly Files[]): void {
  const names = new Set(ends.flatMap((files) => [...files.keys()]));
  for (const name of names) {
    const contents = ends.flatMap((files) => files.get(name) ?? []);
    const first = contents[0];
    if (first === undefined) continue;
    if (contents.every((one) => one === first || sameValue(one.value, first.value))) {
      walk.files.set(name, first);
      continue;
    }
    const why: Unknown = { kind: 'branch', text: name, splits: false };
    // Where one way leaves the file alone, it holds what it held before the line.
    const values = contents.map((one) => one.value);
    const all = contents.length === ends.length ? values : [...values, { kind: 'unknown', why } as const];
    walk.files.set(name, { value: oneOf(all, why), sources: contents.flatMap((one) => one.sources) });
  }
}
