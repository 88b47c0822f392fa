/**
 * Whether Git ignores a path, from our own bounded reading of `.gitignore` files: Git itself is never asked,
 * because a repository's configuration can make it run programs. The user's global ignore file is left out.
 */
import type { Disk } from '../core/disk.ts';
import { matchesWildcard } from './wildcard.ts';

interface IgnoreLine {
  readonly negated: boolean;
  readonly onlyDirectories: boolean;
  /** Components relative to the file's directory; `**` stands for any number. */
  readonly components: readonly string[];
}

const MAX_LINES = 5000;

function parseIgnoreFile(text: string): readonly IgnoreLine[] {
  return text.split('\n').slice(0, MAX_LINES).flatMap(parseLine);
}

function parseLine(raw: string): readonly IgnoreLine[] {
  // Trailing blanks count only when escaped.
  let line = raw.replace(/\r$/, '').replace(/(?<!\\)[ \t]+$/, '');
  if (line === '' || line.startsWith('#')) return [];
  const negated = line.startsWith('!');
  if (negated) line = line.slice(1);
  const onlyDirectories = line.endsWith('/');
  if (onlyDirectories) line = line.slice(0, -1);
  const anchored = line.includes('/');
  const parts = line.split('/').filter((part) => part !== '');
  if (parts.length === 0) return [];
  return [{ negated, onlyDirectories, components: anchored ? parts : ['**', ...parts] }];
}

/** `relative` is the path from the repository's root, without leading slash. */
export function isIgnored(disk: Disk, root: string, relative: string): boolean {
  const parts = relative.split('/').filter((part) => part !== '');
  const files: { depth: number; lines: readonly IgnoreLine[] }[] = [];
  const addFile = (path: string, depth: number): void => {
    const read = disk.readText(path);
    if (read.kind === 'text') files.push({ depth, lines: parseIgnoreFile(read.text) });
  };
  addFile(`${root}/.git/info/exclude`, 0);
  for (let depth = 0; depth < parts.length; depth += 1) {
    addFile([root, ...parts.slice(0, depth), '.gitignore'].join('/'), depth);
    const isLast = depth === parts.length - 1;
    const isDirectory = !isLast || disk.stat(`${root}/${parts.join('/')}`) !== 'file';
    // What lies in an ignored directory cannot be taken back.
    if (decide(files, parts.slice(0, depth + 1), isDirectory)) return true;
  }
  return false;
}

function decide(
  files: readonly { depth: number; lines: readonly IgnoreLine[] }[],
  parts: readonly string[],
  isDirectory: boolean,
): boolean {
  let ignored = false;
  for (const { depth, lines } of files) {
    const below = parts.slice(depth);
    for (const line of lines) {
      if (line.negated !== ignored) continue;
      if (line.onlyDirectories && !isDirectory) continue;
      if (matchesParts(line.components, below)) ignored = !line.negated;
    }
  }
  return ignored;
}

function matchesParts(pattern: readonly string[], parts: readonly string[]): boolean {
  const first = pattern[0];
  if (first === undefined) return parts.length === 0;
  if (first === '**') {
    if (pattern.length === 1) return parts.length > 0;
    for (let skip = 0; skip < parts.length; skip += 1) {
      if (matchesParts(pattern.slice(1), parts.slice(skip))) return true;
    }
    return false;
  }
  const part = parts[0];
  return part !== undefined && matchesWildcard(first, part) && matchesParts(pattern.slice(1), parts.slice(1));
}
