/** No feature of the evaluator is there for nothing: without it, some figure of the suites is lower. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/grammar.ts';
import { FEATURES } from './features.ts';
import type { Figures } from './figures.ts';
import { withoutFeature } from './without.ts';

const FULL = process.env.SECHOOK_FULL === '1';
/** A few of them each time, all of them in full. */
const OPTIONS = FULL ? [] : ['--small', '--each', '13'];

interface Report {
  readonly whole: Figures;
  readonly results: readonly { readonly name: string; readonly figures: Figures }[];
}

describe('without one feature', () => {
  it.each(FEATURES)('$name is switched off by one function', (feature) => {
    const source = readFileSync(path.join(ROOT, 'src/shell', feature.module), 'utf8');
    expect(withoutFeature(source, feature)).toContain(feature.says);
  });

  it('docs/ablation.md shows each of them, with what it lowers', () => {
    const shown = readFileSync(path.join(ROOT, 'docs/ablation.md'), 'utf8');
    for (const { name, backstop } of FEATURES) {
      const row = shown.split('\n').find((line) => line.startsWith(`| ${name} |`));
      expect(row, name).toBeDefined();
      if (backstop === undefined) expect(row).toMatch(/\| -\d+ \|/);
    }
  });

  it('some figure is lower', async () => {
    const measure = path.join(ROOT, 'test/ablation/measure.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [measure, '--json', ...OPTIONS], {
      maxBuffer: 1 << 26,
    });
    const { whole, results } = JSON.parse(stdout) as Report;
    expect(results.length).toBeGreaterThanOrEqual(FULL ? FEATURES.length : 5);
    const keys = Object.keys(whole) as (keyof Figures)[];
    const idle = results.filter(({ figures }) => keys.every((key) => figures[key] >= whole[key]));
    const backstops = new Set(
      FEATURES.filter(({ backstop }) => backstop !== undefined).map(({ name }) => name),
    );
    expect(idle.map(({ name }) => name).filter((name) => !backstops.has(name))).toEqual([]);
  }, 3_600_000);
});
