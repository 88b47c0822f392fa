/**
 * The files that a glob or a list of files takes, as they lie on the disk now: bounded, nearest to the top first.
 * Directories that hold other people's packages or Git's own data are left out.
 */
import type { Disk } from '../core/disk.ts';
import { type Found, knownPrefix, type Value } from '../core/value.ts';
import { matchesText, partTokens, type Tokens } from './glob-tokens.ts';
import { splitComponents } from './resolve-path.ts';

const MAX_DIRECTORIES = 60;
const MAX_NAMES = 2000;
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.venv', 'target']);

type Step =
  | { readonly kind: 'deep' }
  | { readonly kind: 'name'; readonly tokens: Tokens; readonly wild: boolean };

export interface HeldFile {
  readonly path: string;
  readonly found: Found | null;
}

interface Walk {
  readonly disk: Disk;
  readonly hidden: boolean;
  directories: number;
  names: number;
  /** Directories that are still to be listed, and which step of the pattern their names have to meet. */
  readonly todo: { readonly path: string; readonly step: number }[];
}

/** Nothing where the place is not known, or where only part of a name is. */
export function heldFiles(path: Value, dotGlob: boolean, disk: Disk): readonly HeldFile[] {
  const steps = path.kind === 'pattern' ? stepsOf(path) : null;
  if (path.kind !== 'pattern' || steps === null) return [];
  const first = path.parts.find((part) => part.kind === 'glob');
  const found = first?.kind === 'glob' ? (first.found ?? null) : null;
  const start = knownPrefix(path);
  const root = start.slice(0, start.lastIndexOf('/'));
  const walk: Walk = {
    disk,
    hidden: dotGlob || found?.hidden === true,
    directories: 0,
    names: 0,
    todo: [{ path: root, step: 0 }],
  };
  const held: HeldFile[] = [];
  for (let next = walk.todo.shift(); next !== undefined; next = walk.todo.shift()) {
    for (const file of filesIn(next, steps, walk)) {
      if (found === null || found.takes(file.slice(start.length))) held.push({ path: file, found });
    }
  }
  return held;
}

/** From the first component that is not all text. */
function stepsOf(path: Extract<Value, { readonly kind: 'pattern' }>): readonly Step[] | null {
  if (!knownPrefix(path).startsWith('/') || path.parts.some((part) => part.kind === 'hole')) return null;
  const components = splitComponents(path.parts);
  const from = components.findIndex((component) => component.some((part) => part.kind !== 'text'));
  return components.slice(from).map((component): Step => {
    const only = component.length === 1 ? component[0] : undefined;
    if (only?.kind === 'glob' && only.glob === '**') return { kind: 'deep' };
    const glob = component[0];
    return { kind: 'name', tokens: partTokens(component), wild: glob?.kind === 'glob' };
  });
}

function filesIn(
  { path, step }: { readonly path: string; readonly step: number },
  steps: readonly Step[],
  walk: Walk,
): readonly string[] {
  if (walk.directories >= MAX_DIRECTORIES || walk.names >= MAX_NAMES) return [];
  walk.directories += 1;
  const names = walk.disk.list(path === '' ? '/' : path, MAX_NAMES) ?? [];
  walk.names += names.length;
  const files: string[] = [];
  for (const name of names) {
    const here = `${path}/${name}`;
    const deeper = new Set<number>();
    let whole = false;
    for (let at = step; at < steps.length; at += 1) {
      const one = steps[at];
      if (one === undefined || (name.startsWith('.') && !walk.hidden && startsWild(one))) break;
      const last = at === steps.length - 1;
      if (one.kind === 'deep') {
        deeper.add(at);
        whole ||= last;
        continue;
      }
      if (matchesText(one.tokens, name)) {
        if (last) whole = true;
        else deeper.add(at + 1);
      }
      break;
    }
    if (!whole && deeper.size === 0) continue;
    const isDirectory = walk.disk.stat(here) === 'directory';
    if (!isDirectory && whole) files.push(here);
    if (isDirectory && !LEFT_OUT.has(name)) for (const at of deeper) walk.todo.push({ path: here, step: at });
  }
  return files;
}

function startsWild(step: Step): boolean {
  return step.kind === 'deep' || step.wild;
}
