/**
 * Globs that stand for what a command found (`find`, `ls -A`, `fd`): which names it leaves out, and which of
 * them a filter behind it lets through. Whoever looks at the disk asks them.
 */
import { type Found, knownPrefix, type PatternPart, type Value } from '../core/value.ts';
import { compileGlob, type Glob, globMatches } from './glob-match.ts';

export type Takes = Found['takes'];

export const EVERYTHING: Takes = () => true;
export const NOTHING: Takes = () => false;

/** Any name at any depth, as somebody finds it who walks the directories. */
export function foundBelow(found: Partial<Found> = {}, glob: '*' | '**' = '**'): Value {
  const whole = { hidden: true, ignored: true, takes: EVERYTHING, ...found };
  return { kind: 'pattern', parts: [{ kind: 'glob', glob, found: whole }] };
}

/** What a filter leaves of a line; it is asked about the whole line, as it is printed. */
export function letThrough(line: Value, lets: (line: string) => boolean): Value {
  if (line.kind !== 'pattern') return line;
  const first = line.parts.findIndex((part) => part.kind !== 'text');
  const part = line.parts[first];
  if (part?.kind !== 'glob') return line;
  const before = part.found ?? { hidden: false, ignored: true, takes: EVERYTHING };
  const prefix = knownPrefix(line);
  const takes: Takes = (rest) => before.takes(rest) && lets(prefix + rest);
  const made: PatternPart = { ...part, found: { ...before, takes } };
  return { kind: 'pattern', parts: line.parts.with(first, made) };
}

/** Names and paths that are left out, as `find` compares them: `*` takes slashes as well. */
export function allBut(
  names: readonly string[],
  paths: readonly string[],
  prefix: string,
): (rest: string) => boolean {
  const compile = (glob: string) => compileGlob([{ text: glob, quoted: false }], false);
  const [byName, byPath] = [names.map(compile), paths.map(compile)];
  return (rest) => {
    const name = rest.slice(rest.lastIndexOf('/') + 1);
    return (
      !byName.some((glob) => glob !== null && globMatches(glob, name) === true) &&
      !byPath.some((glob) => glob !== null && globMatches(glob, prefix + rest) === true)
    );
  };
}

export interface NameTests {
  /** Of which one must fit; nothing: all do. */
  readonly wanted: readonly string[];
  readonly without: readonly string[];
  readonly directories: readonly string[];
}

/** `--include`, `--exclude` and their kin, on names and on the ends of paths. */
export function searchedNames(tests: NameTests): Takes {
  const compile = (glob: string) =>
    compileGlob([{ text: glob.replace(/^(?:\*\*\/)+|\/+$/g, ''), quoted: false }], false);
  const fits = (globs: readonly (Glob | null)[], text: string): boolean =>
    globs.some((glob) => glob !== null && globMatches(glob, text) === true);
  const wanted = tests.wanted.map(compile);
  const without = tests.without.map(compile);
  const directories = [...tests.directories, ...tests.without].map(compile);
  return (rest) => {
    const parts = rest.split('/');
    const name = parts.at(-1) ?? '';
    if (wanted.length > 0 && !fits(wanted, name) && !fits(wanted, rest)) return false;
    if (fits(without, name) || fits(without, rest)) return false;
    return !parts.slice(0, -1).some((part) => fits(directories, part));
  };
}
