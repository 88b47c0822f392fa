/**
 * Commands that no table names: whatever is plainly a path among their words they may well read. Also the
 * marks that many programs take for "the content of this file": `@/path`, `file:///path`.
 */
import { knownPrefix, knownText } from '../../core/value.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { withoutPrefix } from '../value-text.ts';
import { read, wordAt } from './make.ts';

/** Words of these are text, names, or places to go to, not files to read. */
const NO_READERS: ReadonlySet<string> = new Set(
  (
    ': . [ [[ alias apt apt-get basename bg bind break brew builtin cd command compgen complete continue dirname dirs disown echo enable ' +
    'eval exec exit export false fc fg getopts git hash help history host id jobs kill killall launchctl let local logger ' +
    'mkdir mkfifo mknod pgrep pidof pkill popd printf ps pushd pwd read readonly return say seq service set shift shopt ' +
    'sleep source suspend systemctl test times trap true type typeset ulimit umask unalias unset wait wall whereis which ' +
    'whatis apropos yes expr factor numfmt notify-send declare rm mv uname hostname mount umount z zoxide j autojump mkdir.exe'
  ).split(' '),
);

/** Paths as they cannot be mistaken: absolute, in the home, or through `./` and `../`. */
const PATH = /^(?:\/(?!\/)|~\/|\.{1,2}\/)./;

export function unlistedEffects(invocation: Invocation): readonly Effect[] {
  if (NO_READERS.has(invocation.base ?? '')) return [];
  return invocation.args.flatMap((arg) => {
    // `~/*` may be anything; to take it for every secret of the home would be too much.
    if (arg.value.kind === 'pattern' && arg.value.parts.some((part) => part.kind === 'glob')) return [];
    const prefix = knownPrefix(arg.value);
    if (PATH.test(prefix)) return [read(arg)];
    const option = /^--?[\w-]+=/.exec(prefix);
    if (option === null || !PATH.test(prefix.slice(option[0].length))) return [];
    return [read(wordAt(withoutPrefix(arg.value, option[0].length), arg))];
  });
}

/** `gcc @/file`, `aws … file:///file`: for every command, listed or not. */
export function markedFiles(invocation: Invocation): readonly Effect[] {
  if (NO_READERS.has(invocation.base ?? '')) return [];
  return invocation.args.flatMap((arg) => marked(arg));
}

function marked(arg: Arg): readonly Effect[] {
  const text = knownText(arg.value) ?? knownPrefix(arg.value);
  const match = /^(?:--?[\w-]+=)?(?:@|file:\/\/|fileb:\/\/)(?=[/~])/.exec(text);
  return match === null ? [] : [read(wordAt(withoutPrefix(arg.value, match[0].length), arg))];
}
