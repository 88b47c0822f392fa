/**
 * `scripts/node node test/ablation/measure.ts [--small] [--json]`: the figures of the whole evaluator, and those
 * without each feature. With `--small` on a sample, with `--each N` for each Nth feature only.
 */
import { parseArgs } from 'node:util';
import { randomScripts } from '../fuzz/scripts.ts';
import { runInSandbox } from '../oracle/sandbox.ts';
import { confirmedCases } from '../rewrites/record.ts';
import { ARRAYS } from '../shell/words/arrays.table.ts';
import { PARAMETERS } from '../shell/words/parameters.table.ts';
import { QUOTING } from '../shell/words/quoting.table.ts';
import { REGRESSIONS } from '../shell/words/regressions.table.ts';
import { SUBSTITUTION } from '../shell/words/substitution.table.ts';
import { FEATURES, type Feature } from './features.ts';
import type { Material, Figures as Told } from './figures.ts';
import { withChanges } from './loader.ts';
import { MISREADINGS } from './misreadings.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Only each Nth feature. */
    each: { type: 'string', default: '1' },
    only: { type: 'string' },
    /** Only the features from this number on, and up to that one: a long run can be made in parts. */
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: String(FEATURES.length - 1) },
  },
});

const HEAD = `# What each feature of the evaluator is good for

Made by \`scripts/node node test/ablation/measure.ts > docs/ablation.md\`, in parts with \`--from\` and \`--to\`. Each row is the
evaluator with one feature switched off, and by how much the figures of the suites change: rewrites that are denied,
calls of bash in random scripts that are foretold, and of those that are certain the ones known to the last word,
rows of the word tables that hold, programs that run others whose command is found, and, for what is there to make good
the reader's mistakes, commands that are found though a mistake was put into the reader (\`test/ablation/misreadings.ts\`).
A feature whose row is empty would go.

| without | rewrites denied | calls foretold | known | rows of words | launches | despite mistakes |
|---|---:|---:|---:|---:|---:|---:|
`;

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

interface Figures extends Told {
  /** Commands that mistakes of the reader hide, and that are found all the same. */
  readonly restored: number;
}

async function restored(...features: readonly Feature[]): Promise<number> {
  let found = 0;
  for (const misreading of MISREADINGS) {
    const { foundIn } = (await import(
      `./hidden.ts${withChanges(...features, misreading)}`
    )) as typeof import('./hidden.ts');
    found += foundIn(misreading.hides);
  }
  return found;
}

async function figuresWithout(given: Material, ...features: readonly Feature[]): Promise<Told> {
  const { figures } = (await import(
    `./figures.ts${withChanges(...features)}`
  )) as typeof import('./figures.ts');
  return figures(given);
}

const KEYS = ['denied', 'foretold', 'known', 'words', 'launches', 'restored'] as const;
type Result = { readonly name: string; readonly figures: Figures };

const given = await material();
const whole: Figures = { ...(await figuresWithout(given)), restored: await restored() };
const lowersNothing = ({ figures }: Result): boolean => KEYS.every((key) => figures[key] >= whole[key]);
/** A row as soon as it is known: all of them take half an hour. */
const row = (...cells: readonly unknown[]): void => {
  if (!values.json) process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const change = (of: number): string => (of === 0 ? '' : String(of));

if (!values.json) process.stdout.write(HEAD);
row('nothing', ...KEYS.map((key) => whole[key]));
const results: Result[] = [];
for (const [index, feature] of FEATURES.entries()) {
  const { name } = feature;
  if (values.only !== undefined && !name.includes(values.only)) continue;
  if (index % Number(values.each) !== 0) continue;
  if (index < Number(values.from) || index > Number(values.to)) continue;
  const found = feature.makesGood === true ? await restored(feature) : whole.restored;
  const result = { name, figures: { ...(await figuresWithout(given, feature)), restored: found } };
  results.push(result);
  row(name.replaceAll('|', '\\|'), ...KEYS.map((key) => change(result.figures[key] - whole[key])));
}

if (values.json) process.stdout.write(`${JSON.stringify({ whole, results })}\n`);
else {
  const needless = results.filter(lowersNothing);
  const verdict =
    needless.length === 0
      ? 'Each of them lowers a figure.'
      : `Needless: ${needless.map(({ name }) => name).join(', ')}.`;
  process.stdout.write(`\n${verdict}\n`);
  process.exitCode = needless.length === 0 ? 0 : 1;
}
