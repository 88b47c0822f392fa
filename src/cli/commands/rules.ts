/** `sechook rules`: the rules that hold here, one of them, and whether their samples are judged as they say. */
import type { CommandSpec } from '../command.ts';
import { rulesListCommand } from './rules-list.ts';
import { rulesShowCommand } from './rules-show.ts';
import { rulesTestCommand } from './rules-test.ts';

export const rulesCommand: CommandSpec = {
  name: 'rules',
  summary: 'list, show and test the rules that hold here',
  description: [
    'The shipped rules and those of the managed, user and project files that hold in the current directory.',
  ],
  operands: [],
  options: [],
  examples: [],
  exits: [],
  commands: [rulesListCommand, rulesShowCommand, rulesTestCommand],
  run: null,
};
