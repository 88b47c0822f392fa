/** `sechook completion SHELL`: a completion script made from the command table. */
import { EXIT } from '../../core/exit-codes.ts';
import type { CommandSpec } from '../command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { refuse } from '../refuse.ts';

const SHELLS: Readonly<Record<string, (root: CommandSpec) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export function completionCommand(root: () => CommandSpec): CommandSpec {
  return {
    name: 'completion',
    summary: 'print a completion script for a shell',
    description: ['Prints a script that completes commands, options and their values.'],
    operands: [
      { name: 'shell', summary: 'bash, zsh or fish', variadic: false, choices: Object.keys(SHELLS) },
    ],
    options: [],
    examples: [
      { line: 'eval "$(sechook completion bash)"', says: 'in ~/.bashrc' },
      { line: 'sechook completion zsh > "${fpath[1]}/_sechook"', says: 'once, for zsh' },
      { line: 'sechook completion fish > ~/.config/fish/completions/sechook.fish', says: 'once, for fish' },
    ],
    exits: [],
    commands: [],
    run(given, io) {
      const make = SHELLS[given.operands[0] ?? ''];
      if (make === undefined)
        return refuse(io, 'completion', `say for which shell: ${Object.keys(SHELLS).join(', ')}`);
      io.stdout.write(make(root()));
      return EXIT.ok;
    },
  };
}
