/** What a search of many files finds in one of them: which it goes through, and what of its lines is printed. */
import { knownText } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Search } from '../effect.ts';
import { runFilter } from '../filters/registry.ts';
import { searchedNames } from '../found-names.ts';
import type { Invocation } from '../invocation.ts';
import { valuesOf } from './make.ts';

/** Searchers that walk the current directory when they are given no file. */
export const WALKERS: ReadonlySet<string> = new Set(['rg', 'ag', 'ack', 'ugrep', 'ast-grep']);

export function searchOf(invocation: Invocation, parsed: ParsedArgs): Search {
  const base = invocation.base ?? '';
  const walks = WALKERS.has(base);
  const texts = (...names: readonly string[]): readonly string[] =>
    valuesOf(parsed, ...names).map((arg) => knownText(arg.value) ?? '*');
  const globs = texts('-g', '--include');
  const unrestricted = parsed.options.filter((option) => option.name === '-u').length;
  return {
    found: {
      hidden: !walks || unrestricted > (base === 'ag' ? 0 : 1) || hasOption(parsed, '--hidden'),
      ignored: !walks || unrestricted > 0 || hasOption(parsed, '--no-ignore'),
      takes: searchedNames({
        wanted: globs.filter((glob) => !glob.startsWith('!')),
        without: [
          ...globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
          ...texts('--exclude', '--ignore'),
        ],
        directories: texts('--exclude-dir', '--ignore-dir'),
      }),
    },
    prints: printed(base, parsed),
  };
}

/** Names and numbers only are no lines; nor are those of a kind of file (`-t ts`), of which keys are none. */
const NO_LINES = ['-c', '-q', '-l', '-L', '-t', '-G', '--files', '--type-list'];

function printed(base: string, parsed: ParsedArgs): Search['prints'] {
  const given = valuesOf(parsed, '-e').map((arg) => knownText(arg.value));
  const patterns =
    given.length > 0 ? given : [knownText(parsed.operands[0]?.value ?? { kind: 'known', text: '' })];
  if (hasOption(parsed, ...NO_LINES) || !patterns.every((pattern) => pattern !== null)) return () => false;
  const extended = WALKERS.has(base) || base === 'egrep' || hasOption(parsed, '-E', '-P');
  const style = hasOption(parsed, '-F', '-Q') || base === 'fgrep' ? ['-F'] : extended ? ['-E'] : [];
  const flags = ['-i', '-v'].filter((flag) => hasOption(parsed, flag));
  const words = [...style, ...flags, ...patterns.flatMap((pattern) => ['-e', pattern])];
  return (text) => {
    const plain = text.replace(/[^\n\t -~]/g, '?');
    return (runFilter('grep', words, plain, 'bash') ?? '') !== '';
  };
}
