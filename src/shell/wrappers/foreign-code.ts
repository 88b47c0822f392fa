/**
 * Code of languages that are not read by a tongue of their own, given as an option: octave, bpftrace,
 * ghc, jrunscript, slsh, puppet. Calls with a text that plainly runs it are recognised, no more.
 */
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { argText, codeText, commandLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** Options (and words) after which code stands. */
const CODE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  octave: ['--eval', '-e'],
  'octave-cli': ['--eval', '-e'],
  bpftrace: ['-e'],
  ghc: ['-e'],
  ghci: ['-e'],
  runghc: ['-e'],
  jrunscript: ['-e'],
  jjs: ['-e'],
  slsh: ['-e'],
  puppet: ['-e', '--execute'],
  groovy: ['-e'],
  scala: ['-e'],
  elixir: ['-e', '--eval'],
  iex: ['-e', '--eval'],
  erl: ['-eval'],
  guile: ['-c'],
  sbcl: ['--eval'],
  clisp: ['-x'],
  racket: ['-e'],
  raku: ['-e'],
  perl6: ['-e'],
  swift: ['-e'],
  kotlinc: ['-e'],
  kotlin: ['-e'],
  clojure: ['-e', '--eval'],
  bb: ['-e', '--eval'],
  duckdb: ['-c', '-s'],
  'nix-instantiate': ['-E', '--expr'],
  matlab: ['-r', '-batch'],
  gnuplot: ['-e'],
  maxima: ['--batch-string'],
  mutt: ['-e'],
  debugfs: ['-R'],
  perlbug: ['-e'],
  rpm: ['--eval', '-E'],
  lualatex: [],
  luatex: [],
};

const CALL =
  /(?:\b(?:system|exec|shell_cmd|shell|popen|callCommand|spawnCommand|readProcess|run|runtime|execute|cmd|os:cmd|run-program|run-shell-command|escape|os\.execute|io\.popen)|\bexec\s*\{)\s*[({[]?\s*(["'])((?:\\.|(?!\1)[\s\S])*)\1/g;
const BANG = /^\s*!\s*(\S[\s\S]*)$/;
const DIRECT_LUA = /\\directlua\s*\{([\s\S]*)\}/g;

export const launchForeign: Launcher = (invocation) => {
  const options = CODE_OPTIONS[invocation.base ?? ''] ?? [];
  const launches: Launch[] = [];
  for (const [i, arg] of invocation.args.entries()) {
    const text = argText(arg) ?? '';
    const attached = options.find((option) => option.startsWith('--') && text.startsWith(`${option}=`));
    if (attached !== undefined)
      launches.push(...foreignCode(madeArg(text.slice(attached.length + 1), arg), invocation));
    const next = invocation.args[i + 1];
    if (options.includes(text) && next !== undefined) launches.push(...foreignCode(next, invocation));
    if (text.includes('\\directlua'))
      for (const match of text.slice(0, 12_000).matchAll(DIRECT_LUA)) {
        launches.push(
          scriptLaunch(madeArg(match[1] ?? '', arg), viaOf(invocation, 'option'), { language: 'lua' }),
        );
      }
  }
  return launches;
};

/** What the code plainly runs, the files that it names, and whether it can do what is not seen. */
export function foreignCode(code: Arg, invocation: Invocation): readonly Launch[] {
  const text = codeText(code, invocation.base ?? '');
  if (typeof text !== 'string') return text;
  const via = viaOf(invocation, 'interpreter');
  const bang = BANG.exec(text);
  if (bang !== null) return [scriptLaunch(madeArg(bang[1] ?? '', code), via)];
  return [
    ...[...text.matchAll(CALL)].map((match) =>
      scriptLaunch(madeArg((match[2] ?? '').replace(/\\(["'\\])/g, '$1'), code), via),
    ),
    ...namedFiles(text, code, invocation),
  ];
}

/** A text that is a path, in code that nobody reads closer: it may be opened. */
const NAMED = /(["'])((?:~?\/|\.{1,2}\/)?[\w.@+-]*(?:[./][\w@+-]+)+)\1/g;
const MOST_NAMED = 32;

export function namedFiles(text: string, code: Arg, invocation: Invocation): readonly Launch[] {
  const via = viaOf(invocation, 'interpreter');
  const names = new Set([...text.matchAll(NAMED)].map((match) => match[2] ?? ''));
  return [...names]
    .slice(0, MOST_NAMED)
    .flatMap((name) => commandLaunch([madeArg('cat', code), madeArg(name, code)], via));
}

export function hasForeignCode(base: string): boolean {
  return Object.hasOwn(CODE_OPTIONS, base);
}
