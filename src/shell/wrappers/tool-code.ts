/**
 * Subcommands of ordinary tools that take a command line or code: consoles of frameworks (`rails runner`,
 * `manage.py shell -c`), watchers and process managers (`cargo watch -s`, `pm2 start`), runners of other
 * versions (`mise x -c`), aliases that are commands (`gh alias set`).
 */
import { knownText } from '../../core/value.ts';
import type { Arg, Invocation, Language, Launch } from '../invocation.ts';
import { baseName } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { splitFields } from '../value-text.ts';
import { argText, commandLaunch, fileLaunch, joinedScript, madeArg, scriptLaunch, viaOf } from './launch.ts';

interface CodeRow {
  /** The words before it, options left out; the last is one of these. */
  readonly after: readonly string[];
  /** A script of this name runs the console: `php artisan`, `python manage.py`. */
  readonly script?: RegExp;
  /** The options whose value is code; null: the next operand is. */
  readonly options: readonly string[] | null;
  readonly language: Language;
  /** An operand like this is a file with code in it. */
  readonly file?: RegExp;
  /** Without code it reads some from standard input. */
  readonly typed?: boolean;
}

const DJANGO: CodeRow = {
  after: ['shell', 'shell_plus'],
  options: ['-c', '--command'],
  language: 'python',
  typed: true,
};
const MANAGED: CodeRow = { ...DJANGO, script: /^manage\.py$/ };
const STDIN: readonly string[] = ['-'];

const CODE: Readonly<Record<string, readonly CodeRow[]>> = {
  'django-admin': [DJANGO],
  'manage.py': [DJANGO],
  python: [MANAGED],
  python3: [MANAGED],
  flask: [{ after: ['shell'], options: [], language: 'python', typed: true }],
  rails: [
    { after: ['runner', 'r'], options: null, language: 'ruby', file: /\.rb$/ },
    { after: ['console', 'c'], options: [], language: 'ruby', typed: true },
  ],
  artisan: [{ after: ['tinker'], options: ['--execute'], language: 'php', typed: true }],
  php: [{ after: ['tinker'], script: /^artisan$/, options: ['--execute'], language: 'php', typed: true }],
  wp: [
    { after: ['eval'], options: null, language: 'php' },
    { after: ['shell'], options: [], language: 'php', typed: true },
  ],
  drush: [{ after: ['php:eval', 'php-eval', 'ev', 'eval', 'php'], options: null, language: 'php' }],
  mise: [{ after: ['x', 'exec'], options: ['-c', '--command'], language: 'posix' }],
  deno: [{ after: ['task'], options: ['--eval'], language: 'posix' }],
  cargo: [{ after: ['watch'], options: ['-s', '--shell'], language: 'posix' }],
};

/** By name of the tool: what its words mean is told in code. */
const TOOLS: Readonly<Record<string, Launcher>> = {
  pm2: launchPm2,
  forever: launchForever,
  cargo: launchCargoWatch,
  corepack: launchCorepack,
  devbox: launchDevbox,
  gh: launchGh,
  mvn: launchMaven,
  bun: launchTypedScript,
  deno: launchTypedScript,
  uv: launchTypedScript,
};

export function takesCode(base: string): boolean {
  return Object.hasOwn(CODE, base) || Object.hasOwn(TOOLS, base);
}

export const launchToolCode: Launcher = (invocation, context) => {
  const base = invocation.base ?? '';
  const rows = Object.hasOwn(CODE, base) ? (CODE[base] ?? []) : [];
  const tool = Object.hasOwn(TOOLS, base) ? TOOLS[base] : undefined;
  return [
    ...rows.flatMap((row) => codeOf(row, invocation)),
    ...(tool === undefined ? [] : tool(invocation, context)),
  ];
};

function codeOf(row: CodeRow, invocation: Invocation): readonly Launch[] {
  let { args } = invocation;
  if (row.script !== undefined) {
    const at = args.findIndex((arg) => argText(arg)?.startsWith('-') !== true);
    if (!row.script.test(baseName(argText(args[at]) ?? ''))) return [];
    args = args.slice(at + 1);
  }
  const at = args.findIndex((arg) => argText(arg)?.startsWith('-') !== true);
  if (!row.after.includes(argText(args[at]) ?? '')) return [];
  const rest = args.slice(at + 1);
  const via = viaOf(invocation, 'interpreter');
  const how = { language: row.language };
  if (row.options === null) {
    const code = rest.find((arg) => argText(arg)?.startsWith('-') !== true);
    if (code === undefined) return [];
    return [
      row.file?.test(argText(code) ?? '') === true
        ? fileLaunch(code, via, how)
        : scriptLaunch(code, via, how),
    ];
  }
  const codes = optionValues(rest, row.options);
  if (codes.length === 0 && row.typed === true)
    return [{ kind: 'stdin', language: row.language, via, params: [] }];
  return codes.map((code) => scriptLaunch(code, via, how));
}

function optionValues(args: readonly Arg[], names: readonly string[]): readonly Arg[] {
  return args.flatMap((arg, i): readonly Arg[] => {
    const text = argText(arg) ?? '';
    const next = args[i + 1];
    if (names.includes(text)) return next === undefined ? [] : [next];
    const attached = names.find((name) => name.startsWith('--') && text.startsWith(`${name}=`));
    return attached === undefined ? [] : [madeArg(text.slice(attached.length + 1), arg)];
  });
}

const RUNS_WITH: readonly (readonly [RegExp, string])[] = [
  [/\.[cm]?[jt]sx?$/, 'node'],
  [/\.py$/, 'python3'],
  [/\.rb$/, 'ruby'],
  [/\.php$/, 'php'],
  [/\.pl$/, 'perl'],
  [/\.sh$/, 'bash'],
];

/** `pm2 start 'cmd args'`, `pm2 start x.py -- args`: a line with blanks goes to bash. */
function launchPm2(invocation: Invocation): readonly Launch[] {
  const [verb, ...rest] = invocation.args;
  if (argText(verb) !== 'start') return [];
  const via = viaOf(invocation, 'wrapper');
  const at = rest.findIndex((arg) => argText(arg)?.startsWith('-') !== true);
  const script = rest[at];
  if (script === undefined) return [];
  const text = argText(script);
  const dashes = rest.findIndex((arg) => argText(arg) === '--');
  const words = dashes === -1 ? [] : rest.slice(dashes + 1);
  const [interpreter] = optionValues(rest, ['--interpreter']);
  if (interpreter !== undefined && argText(interpreter) !== 'none')
    return commandLaunch([interpreter, script, ...words], via);
  if (text === null || /\s/.test(text)) return [scriptLaunch(script, via)];
  if (/\.(?:json|ya?ml)$|config\.[cm]?js$/.test(text)) return [];
  const program = RUNS_WITH.find(([ending]) => ending.test(text))?.[1];
  if (program !== undefined) return commandLaunch([madeArg(program, script), script, ...words], via);
  return text.includes('/') ? commandLaunch([script, ...words], via) : [];
}

/** `forever -c 'cmd' file`. */
function launchForever(invocation: Invocation): readonly Launch[] {
  const [command] = optionValues(invocation.args, ['-c']);
  if (command === undefined) return [];
  const at = invocation.args.indexOf(command);
  const rest = invocation.args.slice(at + 1).filter((arg) => argText(arg)?.startsWith('-') !== true);
  return joinedScript([command, ...rest], viaOf(invocation, 'option'));
}

/** `cargo watch -x 'test --lib' -- cmd args`. */
function launchCargoWatch(invocation: Invocation): readonly Launch[] {
  const [verb, ...rest] = invocation.args;
  if (argText(verb) !== 'watch') return [];
  const via = viaOf(invocation, 'wrapper');
  const dashes = rest.findIndex((arg) => argText(arg) === '--');
  return [
    ...optionValues(rest, ['-x', '--exec']).flatMap((text) =>
      commandLaunch(
        [madeArg('cargo', text), ...splitFields(text.value).map((field) => madeArg(field, text))],
        via,
      ),
    ),
    ...(dashes === -1 ? [] : commandLaunch(rest.slice(dashes + 1), via)),
  ];
}

/** `corepack pnpm@9 exec cmd`. */
function launchCorepack(invocation: Invocation): readonly Launch[] {
  const [name, ...rest] = invocation.args;
  const manager = /^(pnpm|pnpx|yarn|yarnpkg|npm|npx)(?:@.*)?$/.exec(argText(name) ?? '')?.[1];
  return name === undefined || manager === undefined
    ? []
    : commandLaunch([madeArg(manager, name), ...rest], viaOf(invocation, 'wrapper'));
}

/** `devbox run 'cmd args'`, `devbox run -- cmd args`, `devbox shell -- cmd args`. */
function launchDevbox(invocation: Invocation): readonly Launch[] {
  const [verb, ...rest] = invocation.args;
  const via = viaOf(invocation, 'wrapper');
  const dashes = rest.findIndex((arg) => argText(arg) === '--');
  const words =
    dashes === -1 ? rest.filter((arg) => argText(arg)?.startsWith('-') !== true) : rest.slice(dashes + 1);
  if (argText(verb) !== 'run')
    return argText(verb) === 'shell' && dashes !== -1 ? commandLaunch(words, via) : [];
  const [only, ...more] = words;
  if (only === undefined) return [];
  if (more.length === 0 && /\s/.test(argText(only) ?? '')) return [scriptLaunch(only, via)];
  // A lone name is a script of devbox.json.
  return more.length === 0 && dashes === -1 ? [] : commandLaunch(words, via);
}

/** `gh alias set x '!cmd'`, `gh alias set --shell x cmd`, `gh codespace ssh -- cmd`. */
function launchGh(invocation: Invocation): readonly Launch[] {
  const words = invocation.args.filter((arg) => argText(arg)?.startsWith('-') !== true);
  const [topic, verb, , text] = words;
  if (argText(topic) === 'codespace' || argText(topic) === 'cs') {
    const dashes = invocation.args.findIndex((arg) => argText(arg) === '--');
    return argText(verb) === 'ssh' && dashes !== -1
      ? joinedScript(invocation.args.slice(dashes + 1), viaOf(invocation, 'remote'))
      : [];
  }
  if (argText(topic) !== 'alias' || argText(verb) !== 'set' || text === undefined) return [];
  const whole = argText(text);
  const shell = invocation.args.some((arg) => /^(?:-s|--shell)$/.test(argText(arg) ?? ''));
  if (whole === null || (!shell && !whole.startsWith('!'))) return [];
  return [scriptLaunch(madeArg(whole.replace(/^!/, ''), text), viaOf(invocation, 'option'))];
}

/** `mvn exec:exec -Dexec.executable=cmd -Dexec.args='a b'`. */
function launchMaven(invocation: Invocation): readonly Launch[] {
  const property = (name: string): string | null => {
    const found = invocation.args.map(argText).find((text) => text?.startsWith(`-D${name}=`) === true);
    return found?.slice(name.length + 3) ?? null;
  };
  const program = property('exec.executable');
  const words = property('exec.args') ?? property('exec.commandlineArgs') ?? '';
  return program === null
    ? []
    : [scriptLaunch(madeArg(`${program} ${words}`, invocation), viaOf(invocation, 'option'))];
}

/** `bun run -`, `deno run -A -`, `uv run -`: code on standard input. */
function launchTypedScript(invocation: Invocation): readonly Launch[] {
  const [verb, ...rest] = invocation.args;
  if (argText(verb) !== 'run') return [];
  const first = rest.find((arg) => argText(arg) === '-' || argText(arg)?.startsWith('-') !== true);
  if (first === undefined || !STDIN.includes(knownText(first.value) ?? '')) return [];
  const language = invocation.base === 'uv' ? 'python' : 'node';
  return [{ kind: 'stdin', language, via: viaOf(invocation, 'interpreter'), params: [] }];
}
