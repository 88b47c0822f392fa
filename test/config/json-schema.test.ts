/** The JSON schema for editors says what the reader of configuration files says. */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaReference } from '../../scripts/schema-reference.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { ROOT } from '../support/grammar.ts';

it('is written down (scripts/node node scripts/schema-reference.ts)', () => {
  expect(readFileSync(`${ROOT}/docs/config-schema.json`, 'utf8')).toBe(schemaReference());
});

it('is draft 7, and every key says what it means', () => {
  const { $schema, properties } = configJsonSchema() as {
    readonly $schema: string;
    readonly properties: Record<string, { readonly properties: Record<string, object> }>;
  };
  expect($schema).toBe('http://json-schema.org/draft-07/schema#');
  for (const [section, { properties: keys }] of Object.entries(properties)) {
    for (const [key, about] of Object.entries(keys)) {
      expect(about, `${section}.${key}`).toHaveProperty('description');
    }
  }
  expect(properties.rules?.properties.preset).toMatchObject({
    enum: ['relaxed', 'standard', 'strict'],
    default: 'standard',
  });
});

describe('accepts and refuses the same files', () => {
  // Read back by the schema alone, as an editor does.
  const read = z.fromJSONSchema(configJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  it.each([
    ['', true],
    [readFileSync(`${ROOT}/config.toml`, 'utf8'), true],
    ['[rules]\npreset = "strict"', true],
    ['[rules]\npreset = "stricter"', false],
    ['[executables]\nappend = ["x"]', true],
    ['[executables]\nappend = "x"', false],
    ['[executables]\nallowed = [""]', false],
    ['[paths]\nprotected = { append = ["~/x"] }', true],
    ['[paths]\nprotected = { add = ["~/x"] }', false],
    ['[network]\nappend = ["x"]', false],
    ['[limits]\ndeadline_ms = 10', false],
    ['[limits]\ndeadline_ms = 300', true],
    ['[verdict]\ninteractive_gemini = "yes"', false],
    ['[verdicts]\non_allow = "defer"', false],
    ['preset = "strict"', false],
  ])('%#', (text, isRight) => {
    expect(read.safeParse(parse(text)).success).toBe(isRight);
    expect(readConfig({ file: 'f', text, layer: 'user' }).diagnostics.length === 0).toBe(isRight);
  });
});
