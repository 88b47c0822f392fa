/** What the three completion scripts share: the commands with their paths, and what an option takes. */
import type { CommandSpec, Completion, OptionSpec } from '../command.ts';

export interface PlacedCommand {
  /** Names from below the root: `['rules', 'list']`; empty for the root. */
  readonly path: readonly string[];
  readonly command: CommandSpec;
}

export function allCommands(root: CommandSpec): readonly PlacedCommand[] {
  const found: PlacedCommand[] = [];
  const walk = (command: CommandSpec, path: readonly string[]): void => {
    found.push({ path, command });
    for (const inner of command.commands) walk(inner, [...path, inner.name]);
  };
  walk(root, []);
  return found;
}

const HELP_OPTION: OptionSpec = { kind: 'flag', name: 'help', short: 'h', summary: 'show the help' };

export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  return [...command.options, HELP_OPTION];
}

export function spellings(option: OptionSpec): readonly string[] {
  return option.short === undefined ? [`--${option.name}`] : [`--${option.name}`, `-${option.short}`];
}

export type Completed =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: Completion };

export function completed(of: {
  readonly choices?: readonly string[];
  readonly completes?: Completion;
}): Completed {
  return of.choices === undefined ? { kind: of.completes ?? 'none' } : { kind: 'words', words: of.choices };
}

/** What follows the last option: names of commands, choices of the operand, or files. */
export function operandCompletion(command: CommandSpec): Completed {
  if (command.commands.length > 0)
    return { kind: 'words', words: command.commands.map((inner) => inner.name) };
  const operand = command.operands[0];
  return operand === undefined ? { kind: 'none' } : completed(operand);
}

/** Text inside single quotes of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
