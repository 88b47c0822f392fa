/** Completion for zsh: one function for each command, in the form of `_arguments`. */
import type { CommandSpec, OptionSpec } from '../command.ts';
import { allCommands, type Completed, completed, operandCompletion, optionsOf, quoted } from './words.ts';

export function zshCompletion(root: CommandSpec): string {
  const functions = allCommands(root).map(({ path, command }) => functionOf(path, command));
  return `#compdef sechook
${functions.join('\n')}
if [ "$funcstack[1]" = _sechook ]; then _sechook "$@"; else compdef _sechook sechook; fi
`;
}

function functionOf(path: readonly string[], command: CommandSpec): string {
  const specs = optionsOf(command).map(optionSpec);
  if (command.commands.length === 0) {
    const rest = operandCompletion(command);
    const star = command.operands[0]?.variadic === true ? '*' : '1';
    const operand = command.operands[0];
    if (operand !== undefined) specs.push(quoted(`${star}:${operand.name}:${action(rest)}`));
    return `${functionName(path)}() {
  _arguments -s ${specs.join(' \\\n    ')}
}`;
  }
  const inner = command.commands.map((one) => quoted(`${one.name}:${bracketed(one.summary)}`));
  const branches = command.commands.map((one) => `    ${one.name}) ${functionName([...path, one.name])};;`);
  return `${functionName(path)}() {
  local -a commands=(${inner.join(' ')})
  local curcontext=$curcontext state line
  _arguments -C ${specs.join(' ')} '1: :->command' '*:: :->rest'
  case $state in
  command) _describe command commands;;
  rest) case $line[1] in
${branches.join('\n')}
    esac;;
  esac
}`;
}

function functionName(path: readonly string[]): string {
  return ['_sechook', ...path].join('_').replaceAll('-', '_');
}

function optionSpec(option: OptionSpec): string {
  const long = `--${option.name}`;
  const star = option.kind === 'values' ? '*' : '';
  const exclusive = option.short === undefined ? '' : `(-${option.short} ${long})`;
  const name = option.short === undefined ? `${star}${long}` : `{-${option.short},${long}}`;
  const value = option.kind === 'flag' ? '' : `:${option.value}:${action(completed(option))}`;
  const text = `[${bracketed(option.summary)}]${value}`;
  if (option.short === undefined) return quoted(`${name}${text}`);
  return star === '' ? `${quoted(exclusive)}${name}${quoted(text)}` : `${quoted('*')}${name}${quoted(text)}`;
}

function bracketed(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function action(what: Completed): string {
  switch (what.kind) {
    case 'words':
      return `(${what.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'directory':
      return '_files -/';
    case 'none':
      return ' ';
  }
}
