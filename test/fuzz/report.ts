/**
 * `scripts/node node test/fuzz/report.ts [--count N] [--seed N] [--shrink] [--vague]`: random scripts, what bash
 * called in them, and how well that was foretold. Each finding is shown with the script that it was found in.
 */
import { parseArgs } from 'node:util';
import { type Finding, randomScripts, run, score, shrink } from './scripts.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '4711' },
    shrink: { type: 'boolean', default: false },
    vague: { type: 'boolean', default: false },
    items: { type: 'boolean', default: false },
  },
});

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(3)} %`;
const scripts = randomScripts(Number(values.count), Number(values.seed));
const result = score(scripts, await run(scripts));

const lines = [
  `seed ${values.seed}: ${result.scripts} scripts, ${result.calls} different calls, ${result.items.size} items of the grammar`,
  `recall: ${percent(result.calls - result.missed.length, result.calls)} (${result.missed.length} missed)`,
  `known to the last word: ${percent(result.known, result.deterministic)} of ${result.deterministic}`,
  `falsely known: ${result.falselyKnown.length}`,
  `predicted as known though bash did not do it here: ${result.surplus} of ${result.predictedKnown}`,
  `budget ran out: ${result.exhausted.length}`,
];
process.stdout.write(`${lines.join('\n')}\n`);

async function show(title: string, findings: readonly Finding[]): Promise<void> {
  const wanted = new Set(findings.map((f) => f.argv[1]));
  for (const finding of findings) {
    const found = values.shrink
      ? await shrink(finding, (f) => f.argv[1] !== undefined && wanted.size > 0)
      : finding;
    process.stdout.write(
      `\n== ${title} (${found.agreement}) ${JSON.stringify(found.argv)}\n${found.script.text}\n`,
    );
  }
}

await show('falsely known', result.falselyKnown);
await show(
  'missed',
  result.missed.filter((f) => !result.falselyKnown.includes(f)),
);
if (values.vague) await show('vague', result.vague.slice(0, 200));
if (values.items)
  for (const [item, count] of [...result.items].sort((a, b) => a[1] - b[1]))
    process.stdout.write(`${count}\t${item}\n`);
