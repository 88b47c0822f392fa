/** Interpreters that only print a constant: `python3 -c 'print("…")'`, `perl -e 'print "…"'`. */
import { NO_DISK } from '../../core/disk.ts';
import { printedBy } from '../interpreters/registry.ts';
import type { Language } from '../invocation.ts';
import type { Filter } from './filter.ts';

/** The code must be all there is: other options may print, load or loop. */
function printing(language: Language, options: readonly string[]): Filter {
  return (args) => {
    const [option = '', code, ...rest] = args;
    if (code === undefined || rest.length > 0 || !options.includes(option)) return null;
    return printedBy(language, code, { disk: NO_DISK, home: null });
  };
}

const python = printing('python', ['-c', '-Sc', '-Ic', '-Bc', '-sc', '-Ec']);
const perlCode = printing('perl', ['-e', '-E', '-we']);
/** `say` is a word of its own only with -E. */
const perl: Filter = (args, stdin, dialect) =>
  args[0] !== '-E' && /\bsay\b/.test(args[1] ?? '') ? null : perlCode(args, stdin, dialect);
const node = printing('node', ['-e', '--eval']);

export const CODE_FILTERS: Readonly<Record<string, Filter>> = {
  python,
  python2: python,
  python3: python,
  perl,
  ruby: printing('ruby', ['-e']),
  node: (args, stdin, dialect) => {
    const [option, code, ...rest] = args;
    if ((option !== '-p' && option !== '--print') || code === undefined || rest.length > 0) {
      return node(args, stdin, dialect);
    }
    // Only an expression can stand between the parentheses.
    return /[;\n]/.test(code) ? null : node(['-e', `console.log(${code})`], stdin, dialect);
  },
  php: printing('php', ['-r']),
  lua: printing('lua', ['-e']),
};
