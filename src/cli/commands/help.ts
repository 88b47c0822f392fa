/** `sechook help [COMMAND…]`: the same text as `--help`. */

import { EXIT } from '../../core/exit-codes.ts';
import { parseArgs } from '../args.ts';
import type { CommandSpec } from '../command.ts';

export function helpCommand(root: () => CommandSpec): CommandSpec {
  return {
    name: 'help',
    summary: 'show the help of a command',
    description: [],
    operands: [
      { name: 'command', summary: 'the command; none for all of them', variadic: true, completes: 'none' },
    ],
    options: [],
    examples: [],
    exits: [],
    commands: [],
    run(given, io, host) {
      const answer = parseArgs([...given.operands, '--help'], root(), {
        version: host.version,
        columns: io.stdout.columns,
      });
      // '--help' always answers; a command that cannot be found answers with an error.
      if (answer.kind === 'run') return EXIT.error;
      io.stdout.write(answer.stdout);
      io.stderr.write(answer.stderr);
      return answer.exitCode;
    },
  };
}
