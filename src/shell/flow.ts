/** Output of commands put together, and where the unknown parts of it come from. */
import { concatValues, known, type Value } from '../core/value.ts';
import { linesOf, SILENT, type Walk } from './walk.ts';

/** What was written one after the other. A list of files ends its last line, which is not known to stand there. */
export function joinOutputs(outputs: readonly Value[]): Value {
  const said = outputs.filter((output) => output !== SILENT);
  const [only] = said;
  if (only === undefined) return SILENT;
  if (said.length === 1) return only;
  return concatValues(
    said.flatMap((output, at) =>
      linesOf(output) !== null && at + 1 < said.length ? [output, known('\n')] : [output],
    ),
  );
}

export function noteSources(walk: Walk, value: Value, sources: readonly string[]): void {
  if (value.kind === 'unknown') walk.sources.set(value.why.text, sources);
  else if (value.kind === 'pattern')
    for (const part of value.parts)
      if (part.kind === 'hole' && !walk.sources.has(part.why.text)) walk.sources.set(part.why.text, sources);
}
