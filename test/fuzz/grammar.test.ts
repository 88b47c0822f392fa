/**
 * Random scripts over harmless stubs, run by bash in the sandbox: what bash calls must have been foretold,
 * nearly always down to the last word, and what was claimed to be known must be so.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Finding, randomScripts, run, type Score, score } from './scripts.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const SCRIPTS = FULL ? 10_000 : 1_200;
const SEED = 4_711;

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const show = (findings: readonly Finding[]): string =>
  [...findings]
    .sort((a, b) => a.script.text.length - b.script.text.length)
    .slice(0, 5)
    .map((f) => `${JSON.stringify(f.argv)}\n${f.script.text}`)
    .join('\n----\n');

describe('random scripts', () => {
  let result: Score;

  beforeAll(async () => {
    const scripts = randomScripts(SCRIPTS, SEED);
    result = score(scripts, await run(scripts));
  }, 1_800_000);

  it('make calls enough to judge by', () => {
    expect(result.calls).toBeGreaterThan(SCRIPTS);
    expect(result.deterministic).toBeGreaterThan(SCRIPTS);
  });

  it('at least 99.9 % of what bash calls is foretold', () => {
    expect(
      share(result.calls - result.missed.length, result.calls),
      show(result.missed),
    ).toBeGreaterThanOrEqual(0.999);
  });

  it('at least 95 % of the calls that bash always makes alike are known to the last word', () => {
    expect(share(result.known, result.deterministic), show(result.vague)).toBeGreaterThanOrEqual(0.95);
  });

  it('nothing is claimed to be known that bash does otherwise', () => {
    expect(result.falselyKnown.length, show(result.falselyKnown)).toBe(0);
  });

  it('stay inside the budget', () => {
    expect(result.exhausted.length).toBeLessThanOrEqual(SCRIPTS / 500);
  });

  it('use every item of the grammar', () => {
    const rare = [...result.items].filter(([, count]) => count < (FULL ? 20 : 1));
    expect(rare).toEqual([]);
    expect(result.items.size).toBeGreaterThan(90);
  });
});
