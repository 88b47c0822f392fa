/**
 * `find … -exec cmd {} \;` and `fd … -x cmd`: the command is run with the names that are found. What they
 * may be is a pattern under the places where the search begins.
 */
import type { Value } from '../../core/value.ts';
import type { Arg, Invocation } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { FIND_ACTIONS, fdFound, findSearch, foundValues } from '../search-words.ts';
import { fill, holds } from '../value-text.ts';
import { argText, commandLaunch, madeArg, viaOf } from './launch.ts';

export const launchFind: Launcher = (invocation) => {
  const found = foundValues(findSearch(invocation));
  const via = viaOf(invocation, 'wrapper');
  return commandsOf(invocation.args).flatMap((words) =>
    (words.some((word) => holds(word.value, '{}')) ? found : found.slice(0, 1)).flatMap((value) =>
      commandLaunch(
        words.map((word) => ({ ...word, value: fill(word.value, '{}', value) })),
        via,
      ),
    ),
  );
};

/** Words between `-exec` and `;` or `{} +`. */
function commandsOf(args: readonly Arg[]): readonly (readonly Arg[])[] {
  const commands: Arg[][] = [];
  for (let i = 0; i < args.length; i += 1) {
    if (!FIND_ACTIONS.has(argText(args[i]) ?? '')) continue;
    const words: Arg[] = [];
    for (i += 1; i < args.length; i += 1) {
      const arg = args[i];
      const text = argText(arg);
      if (arg === undefined || text === ';' || (text === '+' && argText(args[i - 1]) === '{}')) break;
      words.push(arg);
    }
    if (words.length > 0) commands.push(words);
  }
  return commands;
}

/** `fd pattern dir -x cmd {}`; without a mark the name comes last. `-X` runs it once for all. */
export const launchFd: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) =>
    ['-x', '-X', '--exec', '--exec-batch'].includes(argText(arg) ?? ''),
  );
  if (at === -1) return [];
  const head: Invocation = { ...invocation, args: invocation.args.slice(0, at) };
  const tail = invocation.args.slice(at + 1);
  const end = tail.findIndex((arg) => argText(arg) === ';');
  const words = end === -1 ? tail : tail.slice(0, end);
  return fdFound(head).flatMap((value) => commandLaunch(filled(words, value), viaOf(invocation, 'wrapper')));
};

const FD_MARKS = ['{}', '{/}', '{//}', '{.}', '{/.}'];

function filled(words: readonly Arg[], value: Value): readonly Arg[] {
  const [first] = words;
  if (first === undefined) return [];
  if (!words.some((word) => FD_MARKS.some((mark) => holds(word.value, mark))))
    return [...words, madeArg(value, first)];
  return words.map((word) => ({
    ...word,
    value: FD_MARKS.reduce((text, mark) => fill(text, mark, value), word.value),
  }));
}
