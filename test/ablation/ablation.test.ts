/** No feature of the evaluator is there for nothing: without it, some figure of the suites is lower. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/grammar.ts';
import { FEATURES } from './features.ts';
import { MISREADINGS } from './misreadings.ts';
import { withChange } from './without.ts';

const FULL = process.env.SECHOOK_FULL === '1';
/** A few of them each time, all of them in full. */
const OPTIONS = FULL ? [] : ['--small', '--each', '13'];

type Figures = Readonly<Record<string, number>>;

interface Report {
  readonly whole: Figures;
  readonly results: readonly { readonly name: string; readonly figures: Figures }[];
}

describe('without one feature', () => {
  it.each([...FEATURES, ...MISREADINGS])('$name: one function is changed', (feature) => {
    const source = readFileSync(path.join(ROOT, 'src/shell', feature.module), 'utf8');
    expect(withChange(source, feature)).toContain(feature.says);
  });

  it('docs/ablation.md shows each of them, with what it lowers', () => {
    const shown = readFileSync(path.join(ROOT, 'docs/ablation.md'), 'utf8');
    for (const { name } of FEATURES)
      expect(
        shown.split('\n').find((line) => line.startsWith(`| ${name.replaceAll('|', '\\|')} |`)),
        name,
      ).toMatch(/\| -\d+ \|/);
  });

  it('some figure is lower', async () => {
    const measure = path.join(ROOT, 'test/ablation/measure.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [measure, '--json', ...OPTIONS], {
      maxBuffer: 1 << 26,
    });
    const { whole, results } = JSON.parse(stdout) as Report;
    expect(results.length).toBeGreaterThanOrEqual(FULL ? FEATURES.length : 5);
    const idle = results.filter(({ figures }) =>
      Object.entries(whole).every(([key, value]) => (figures[key] ?? 0) >= value),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  }, 3_600_000);
});
