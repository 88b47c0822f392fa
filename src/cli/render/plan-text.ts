/** What an installation would change, for people: each file with its lines. */
import type { PlannedFile } from '../../install/plan.ts';
import { TARGETS } from '../../install/targets/registry.ts';
import type { SettingsPlace } from '../../settings/places.ts';
import { type DiffLine, lineDiff } from './line-diff.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export interface PlanOptions {
  readonly style: Style;
  readonly width: number;
}

export function planText(files: readonly PlannedFile[], options: PlanOptions): string {
  return files.map((file) => `${fileText(file, options).join('\n')}\n`).join('');
}

export function placeTitle({ client, scope, path }: SettingsPlace): string {
  return `${TARGETS[client].title} (${scope}): ${visible(path)}`;
}

function fileText(file: PlannedFile, { style, width }: PlanOptions): readonly string[] {
  const title = placeTitle(file.place);
  switch (file.kind) {
    case 'same':
      return [`${style('dim', title)}  nothing to change`];
    case 'refused':
      return [style('red', title), `  left as it is: ${visible(file.why)}`];
    case 'change': {
      const what = file.from === null ? 'new file' : file.to === null ? 'to be removed' : null;
      const lines = lineDiff(file.from ?? '', file.to ?? '');
      return [
        style('bold', title) + (what === null ? '' : `  ${what}`),
        ...lines.map((line) => diffText(line, style, width)),
      ];
    }
  }
}

function diffText({ kind, text }: DiffLine, style: Style, width: number): string {
  // Columns of a line that carries a script are of no use; its beginning tells what it is.
  const room = Math.max(20, width - 4);
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
