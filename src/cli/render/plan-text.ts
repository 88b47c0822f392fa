/** What an installation would change, for people: each file with its lines. */
import { stripVTControlCharacters } from 'node:util';
import type { PlannedFile } from '../../install/plan.ts';
import { TARGETS } from '../../install/targets/registry.ts';
import type { SettingsPlace } from '../../settings/places.ts';
import { diffLines } from './line-diff.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export interface PlanOptions {
  readonly style: Style;
  readonly width: number;
  /** Every line; else what is long is told in few. */
  readonly whole: boolean;
}

/** A run of lines that are alike in kind is shown whole up to this length. */
const MOST_LINES = 12;
const SHOWN = 5;

export function planText(files: readonly PlannedFile[], options: PlanOptions): string {
  return files.map((file) => `${fileText(file, options).join('\n')}\n`).join('');
}

export function placeTitle({ client, scope, path }: SettingsPlace): string {
  return `${TARGETS[client].title} (${scope}): ${visible(path)}`;
}

function fileText(file: PlannedFile, { style, width, whole }: PlanOptions): readonly string[] {
  const title = placeTitle(file.place);
  switch (file.kind) {
    case 'same':
      return [`${style('dim', title)}  nothing to change`];
    case 'refused':
      return [style('red', title), `  left as it is: ${visible(file.why)}`];
    case 'change': {
      const what = file.from === null ? 'new file' : file.to === null ? 'to be removed' : null;
      const lines = diffLines(file.from ?? '', file.to ?? '', style, width);
      return [
        style('bold', title) + (what === null ? '' : `  ${what}`),
        ...(whole ? lines : folded(lines, style)),
      ];
    }
  }
}

function folded(lines: readonly string[], style: Style): readonly string[] {
  const runs = lines.reduce<string[][]>((all, line) => {
    const run = all.at(-1);
    if (run !== undefined && markOf(run[0] ?? '') === markOf(line)) run.push(line);
    else all.push([line]);
    return all;
  }, []);
  return runs.flatMap((run) =>
    run.length <= MOST_LINES
      ? run
      : [...run.slice(0, SHOWN), style('dim', `  … and ${run.length - SHOWN} more lines of this`)],
  );
}

/** `+`, `-` or a blank, whatever the colour around it. */
function markOf(line: string): string {
  return stripVTControlCharacters(line).trimStart().charAt(0).replace(/[^+-]/, ' ');
}
