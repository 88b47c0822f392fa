/** A glob in command position: the programs that it may name. */
import { showValue, type Value } from '../core/value.ts';
import { compileGlob, globMatches } from './glob-match.ts';
import { baseName } from './invocation.ts';
import { absolutePath } from './paths.ts';
import { programNames } from './programs.ts';
import type { Frame, Walk } from './walk.ts';

const PROGRAM_DIRECTORIES = ['/bin', '/usr/bin', '/usr/local/bin', '/sbin', '/usr/sbin'];

/** What a glob in command position matches: on the disk, else among the programs that are known. */
export function globNames(value: Value, walk: Walk, frame: Frame): readonly string[] {
  if (value.kind !== 'pattern' || value.parts.some((part) => part.kind === 'hole')) return [];
  const path = absolutePath(value, frame.scope.cwd);
  const text = showValue(path);
  if (!text.startsWith('/')) return [];
  const found = walk.globFiles(text);
  if (found.length > 0) return found.slice(0, 8);
  const glob = compileGlob([{ text, quoted: false }], true);
  if (glob === null) return [];
  const matches = PROGRAM_DIRECTORIES.flatMap((directory) =>
    programNames().map((name) => `${directory}/${name}`),
  ).filter((candidate) => globMatches(glob, candidate) === true);
  return [...new Map(matches.map((match) => [baseName(match), match])).values()].slice(0, 12);
}
