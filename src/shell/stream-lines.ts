/** Lists of files on their way from one command to the next: through pipes, texts and files. */
import type { Value } from '../core/value.ts';
import type { Input } from './invocation.ts';
import { fileContent } from './io.ts';
import { spreadLines } from './listed-holes.ts';
import { splitFields } from './value-text.ts';
import { type Frame, linesOf, type Walk } from './walk.ts';

/** What comes out of one command as what goes into the next. */
export function pipeOf(output: Value): Input {
  if (output.kind !== 'unknown') return { kind: 'text', value: output };
  const lines = linesOf(output);
  return lines === null ? { kind: 'pipe' } : { kind: 'pipe', lines };
}

/** What the lines on standard input may be, where a list of files comes in. */
export function stdinLines(walk: Walk, frame: Frame): readonly Value[] | null {
  const { input } = frame.stdin;
  if (input.kind === 'pipe') return input.lines ?? null;
  if (input.kind === 'text') return linesOfText(input.value);
  if (input.kind !== 'file') return null;
  const content = fileContent(input.path, walk, frame);
  return content === null ? null : linesOfText(content.value);
}

/** Text with a list of files or globs in it, taken apart at its line ends. */
function linesOfText(value: Value): readonly Value[] | null {
  if (value.kind !== 'pattern') return linesOf(value);
  const lists = value.parts.some((part) => part.kind === 'glob' || (part.kind === 'hole' && part.why.lines));
  return lists ? splitFields(value, /\n/).flatMap((line) => spreadLines(line)) : null;
}
