/** `sechook config schema`: what may stand in a configuration file, for editors. */
import { configJsonSchema } from '../../config/json-schema.ts';
import { EXIT } from '../../core/exit-codes.ts';
import type { CommandSpec } from '../command.ts';

const schemaCommand: CommandSpec = {
  name: 'schema',
  summary: 'print the JSON schema of config.toml',
  description: [
    'Prints a JSON schema (draft 7) of `config.toml`. TOML language servers take it from a first line such as `#:schema ./config-schema.json`.',
  ],
  operands: [],
  options: [],
  examples: [
    { line: 'sechook config schema > ~/.config/sechook/config-schema.json', says: 'beside your config.toml' },
  ],
  exits: [],
  commands: [],
  run: (_given, io) => {
    io.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    return EXIT.ok;
  },
};

export const configCommand: CommandSpec = {
  name: 'config',
  summary: 'about configuration files',
  description: [],
  operands: [],
  options: [],
  examples: [],
  exits: [],
  commands: [schemaCommand],
  run: null,
};
