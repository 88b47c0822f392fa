/** What changes between two texts, line by line, with a little of what stays around it. */
import type { Style } from './style.ts';
import { visible } from './visible.ts';

interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

const CONTEXT = 2;
/** Past this product the middle is shown as wholly exchanged. */
const MAX_CELLS = 4_000_000;

function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  const middle = changes(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return shortened([...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]);
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function changes(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const removed = (text: string): DiffLine => ({ kind: 'removed', text });
  const added = (text: string): DiffLine => ({ kind: 'added', text });
  if (old.length * now.length > MAX_CELLS) return [...old.map(removed), ...now.map(added)];
  // Longest common subsequence of the ends, from the back.
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      table[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]];
    if (left !== undefined && left === right) {
      out.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      out.push(removed(left));
      i += 1;
    } else if (right !== undefined) {
      out.push(added(right));
      j += 1;
    }
  }
  return out;
}

function shortened(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  const out: DiffLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (isNear[at]) out.push(line);
    else if (out.at(-1)?.kind !== 'gap') out.push({ kind: 'gap', text: '' });
  }
  return out;
}

/** As lines for a terminal; a width cuts those that would not fit, without one they are shown whole. */
export function diffLines(
  before: string,
  after: string,
  style: Style,
  width: number | null,
): readonly string[] {
  return lineDiff(before, after).map((line) => diffText(line, style, width));
}

function diffText({ kind, text }: DiffLine, style: Style, width: number | null): string {
  // Columns of a line that carries a script are of no use; its beginning tells what it is.
  const room = width === null ? Number.POSITIVE_INFINITY : Math.max(20, width - 4);
  const shown = visible(text.length > room ? `${text.slice(0, room - 1)}…` : text);
  switch (kind) {
    case 'added':
      return style('green', `  + ${shown}`);
    case 'removed':
      return style('red', `  - ${shown}`);
    case 'same':
      return `    ${shown}`;
    case 'gap':
      return style('dim', '    ⋮');
  }
}
