/** Completion for fish: one `complete` line for each command and option. */
import type { CommandSpec, OptionSpec } from '../command.ts';
import { allCommands, type Completed, completed, operandCompletion, optionsOf, quoted } from './words.ts';

export function fishCompletion(root: CommandSpec): string {
  const lines = ['# fish completion of sechook', 'complete -c sechook -f'];
  for (const { path, command } of allCommands(root)) {
    const where = condition(path, command);
    for (const inner of command.commands) {
      lines.push(`complete -c sechook -n ${quoted(where)} -a ${inner.name} -d ${quoted(inner.summary)}`);
    }
    if (command.commands.length === 0) lines.push(...operandLines(operandCompletion(command), where));
    for (const option of optionsOf(command)) lines.push(optionLine(option, where));
  }
  return `${lines.join('\n')}\n`;
}

function condition(path: readonly string[], command: CommandSpec): string {
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
  const inner = command.commands.map((one) => one.name).join(' ');
  const notYet = inner === '' ? '' : `not __fish_seen_subcommand_from ${inner}`;
  return [seen, notYet].filter((part) => part !== '').join('; and ');
}

function operandLines(what: Completed, where: string): readonly string[] {
  const value = action(what);
  return value === '' ? [] : [`complete -c sechook -n ${quoted(where)}${value}`];
}

function optionLine(option: OptionSpec, where: string): string {
  const short = option.short === undefined ? '' : ` -s ${option.short}`;
  const value = option.kind === 'flag' ? '' : ` -x${action(completed(option))}`;
  return `complete -c sechook -n ${quoted(where)}${short} -l ${option.name}${value} -d ${quoted(option.summary)}`;
}

function action(what: Completed): string {
  switch (what.kind) {
    case 'words':
      return ` -a ${quoted(what.words.join(' '))}`;
    case 'file':
      return ' -F';
    case 'directory':
      return " -a '(__fish_complete_directories)'";
    case 'none':
      return '';
  }
}
