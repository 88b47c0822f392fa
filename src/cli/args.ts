/**
 * From the command table to commander and back: `parseArgs` says which command was meant with which words,
 * or what text answers a wrong or a help-seeking line. No command runs here.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import { EXIT } from '../core/exit-codes.ts';
import type { CommandSpec, Given, OptionSpec } from './command.ts';
import { visible } from './render/visible.ts';

export type Parsed =
  | { readonly kind: 'run'; readonly command: CommandSpec; readonly given: Given }
  | { readonly kind: 'answer'; readonly stdout: string; readonly stderr: string; readonly exitCode: number };

export interface ParseContext {
  readonly version: string;
  readonly columns: number | null;
}

/** Wider lines are hard to read; narrower ones break words. */
const HELP_WIDTH = { narrowest: 60, widest: 100 };

export function parseArgs(argv: readonly string[], root: CommandSpec, context: ParseContext): Parsed {
  let stdout = '';
  let stderr = '';
  const met: { command: CommandSpec; given: Given }[] = [];
  const program = buildCommand(root, (command, given) => {
    met.push({ command, given });
  });
  const width = Math.min(HELP_WIDTH.widest, Math.max(HELP_WIDTH.narrowest, context.columns ?? 80));
  const streams = {
    writeOut: (text: string): void => {
      stdout += text;
    },
    writeErr: (text: string): void => {
      stderr += text;
    },
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
    outputError: (text: string, write: (text: string) => void): void => write(wordError(text)),
  };
  program.version(`sechook ${context.version}`, '-V, --version', 'print the version');
  forEachCommand(program, (command) => command.exitOverride().configureOutput(streams));

  try {
    program.parse([...withoutVainHelp(argv, root)], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answer', stdout, stderr, exitCode: EXIT.ok };
    return { kind: 'answer', stdout, stderr: stderr + wayOut(error, argv, root), exitCode: EXIT.error };
  }
  const meant = met[0];
  if (meant === undefined) return { kind: 'answer', stdout, stderr, exitCode: EXIT.error };
  return { kind: 'run', ...meant };
}

type OnCommand = (command: CommandSpec, given: Given) => void;

function buildCommand(spec: CommandSpec, onCommand: OnCommand): Command {
  const command = new Command(spec.name)
    .summary(spec.summary)
    .description(spec.description.length === 0 ? spec.summary : spec.description.join('\n\n'))
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .allowExcessArguments(false);
  for (const operand of spec.operands) {
    const name = operand.variadic ? `${operand.name}...` : operand.name;
    const argument = new Argument(`[${name}]`, operand.summary);
    if (operand.choices !== undefined) argument.choices([...operand.choices]);
    command.addArgument(argument);
  }
  for (const option of spec.options) command.addOption(buildOption(option));
  for (const inner of spec.commands) command.addCommand(buildCommand(inner, onCommand));
  if (spec.examples.length > 0) command.addHelpText('after', `\n${exampleText(spec)}`);
  if (spec.run !== null) {
    command.action(() => onCommand(spec, given(command, spec)));
  }
  return command;
}

function buildOption(spec: OptionSpec): Option {
  const short = spec.short === undefined ? '' : `-${spec.short}, `;
  if (spec.kind === 'flag') return new Option(`${short}--${spec.name}`, spec.summary);
  const option = new Option(`${short}--${spec.name} <${spec.value}>`, spec.summary);
  if (spec.choices !== undefined) option.choices([...spec.choices]);
  if (spec.kind === 'values') {
    const checked = option.parseArg;
    option.argParser<readonly string[]>((value, previous) => {
      checked?.(value, previous);
      return [...(previous ?? []), value];
    });
  }
  return option;
}

function given(command: Command, spec: CommandSpec): Given {
  const options = command.opts<Record<string, unknown>>();
  const keys = new Map(
    command.options.map((option) => [option.long?.slice(2) ?? '', option.attributeName()]),
  );
  const raw = (name: string): unknown => {
    if (!spec.options.some((option) => option.name === name)) {
      throw new Error(`'${spec.name}' has no option '${name}'`);
    }
    return options[keys.get(name) ?? name];
  };
  return {
    operands: command.args,
    flag: (name) => raw(name) === true,
    value: (name) => {
      const value = raw(name);
      return typeof value === 'string' ? value : null;
    },
    values: (name) => {
      const value = raw(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

function forEachCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const inner of command.commands) forEachCommand(inner, act);
}

function exampleText(spec: CommandSpec): string {
  const lines = spec.examples.map((example) => `  ${example.line}\n      ${example.says}`);
  return `Examples:\n${lines.join('\n')}`;
}

/** `chek --help` is a wrong command, not a wish for the help of everything. */
function withoutVainHelp(argv: readonly string[], root: CommandSpec): readonly string[] {
  let at = root;
  for (const word of argv) {
    if (word.startsWith('-') || at.commands.length === 0) return argv;
    const inner = at.commands.find((command) => command.name === word);
    if (inner === undefined) return argv.filter((one) => one !== '--help' && one !== '-h');
    at = inner;
  }
  return argv;
}

/** The words of the line come back in the message: they are shown without control characters. */
function wordError(text: string): string {
  const lines = text
    .replace(/^error: /, '')
    .trimEnd()
    .split('\n');
  return `sechook: ${lines.map((line) => visible(line)).join('\n')}\n`;
}

function wayOut(error: CommanderError, argv: readonly string[], root: CommandSpec): string {
  const first = argv[0] ?? '';
  if (error.code === 'commander.unknownCommand' && /[\s/]/.test(first)) {
    return "To judge a command line: sechook check 'COMMAND'\n";
  }
  if (
    error.code === 'commander.unknownOption' &&
    first === 'check' &&
    !error.message.includes('Did you mean')
  ) {
    return "A command is one quoted word (sechook check 'rm -rf x') or follows '--'.\n";
  }
  // Without a command the help itself was the answer.
  if (error.code === 'commander.help') return '';
  const known = root.commands.some((command) => command.name === first);
  return known ? `See 'sechook ${first} --help'.\n` : "See 'sechook --help'.\n";
}
