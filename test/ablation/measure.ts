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
    /** Only the features from this number on, and up to that one: a long run can be made in parts. */
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: String(FEATURES.length - 1) },
  },
});

const HEAD = `# What each feature of the evaluator is good for

Made by \`scripts/node node test/ablation/measure.ts > docs/ablation.md\`, in parts with \`--from\` and \`--to\`. Each row is the
evaluator with one feature switched off, and by how much the figures of the suites change: rewrites that are denied,
calls of bash in random scripts that are foretold, and of those that are certain the ones known to the last word,
rows of the word tables that hold, programs that run others whose command is found. A feature whose row is empty would go.

| without | rewrites denied | calls foretold | known | rows of words | launches |
|---|---:|---:|---:|---:|---:|
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

async function figuresWithout(index: number, given: Material): Promise<Figures> {
  const { figures } = (await import(`./figures.ts?without=${index}`)) as typeof import('./figures.ts');
  return figures(given);
}

const KEYS = ['denied', 'foretold', 'known', 'words', 'launches'] as const;
type Result = { readonly name: string; readonly figures: Figures };

const given = await material();
const whole = await figuresWithout(-1, given);
const lowersNothing = ({ figures }: Result): boolean => KEYS.every((key) => figures[key] >= whole[key]);
/** A row as soon as it is known: all of them take half an hour. */
const row = (...cells: readonly unknown[]): void => {
  if (!values.json) process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const change = (of: number): string => (of === 0 ? '' : String(of));

if (!values.json) process.stdout.write(HEAD);
row('nothing', ...KEYS.map((key) => whole[key]));
const results: Result[] = [];
for (const [index, { name }] of FEATURES.entries()) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  if (index % Number(values.each) !== 0) continue;
  if (index < Number(values.from) || index > Number(values.to)) continue;
  const result = { name, figures: await figuresWithout(index, given) };
  results.push(result);
  row(name.replaceAll('|', '\\|'), ...KEYS.map((key) => change(result.figures[key] - whole[key])));
}

if (values.json) process.stdout.write(`${JSON.stringify({ whole, results })}\n`);
else {
  const idle = results.filter(lowersNothing);
  const backstops = FEATURES.filter(({ backstop }) => backstop !== undefined);
  const needless = idle.filter(({ name }) => !backstops.some((feature) => feature.name === name));
  const names = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join(', ');
  const verdict =
    needless.length === 0 ? 'Each other feature lowers a figure.' : `Needless: ${names(needless)}.`;
  const kept = backstops.map(({ name, backstop }) => `Kept as a backstop: ${name} (${backstop}).`);
  process.stdout.write(`\n${[...kept, verdict].join('\n')}\n`);
  process.exitCode = needless.length === 0 ? 0 : 1;
}
