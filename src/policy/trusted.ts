/**
 * Files of a project that the user has trusted: a copy of them in the user's own directory counts as the user's
 * word, as long as the project's are the same to the byte. When they are not, every call is denied until a human
 * has looked at the change: neither the old text nor the new one is what was agreed to.
 */
import { NO_SPAN } from '../core/span.ts';
import type { Pin } from '../snapshot/sources.ts';
import type { Gathered } from './gather.ts';

/** What the project's own files still say beside the copy: nothing, or that they have changed. */
export function unlessTrusted({ project, copy }: Pin, files: Gathered, copied: Gathered): Gathered {
  const stamped = { ...files, changes: [], ruleFiles: [], diagnostics: [] };
  if (isSame(textsIn(project, files), textsIn(copy, copied))) return stamped;
  return {
    ...stamped,
    diagnostics: [
      {
        code: 'trust-changed',
        severity: 'error',
        file: project,
        span: NO_SPAN,
        message: 'the files in it have changed since you trusted them',
        help: 'sechook trust shows the change and takes it over; sechook untrust forgets them',
      },
    ],
  };
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}

/** By name below the directory. */
function textsIn(directory: string, { texts }: Gathered): ReadonlyMap<string, string> {
  return new Map([...texts].map(([path, text]) => [path.slice(directory.length + 1), text]));
}
