/**
 * `scripts/node node test/rewrites/report.ts [--record] [--singles] [--all]`: the share of rewritten
 * dangerous commands that are denied, and what was missed, grouped by rewrite.
 */
import { REWRITES } from './catalogue.ts';
import { COMMANDS } from './commands.ts';
import { allCases, confirmedCases, makeRecord } from './record.ts';
import { groupMisses, showTally, tally } from './tally.ts';

const options = new Set(process.argv.slice(2));
if (options.has('--record')) {
  const cases = allCases();
  const record = await makeRecord(cases);
  process.stdout.write(`${cases.length} cases recorded, ${record.refuted.length} of them refuted by bash\n`);
}
const confirmed = await confirmedCases();
const cases = options.has('--singles') ? confirmed.filter((one) => one.names.length === 1) : confirmed;
const result = tally(cases);
const groups = groupMisses(result.misses);
const shown = options.has('--all') ? groups : groups.slice(0, 40);
const lines = [
  `${REWRITES.length} rewrites of ${COMMANDS.length} commands`,
  ...[1, 2, 3].map(
    (depth) => `depth ${depth}: ${showTally(tally(cases.filter((one) => one.names.length === depth)))}`,
  ),
  `all: ${showTally(result)}`,
  ...shown.flatMap((g) => [
    '',
    `${g.name}: ${g.count} missed, ${g.allowed} allowed (${g.example.judgement} ${g.example.detail})`,
    `    ${g.example.one.names.join(' + ')}`,
    `    ${g.example.one.script.replaceAll('\n', '\n    ')}`,
  ]),
];
process.stdout.write(`${lines.join('\n')}\n`);
