/**
 * Commands whose words follow a grammar of their own: `su`, `script`, `flock`, `watch`, `bwrap`, `gdb`,
 * `socat`, `nc`, `expect` and such.
 */
import { known, knownText } from '../../core/value.ts';
import { hasOption, lastOption, parseArgs } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import { splitFields, withoutPrefix } from '../value-text.ts';
import { fileText } from './file-text.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  fileLaunch,
  joinedScript,
  madeArg,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

/** `su user -c text`, `su - user args for the shell`, `runuser -u user -- cmd`. */
const launchSu: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  const script = optionArg(lastOption(parsed, '-c', '--session-command'));
  if (script !== null) return [scriptLaunch(script, via)];
  const user = lastOption(parsed, '-u');
  if (invocation.base === 'runuser' && user !== null) return commandLaunch(afterDashes(parsed.operands), via);
  const rest = parsed.operands.slice(argText(parsed.operands[0]) === '-' ? 2 : 1);
  if (rest.length > 0) return commandLaunch([madeArg('sh', invocation), ...rest], via);
  return [{ kind: 'stdin', language: 'posix', via, params: [] }];
};

/** `script -c text file`, and as BSD has it: `script file cmd args`. */
const launchScriptCommand: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  const text = optionArg(lastOption(parsed, '-c'));
  const words = parseArgs(invocation.args, { ...optionTable('script'), stopsAtOperand: true }).operands.slice(
    1,
  );
  const command =
    argText(words[0])?.startsWith('-') === true && argText(words[0]) !== '--' ? [] : afterDashes(words);
  return [...(text === null ? [] : [scriptLaunch(text, via)]), ...commandLaunch(command, via)];
};

/** `flock file cmd args`, `flock file -c text`, `flock 9`. */
const launchFlock: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  const rest = afterDashes(parsed.operands.slice(1));
  const early = optionArg(lastOption(parsed, '-c'));
  if (early !== null) return [scriptLaunch(early, via)];
  const [first, second] = rest;
  if (first === undefined) return [];
  if (argText(first) === '-c' || argText(first) === '--command')
    return second === undefined ? [] : [scriptLaunch(second, via)];
  return commandLaunch(rest, via);
};

/** `watch 'text'` goes through a shell, `watch -x cmd` does not. */
const launchWatch: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  return hasOption(parsed, '-x') ? commandLaunch(parsed.operands, via) : joinedScript(parsed.operands, via);
};

const launchEntr: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  const [first, ...rest] = parsed.operands;
  if (first === undefined) return [];
  return hasOption(parsed, '-s')
    ? [scriptLaunch(first, via, { params: rest })]
    : commandLaunch(parsed.operands, via);
};

/** Each operand is a script: `hyperfine 'a' 'b'`, `concurrently 'a' 'b'`. */
const launchEachOperand: Launcher = (invocation) => {
  const { operands } = parseInvocation(invocation);
  return operands.map((operand) => scriptLaunch(operand, viaOf(invocation, 'wrapper')));
};

/** Options of bwrap with two values; the rest is in its table. */
const BWRAP_PAIRS =
  /^--(?:ro-|dev-)?(?:overlay-)?(?:bind|bind-try|bind-data|symlink|setenv|file|bind-fd|chmod|overlay)(?:-try|-data)?$/;

const launchBwrap: Launcher = (invocation) => {
  const table = optionTable('bwrap');
  const { args } = invocation;
  let at = 0;
  while (at < args.length) {
    const text = argText(args[at]);
    if (text === '--') return commandLaunch(args.slice(at + 1), viaOf(invocation, 'wrapper'));
    if (text === null || !text.startsWith('--')) break;
    if (BWRAP_PAIRS.test(text)) at += 3;
    else at += table?.longValues?.includes(text) === true && !text.includes('=') ? 2 : 1;
  }
  return commandLaunch(args.slice(at), viaOf(invocation, 'wrapper'));
};

/** `capsh -- -c text`: what follows the dashes goes to bash. */
const launchCapsh: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) => argText(arg) === '--' || argText(arg) === '==');
  if (at === -1) return [];
  const shell = invocation.args.find((arg) => argText(arg)?.startsWith('--shell=') === true);
  const name = shell === undefined ? 'bash' : (argText(shell) ?? '').slice('--shell='.length);
  return commandLaunch(
    [madeArg(name, invocation), ...invocation.args.slice(at + 1)],
    viaOf(invocation, 'wrapper'),
  );
};

/** Debuggers: `-ex '!cmd'`, `-ex 'shell cmd'`, `-ex 'python code'`, `--args cmd`. */
const DEBUGGER_SHELL =
  /^\s*(?:!|shell\s|(?:platform\s+)?shell\s|platform process launch|make\s|pipe\s+[^|]*\|)\s*/;
const DEBUGGER_PYTHON = /^\s*(?:python(?:-interactive)?|pi|py|script)\s+/;

const launchDebugger: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'option');
  const launches: Launch[] = [];
  for (const [i, arg] of invocation.args.entries()) {
    const name = argText(arg) ?? '';
    const attached = /^--?(?:ex|eval-command|iex|init-eval-command|one-line)=/.exec(name);
    const taken = /^--?(?:ex|eval-command|iex|init-eval-command|o|O|one-line|one-line-before-file)$/.test(
      name,
    );
    const value =
      attached !== null
        ? madeArg(name.slice(attached[0].length), arg)
        : taken
          ? invocation.args[i + 1]
          : undefined;
    if (value !== undefined) launches.push(...debuggerCommand(value, invocation));
  }
  if (invocation.args.some((arg) => /^--?args$/.test(argText(arg) ?? ''))) {
    launches.push(...commandLaunch(parsed.operands, viaOf(invocation, 'wrapper')));
  }
  const file = optionArg(lastOption(parsed, '-x', '-ix', '-s', '-S'));
  const text = file === null ? null : fileText(file.value, invocation, context);
  if (file !== null && text !== null)
    launches.push(...text.split('\n').flatMap((line) => debuggerCommand(madeArg(line, file), invocation)));
  else if (file !== null) launches.push(fileLaunch(file, via, { language: 'other' }));
  return launches;
};

function debuggerCommand(value: Arg, invocation: Invocation): readonly Launch[] {
  const via = viaOf(invocation, 'option');
  const text = argText(value);
  if (text === null) return value.value.kind === 'unknown' ? [scriptLaunch(value, via)] : [];
  const shell = DEBUGGER_SHELL.exec(text);
  if (shell !== null) return [scriptLaunch(madeArg(text.slice(shell[0].length), value), via)];
  const python = DEBUGGER_PYTHON.exec(text);
  if (python !== null)
    return [scriptLaunch(madeArg(text.slice(python[0].length), value), via, { language: 'python' })];
  const dumped = DEBUGGER_FILE.exec(text)?.[1];
  if (dumped !== undefined) return commandLaunch([madeArg('tee', value), madeArg(dumped, value)], via);
  const called = DEBUGGED_CALL.exec(text)?.[1];
  return called === undefined ? [] : [scriptLaunch(madeArg(called.replace(/\\(["\\])/g, '$1'), value), via)];
}

/** `dump value FILE expression`, `set logging file FILE`. */
const DEBUGGER_FILE =
  /^\s*(?:(?:dump|append)\s+(?:(?:binary|ihex|srec|tekhex|verilog)\s+)?(?:value|memory)|set\s+logging\s+file|save\s+\w+)\s+(\S+)/;

/** A function of the program that is looked at: `call (int)system("cmd")`, `expr popen("cmd", "r")`. */
const DEBUGGED_CALL = /\b(?:system|popen)\s*\(\s*"((?:\\.|[^"\\])*)"/;

/** socat's addresses: `EXEC:cmd,pty`, `SYSTEM:text`. */
const launchSocat: Launcher = (invocation) =>
  parseInvocation(invocation).operands.flatMap((operand): readonly Launch[] => {
    const prefix =
      operand.value.kind === 'pattern' && operand.value.parts[0]?.kind === 'text'
        ? operand.value.parts[0].text
        : (argText(operand) ?? '');
    const match = /^\s*(EXEC|SYSTEM|SHELL):/i.exec(prefix);
    if (match === null) return [];
    const via = viaOf(invocation, 'option');
    const text = argText(operand);
    const command =
      text === null
        ? withoutPrefix(operand.value, match[0].length)
        : known(socatCommand(text.slice(match[0].length)));
    const value = madeArg(command, operand);
    if (/exec/i.test(match[1] ?? ''))
      return commandLaunch(
        splitFields(command).map((field) => madeArg(field, operand)),
        via,
      );
    return [scriptLaunch(value, via)];
  });

/** Up to the first comma outside quotes, without the quotes. */
function socatCommand(text: string): string {
  const match = /^(?:"[^"]*"|'[^']*'|\\.|[^,"'\\])*/.exec(text);
  return (match?.[0] ?? text).replace(/["'\\]/g, '');
}

/** `nc -e prog`, `ncat -c text`, `ncat --sh-exec text`. */
const launchNetcat: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'option');
  const program = optionArg(lastOption(parsed, '-e'));
  const script = optionArg(lastOption(parsed, '-c'));
  const lua = optionArg(lastOption(parsed, '--lua-exec'));
  return [
    ...(program === null
      ? []
      : commandLaunch(
          splitFields(program.value).map((field) => madeArg(field, program)),
          via,
        )),
    ...(script === null ? [] : [scriptLaunch(script, via)]),
    ...(lua === null ? [] : [fileLaunch(lua, via, { language: 'lua' })]),
  ];
};

/** `start-stop-daemon -S -x prog -- args`. */
const launchDaemon: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const program = optionArg(lastOption(parsed, '-a')) ?? optionArg(lastOption(parsed, '-x'));
  return hasOption(parsed, '-S') && program !== null
    ? commandLaunch([program, ...parsed.operands], viaOf(invocation, 'wrapper'))
    : [];
};

/** Everything after the mark is a command: `xterm -e cmd`, `gnome-terminal -- cmd`, `nix shell -c cmd`. */
const launchAfterMark: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) =>
    /^(?:-e|-x|--|-c|--command|--exec|--sync)$/.test(argText(arg) ?? ''),
  );
  if (at === -1) return [];
  const words = invocation.args.slice(at + 1);
  const via = viaOf(invocation, 'wrapper');
  const [only] = words;
  // One word with blanks is a command line of its own.
  return words.length === 1 && only !== undefined && /\s/.test(knownText(only.value) ?? '')
    ? [scriptLaunch(only, via)]
    : commandLaunch(words, via);
};

/** The dynamic loader started by hand: the words after its own options. */
const launchLoader: Launcher = (invocation) => {
  const { args } = invocation;
  let at = 0;
  while (at < args.length && argText(args[at])?.startsWith('--') === true) {
    at += /^--(?:library-path|preload|audit|inhibit-rpath|argv0|glibc-hwcaps-\w+)$/.test(
      argText(args[at]) ?? '',
    )
      ? 2
      : 1;
  }
  return commandLaunch(args.slice(at), viaOf(invocation, 'wrapper'));
};

/** `zip … -T -TT text`: two letters that are one option. */
const launchZip: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) => argText(arg) === '-TT' || argText(arg) === '--unzip-command');
  const value = at === -1 ? undefined : invocation.args[at + 1];
  return value === undefined ? [] : [scriptLaunch(value, viaOf(invocation, 'option'))];
};

/** By command name. The dynamic loader (`ld-linux-….so.2 cmd`) has many names: the registry knows them. */
export const SPECIALS: Readonly<Record<string, Launcher>> = {
  su: launchSu,
  runuser: launchSu,
  script: launchScriptCommand,
  flock: launchFlock,
  watch: launchWatch,
  entr: launchEntr,
  hyperfine: launchEachOperand,
  concurrently: launchEachOperand,
  mispipe: launchEachOperand,
  pee: launchEachOperand,
  'start-server-and-test': launchEachOperand,
  bwrap: launchBwrap,
  capsh: launchCapsh,
  gdb: launchDebugger,
  lldb: launchDebugger,
  socat: launchSocat,
  nc: launchNetcat,
  ncat: launchNetcat,
  netcat: launchNetcat,
  'nc.openbsd': launchNetcat,
  'nc.traditional': launchNetcat,
  'start-stop-daemon': launchDaemon,
  xterm: launchAfterMark,
  uxterm: launchAfterMark,
  'x-terminal-emulator': launchAfterMark,
  'gnome-terminal': launchAfterMark,
  konsole: launchAfterMark,
  alacritty: launchAfterMark,
  kitty: launchAfterMark,
  xdotool: launchAfterMark,
  zip: launchZip,
  nix: launchAfterMark,
  guix: launchAfterMark,
  'ld.so': launchLoader,
};

export { launchLoader };
