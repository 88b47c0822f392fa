/** Terminal multiplexers: commands in new windows, and text typed into a window where a shell waits. */
import { concatValues, known, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs, parseArgs } from '../argv.ts';
import type { Arg, Invocation, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import { fileText } from './file-text.ts';
import { argText, commandLaunch, joinedScript, madeArg, scriptLaunch, viaOf } from './launch.ts';

const WINDOWS: ReadonlySet<string> = new Set([
  'new-session',
  'new',
  'new-window',
  'neww',
  'split-window',
  'splitw',
  'respawn-pane',
  'respawnp',
  'respawn-window',
  'respawnw',
  'popup',
  'display-popup',
]);
const SCRIPTS: ReadonlySet<string> = new Set(['run-shell', 'run', 'if-shell', 'if', 'pipe-pane', 'pipep']);

/** `tmux a \; b \; c`: several of its commands in one line. */
export const launchTmux: Launcher = (invocation, context) => [
  ...tmuxLines(invocation.args, invocation, 0),
  ...sourced(invocation).flatMap((file) =>
    (fileText(file.value, invocation, context) ?? '')
      .split('\n')
      .flatMap((line) => kept([madeArg(`${line} `, file)], invocation, 1)),
  ),
  ...invocation.args.flatMap((arg) =>
    // Formats run commands wherever one may stand.
    [...(argText(arg) ?? '').slice(0, 12_000).matchAll(/#\(([^()]*)\)/g)].map((match) =>
      scriptLaunch(madeArg(match[1] ?? '', arg), viaOf(invocation, 'option')),
    ),
  ),
];

/** `tmux -f x.conf`, `tmux source-file x.conf`. */
function sourced({ args }: Invocation): readonly Arg[] {
  return args.filter((_, i) => /^(?:-f|source|source-file)$/.test(argText(args[i - 1]) ?? ''));
}

function tmuxLines(args: readonly Arg[], invocation: Invocation, depth: number): readonly Launch[] {
  const lines: Arg[][] = [[]];
  for (const arg of args) {
    if (argText(arg) === ';') lines.push([]);
    else lines[lines.length - 1]?.push(arg);
  }
  return lines.flatMap((line) => tmuxCommand(parseArgs(line, optionTable('tmux')), invocation, depth));
}

/** Commands that keep another of tmux's own commands for later, and how many words come before it. */
const KEEPERS: Readonly<Record<string, number>> = {
  'set-hook': 1,
  bind: 1,
  'bind-key': 1,
  confirm: 0,
  'confirm-before': 0,
  'command-prompt': 0,
  if: 1,
  'if-shell': 1,
};
const MOST_KEPT = 4;

/** One word is a line that tmux takes apart itself, with quotes and braces as a shell has them. */
function kept(words: readonly Arg[], invocation: Invocation, depth: number): readonly Launch[] {
  if (depth >= MOST_KEPT) return [];
  return words.flatMap((word, i) => {
    const text = argText(word);
    if (text === null || !/\s/.test(text)) return i === 0 ? tmuxLines(words, invocation, depth + 1) : [];
    const parts = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\{\s*([^{}]*)\}|;|[^\s;]+/g)];
    const made = parts.map((part) => madeArg(part[1] ?? part[2] ?? part[3] ?? part[0], word));
    return tmuxLines(made, invocation, depth + 1);
  });
}

function tmuxCommand(parsed: ParsedArgs, invocation: Invocation, depth: number): readonly Launch[] {
  const [command, ...operands] = parsed.operands;
  const name = argText(command) ?? '';
  const via = viaOf(invocation, 'wrapper');
  const shell = lastOption(parsed, '-c');
  const early =
    command === undefined && shell?.value != null ? [scriptLaunch(madeArg(shell.value, shell.arg), via)] : [];
  if (WINDOWS.has(name)) {
    const [only] = operands;
    return operands.length === 1 && only !== undefined
      ? [scriptLaunch(only, via)]
      : commandLaunch(operands, via);
  }
  const before = Object.hasOwn(KEEPERS, name) ? KEEPERS[name] : undefined;
  const later = before === undefined ? [] : kept(operands.slice(before), invocation, depth);
  if (/^set(?:-option)?$/.test(name) && /^default-(?:command|shell)$/.test(argText(operands[0]) ?? ''))
    return joinedScript(operands.slice(1), via);
  if (name.startsWith('if')) return [...joinedScript(operands.slice(0, 1), via), ...later];
  if (/^load(?:b|-buffer)$/.test(name))
    return commandLaunch([madeArg('cat', invocation), ...operands.slice(-1)], via);
  if (before !== undefined) return later;
  if (SCRIPTS.has(name)) return joinedScript(operands.slice(0, 1), via);
  if (name === 'send-keys' || name === 'send') return typed(operands, via);
  return early;
}

const KEYS =
  /^(?:[CMS]-.+|Enter|Escape|Tab|Space|BSpace|Up|Down|Left|Right|Home|End|PageUp|PageDown|PPage|NPage|F\d+|DC|IC|BTab|KP\S+)$/;

/** Keys as text: what stands between two Enters is a line for the shell in that window. */
function typed(keys: readonly Arg[], via: Via): readonly Launch[] {
  const parts: Value[] = [];
  for (const key of keys) {
    const text = argText(key);
    if (text === 'Enter' || text === 'C-m' || text === 'C-j' || text === 'KPEnter') parts.push(known('\n'));
    else if (text === 'Space') parts.push(known(' '));
    else if (text === null || !KEYS.test(text)) parts.push(key.value);
  }
  const [first] = keys;
  if (parts.length === 0 || first === undefined) return [];
  return [scriptLaunch({ value: concatValues(parts), span: first.span, trail: first.trail }, via)];
}

/** `screen -dmS name cmd`, `screen -X stuff 'text\n'`, `screen -X exec cmd`. */
export const launchScreen: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  if (!hasOption(parsed, '-X')) return commandLaunch(parsed.operands, via);
  const [command, ...rest] = parsed.operands;
  const name = argText(command);
  const [text] = rest;
  if (name === 'stuff' && text !== undefined) {
    const known = argText(text);
    const line =
      known === null
        ? text.value
        : { kind: 'known' as const, text: known.replace(/\\n|\^M|\\r|\\015/g, '\n') };
    return [scriptLaunch(madeArg(line, text), via)];
  }
  if (name === 'exec' || name === 'screen')
    return commandLaunch(
      rest.filter((arg) => !/^[.!|:]+$/.test(argText(arg) ?? '')),
      via,
    );
  return [];
};
