/** Paths as text: absolute, without `.`, `..` and doubled slashes; links are not followed here. */
import { concatValues, known, knownPrefix, type Value } from '../core/value.ts';

export function normalisePath(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return `/${out.join('/')}`;
}

/** The path from the root where the directory is known; otherwise as much as is known. */
export function absolutePath(path: Value, cwd: Value): Value {
  if (path.kind === 'known') {
    if (path.text.startsWith('/')) return known(normalisePath(path.text));
    if (cwd.kind === 'known') return known(normalisePath(`${cwd.text}/${path.text}`));
    return concatValues([cwd, known(`/${path.text}`)]);
  }
  if (path.kind === 'pattern') {
    if (knownPrefix(path).startsWith('/')) return path;
    return concatValues([cwd, known('/'), path]);
  }
  return path;
}
