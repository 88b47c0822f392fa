/** Terminal multiplexers: commands in new windows, and text typed into a window where a shell waits. */
import { concatValues, known, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs, parseArgs } from '../argv.ts';
import type { Arg, Invocation, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
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
export const launchTmux: Launcher = (invocation) => {
  const lines: Arg[][] = [[]];
  for (const arg of invocation.args) {
    if (argText(arg) === ';') lines.push([]);
    else lines[lines.length - 1]?.push(arg);
  }
  return lines.flatMap((args) => tmuxCommand(parseArgs(args, optionTable('tmux')), invocation));
};

function tmuxCommand(parsed: ParsedArgs, invocation: Invocation): readonly Launch[] {
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
  if (SCRIPTS.has(name)) return joinedScript(operands.slice(0, name.startsWith('if') ? undefined : 1), via);
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
