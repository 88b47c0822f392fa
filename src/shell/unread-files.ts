/** Files that a line runs and that cannot be looked into: a FIFO, a device, one that is too large or refused. */
import { assertNever } from '../core/assert-never.ts';
import type { DiskText } from '../core/disk.ts';
import type { Language } from './invocation.ts';

/** Bundles and dumps are large by habit; what a person wrote in other languages is not. */
const OFTEN_LARGE: ReadonlySet<Language> = new Set(['node', 'sql']);

/** Whether a script may stand there that is only kept from sight; a program or a directory is no script. */
export function isHidden({ cause }: Extract<DiskText, { kind: 'unreadable' }>, language: Language): boolean {
  switch (cause) {
    case 'binary':
    case 'directory':
      return false;
    case 'large':
      return !OFTEN_LARGE.has(language);
    case 'special':
    case 'refused':
      return true;
    default:
      return assertNever(cause);
  }
}
