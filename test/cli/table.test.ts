import { describe, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/completion/words.ts';
import { root } from '../../src/cli/table.ts';

const commands = allCommands(root).map((one) => [one.path.join(' ') || 'sechook', one.command] as const);

describe.each(commands)('%s', (_path, command) => {
  test('says what it does in one line without a full stop', () => {
    expect(command.summary).toMatch(/^[^\n]{5,75}[^\n.]$/);
  });

  test('has options with names, summaries and short forms of their own', () => {
    const names = command.options.flatMap((option) => [
      option.name,
      ...(option.short === undefined ? [] : [option.short]),
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('h');
    for (const option of command.options) {
      expect(option.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(option.summary).toMatch(/[^.]$/);
    }
  });

  test('either runs or holds other commands', () => {
    expect(command.run === null).toBe(command.commands.length > 0);
  });
});
