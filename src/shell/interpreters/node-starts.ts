/** The command lines of node, deno and bun. */
import { known, knownText } from '../../core/value.ts';
import type { Arg, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { fileLaunch, type StartRow, startLauncher } from './command-lines.ts';

const NODE: StartRow = {
  language: 'node',
  table: {
    shortValues: 'rC',
    longValues: [
      '--require',
      '--import',
      '--eval',
      '--print',
      '--conditions',
      '--loader',
      '--experimental-loader',
      '--env-file',
      '--input-type',
      '--max-old-space-size',
      '--title',
      '--watch-path',
      '--run',
      '--tsconfig',
    ],
    same: [
      ['-r', '--require'],
      ['-e', '--eval'],
      ['-p', '--print'],
      ['-c', '--check'],
      ['-v', '--version'],
      ['-h', '--help'],
      ['-i', '--interactive'],
    ],
  },
  code: ['-e', '-p', '-pe'],
  preload: ['-r', '--import', '--loader', '--experimental-loader'],
  idle: ['-v', '-h', '-c', '--run', '--v8-options'],
  idleAlone: ['--test', '--completion-bash', '--prof-process'],
  readsStdin: true,
};

/**
 * `node -p` may stand without a value, `-pe code` is a cluster: the value of `-e`, `-p` is the next word. What
 * `-p` is given is printed.
 */
export const node: Launcher = (invocation, context) => {
  let prints = false;
  // `--watch` has no value; read as the start of `--watch-path`, it would take the script for one.
  const given = invocation.args.filter((arg) => knownText(arg.value) !== '--watch');
  const args = given.map((arg) => {
    const text = knownText(arg.value);
    const shown = prints && text !== null && !/[;\n]/.test(text);
    prints = /^-(?:p|pe|ep|-print)$/.test(text ?? '');
    if (shown) return { ...arg, value: known(`console.log(${text})`) };
    return /^-(?:pe|ep|ie|ei)$/.test(text ?? '') ? { ...arg, value: known('-e') } : arg;
  });
  return startLauncher({ ...NODE, table: { ...NODE.table, shortValues: 'rCep' } })(
    { ...invocation, args },
    context,
  );
};

const DENO: StartRow = {
  language: 'node',
  table: {
    stopsAtOperand: false,
    shortValues: 'cLr',
    longValues: ['--config', '--import-map', '--ext', '--cert', '--seed', '--location'],
  },
  code: [],
  readsStdin: false,
};

/** `deno eval CODE`, `deno run FILE`, `deno FILE`; `deno task` is the package runners' affair. */
export const deno: Launcher = (invocation) => {
  const via: Via = { kind: 'interpreter', name: invocation.base ?? 'deno' };
  const words = invocation.args.filter(
    (arg) => knownText(arg.value)?.startsWith('-') !== true || knownText(arg.value) === '-',
  );
  const [verb, operand, ...rest] = words;
  const name = verb === undefined ? null : knownText(verb.value);
  if (name === 'eval' && operand !== undefined) {
    return [
      {
        kind: 'script',
        language: DENO.language,
        text: operand.value,
        span: operand.span,
        via,
        params: [operand, ...rest],
        sameShell: false,
      },
    ];
  }
  if ((name === 'run' || name === 'test' || name === 'serve' || name === 'bench') && operand !== undefined) {
    if (knownText(operand.value) === '-') return [{ kind: 'stdin', language: 'node', via, params: rest }];
    return [runAddress(operand, rest, via)];
  }
  return verb !== undefined && name !== null && /\.[cm]?[jt]sx?$/.test(name)
    ? [runAddress(verb, words.slice(1), via)]
    : [];
};

/** A script may be given by its address: it is fetched and run unseen. */
function runAddress(script: Arg, params: readonly Arg[], via: Via): Launch {
  const text = knownText(script.value);
  if (text !== null && /^(?:https?|npm|jsr):/.test(text)) {
    return {
      kind: 'opaque',
      reason: 'unread-file',
      why: { kind: 'command-output', text: `$(curl ${text})`, splits: false },
      runner: via.name,
    };
  }
  return fileLaunch('node', script, via, params);
}

const BUN_VERBS = new Set([
  'run',
  'test',
  'install',
  'i',
  'add',
  'a',
  'remove',
  'rm',
  'update',
  'x',
  'create',
  'init',
  'build',
  'link',
  'unlink',
  'pm',
  'upgrade',
  'dev',
  'start',
  'outdated',
  'publish',
  'patch',
  'exec',
  'repl',
  'audit',
  'why',
  'info',
]);

/** `bun -e CODE`, `bun x.ts`; scripts of package.json are the package runners' affair. */
export const bun: Launcher = (invocation, context) => {
  const first = invocation.args.find((arg) => knownText(arg.value)?.startsWith('-') !== true);
  const name = first === undefined ? null : knownText(first.value);
  if (name === 'run' || name === 'test') {
    const at = first === undefined ? -1 : invocation.args.indexOf(first);
    const file = invocation.args
      .slice(at + 1)
      .find((arg) => /\.[cm]?[jt]sx?$/.test(knownText(arg.value) ?? ''));
    return file === undefined ? [] : [fileLaunch('node', file, { kind: 'interpreter', name: 'bun' }, [])];
  }
  if (name !== null && BUN_VERBS.has(name)) return [];
  if (
    name !== null &&
    !/[./]/.test(name) &&
    !invocation.args.some((arg) => /^-(?:e|-eval|p|-print)/.test(knownText(arg.value) ?? ''))
  )
    return [];
  return invocation.args.length === 0 ? [] : node(invocation, context);
};
