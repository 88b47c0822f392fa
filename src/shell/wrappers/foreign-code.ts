/**
 * Code of languages that are not read by a tongue of their own, given as an option: octave, bpftrace,
 * ghc, jrunscript, slsh, puppet. Calls with a text that plainly runs it are recognised, no more.
 */
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { fileText, typedText } from './file-text.ts';
import { argText, codeText, commandLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** Options (and words) after which code stands. */
const CODE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  octave: ['--eval', '-e'],
  'octave-cli': ['--eval', '-e'],
  bpftrace: ['-e'],
  ghc: ['-e'],
  ghci: ['-e'],
  dotnet: [],
  jshell: [],
  swift: ['-e'],
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
  kotlinc: ['-e'],
  kotlin: ['-e'],
  clojure: ['-e', '--eval'],
  bb: ['-e', '--eval'],
  terraform: [],
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
  /(?:\b(?:system|exec|shell_cmd|shell|popen|callCommand|spawnCommand|Process\.Start|readProcess|run|runtime|execute|cmd|os:cmd|run-program|run-shell-command|escape|os\.execute|io\.popen)|\bexec\s*\{)\s*[({[]?\s*(["'])((?:\\.|(?!\1)[\s\S])*)\1/g;
/** A file opened to write, a writer made for it, a resource with content, jshell's `/save`. */
const WRITES =
  /\bfopen\s*\(\s*["']([^"']+)["']\s*,\s*["'][wa]|\b(?:FileWriter|FileOutputStream|PrintWriter|WriteAll\w+|AppendAll\w+|writeFile|appendFile|spit|diary)\s*\(?\s*["']([^"']+)["']|\bfile\s*\{\s*["']([^"']+)["']\s*:|^\s*\/save\s+(?:-\w+\s+)*(\S+)/gm;
/** jshell and ghci name files without quotes. */
const OPENS = /^\s*(?:\/open|:l(?:oad)?|:script)\s+(\S+)/gm;
const BANG = /^\s*!\s*(\S[\s\S]*)$/;
const DIRECT_LUA = /\\directlua\s*\{([\s\S]*)\}/g;

/** They read code from standard input, these with a word for it. */
const TYPED: Readonly<Record<string, RegExp | null>> = {
  dotnet: /^fsi$/,
  jjs: null,
  slsh: null,
  terraform: /^console$/,
};
/** Files of theirs are read for their calls. */
const FILES: ReadonlySet<string> = new Set(['bpftrace', 'gnuplot']);

export const launchForeign: Launcher = (invocation, context) => {
  const base = invocation.base ?? '';
  const options = CODE_OPTIONS[base] ?? [];
  const launches: Launch[] = [];
  const typed = Object.hasOwn(TYPED, base) ? TYPED[base] : undefined;
  if (typed === null || typed?.test(argText(invocation.args[0]) ?? '') === true)
    launches.push(...textLaunches(typedText(invocation, context), invocation));
  if (FILES.has(base))
    for (const arg of invocation.args)
      if (argText(arg)?.startsWith('-') === false)
        launches.push(...textLaunches(fileText(arg.value, invocation, context), invocation));
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

function textLaunches(text: string | null, invocation: Invocation): readonly Launch[] {
  return text === null ? [] : foreignCode(madeArg(text, invocation), invocation);
}

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
    ...[...text.matchAll(OPENS)].flatMap((match) =>
      commandLaunch([madeArg('cat', code), madeArg(match[1] ?? '', code)], via),
    ),
    ...[...text.matchAll(WRITES)].flatMap((match) =>
      commandLaunch(
        [madeArg('tee', code), madeArg(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '', code)],
        via,
      ),
    ),
    ...namedFiles(text, code, invocation),
  ];
}

/** A text that is a path, in code that nobody reads closer: it may be opened. */
const NAMED = /(["'])((?:~?\/|\.{1,2}\/)?[\w.@+-]*(?:[./]+[\w@+-]+)+)\1/g;
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
