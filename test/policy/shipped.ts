/** The lists of the shipped configuration. */
import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config/read-config.ts';
import type { Lists } from '../../src/core/rule.ts';
import { resolveLists } from '../../src/snapshot/changes.ts';
import { ROOT } from '../support/grammar.ts';

export function shippedLists(): Lists {
  const text = readFileSync(`${ROOT}/config.toml`, 'utf8');
  const { changes, diagnostics } = readConfig({ file: 'config.toml', text, layer: 'user' });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return resolveLists({}, changes);
}
