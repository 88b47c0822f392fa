/** `python -m zipfile`, `-m http.server`, …: modules of the library that read, pack or serve the files they are given, as the command that does the same. */
import { known, knownText } from '../../core/value.ts';
import type { Arg } from '../invocation.ts';

export interface FileModule {
  readonly words: readonly string[];
  readonly files: readonly Arg[];
}

export function fileModule(module: string, args: readonly Arg[]): FileModule | null {
  const files = args.filter((arg) => !/^-./.test(knownText(arg.value) ?? ''));
  const flag = (pattern: RegExp): boolean => args.some((arg) => pattern.test(knownText(arg.value) ?? ''));
  const words = PRINTING.has(module) ? ['cat'] : null;
  if (words !== null) return files.length === 0 ? null : { words, files };
  switch (module) {
    case 'zipfile':
      if (flag(/^(?:-c|--create)$/)) return { words: ['zip', '-r'], files };
      return flag(/^(?:-e|--extract)$/) ? { words: ['bsdtar', '-xf'], files: intoDirectory(files) } : null;
    case 'tarfile':
      if (flag(/^(?:-c|--create)$/)) return { words: ['tar', '-cf'], files };
      return flag(/^(?:-e|--extract)$/) ? { words: ['tar', '-xf'], files: intoDirectory(files) } : null;
    case 'http.server': {
      // Whoever asks gets all that lies below.
      const at = args.findIndex((arg) => /^(?:-d|--directory)$/.test(knownText(arg.value) ?? ''));
      const joined = args.find((arg) => /^--directory=/.test(knownText(arg.value) ?? ''));
      const given = joined === undefined ? args[at + 1] : undefined;
      if (joined !== undefined) {
        const path = known((knownText(joined.value) ?? '').slice('--directory='.length));
        return { words: ['tar', '-cf', '-'], files: [{ ...joined, value: path }] };
      }
      return at === -1 || given === undefined ? null : { words: ['tar', '-cf', '-'], files: [given] };
    }
    default:
      return null;
  }
}

const PRINTING = new Set([
  'base64',
  'quopri',
  'uu',
  'gzip',
  'tokenize',
  'pickle',
  'pickletools',
  'json.tool',
  'ast',
]);

function intoDirectory([archive, directory]: readonly Arg[]): readonly Arg[] {
  if (archive === undefined) return [];
  return directory === undefined ? [archive] : [archive, { ...directory, value: known('-C') }, directory];
}
