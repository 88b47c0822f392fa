import type { Change } from './without.ts';

/**
 * What the evaluator knows, feature by feature, each with the one function that is told to know it no more:
 * `says` is put at the beginning of that function's body. The evaluator itself has no switches.
 */
export interface Feature extends Change {
  /** It makes good what the reader misses: judged with mistakes put into the reader (`misreadings.ts`). */
  readonly makesGood?: true;
}

const VAGUE = "return [[hole(unknown('expansion', p.text, !quoted), quoted)]];";

function feature(name: string, module: string, fn: string, says: string): Feature {
  return { name, module, function: fn, says };
}

/** Pure commands whose output is worked out, by family. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  echo: ['echo'],
  printf: ['printf'],
  'cat and tee': ['cat', 'tee'],
  'base64, xxd, od, openssl': ['base64', 'base32', 'xxd', 'od', 'openssl'],
  tr: ['tr'],
  sed: ['sed'],
  awk: ['awk', 'gawk', 'mawk', 'nawk'],
  grep: ['grep', 'egrep', 'fgrep'],
  'cut, fold, paste': ['cut', 'fold', 'paste'],
  'head and tail': ['head', 'tail'],
  'rev and tac': ['rev', 'tac'],
  'sort and uniq': ['sort', 'uniq'],
  wc: ['wc'],
  seq: ['seq'],
  'basename and dirname': ['basename', 'dirname'],
  expr: ['expr'],
  'interpreters that print': ['python3', 'python', 'perl', 'node', 'ruby', 'php'],
};

/** Programs that run others, by family of `wrappers/` and `interpreters/`. */
const LAUNCHERS: Readonly<Record<string, readonly string[]>> = {
  'sh -c and its kin': ['sh', 'bash', 'dash', 'zsh', 'ksh', 'rbash'],
  eval: ['eval'],
  source: ['source', '.'],
  trap: ['trap'],
  xargs: ['xargs'],
  parallel: ['parallel'],
  'find -exec': ['find'],
  env: ['env'],
  'sudo and its kin': ['sudo', 'doas', 'pkexec', 'su', 'runuser'],
  'nohup, nice, timeout and their kin': [
    'nohup',
    'nice',
    'ionice',
    'timeout',
    'stdbuf',
    'setsid',
    'time',
    'chrt',
    'taskset',
    'prlimit',
    'flock',
  ],
  'chroot, unshare, strace': ['chroot', 'unshare', 'nsenter', 'strace', 'ltrace', 'setarch'],
  'command, builtin, exec': ['command', 'builtin', 'exec'],
  busybox: ['busybox'],
  ssh: ['ssh'],
  'docker exec': ['docker', 'podman'],
  git: ['git'],
  'script and watch': ['script', 'watch'],
  make: ['make'],
  vim: ['vim', 'vi', 'ex'],
  'tar and zip': ['tar', 'zip'],
  npx: ['npx'],
  'at and crontab': ['at', 'batch', 'crontab'],
  'tmux and screen': ['tmux', 'screen'],
  python: ['python3', 'python'],
  perl: ['perl'],
  ruby: ['ruby'],
  node: ['node', 'nodejs'],
  php: ['php'],
  'awk that runs': ['awk', 'gawk', 'mawk'],
  'sed that runs': ['sed'],
  'other languages': ['lua', 'tclsh', 'gdb', 'osascript', 'ed', 'sqlite3', 'psql', 'mysql'],
};

const isOneOf = (names: readonly string[]): string => `if (${JSON.stringify(names)}.includes(base))`;

export const FEATURES: readonly Feature[] = [
  feature('brace expansion', 'brace.ts', 'expandBraces', 'return [word];'),
  feature(
    'tilde',
    'expand.ts',
    'tildePieces',
    "return [{ kind: 'text', text, quoted: false, split: false }];",
  ),
  feature('globs as patterns', 'pieces.ts', 'globValue', 'return known(text);'),
  feature('globs as names of commands', 'command-globs.ts', 'globNames', 'return [];'),
  feature("$'…'", 'ansi-c.ts', 'decodeAnsiC', 'return body;'),
  feature('field splitting', 'pieces.ts', 'cutByIfs', "return text === '' ? [] : [{ kind: 'text', text }];"),
  feature('arithmetic', 'arithmetic.ts', 'evaluateArithmetic', 'return null;'),
  feature('${x:-y} and ${x:=y}', 'parameter.ts', 'orDefault', VAGUE),
  feature(
    '${x:+y}',
    'parameter.ts',
    'orAlternative',
    "return [[hole(unknown('expansion', '+', !quoted), quoted)]];",
  ),
  feature('${x:1:2}', 'parameter.ts', 'slice', VAGUE),
  feature('${x@Q}', 'parameter.ts', 'transform', VAGUE),
  feature(
    '${x#y} and ${x%y}',
    'parameter-edit.ts',
    'edit',
    "if (/[#%]/.test(p.operator)) return unknown('expansion', p.text);",
  ),
  feature('${x/y/z}', 'parameter-edit.ts', 'replace', "return unknown('expansion', p.text);"),
  feature('${x^^}', 'parameter-edit.ts', 'changeCase', 'return text;'),
  feature('${!a[@]} and ${!a*}', 'parameter-held.ts', 'listNames', 'return null;'),
  feature(
    'arrays',
    'parameter-held.ts',
    'element',
    "return [{ kind: 'one', value: unknown('expansion', text, true), set: true }];",
  ),
  feature('several values of a variable', 'scope.ts', 'joinValues', "return [unknown('branch', name)];"),
  feature('arrays that differ by way', 'scope.ts', 'sameArray', 'return true;'),
  feature('set --', 'builtins.ts', 'setOptions', 'frame.scope.positional = null; return DONE;'),
  feature('read', 'read-builtins.ts', 'readLine', 'return DONE;'),
  feature('mapfile', 'read-builtins.ts', 'readArray', 'return DONE;'),
  feature('printf -v', 'builtins.ts', 'printfInto', 'return null;'),
  feature('declare and local', 'builtins.ts', 'declare', 'return DONE;'),
  feature('cd', 'directories.ts', 'changeDirectory', 'return DONE;'),
  feature('CDPATH', 'directories.ts', 'searched', 'return null;'),
  feature('a directory that is not there', 'directories.ts', 'isMissing', 'return false;'),
  feature('functions', 'call-function.ts', 'callFunction', 'return DONE;'),
  feature('aliases', 'builtins.ts', 'aliasWords', 'return null;'),
  feature(
    'here-documents and redirections',
    'redirections.ts',
    'redirect',
    'return { list: [], stdin: null, stdins: [], stdout: null, fds: null, span: { start: 0, end: 0 } };',
  ),
  feature('assignments before a command', 'nested-scope.ts', 'setPrefix', 'return new Map();'),
  feature('the environment of a child', 'nested-scope.ts', 'exportedValue', 'return null;'),
  feature('files that the line writes', 'redirections.ts', 'writeFile', 'return;'),
  feature('files that tee, cp and others write', 'io.ts', 'rememberFiles', 'return;'),
  feature('what a file holds', 'io.ts', 'fileContent', 'return null;'),
  feature('a file as a command', 'own-files.ts', 'runsItself', 'return null;'),
  feature(
    'command substitution',
    'substitution.ts',
    'substitute',
    "runInside(script, '$(…)', frame.stdin, walk, frame); return unknown('command-output', '$(…)', true);",
  ),
  feature('process substitution', 'substitution.ts', 'processPath', "return unknown('process', '<(…)');"),
  feature('pipelines as data', 'stream-lines.ts', 'pipeOf', "return { kind: 'pipe' };"),
  feature('traps at the end', 'traps.ts', 'runTraps', 'return;'),
  feature('conditions', 'conditions.ts', 'conditionStatus', "return 'unknown';"),
  feature(
    'both branches of if',
    'commands.ts',
    'runIf',
    'const clause0 = command.clauses[from]; if (clause0 === undefined) return DONE; walk.runScript(clause0.condition, frame); return walk.runScript(clause0.body, frame);',
  ),
  feature(
    'arms of case',
    'commands.ts',
    'runCase',
    'const arm0 = command.arms[0]; return arm0 === undefined ? DONE : walk.runScript(arm0.body, frame);',
  ),
  feature(
    'lists of for',
    'loops.ts',
    'followFor',
    "frame.scope.variables.set(command.name, plainVariable([unknown('loop', command.name)])); return body(command.body, frame);",
  ),
  feature('rounds of for ((;;))', 'loops.ts', 'followArithmeticFor', 'return body(command.body, frame);'),
  feature(
    'rounds of while',
    'loops.ts',
    'followWhile',
    'walk.runScript(command.condition, frame); return body(command.body, frame);',
  ),
  feature(
    'break, continue, return, exit',
    'jumps.ts',
    'runJump',
    "return { status: 'success', output: { kind: 'known', text: '' } };",
  ),
  feature('coproc', 'commands.ts', 'runCoprocess', 'return;'),
  feature('code in subscripts', 'hidden-code.ts', 'runSubscripts', 'return;'),
  feature('code in prompts', 'hidden-code.ts', 'expandPrompt', 'return null;'),
  feature('functions from the environment', 'nested-text.ts', 'importFunctions', 'return;'),
  feature(
    'one of several outputs',
    'ways.ts',
    'mergeFlows',
    "if (flows.length > 1) return { status: 'unknown', output: { kind: 'unknown', why: { kind: 'branch', text: '', splits: true } } };",
  ),
  feature(
    'one of several contents of a file',
    'ways.ts',
    'joinFiles',
    "if (ends.some((files) => files.size > 0)) { for (const name of ends.flatMap((files) => [...files.keys()])) walk.files.set(name, { value: { kind: 'unknown', why: { kind: 'branch', text: name, splits: false } }, sources: [] }); return; }",
  ),
  feature('line ends inside tokens', 'join-lines.ts', 'joinLines', 'return null;'),
  { ...feature('the reading by tree-sitter', 'parse.ts', 'unseenCommands', 'return [];'), makesGood: true },
  feature('variables that run programs', 'wrappers/environment.ts', 'environmentLaunches', 'return [];'),
  feature('options that run programs', 'wrappers/option-commands.ts', 'launchValue', 'return [];'),
  ...Object.entries(FILTERS).map(([name, names]) =>
    feature(`output of ${name}`, 'programs.ts', 'outputOf', `${isOneOf(names)} return null;`),
  ),
  ...Object.entries(LAUNCHERS).map(([name, names]) =>
    feature(
      `launches of ${name}`,
      'programs.ts',
      'launchesOf',
      `${isOneOf(names).replace('(base)', "(invocation.base ?? '')")} return [];`,
    ),
  ),
];
