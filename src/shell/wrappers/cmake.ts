/** `cmake -E VERB …`, `cmake -P script`: a shell of its own, and what its scripts start and delete. */
import { known } from '../../core/value.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { absolutePath } from '../paths.ts';
import { contentName, fileText } from './file-text.ts';
import { argText, commandLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** Verbs that are other programs' under a name of their own. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  cat: ['cat'],
  copy: ['cp'],
  copy_directory: ['cp', '-r'],
  copy_if_different: ['cp'],
  create_hardlink: ['ln'],
  create_symlink: ['ln', '-s'],
  env: ['env'],
  make_directory: ['mkdir', '-p'],
  remove: ['rm'],
  remove_directory: ['rm', '-r'],
  rename: ['mv'],
  rm: ['rm'],
  tar: ['tar'],
  time: [],
  touch: ['touch'],
};

export const launchCmake: Launcher = (invocation, context) => {
  const at = (flag: string): number => invocation.args.findIndex((arg) => argText(arg) === flag);
  const tool = at('-E');
  if (tool !== -1) return toolLaunches(invocation.args.slice(tool + 1), invocation);
  if (at('--build') !== -1 || at('--install') !== -1) return [];
  const script = at('-P');
  if (script !== -1) return scriptFile(invocation.args[script + 1], invocation, context);
  const source = at('-S');
  const operand =
    source === -1 ? invocation.args.find((arg) => argText(arg)?.startsWith('-') !== true) : undefined;
  const directory = source === -1 ? operand : invocation.args[source + 1];
  const lists = `${directory === undefined ? '.' : (argText(directory) ?? '.')}/CMakeLists.txt`;
  return scriptFile(madeArg(lists, directory ?? invocation), invocation, context);
};

function toolLaunches([verb, ...rest]: readonly Arg[], invocation: Invocation): readonly Launch[] {
  const name = argText(verb);
  const via = viaOf(invocation, 'wrapper');
  if (name === 'chdir')
    return rest[0] === undefined
      ? []
      : commandLaunch(rest.slice(1), via, { cwd: absolutePath(rest[0].value, invocation.cwd) });
  const words = name !== null && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  return words === undefined
    ? []
    : commandLaunch([...words.map((word) => madeArg(word, invocation)), ...rest], via);
}

const STARTS = /\bexecute_process\s*\(\s*COMMAND\s+([^()]*)/gi;
const REMOVES = /\bfile\s*\(\s*(REMOVE_RECURSE|REMOVE)\s+([^()]*)\)/gi;
const MOST_TEXT = 200_000;

function scriptFile(
  file: Arg | undefined,
  invocation: Invocation,
  context: LaunchContext,
): readonly Launch[] {
  const text = file === undefined ? null : fileText(file.value, invocation, context);
  if (file === undefined || text === null) return [];
  const code = text.slice(0, MOST_TEXT);
  const via = { kind: 'file', name: contentName(file.value, invocation.cwd) ?? '' } as const;
  const made = (words: string): Launch => scriptLaunch({ ...file, value: known(words) }, via);
  return [
    ...[...code.matchAll(STARTS)].map((match) =>
      made(
        (match[1] ?? '')
          .replace(
            /\s+(?:COMMAND|WORKING_DIRECTORY|RESULT_VARIABLE|OUTPUT_VARIABLE|ERROR_VARIABLE|OUTPUT_QUIET|ERROR_QUIET|TIMEOUT)\b[\s\S]*$/,
            '',
          )
          .replace(/\s+/g, ' '),
      ),
    ),
    ...[...code.matchAll(REMOVES)].map((match) =>
      made(
        `rm ${match[1]?.toUpperCase() === 'REMOVE' ? '-f' : '-rf'} ${(match[2] ?? '').replace(/\s+/g, ' ')}`,
      ),
    ),
  ];
}
