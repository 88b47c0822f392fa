/** Output of commands put together, and where the unknown parts of it come from. */
import { concatValues, type Value } from '../core/value.ts';
import { SILENT, type Walk } from './walk.ts';

export function joinOutputs(outputs: readonly Value[]): Value {
  return outputs.length === 0
    ? SILENT
    : outputs.length === 1
      ? (outputs[0] ?? SILENT)
      : concatValues(outputs);
}

export function noteSources(walk: Walk, value: Value, sources: readonly string[]): void {
  if (value.kind === 'unknown') walk.sources.set(value.why.text, sources);
  else if (value.kind === 'pattern')
    for (const part of value.parts)
      if (part.kind === 'hole' && !walk.sources.has(part.why.text)) walk.sources.set(part.why.text, sources);
}
