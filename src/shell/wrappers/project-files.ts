/**
 * Programs that run files of the directory they are started in without being told: test runners' and builders'
 * configuration written in a language. What lies there is read as a script would be, the line's own files first.
 */
import { knownText } from '../../core/value.ts';
import type { Language } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { argText, fileLaunch, madeArg, viaOf } from './launch.ts';

interface Row {
  readonly language: Language;
  readonly files: readonly string[];
  /** Operands with these endings are run as well. */
  readonly operands?: RegExp;
  /** Only with one of these as the first word. */
  readonly verbs?: readonly string[];
}

const SCRIPT = /\.[cm]?[jt]sx?$/;
const PYTHON_FILE = /\.py(?:::.*)?$/;

function node(name: string, ...more: readonly string[]): Row {
  const endings = name.endsWith('.') ? ['js', 'cjs', 'mjs', 'ts'] : [''];
  return { language: 'node', files: [...endings.map((ending) => `${name}${ending}`), ...more] };
}

function tests(row: Row): Row {
  return { ...row, operands: SCRIPT };
}

const PYTEST: Row = {
  language: 'python',
  files: ['conftest.py', 'tests/conftest.py', 'test/conftest.py'],
  operands: PYTHON_FILE,
};
const FABRIC: Row = { language: 'python', files: ['fabfile.py'] };
const INVOKE: Row = { language: 'python', files: ['tasks.py'] };
const RUBY_SPEC: Row = { language: 'ruby', files: ['spec/spec_helper.rb'], operands: /\.rb$/ };

const ROWS: Readonly<Record<string, Row>> = {
  babel: node('babel.config.'),
  bundle: { language: 'ruby', files: ['Gemfile'] },
  commitlint: node('commitlint.config.'),
  cypress: node('cypress.config.'),
  direnv: { language: 'bash', files: ['.envrc'], verbs: ['allow', 'exec', 'reload', 'permit', 'grant'] },
  doit: { language: 'python', files: ['dodo.py'] },
  eslint: node('eslint.config.', '.eslintrc.js', '.eslintrc.cjs'),
  fab: FABRIC,
  fastlane: { language: 'ruby', files: ['fastlane/Fastfile', 'Fastfile'] },
  grunt: node('Gruntfile.'),
  guard: { language: 'ruby', files: ['Guardfile'] },
  gulp: node('gulpfile.'),
  inv: INVOKE,
  invoke: INVOKE,
  jest: tests(node('jest.config.')),
  karma: node('karma.conf.'),
  mocha: tests(node('.mocharc.')),
  next: node('next.config.'),
  nox: { language: 'python', files: ['noxfile.py'] },
  nuxt: node('nuxt.config.'),
  playwright: tests(node('playwright.config.')),
  pod: { language: 'ruby', files: ['Podfile'] },
  postcss: node('postcss.config.'),
  prettier: node('prettier.config.', '.prettierrc.js', '.prettierrc.cjs'),
  'py.test': PYTEST,
  pytest: PYTEST,
  rake: { language: 'ruby', files: ['Rakefile', 'rakefile', 'Rakefile.rb'] },
  rollup: node('rollup.config.'),
  rspec: RUBY_SPEC,
  scons: { language: 'python', files: ['SConstruct'] },
  tailwindcss: node('tailwind.config.'),
  tsup: node('tsup.config.'),
  vagrant: { language: 'ruby', files: ['Vagrantfile'] },
  vite: node('vite.config.'),
  vitest: tests(node('vitest.config.', 'vite.config.js', 'vite.config.mjs', 'vite.config.ts')),
  waf: { language: 'python', files: ['wscript'] },
  webpack: node('webpack.config.'),
};

const MOST_OPERANDS = 16;

export function runsProjectFiles(base: string): boolean {
  return Object.hasOwn(ROWS, base);
}

export const launchProjectFiles: Launcher = (invocation, context) => {
  const base = invocation.base ?? '';
  const row = Object.hasOwn(ROWS, base) ? ROWS[base] : undefined;
  if (row === undefined || row.verbs?.includes(argText(invocation.args[0]) ?? '') === false) return [];
  const via = viaOf(invocation, 'interpreter');
  const how = { language: row.language };
  const cwd = knownText(invocation.cwd);
  const found =
    cwd === null
      ? []
      : row.files.map((file) => `${cwd}/${file}`).filter((path) => context.disk.stat(path) === 'file');
  const given = invocation.args
    .filter((arg) => row.operands?.test(argText(arg) ?? '') === true)
    .slice(0, MOST_OPERANDS)
    .map((arg) => madeArg((argText(arg) ?? '').replace(/::.*$/, ''), arg));
  return [...found.map((path) => madeArg(path, invocation)), ...given].map((path) =>
    fileLaunch(path, via, how),
  );
};
