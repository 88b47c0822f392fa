/**
 * The policy that the executable carries: built-in-policy.ts OUT. Compiles rules/ and config.toml, runs
 * every rule's own samples through the engine, and prints all errors at once. `--untried` leaves the
 * samples out, for work on an engine that does not catch them yet.
 */
import fs from 'node:fs';
import path from 'node:path';
import { diagnosticsText } from '../../src/cli/render/diagnostics-text.ts';
import { plain } from '../../src/cli/render/style.ts';
import { VERSION } from '../../src/entry/version.ts';
import { loadFrom } from '../../src/native/addons.ts';
import { builtInSource, compileBuiltIn } from '../../src/policy/built-in.ts';
import { loadGrammar } from '../../src/shell/grammar.ts';

const [out, option] = process.argv.slice(2);
if (out === undefined) throw new Error('built-in-policy.ts OUT [--untried]');
const root = path.resolve(import.meta.dirname, '../..');
loadGrammar(loadFrom(path.join(root, 'build/addons')));
const built = compileBuiltIn(builtInSource(root), VERSION, option !== '--untried');
if (built.kind === 'errors') {
  process.stderr.write(diagnosticsText(built.diagnostics, { style: plain, width: 110, texts: built.texts }));
  process.stderr.write(`build: ${built.diagnostics.length} errors in the built-in rules\n`);
  process.exit(1);
}
fs.writeFileSync(out, built.bytes);
process.stderr.write(`build: ${built.rules} built-in rules\n`);
