/**
 * How interpreters are started: which words are code, which name a file, when the code comes in on
 * standard input. One row for each family; what the code does is not decided here.
 */
import { known, knownText, type Value } from '../../core/value.ts';
import { hasOption, type OptionTable, type ParsedArgs, parseArgs } from '../argv.ts';
import type { Arg, Invocation, Language, Launch, Via } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';

export interface StartRow {
  readonly language: Language;
  readonly table: OptionTable;
  /** Options whose value is code. */
  readonly code: readonly string[];
  /** Options whose value is a file of code. */
  readonly files?: readonly string[];
  /** Options after which nothing is run. */
  readonly idle?: readonly string[];
  /** Options that do something of their own where there is neither code nor file. */
  readonly idleAlone?: readonly string[];
  /** Options whose value is a module that is loaded first: a file if it looks like one. */
  readonly preload?: readonly string[];
  /** What else the command line does; its launches come first. */
  readonly more?: (parsed: ParsedArgs, invocation: Invocation, context: LaunchContext) => readonly Launch[];
  /** Subcommands in front of the file: `deno run x.ts`. */
  readonly verbs?: readonly string[];
  /** With code, operands are files that it reads (perl -n, ruby -n). */
  readonly operandsAreData?: (parsed: ParsedArgs) => boolean;
  /** Without code or file, standard input is run. */
  readonly readsStdin: boolean;
}

export function startLauncher(row: StartRow): Launcher {
  return (invocation, context) => startsOf(row, invocation, context);
}

function startsOf(row: StartRow, invocation: Invocation, context: LaunchContext): readonly Launch[] {
  const parsed = parseArgs(invocation.args, { stopsAtOperand: true, ...row.table });
  const via: Via = { kind: 'interpreter', name: invocation.base ?? 'interpreter' };
  const launches: Launch[] = [...(row.more?.(parsed, invocation, context) ?? [])];
  let operands = parsed.operands;
  const verb = operands[0] === undefined ? null : knownText(operands[0].value);
  if (row.verbs !== undefined && verb !== null && row.verbs.includes(verb)) operands = operands.slice(1);
  for (const option of parsed.options) {
    if (
      row.preload?.includes(option.name) === true &&
      option.valueArg !== null &&
      option.value !== null &&
      looksLikePath(option.value)
    ) {
      launches.push(fileLaunch(row.language, { ...option.valueArg, value: option.value }, via, []));
    }
  }
  const codes = parsed.options.filter((option) => row.code.includes(option.name) && option.value !== null);
  for (const option of codes) {
    const params = [placeholder(option.name, option.arg), ...operands];
    launches.push({
      kind: 'script',
      language: row.language,
      text: option.value ?? known(''),
      span: (option.valueArg ?? option.arg).span,
      via,
      params,
      sameShell: false,
    });
  }
  const files = parsed.options.filter(
    (option) => row.files?.includes(option.name) === true && option.value !== null,
  );
  for (const option of files) {
    launches.push(
      fileLaunch(
        row.language,
        { ...(option.valueArg ?? option.arg), value: option.value ?? known('') },
        via,
        operands,
      ),
    );
  }
  if (codes.length > 0 || files.length > 0) {
    return row.operandsAreData?.(parsed) === true
      ? [...launches, ...dataLaunches(operands, parsed, via)]
      : launches;
  }
  if (row.idle !== undefined && hasOption(parsed, ...row.idle)) return launches;
  const [script, ...params] = operands;
  if (script === undefined || knownText(script.value) === '-') {
    const reads = row.readsStdin && !(row.idleAlone !== undefined && hasOption(parsed, ...row.idleAlone));
    return reads ? [...launches, { kind: 'stdin', language: row.language, via, params: operands }] : launches;
  }
  return [...launches, fileLaunch(row.language, script, via, params)];
}

function placeholder(name: string, arg: Arg): Arg {
  return { value: known(name), span: arg.span, trail: [] };
}

export function looksLikePath(value: Value): boolean {
  const text = knownText(value);
  return text === null || /[./]/.test(text);
}

export function fileLaunch(language: Language, path: Arg, via: Via, params: readonly Arg[]): Launch {
  return { kind: 'file', language, path, via, params, sameShell: false };
}

/** Files that a loop over lines reads, and with -i rewrites. */
function dataLaunches(operands: readonly Arg[], parsed: ParsedArgs, via: Via): Launch[] {
  return operands.map((operand) => {
    const words = hasOption(parsed, '-i') ? ['sed', '-i', '-e', ''] : ['cat', '--'];
    return commandLaunch([...words.map((word) => placeholder(word, operand)), operand], via);
  });
}

export function commandLaunch(words: readonly Arg[], via: Via): Launch {
  return { kind: 'command', words, via, env: [], cwd: null, input: null };
}
