/** What an installation would change, for people: each file with its lines. */
import type { PlannedFile } from '../../install/plan.ts';
import { TARGETS } from '../../install/targets/registry.ts';
import type { SettingsPlace } from '../../settings/places.ts';
import { diffLines } from './line-diff.ts';
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
      return [
        style('bold', title) + (what === null ? '' : `  ${what}`),
        ...diffLines(file.from ?? '', file.to ?? '', style, width),
      ];
    }
  }
}
