/** The shape of a configuration file as a JSON schema, for editors: draft 7, which TOML language servers read. */
import { z } from 'zod';
import { configSchema } from './schema.ts';

export function configJsonSchema(): object {
  const { $schema, ...shape } = z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'Configuration of sechook', ...shape };
}
