/**
 * `scripts/node node test/ablation/measure.ts [--small] [--json]`: the figures of the whole evaluator, and those
 * without each feature. With `--small` on a sample, with `--each N` for each Nth feature only.
 */
import './loader.ts';
import { parseArgs } from 'node:util';
import { randomScripts } from '../fuzz/scripts.ts';
import { runInSandbox } from '../oracle/sandbox.ts';
import { confirmedCases } from '../rewrites/record.ts';
import { ARRAYS } from '../shell/words/arrays.table.ts';
import { PARAMETERS } from '../shell/words/parameters.table.ts';
import { QUOTING } from '../shell/words/quoting.table.ts';
import { REGRESSIONS } from '../shell/words/regressions.table.ts';
import { SUBSTITUTION } from '../shell/words/substitution.table.ts';
import { FEATURES } from './features.ts';
import type { Figures, Material } from './figures.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Only each Nth feature. */
    each: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

async function material(): Promise<Material> {
  const alone = (await confirmedCases()).filter((one) => one.names.length === 1);
  const rewrites = values.small ? alone.filter((_, n) => n % 12 === 0) : alone;
  const scripts = randomScripts(values.small ? 120 : 600, 20_261);
  const rows = Object.values({
    ...QUOTING,
    ...PARAMETERS,
    ...ARRAYS,
    ...SUBSTITUTION,
    ...REGRESSIONS,
  }).flat();
  const outcomes = await runInSandbox([
    ...scripts.map(({ id, text }) => ({ id, script: text, shell: 'bash' as const })),
    ...rows.map(({ script }) => ({ id: script, script, shell: 'bash' as const })),
  ]);
  return { rewrites, scripts, rows, outcomes };
}

async function figuresWithout(index: number, given: Material): Promise<Figures> {
  const { figures } = (await import(`./figures.ts?without=${index}`)) as typeof import('./figures.ts');
  return figures(given);
}

const given = await material();
const whole = await figuresWithout(-1, given);
const results: { readonly name: string; readonly figures: Figures }[] = [];
for (const [index, { name }] of FEATURES.entries()) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  if (index % Number(values.each) !== 0) continue;
  results.push({ name, figures: await figuresWithout(index, given) });
}

const KEYS = ['denied', 'foretold', 'known', 'words', 'launches'] as const;
if (values.json) process.stdout.write(`${JSON.stringify({ whole, results })}\n`);
else {
  const cell = (figures: Figures, key: (typeof KEYS)[number]): string =>
    figures[key] === whole[key] ? '' : String(figures[key] - whole[key]);
  process.stdout.write(
    `${[
      '| without | rewrites denied | calls foretold | known | rows of words | launches |',
      '|---|---:|---:|---:|---:|---:|',
      `| nothing | ${KEYS.map((key) => whole[key]).join(' | ')} |`,
      ...results.map(
        ({ name, figures }) => `| ${name} | ${KEYS.map((key) => cell(figures, key)).join(' | ')} |`,
      ),
    ].join('\n')}\n`,
  );
  const idle = results.filter(({ figures }) => KEYS.every((key) => figures[key] >= whole[key]));
  for (const { name } of idle) process.stdout.write(`lowers nothing: ${name}\n`);
  process.exitCode = idle.length === 0 ? 0 : 1;
}
