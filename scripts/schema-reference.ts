/** Writes docs/config-schema.json: `scripts/node node scripts/schema-reference.ts`. A test compares. */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/config/json-schema.ts';

export function schemaReference(): string {
  return `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/config-schema.json', import.meta.url), schemaReference());
}
