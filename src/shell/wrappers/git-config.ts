/**
 * Keys of git's configuration whose value is a command: given by `-c`, by `git config`, by environment or
 * by an alias in the repository's own file.
 */
import { known, knownText, type Value } from '../../core/value.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { LaunchContext } from '../launcher.ts';
import { holds, splitFields, withoutPrefix } from '../value-text.ts';
import { commandLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** Run by a shell. */
const SCRIPT_KEY =
  /^(?:core\.(?:pager|editor|sshcommand|fsmonitor|askpass|gitproxy|alternaterefscommand)|sequence\.editor|pager\..+|diff\.external|diff\..+\.(?:command|textconv)|(?:difftool|mergetool|man|browser|guitool)\..+\.cmd|merge\..+\.driver|filter\..+\.(?:clean|smudge|process)|interactive\.difffilter|trailer\..+\.(?:cmd|command)|tar\..+\.command|uploadpack\.packobjectshook|remote\..+\.(?:uploadpack|receivepack|vcs)|sendemail\.(?:sendmailcmd|tocmd|cccmd|headercmd)|instaweb\.httpd|credential(?:\..+)?\.helper|submodule\..+\.update|gpg\.ssh\.defaultkeycommand|receive\.procreceiverefs)$/i;
/** One program. */
const PROGRAM_KEY = /^gpg(?:\..+)?\.program$/i;
const NO_COMMAND = /^(?:true|false|1|0|yes|no|on|off|cat|less|more|checkout|rebase|merge|none|)$/i;

/** What setting `key` to `value` makes git run. */
export function configLaunches(
  key: string,
  value: Value,
  like: Arg,
  invocation: Invocation,
): readonly Launch[] {
  const via = viaOf(invocation, 'option');
  const text = knownText(value);
  if (/^alias\./i.test(key)) return aliasLaunches(value, [], like, invocation);
  if (PROGRAM_KEY.test(key)) return commandLaunch([madeArg(value, like)], via);
  if (!SCRIPT_KEY.test(key) || (text !== null && NO_COMMAND.test(text))) return [];
  const bang = text?.startsWith('!') === true;
  if (/^(?:credential|submodule)/i.test(key)) {
    if (text !== null && !bang && !text.includes('/')) return [];
  }
  return [scriptLaunch(madeArg(bang ? withoutPrefix(value, 1) : value, like), via)];
}

/** An alias: `!text` runs in a shell with the words after it, anything else is git's own words. */
export function aliasLaunches(
  value: Value,
  args: readonly Arg[],
  like: Arg,
  invocation: Invocation,
): readonly Launch[] {
  // Aliases may lead to aliases, but not for ever.
  if (invocation.via.filter((step) => step.kind === 'alias' && step.name === 'git').length > 3) return [];
  const text = knownText(value);
  const via = viaOf(invocation, 'option');
  if (text === null) {
    return value.kind === 'unknown' || !holds(value, '!')
      ? [scriptLaunch(madeArg(value, like), via)]
      : [scriptLaunch(madeArg(withoutPrefix(value, 1), like), via)];
  }
  const body = text.trimStart();
  if (body.startsWith('!'))
    return [
      scriptLaunch(madeArg(withArguments(body.slice(1)), like), via, {
        params: [madeArg('git', like), ...args],
      }),
    ];
  const words = splitFields(known(body)).map((field) => madeArg(field, like));
  return words.length === 0
    ? []
    : commandLaunch([madeArg('git', like), ...words, ...args], { kind: 'alias', name: 'git' });
}

/** git adds `"$@"` to an alias that does not name its arguments. */
function withArguments(text: string): string {
  return /\$[@*\d]/.test(text) ? text : `${text} "$@"`;
}

/** `name = value` of one section of a config file; enough for `[alias]`. */
export function aliasFromFile(text: string, name: string): string | null {
  let inAlias = false;
  let found: string | null = null;
  for (const line of text.split('\n')) {
    const section = /^\s*\[\s*([^\]"\s]+)(?:\s+"([^"]*)")?\s*\]/.exec(line);
    if (section !== null) {
      inAlias = section[1]?.toLowerCase() === 'alias' && section[2] === undefined;
      continue;
    }
    const entry = inAlias ? /^\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) : null;
    if (entry !== null && entry[1]?.toLowerCase() === name.toLowerCase()) found = unquoted(entry[2] ?? '');
  }
  return found;
}

function unquoted(text: string): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const ch = text.charAt(i);
    if (ch === '\\') {
      i += 1;
      out += { n: '\n', t: '\t', b: '\b' }[text.charAt(i)] ?? text.charAt(i);
    } else if (ch === '"') quoted = !quoted;
    else if ((ch === '#' || ch === ';') && !quoted) break;
    else out += ch;
  }
  return out.trim();
}

/** The repository's config file as git would find it from a directory; worktrees and submodules have a file `.git`. */
export function repositoryConfig(directory: string, context: LaunchContext): string | null {
  let at = directory;
  for (let up = 0; up < 24; up += 1) {
    const base = at === '/' ? '' : at;
    const text = context.disk.readText(`${base}/.git/config`);
    if (text.kind === 'text') return text.text;
    if (at === '/' || at === '') return null;
    at = at.slice(0, at.lastIndexOf('/')) || '/';
  }
  return null;
}

/** Keys and values that the environment hands to git: as many as the count says. */
export function configPairs(
  invocation: Invocation,
): readonly { readonly key: string; readonly value: Arg }[] {
  const valueOfName = (name: string): Arg | null => {
    const entry = invocation.env.findLast((one) => one.name === name);
    return entry === undefined ? null : madeArg(entry.value, entry);
  };
  const given = valueOfName('GIT_CONFIG_COUNT');
  const count = given === null ? 0 : Number(knownText(given.value) ?? MAX_PAIRS);
  const pairs: { key: string; value: Arg }[] = [];
  for (let i = 0; i < Math.min(count, MAX_PAIRS); i += 1) {
    const key = valueOfName(`GIT_CONFIG_KEY_${i}`);
    const value = valueOfName(`GIT_CONFIG_VALUE_${i}`);
    const name = key === null ? null : knownText(key.value);
    if (name !== null && value !== null) pairs.push({ key: name, value });
  }
  return pairs;
}

const MAX_PAIRS = 32;
