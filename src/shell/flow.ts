/** Output of commands put together, and where the unknown parts of it come from. */
import { choicesOf, concatValues, known, MAX_CHOICES, oneOf, showValue, type Value } from '../core/value.ts';
import { linesOf, SILENT, type Walk } from './walk.ts';

/**
 * What was written one after the other, each way that it can come out. A list of files ends its last line, which
 * is not known to stand there.
 */
export function joinOutputs(outputs: readonly Value[]): Value {
  const said = outputs.filter((output) => output !== SILENT);
  const [only] = said;
  if (only === undefined) return SILENT;
  if (said.length === 1) return only;
  let ways: readonly (readonly Value[])[] = [[]];
  for (const [at, output] of said.entries()) {
    const end = at + 1 < said.length ? [known('\n')] : [];
    const choices = ways.length > MAX_CHOICES ? [output] : choicesOf(output);
    ways = choices.flatMap((choice) =>
      ways.map((way) => [...way, choice, ...(linesOf(choice) === null ? [] : end)]),
    );
  }
  const joined = ways.map(concatValues);
  return oneOf(joined, { kind: 'branch', text: said.map(showValue).join(''), splits: true });
}

export function noteSources(walk: Walk, value: Value, sources: readonly string[]): void {
  if (value.kind === 'unknown') walk.sources.set(value.why.text, sources);
  else if (value.kind === 'pattern')
    for (const part of value.parts)
      if (part.kind === 'hole' && !walk.sources.has(part.why.text)) walk.sources.set(part.why.text, sources);
}
