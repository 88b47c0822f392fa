/**
 * Ways that a script can take. What the line wrote into files is kept for each way like its variables, so
 * that a way which bash may not take hides nothing: `echo 'rm -rf /' > f; false && echo ls > f; sh f`.
 */
import { unknown } from '../core/value.ts';
import { forkScope, sameValue } from './scope.ts';
import type { Flow, Frame, Walk, Written } from './walk.ts';

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

/** Runs each way from the files as they are now; what differs afterwards is not known. */
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
    const same = contents.every((one) => one === first || sameValue(one.value, first.value));
    walk.files.set(
      name,
      same ? first : { value: unknown('branch', name), sources: contents.flatMap((one) => one.sources) },
    );
  }
}
