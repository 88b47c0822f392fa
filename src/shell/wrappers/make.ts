/** `make target`, `just recipe`: the lines of the recipes, read from the disk or from standard input. */
import { known, knownText, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Invocation, Launch, Via } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { absolutePath } from '../paths.ts';
import { isHidden } from '../unread-files.ts';
import { contentName } from './file-text.ts';
import { argText, commandLaunch, madeArg, opaqueLaunch, optionArg, scriptLaunch, viaOf } from './launch.ts';
import { expandVariables, justLines, readMakefile, recipeLines } from './makefile.ts';

const MAKEFILES = ['GNUmakefile', 'makefile', 'Makefile'];
const JUSTFILES = ['justfile', 'Justfile', '.justfile'];

export const launchMake: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  if (hasOption(parsed, '-n', '-q', '--version', '--help', '-t')) return [];
  const { targets, given } = goals(parsed);
  const via: Via = { kind: 'file', name: ['make', ...targets].join(' ') };
  const directory = lastOption(parsed, '-C')?.value ?? null;
  const place = directory === null ? invocation.cwd : absolutePath(directory, invocation.cwd);
  // A recipe that calls make again: with `-f` it may be for another file, but not for ever.
  const again = invocation.via.filter((step) => step.kind === 'file' && step.name === via.name).length;
  if (again > (hasOption(parsed, '-f') ? 2 : 0) && directory === null) return [];
  const launches: Launch[] = [];
  const texts: string[] = parsed.options
    .filter((option) => option.name === '-E')
    .map((option) => (option.value === null ? '' : (knownText(option.value) ?? '')));
  texts.push(...flagTexts(invocation));
  // What a variable is given on the command line is make's own language.
  for (const [name, value] of given) if (value.includes('$(shell')) texts.push(`${name}__ := ${value}`);
  for (const file of filesOf(parsed, MAKEFILES)) {
    const text = textOf(file, place, invocation, context);
    if (text === null) {
      if (file.kind === 'unknown') launches.push(opaqueLaunch('dynamic-file', 'make', file.why));
      launches.push(...hiddenMakefile(absolutePath(file, place), hasOption(parsed, '-f'), context));
      continue;
    }
    texts.push(...withIncluded(text, place, context, 0));
    if (!hasOption(parsed, '-f')) break;
  }
  if (texts.length === 0) return launches;
  const makefile = readMakefile(texts.join('\n'), given);
  const shell = given.get('SHELL');
  const immediate = makefile.immediate.map((line) => expandVariables(line, makefile.variables, null));
  for (const line of [...immediate, ...recipeLines(makefile, targets)]) {
    const text = directory === null ? line : inDirectory(directory, line);
    launches.push(scriptLaunch(madeArg(text, invocation), via));
  }
  if (shell !== undefined)
    launches.push(scriptLaunch(madeArg(shell, invocation), { kind: 'option', name: 'make' }));
  return launches;
};

function goals(parsed: ParsedArgs): { targets: readonly string[]; given: ReadonlyMap<string, string> } {
  const targets: string[] = [];
  const given = new Map<string, string>();
  for (const operand of parsed.operands) {
    const text = argText(operand);
    const assignment = text === null ? null : /^([A-Za-z_][\w.-]*)\s*:{0,2}[+?]?=([\s\S]*)$/.exec(text);
    if (assignment !== null) given.set(assignment[1] ?? '', assignment[2] ?? '');
    else if (text !== null) targets.push(text);
  }
  return { targets, given };
}

/** `MAKEFLAGS='--eval=…'`: options out of the environment, blanks in them with a backslash before. */
function flagTexts(invocation: Invocation): readonly string[] {
  return invocation.env
    .filter(({ name }) => name === 'MAKEFLAGS' || name === 'GNUMAKEFLAGS')
    .flatMap(({ value }) => [...(knownText(value) ?? '').matchAll(/--eval=((?:\\[\s\S]|[^\s\\])*)/g)])
    .map((match) => (match[1] ?? '').replace(/\\(?=\s)/g, ''));
}

function filesOf(parsed: ParsedArgs, names: readonly string[]): readonly Value[] {
  const given = parsed.options.filter((option) => option.name === '-f').map(optionArg);
  return given.length > 0 ? given.flatMap((arg) => (arg === null ? [] : [arg.value])) : names.map(known);
}

function textOf(file: Value, place: Value, invocation: Invocation, context: LaunchContext): string | null {
  const { input } = invocation;
  const name = knownText(file);
  if (name === '-' || name === '/dev/stdin') return input.kind === 'text' ? knownText(input.value) : null;
  const path = contentName(file, place);
  const text = path === null ? null : context.disk.readText(path);
  return text?.kind === 'text' ? text.text : null;
}

const INCLUDE = /^(?:-|s)?include\s+([^#\n]+)/gm;
const MOST_INCLUDED = 16;
const MOST_DEPTH = 4;

/** A makefile before those that it includes. */
function withIncluded(text: string, place: Value, context: LaunchContext, depth: number): readonly string[] {
  if (depth >= MOST_DEPTH) return [text];
  const names = [...text.matchAll(INCLUDE)].flatMap((match) => (match[1] ?? '').trim().split(/\s+/));
  return [
    text,
    ...names
      .filter((name) => !/[$*?%]/.test(name))
      .slice(0, MOST_INCLUDED)
      .flatMap((name): readonly string[] => {
        const path = absolutePath(known(name), place);
        const content = path.kind === 'known' ? context.disk.readText(path.text) : null;
        return content?.kind === 'text' ? withIncluded(content.text, place, context, depth + 1) : [];
      }),
  ];
}

/** One that cannot be read; what a build made for itself may be large, but the line names no such file. */
function hiddenMakefile(path: Value, named: boolean, { disk }: LaunchContext): readonly Launch[] {
  const content = path.kind === 'known' ? disk.readText(path.text) : null;
  if (content?.kind !== 'unreadable' || !isHidden(content, 'posix')) return [];
  if (content.cause === 'large' && !named) return [];
  const text = `${knownText(path)}: ${content.why}`;
  return [opaqueLaunch('unread-file', 'make', { kind: 'input', text, splits: false })];
}

function inDirectory(directory: Value, line: string): string {
  const text = knownText(directory);
  return text === null ? line : `cd '${text.replaceAll("'", "'\\''")}' && ${line}`;
}

export const launchJust: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const command = invocation.args.findIndex((arg) => /^(?:-c|--command)$/.test(argText(arg) ?? ''));
  if (command !== -1) return commandLaunch(invocation.args.slice(command + 1), viaOf(invocation, 'wrapper'));
  const { targets } = goals(parsed);
  const via: Via = { kind: 'file', name: ['just', ...targets].join(' ') };
  if (
    hasOption(parsed, '-n', '-l', '-s', '--dump', '--summary') ||
    invocation.via.some((step) => step.kind === 'file' && step.name === via.name)
  )
    return [];
  for (const file of filesOf(parsed, JUSTFILES)) {
    const text = textOf(file, invocation.cwd, invocation, context);
    if (text === null) continue;
    return justLines(text, targets).map((line) => scriptLaunch(madeArg(line, invocation), via));
  }
  return [];
};
