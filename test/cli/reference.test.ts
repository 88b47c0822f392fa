import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cliReference } from '../../scripts/cli-reference.ts';

test('docs/cli.md is what the command table says (scripts/node node scripts/cli-reference.ts)', () => {
  expect(readFileSync('docs/cli.md', 'utf8')).toBe(cliReference());
});
