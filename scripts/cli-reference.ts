/**
 * Writes docs/cli.md from the command table: `scripts/node node scripts/cli-reference.ts`.
 * A test compares the file with what this makes.
 */
import { writeFileSync } from 'node:fs';
import type { CommandSpec, OptionSpec } from '../src/cli/command.ts';
import { root } from '../src/cli/table.ts';

export function cliReference(): string {
  const lines = [
    '# Command line',
    '',
    '<!-- Made from the command table by scripts/cli-reference.ts; edit the table, not this file. -->',
    '',
    ...root.description.flatMap((paragraph) => [markdown(paragraph), '']),
    'Every command ends with 0 when it did its work and with 2 on wrong use or unreadable input; where a',
    'command has other exit codes they are listed. Colour is used on a terminal only; `NO_COLOR` turns it off',
    'and `FORCE_COLOR` on. JSON output is described in [cli-json.md](cli-json.md).',
    '',
    '| command | |',
    '|---|---|',
    ...root.commands.map(
      (command) => `| [\`${command.name}\`](#sechook-${command.name}) | ${markdown(command.summary)} |`,
    ),
    '',
    ...root.commands.flatMap((command) => section(command, ['sechook'])),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(command: CommandSpec, parents: readonly string[]): readonly string[] {
  const path = [...parents, command.name];
  const operands = command.operands.map(
    (operand) => ` [${operand.name.toUpperCase()}${operand.variadic ? '…' : ''}]`,
  );
  const options = command.options.length > 0 ? ' [options]' : '';
  const about = command.description.length > 0 ? command.description : [`${command.summary}.`];
  return [
    `${'#'.repeat(path.length)} ${path.join(' ')}`,
    '',
    ...about.flatMap((paragraph) => [markdown(paragraph), '']),
    ...(command.run === null ? [] : ['```', `${path.join(' ')}${options}${operands.join('')}`, '```', '']),
    ...(command.options.length === 0
      ? []
      : ['| option | |', '|---|---|', ...command.options.map(optionRow), '']),
    ...(command.exits.length === 0
      ? []
      : ['Exit codes:', '', ...command.exits.map(({ code, means }) => `- ${code}: ${markdown(means)}`), '']),
    ...command.examples.flatMap(({ line, says }) => ['```sh', `${line}   # ${says}`, '```', '']),
    ...command.commands.flatMap((inner) => section(inner, path)),
  ];
}

function optionRow(option: OptionSpec): string {
  const value = option.kind === 'flag' ? '' : ` ${option.value}`;
  const short = option.short === undefined ? '' : `\`-${option.short}\`, `;
  const choices =
    option.kind === 'flag' || option.choices === undefined
      ? ''
      : `: ${option.choices.map((one) => `\`${one}\``).join(', ')}`;
  return `| ${short}\`--${option.name}${value}\` | ${markdown(option.summary)}${choices} |`;
}

function markdown(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

if (import.meta.main) writeFileSync(new URL('../docs/cli.md', import.meta.url), cliReference());
