/** The command lines of python, perl, ruby, php, lua, R, julia, osascript; node and its kin have their own file. */
import { known, knownText } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Arg, Invocation, Launch, Via } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { commandLaunch, fileLaunch, type StartRow, startLauncher } from './command-lines.ts';
import { fileModule } from './file-modules.ts';
import { bun, deno, node } from './node-starts.ts';
import { runScript } from './script.ts';

const PYTHON: StartRow = {
  language: 'python',
  table: {
    // -c and -m end the options: whatever follows belongs to the code.
    shortValues: 'cmWXQ',
    longValues: ['--check-hash-based-pycs'],
    same: [
      ['-h', '--help'],
      ['-V', '--version'],
    ],
  },
  code: ['-c'],
  idle: ['-h', '-V', '-m', '--help-all', '--help-env', '--help-xoptions'],
  readsStdin: true,
  operandsAreData: (parsed) => codeSays(parsed, /\bfileinput\b/),
  more: pythonModule,
};

const pythonStart = (invocation: Invocation, context: LaunchContext): readonly Launch[] =>
  startLauncher(PYTHON)(invocation, context);

/** What follows the module's name is the module's: `python -m zipfile -c` has no code. */
const python: Launcher = (invocation, context) => {
  const { args } = invocation;
  const at = args.findIndex((arg) => !/^-[A-Zabd-ln-z]*$/.test(knownText(arg.value) ?? ''));
  const word = args[at] === undefined ? null : knownText(args[at].value);
  const joined = word === null ? null : /^-[A-Zabd-ln-z]*m(.*)$/s.exec(word);
  const end = at + (joined?.[1] === '' ? 2 : 1);
  const last = joined === null ? undefined : args[end - 1];
  if (last === undefined) return pythonStart(invocation, context);
  const dashes = { ...last, value: known('--') };
  return pythonStart({ ...invocation, args: [...args.slice(0, end), dashes, ...args.slice(end)] }, context);
};

/** Modules that are programs of their own, run as such. */
const MODULE_PROGRAMS = new Set([
  'pip',
  'pip3',
  'pytest',
  'uv',
  'poetry',
  'pipx',
  'tox',
  'nox',
  'virtualenv',
  'conda',
  'ansible',
  'aws',
  'awscli',
  'youtube_dl',
  'yt_dlp',
  'httpie',
  'twine',
]);
/** Modules that run the script that follows. */
const MODULE_RUNNERS = new Set([
  'pdb',
  'cProfile',
  'profile',
  'trace',
  'coverage',
  'runpy',
  'debugpy',
  'kernprof',
  'memory_profiler',
]);

function pythonModule(parsed: ParsedArgs, invocation: Invocation, context: LaunchContext): readonly Launch[] {
  const option = lastOption(parsed, '-m');
  if (option === null || option.value === null) return [];
  const via: Via = { kind: 'interpreter', name: invocation.base ?? 'python' };
  const module = knownText(option.value);
  const arg = option.valueArg ?? option.arg;
  if (module === null)
    return [
      {
        kind: 'opaque',
        reason: 'dynamic-file',
        why: { kind: 'expansion', text: 'module', splits: false },
        runner: via.name,
      },
    ];
  const program = { ...arg, value: known(module) };
  const like = fileModule(module, parsed.operands);
  if (like !== null)
    return [
      commandLaunch([...like.words.map((word) => ({ ...arg, value: known(word) })), ...like.files], via),
    ];
  if (MODULE_PROGRAMS.has(module)) return [commandLaunch([program, ...parsed.operands], via)];
  if (MODULE_RUNNERS.has(module)) {
    const typed = module === 'pdb' ? typedToDebugger(parsed.operands, via) : [];
    const script = parsed.operands.find((operand) => knownText(operand.value)?.endsWith('.py') === true);
    return script === undefined ? typed : [...typed, fileLaunch('python', script, via, [])];
  }
  if (module === 'timeit') {
    const codes = parsed.operands.filter((operand) => knownText(operand.value)?.startsWith('-') !== true);
    return codes.map((operand) => ({
      kind: 'script',
      language: 'python',
      text: operand.value,
      span: operand.span,
      via,
      params: [],
      sameShell: false,
    }));
  }
  const path = moduleFile(module, knownText(invocation.cwd), context);
  return path === null ? [] : [fileLaunch('python', { ...arg, value: known(path) }, via, parsed.operands)];
}

/** `python -m pdb -c '!code' x.py`: what is no command of the debugger is python. */
function typedToDebugger(operands: readonly Arg[], via: Via): readonly Launch[] {
  return operands.flatMap((operand, i): readonly Launch[] => {
    const text = knownText(operand.value);
    if (text === null || !/^(?:-c|--command)$/.test(knownText(operands[i - 1]?.value ?? operand.value) ?? ''))
      return [];
    return [
      {
        kind: 'script',
        language: 'python',
        text: known(text.replace(/^\s*(?:!|p{1,2}\s)/, '')),
        span: operand.span,
        via,
        params: [],
        sameShell: false,
      },
    ];
  });
}

/** A module of the working directory. */
function moduleFile(module: string, cwd: string | null, context: LaunchContext): string | null {
  if (cwd === null || !/^[\w.]+$/.test(module)) return null;
  const base = `${cwd}/${module.replaceAll('.', '/')}`;
  return [`${base}.py`, `${base}/__main__.py`].find((path) => context.disk.stat(path) === 'file') ?? null;
}

/** The code reads the files that are named after it. */
function codeSays(parsed: ParsedArgs, words: RegExp): boolean {
  return parsed.options.some(
    ({ name, value }) =>
      (name === '-e' || name === '-E' || name === '-c') &&
      words.test(value === null ? '' : (knownText(value) ?? '')),
  );
}

const PERL: StartRow = {
  language: 'perl',
  table: {
    shortValues: 'eEI',
    shortOptional: 'MmixFdDVW',
    shortAttached: { 0: /^(?:[xX][0-9A-Fa-f]*|[0-7]*)/, C: /^(?:[0-9]+|[IOEioADSLa]*)/, l: /^[0-7]*/ },
    same: [
      ['-v', '--version'],
      ['-h', '--help'],
    ],
  },
  code: ['-e', '-E'],
  idle: ['-v', '-h', '-V'],
  readsStdin: true,
  operandsAreData: (parsed) => hasOption(parsed, '-n', '-p') || codeSays(parsed, /<(?:<>|ARGV)?>|@ARGV/),
  more: perlModules,
};

/** `-M` is put into the program as it stands: `-M'X;system(1)'` runs code. */
function perlModules(parsed: ParsedArgs, invocation: Invocation): readonly Launch[] {
  const via: Via = { kind: 'interpreter', name: invocation.base ?? 'perl' };
  return parsed.options.flatMap((option): Launch[] => {
    const text = option.value === null ? null : knownText(option.value);
    if ((option.name !== '-M' && option.name !== '-m') || text === null || !/[;({`]/.test(text)) return [];
    const span = (option.valueArg ?? option.arg).span;
    return [
      {
        kind: 'script',
        language: 'perl',
        text: known(`use ${text};`.replace(/^use [^;]*;/, '')),
        span,
        via,
        params: [],
        sameShell: false,
      },
    ];
  });
}

const RUBY: StartRow = {
  language: 'ruby',
  table: {
    shortValues: 'eIrCE',
    shortOptional: 'iFx',
    shortAttached: { 0: /^[0-7]*/, K: /^[a-zA-Z]?/, T: /^[0-9]*/, W: /^(?::[\w-]+|[0-9]?)/ },
    longValues: ['--encoding', '--external-encoding', '--internal-encoding', '--enable', '--disable'],
    same: [
      ['-v', '--version'],
      ['-h', '--help'],
    ],
  },
  code: ['-e'],
  preload: ['-r'],
  idle: ['-h', '--version', '--copyright'],
  idleAlone: ['-v'],
  readsStdin: true,
  operandsAreData: (parsed) =>
    hasOption(parsed, '-n', '-p') || codeSays(parsed, /\bARGF\b|\$<|\b(?:gets|readlines?|each_line)\b/),
};

const PHP: StartRow = {
  language: 'php',
  table: {
    shortValues: 'rfcdBREFzSt',
    same: [
      ['-r', '--run'],
      ['-f', '--file'],
      ['-v', '--version'],
      ['-h', '--help'],
      ['-i', '--info'],
      ['-m', '--modules'],
      ['-l', '--syntax-check'],
    ],
  },
  code: ['-r', '-B', '-R', '-E'],
  files: ['-f', '-F'],
  idle: ['-v', '-h', '-i', '-m', '-l', '-S', '-a', '--ini', '--rf', '--ri', '--rc'],
  readsStdin: true,
};

const LUA: StartRow = {
  language: 'lua',
  table: { shortValues: 'elbj' },
  code: ['-e'],
  idle: ['-v', '-b'],
  readsStdin: true,
};

const OSASCRIPT: StartRow = {
  language: 'osascript',
  table: { shortValues: 'els' },
  code: ['-e'],
  readsStdin: true,
};

const JAVASCRIPT_FOR_AUTOMATION: StartRow = { ...OSASCRIPT, language: 'node' };

const osascript: Launcher = (invocation, context) => {
  const javascript = invocation.args.some((arg) => /^(?:-l)?JavaScript$/i.test(knownText(arg.value) ?? ''));
  return startLauncher(javascript ? JAVASCRIPT_FOR_AUTOMATION : OSASCRIPT)(invocation, context);
};

/** R and julia have no language of their own in a launch: their code is read here at once. */
function direct(tongue: 'r' | 'julia', options: readonly string[], fileOptions: readonly string[]): Launcher {
  return (invocation, context) => {
    const via: Via = { kind: 'interpreter', name: invocation.base ?? tongue };
    const launches: Launch[] = [];
    let code = false;
    for (let i = 0; i < invocation.args.length; i += 1) {
      const arg = invocation.args[i];
      const word = arg === undefined ? null : knownText(arg.value);
      const next = invocation.args[i + 1];
      if (word !== null && options.includes(word) && next !== undefined) {
        launches.push(
          ...runScript(tongue, next.value, { ...context, name: via.name, span: next.span }).launches,
        );
        code = true;
        i += 1;
      } else if (word !== null && fileOptions.includes(word) && next !== undefined) {
        launches.push(fileLaunch('other', next, via, []));
        code = true;
        i += 1;
      } else if (
        !code &&
        arg !== undefined &&
        word?.startsWith('-') !== true &&
        (tongue === 'julia' || invocation.base === 'Rscript')
      ) {
        return [...launches, fileLaunch('other', arg, via, invocation.args.slice(i + 1))];
      }
    }
    const { input } = invocation;
    if (code || input.kind === 'inherited') return launches;
    if (input.kind === 'text')
      return runScript(tongue, input.value, { ...context, name: via.name, span: invocation.span }).launches;
    const why = { kind: 'input', text: 'standard input', splits: false } as const;
    return [{ kind: 'opaque', reason: 'piped-script', why, runner: via.name }];
  };
}

export const STARTS: Readonly<Record<string, Launcher>> = {
  python: python,
  python2: python,
  python3: python,
  pypy: python,
  pypy3: python,
  ipython: python,
  ipython3: python,
  perl: startLauncher(PERL),
  perl5: startLauncher(PERL),
  ruby: startLauncher(RUBY),
  jruby: startLauncher(RUBY),
  node,
  nodejs: node,
  'ts-node': node,
  tsx: node,
  deno,
  bun,
  php: startLauncher(PHP),
  lua: startLauncher(LUA),
  luajit: startLauncher(LUA),
  osascript,
  Rscript: direct('r', ['-e'], ['-f']),
  R: direct('r', ['-e'], ['-f', '--file']),
  julia: direct('julia', ['-e', '--eval', '-E', '--print'], []),
};
