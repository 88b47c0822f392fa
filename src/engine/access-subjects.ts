/** Subjects out of file tools: reads, searches and changes, as the same effects that commands have. */

import { assertNever } from '../core/assert-never.ts';
import type { FileChange } from '../core/call.ts';
import { NO_SPAN } from '../core/span.ts';
import { concatValues, known, type Value } from '../core/value.ts';
import type { Effect } from '../shell/effect.ts';
import { resolveToolPath } from './resolve-path.ts';
import type { Subject } from './subject.ts';

export interface AccessPlace {
  readonly cwd: Value;
  readonly home: string | null;
}

export function accessSubject(
  effects: readonly Effect[],
  change: FileChange | null = null,
  content: string | null = null,
): Subject {
  return { kind: 'access', effects: () => effects, change, content };
}

export function readSubjects(paths: readonly string[], place: AccessPlace): readonly Subject[] {
  return paths.map((path) =>
    accessSubject([{ kind: 'read', path: at(path, place), recursive: false, content: true, span: NO_SPAN }]),
  );
}

export interface SearchOfFiles {
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  /** Null: only names are looked at. */
  readonly pattern: string | null;
}

/** A search reads all below where it looks; with globs, what they name there. */
export function searchSubjects(search: SearchOfFiles, place: AccessPlace): readonly Subject[] {
  const content = search.pattern !== null;
  const roots = search.paths.length === 0 ? [place.cwd] : search.paths.map((path) => at(path, place));
  // Globs that only leave out (`!*.log`) narrow nothing that matters here.
  const globs = search.globs.filter((glob) => !glob.startsWith('!')).flatMap((glob) => choices(glob));
  return roots.flatMap((root) => {
    if (globs.length === 0)
      return [accessSubject([{ kind: 'read', path: root, recursive: true, content, span: NO_SPAN }])];
    return globs.map((glob) =>
      accessSubject([
        { kind: 'read', path: below(root, glob, place), recursive: false, content, span: NO_SPAN },
      ]),
    );
  });
}

const MAX_CHOICES = 64;
const BRACES = /\{([^{}]*)\}/;

/** `{a,b}` in a glob, as ripgrep and the clients' own matchers read it; too many stand for any text. */
function choices(glob: string): readonly string[] {
  let open = [glob];
  while (open.some((text) => BRACES.test(text))) {
    open = open.flatMap((text) => {
      const braces = BRACES.exec(text);
      if (braces === null) return [text];
      const [before, after] = [text.slice(0, braces.index), text.slice(braces.index + braces[0].length)];
      const named = (braces[1] ?? '').split(',');
      const many = open.length * named.length > MAX_CHOICES;
      return (many ? ['*'] : named).map((choice) => before + choice + after);
    });
  }
  return open;
}

function below(root: Value, glob: string, place: AccessPlace): Value {
  const tilde = place.home !== null && glob.startsWith('~/') ? place.home + glob.slice(1) : glob;
  const parts = globParts(tilde);
  if (tilde.startsWith('/')) return parts;
  // A glob without a slash is looked for at any depth.
  const deep: Value = tilde.includes('/') ? known('/') : DEEP;
  return concatValues([root, deep, parts]);
}

const DEEP: Value = {
  kind: 'pattern',
  parts: [
    { kind: 'text', text: '/' },
    { kind: 'glob', glob: '**' },
    { kind: 'text', text: '/' },
  ],
};

const GLOB_RUN = /\*\*|[*?]|\[[^\]/]*\]/g;

function globParts(glob: string): Value {
  const values: Value[] = [];
  let from = 0;
  for (const found of glob.matchAll(GLOB_RUN)) {
    values.push(known(glob.slice(from, found.index)));
    values.push({ kind: 'pattern', parts: [{ kind: 'glob', glob: found[0] }] });
    from = found.index + found[0].length;
  }
  values.push(known(glob.slice(from)));
  return concatValues(values);
}

export function changeSubjects(changes: readonly FileChange[], place: AccessPlace): readonly Subject[] {
  return changes.map((change) => {
    const path = at(change.path, place);
    switch (change.kind) {
      case 'write':
        return accessSubject(
          [{ kind: 'write', path, mode: 'replace', span: NO_SPAN }],
          change,
          change.content,
        );
      case 'edit':
        return accessSubject([{ kind: 'write', path, mode: 'edit', span: NO_SPAN }], change, change.content);
      case 'delete':
        return accessSubject([{ kind: 'delete', path, recursive: false, span: NO_SPAN }], change);
      case 'move': {
        const target = at(change.to, place);
        const effects: Effect[] = [
          { kind: 'delete', path, recursive: false, span: NO_SPAN },
          { kind: 'write', path: target, mode: 'replace', span: NO_SPAN },
        ];
        return accessSubject(effects, change, change.content);
      }
      default:
        return assertNever(change);
    }
  });
}

function at(path: string, place: AccessPlace): Value {
  return resolveToolPath(path, place.cwd, place.home);
}
