/**
 * Compares how we read each command of JSON lines with how a second parser (mvdan/sh) reads it, and settles
 * each disagreement by what real bash calls in the sandbox.
 *
 *     scripts/node node scripts/second-parser.ts labelled.jsonl
 */
import { readFileSync } from 'node:fs';
import { runInSandbox } from '../test/oracle/sandbox.ts';
import { type Comparison, compare } from '../test/oracle/second-parser.ts';

interface Row {
  readonly id?: string;
  readonly command: string;
}

const rows = process.argv.slice(2).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => typeof row.command === 'string'),
);
if (rows.length === 0) {
  process.stderr.write('scripts/second-parser.ts FILE.jsonl…\n');
  process.exit(2);
}

const results: { readonly row: Row; readonly found: Comparison }[] = [];
for (const row of rows) results.push({ row, found: await compare(row.command) });
const count = (kind: Comparison['kind']): number => results.filter((r) => r.found.kind === kind).length;
process.stdout.write(
  `${rows.length} commands: ${count('same')} read alike, ${count('different')} differently, ${count('refused')} refused by the second parser\n`,
);

const differing = results.flatMap(({ row, found }, n) =>
  found.kind === 'different' ? [{ row, found, id: String(n) }] : [],
);
const names = new Set(
  differing.flatMap(({ found }) =>
    [...found.ours, ...found.theirs].flatMap((shown) => /^"([\w.+-]+)"/.exec(shown)?.[1] ?? []),
  ),
);
const outcomes = await runInSandbox(
  differing.map(({ id, row }) => ({ id, script: row.command, shell: 'bash' as const })),
  { stubs: names, limit: 3 },
);
for (const { row, found, id } of differing) {
  const calls = (outcomes.get(id)?.calls ?? []).map((call) =>
    call.argv.map((w) => JSON.stringify(w)).join(' '),
  );
  const missing = (seen: readonly string[]): number => calls.filter((call) => !seen.includes(call)).length;
  process.stdout.write(
    `${[
      '',
      `== ${row.id ?? id}: of bash's ${calls.length} calls we miss ${missing(found.ours)}, the second parser ${missing(found.theirs)}`,
      row.command,
      '-- only ours',
      ...found.ours.filter((shown) => !found.theirs.includes(shown)),
      '-- only theirs',
      ...found.theirs.filter((shown) => !found.ours.includes(shown)),
    ].join('\n')}\n`,
  );
}
for (const { row, found } of results)
  if (found.kind === 'refused')
    process.stdout.write(`\n== ${row.id ?? ''} refused: ${found.message}\n${row.command}\n`);
