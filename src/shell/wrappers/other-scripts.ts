/** Scripts of other kinds: Tcl, a directory of scripts, zsh's `emulate`. */
import { concatValues, known, type Value } from '../../core/value.ts';
import { hasOption, lastOption } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { absolutePath } from '../paths.ts';
import { launchCmake } from './cmake.ts';
import { fileText } from './file-text.ts';
import {
  argText,
  codeText,
  commandLaunch,
  fileLaunch,
  joinedScript,
  madeArg,
  opaqueLaunch,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

/** Tcl, as expect and tclsh take it: `-c text`, a file, standard input. */
const launchTcl: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const text = invocation.base === 'expect' ? optionArg(lastOption(parsed, '-c')) : null;
  if (text !== null) return tclLaunches(text, invocation);
  const file = optionArg(lastOption(parsed, '-f')) ?? parsed.operands[0];
  if (file !== undefined && argText(file) !== '-') {
    const text = fileText(file.value, invocation, context);
    return text !== null
      ? tclLaunches(madeArg(text, file), invocation)
      : [fileLaunch(file, viaOf(invocation, 'script'), { language: 'other' })];
  }
  const { input } = invocation;
  if (input.kind === 'text') return tclLaunches(madeArg(input.value, invocation), invocation);
  if (input.kind !== 'pipe') return [];
  return [
    opaqueLaunch('piped-script', invocation.base ?? 'tclsh', {
      kind: 'input',
      text: 'standard input',
      splits: false,
    }),
  ];
};

function tclLaunches(text: Arg, invocation: Invocation): readonly Launch[] {
  const script = codeText(text, invocation.base ?? 'tclsh');
  if (typeof script !== 'string') return script;
  const via = viaOf(invocation, 'option');
  return [
    ...tclCommands(script).map((command) => scriptLaunch(madeArg(command, text), via)),
    ...[...script.matchAll(/\bsocket\s+(?:-async\s+)?([^\s;\]]+)\s+(\d+)/g)].flatMap((match) =>
      commandLaunch(
        ['nc', match[1] ?? '', match[2] ?? ''].map((word) => madeArg(word, text)),
        via,
      ),
    ),
    ...[...script.matchAll(/\beval\s+(\$\w+)/g)].map((match) =>
      opaqueLaunch('dynamic-code', invocation.base ?? 'tclsh', {
        kind: 'expansion',
        text: match[1] ?? '',
        splits: false,
      }),
    ),
    ...[...script.matchAll(/\bload\s+([^\s;\]]*\/[^\s;\]]+)/g)].flatMap((match) =>
      commandLaunch([madeArg(match[1] ?? '', text)], via),
    ),
    ...[...script.matchAll(/\b(?:open|source)\s+["{]?([^\s"{}|\][;$]+)/g)].flatMap((match) =>
      commandLaunch([madeArg('cat', text), madeArg(match[1] ?? '', text)], via),
    ),
  ];
}

/** Words in braces are quoted. */
function tclCommands(text: string): readonly string[] {
  const quoted = text.replace(
    /(?<=\s)\{([^{}\n]*)\}/g,
    (_, inner) => `'${String(inner).replaceAll("'", "'\\''")}'`,
  );
  return [
    ...quoted.matchAll(
      /(?:^|[;\n[{\s])(?:spawn|exec|system|overlay|open\s+["{]?\|)\s*(?:-\w+\s+)*((?:'[^']*'|[^;\n\]}'])+)/g,
    ),
    // All of it in one word: `system "rm -rf x"`.
  ].map((match) => (match[1] ?? '').trim().replace(/^"([^"]*)"$/, '$1'));
}

/** `run-parts DIR`: every file in it. */
const launchRunParts: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const directory = parsed.operands[parsed.operands.length - 1];
  if (directory === undefined || hasOption(parsed, '--test', '--list')) return [];
  const path = absolutePath(directory.value, invocation.cwd);
  const via = viaOf(invocation, 'script');
  const names = path.kind === 'known' ? context.disk.list(path.text, 64) : null;
  if (path.kind !== 'known' || names === null) {
    return [fileLaunch(madeArg(concatValues([path, known('/'), ANY_FILE]), directory), via)];
  }
  return names.map((name) => fileLaunch(madeArg(`${path.text}/${name}`, directory), via));
};

const ANY_FILE: Value = { kind: 'pattern', parts: [{ kind: 'glob', glob: '*' }] };

/** zsh's `emulate sh -c text`. */
const launchEmulate: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) => argText(arg) === '-c');
  const text = at === -1 ? undefined : invocation.args[at + 1];
  return text === undefined
    ? []
    : [scriptLaunch(text, viaOf(invocation, 'script'), { language: 'bash', sameShell: true })];
};

/** TeX's `\\write18{cmd}`, which `--shell-escape` allows, `\\input{|cmd}`, and what dvips runs: ``psfile="`cmd"``. */
const launchTex: Launcher = (invocation) =>
  invocation.args.flatMap((arg) =>
    [
      ...(argText(arg) ?? '')
        .slice(0, 12_000)
        .matchAll(
          /\\(?:immediate\s*\\)?write18\s*\{([^}]*)\}|\\input\s*\{?\s*"?\|([^}"]*)|psfile="?`([^"}]*)/g,
        ),
    ].map((match) =>
      scriptLaunch(
        madeArg((match[1] ?? match[2] ?? match[3] ?? '').trim(), arg),
        viaOf(invocation, 'option'),
      ),
    ),
  );

/** `service ../../bin/sh`: a path instead of a name is run. */
const launchService: Launcher = (invocation) => {
  const [first, ...rest] = parseInvocation(invocation).operands;
  return first !== undefined && argText(first)?.includes('/') === true
    ? commandLaunch([first, ...rest], viaOf(invocation, 'wrapper'))
    : [];
};

/** `csvtool call 'cmd' file`, `salt '*' cmd.run cmd`: a word after a certain word is a script. */
const AFTER_WORD: Readonly<Record<string, RegExp>> = {
  csvtool: /^call$/,
  salt: /^cmd\.(?:run|shell|run_all)$/,
  'salt-call': /^cmd\.(?:run|shell)$/,
  'fail2ban-client': /^action(?:start|stop|check|flush|reload|ban|unban)$/,
};
const launchAfterWord: Launcher = (invocation) => {
  const mark = AFTER_WORD[invocation.base ?? ''];
  const at = invocation.args.findIndex((arg) => mark?.test(argText(arg) ?? '') === true);
  const text = at === -1 ? undefined : invocation.args[at + 1];
  return text === undefined
    ? []
    : [scriptLaunch(text, viaOf(invocation, invocation.base === 'salt' ? 'remote' : 'wrapper'))];
};

/** `pdsh -w hosts cmd`: what follows the options is run on every host. */
const launchFanOut: Launcher = (invocation) =>
  joinedScript(parseInvocation(invocation).operands, viaOf(invocation, 'remote'));

/** `ip netns exec NAME cmd`. */
const launchNetns: Launcher = (invocation) => {
  const at = invocation.args.findIndex(
    (arg, i) => argText(arg) === 'exec' && /^(?:netns|net|vrf)$/.test(argText(invocation.args[i - 1]) ?? ''),
  );
  return at === -1 ? [] : commandLaunch(invocation.args.slice(at + 2), viaOf(invocation, 'wrapper'));
};

/** `coreutils --coreutils-prog=cat f`: one program that is all of them. */
const launchCoreutils: Launcher = (invocation) => {
  const [first, ...rest] = invocation.args;
  const name = /^--coreutils-prog(?:-shebang)?=(.+)$/.exec(argText(first) ?? '')?.[1];
  return first === undefined || name === undefined
    ? []
    : commandLaunch([madeArg(name, first), ...rest], viaOf(invocation, 'wrapper'));
};

/** By command name. */
export const OTHER_SCRIPTS: Readonly<Record<string, Launcher>> = {
  coreutils: launchCoreutils,
  expect: launchTcl,
  tclsh: launchTcl,
  'tclsh8.6': launchTcl,
  wish: launchTcl,
  'run-parts': launchRunParts,
  emulate: launchEmulate,
  service: launchService,
  csvtool: launchAfterWord,
  salt: launchAfterWord,
  'salt-call': launchAfterWord,
  'fail2ban-client': launchAfterWord,
  pdsh: launchFanOut,
  clush: launchFanOut,
  dsh: launchFanOut,
  pssh: launchFanOut,
  'parallel-ssh': launchFanOut,
  cmake: launchCmake,
  ip: launchNetns,
  tex: launchTex,
  latex: launchTex,
  pdftex: launchTex,
  pdflatex: launchTex,
  xelatex: launchTex,
  xetex: launchTex,
  luatex: launchTex,
  lualatex: launchTex,
};
