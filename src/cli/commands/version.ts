/** `sechook version`. */
import { EXIT } from '../../core/exit-codes.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec } from '../command.ts';

export const versionCommand: CommandSpec = {
  name: 'version',
  summary: 'print the version',
  description: [],
  operands: [],
  options: [SHARED.format],
  examples: [],
  exits: [],
  commands: [],
  run(given, io, host) {
    const json = given.value('format') === 'json';
    io.stdout.write(
      json
        ? `${JSON.stringify({ schema: 'sechook.version/1', version: host.version })}\n`
        : `sechook ${host.version}\n`,
    );
    return EXIT.ok;
  },
};
