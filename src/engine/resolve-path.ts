/**
 * Paths as values: made absolute against a directory, `.`, `..` and doubled slashes taken out as far as
 * they can be said. `..` takes back a glob or a hole as it does a name, or a temporary directory would vouch
 * for what lies above it. Nothing here looks at the disk.
 */
import type { PatternPart, Value } from '../core/value.ts';
import { concatValues, known } from '../core/value.ts';

/** The root of the disk once more, as each process has it. */
const PROC_ROOT = /^(?:\/proc\/(?:self|thread-self|\d+)(?:\/task\/\d+)?\/root(?=\/|$))+/;

export function normalisePath(path: string): string {
  const plain = withoutDots(path);
  return plain.startsWith('/proc/') && PROC_ROOT.test(plain) ? plain.replace(PROC_ROOT, '') || '/' : plain;
}

function withoutDots(path: string): string {
  if (!/\/\/|\/\.|.\/$|^\./.test(path)) return path;
  const absolute = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
      else if (!absolute) kept.push('..');
    } else kept.push(part);
  }
  return (absolute ? '/' : '') + kept.join('/') || '.';
}

/** Absolute and normalised as far as known. `cwd` is what the path is relative to. */
export function resolvePath(path: Value, cwd: Value): Value {
  switch (path.kind) {
    case 'known':
      if (path.text.startsWith('/')) return known(normalisePath(path.text));
      if (cwd.kind === 'known') return known(normalisePath(`${cwd.text}/${path.text}`));
      return normaliseValue(concatValues([cwd, known(`/${path.text}`)]));
    case 'unknown':
      return path;
    case 'pattern': {
      const first = path.parts[0];
      if (first === undefined) return path;
      if (first.kind === 'hole') {
        const normal = normaliseValue(path);
        // `"$X"/` is the root of the disk when X is empty: that slash says something.
        return normal.kind === 'unknown' ? path : normal;
      }
      if (first.kind === 'text' && first.text.startsWith('/')) return normaliseValue(path);
      return normaliseValue(concatValues([cwd, known('/'), path]));
    }
  }
}

/**
 * A path as a file tool was given it: these tools, unlike a shell, may expand a literal `~`, drop blanks at
 * the ends, end the name at a NUL and take a URL of a file.
 */
export function resolveToolPath(path: string, cwd: Value, home: string | null): Value {
  const bare = localPath(path);
  if (home !== null && (bare === '~' || bare.startsWith('~/')))
    return known(normalisePath(home + bare.slice(1)));
  return resolvePath(known(bare), cwd);
}

const FILE_URL = /^file:(?:\/\/(?:localhost(?=\/))?)?(?=[/~])/i;

/** The path that a `file:` URL names; other texts lose no more than blanks around them and what follows a NUL. */
export function localPath(text: string): string {
  const [path = ''] = text.trim().split('\0', 1);
  if (!FILE_URL.test(path)) return path;
  const encoded = path.replace(FILE_URL, '');
  try {
    return decodeURIComponent(encoded.replace(/[?#].*$/s, ''));
  } catch {
    return encoded;
  }
}

/** The text of the hole that stands for a directory that nobody told us. */
export const UNKNOWN_CWD = '$PWD';

export function cwdValue(cwd: string | null): Value {
  if (cwd !== null) return known(normalisePath(cwd));
  return { kind: 'unknown', why: { kind: 'variable', text: UNKNOWN_CWD, splits: false } };
}

type Component = readonly PatternPart[];

function normaliseValue(value: Value): Value {
  if (value.kind !== 'pattern') return value.kind === 'known' ? known(normalisePath(value.text)) : value;
  const components = splitComponents(value.parts);
  const absolute = components[0]?.length === 0;
  const kept: Component[] = [];
  for (const component of components) {
    const text = componentText(component);
    if (text === '' || text === '.') continue;
    const last = kept[kept.length - 1];
    const lastText = last === undefined ? null : componentText(last);
    // `/tmp/*/../../etc` is `/etc`. A hole counts as one step: where it holds more, the path is milder. Only
    // where nothing is known of what comes before it, `..` has to stay.
    const stepped = lastText !== null ? lastText !== '..' : absolute || kept.length > 1;
    if (text === '..' && last !== undefined && stepped) kept.pop();
    else if (text !== '..' || last !== undefined || !absolute) kept.push(component);
  }
  // `/proc/$$/root` is the root as well.
  const rooted = absolute && kept.length > 2 && isText(kept[0], 'proc') && isText(kept[2], 'root');
  if (rooted && componentText(kept[1] ?? []) === null) kept.splice(0, 3);
  const parts: PatternPart[] = absolute ? [{ kind: 'text', text: '/' }] : [];
  kept.forEach((component, index) => {
    if (index > 0) parts.push({ kind: 'text', text: '/' });
    parts.push(...component);
  });
  return concatValues([{ kind: 'pattern', parts }, known('')]);
}

function isText(component: Component | undefined, text: string): boolean {
  return component !== undefined && componentText(component) === text;
}

/** The parts between the slashes; the first is empty for an absolute path. */
export function splitComponents(parts: readonly PatternPart[]): readonly Component[] {
  const components: PatternPart[][] = [[]];
  for (const part of parts) {
    if (part.kind !== 'text') {
      components[components.length - 1]?.push(part);
      continue;
    }
    part.text.split('/').forEach((text, index) => {
      if (index > 0) components.push([]);
      if (text !== '') components[components.length - 1]?.push({ kind: 'text', text });
    });
  }
  return components;
}

/** The text of a component that is all text; null when it holds a glob or a hole. */
export function componentText(component: Component): string | null {
  let text = '';
  for (const part of component) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}
