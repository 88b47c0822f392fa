/**
 * A dangerous command stays dangerous however it is written: the rewrites that bash confirms to make the
 * same call must be denied under the suite's frozen rules, and none may pass unseen.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { REWRITES } from './catalogue.ts';
import { COMMANDS } from './commands.ts';
import type { Rewritten } from './compose.ts';
import { confirm } from './confirm.ts';
import { frozenVerdict } from './frozen-rules.ts';
import { randomFrom } from './random.ts';
import { allCases, readRecord } from './record.ts';
import { plain } from './rewrite.ts';
import { groupMisses, showTally, tally } from './tally.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const FRESH_SAMPLE = FULL ? 20_000 : 600;

const cases = allCases();
const record = readRecord(cases);
const refuted = new Set(record?.refuted);
const confirmed = cases.filter((one) => !refuted.has(one.id));

describe('rewrites', () => {
  it('are many', () => {
    expect(REWRITES.length).toBeGreaterThanOrEqual(150);
    expect(COMMANDS.length).toBeGreaterThanOrEqual(40);
    expect(confirmed.filter((one) => one.names.length > 1).length).toBeGreaterThanOrEqual(18_000);
  });

  it('have a record that belongs to this generator (else: node test/rewrites/report.ts --record)', () => {
    expect(record).not.toBeNull();
  });

  it('are each confirmed alone on at least one command', () => {
    const alone = new Set(confirmed.filter((one) => one.names.length === 1).map((one) => one.names[0]));
    expect(REWRITES.map((r) => r.name).filter((name) => !alone.has(name))).toEqual([]);
  });
});

describe('bash still says what the record says', () => {
  const seed = Date.now() % 1_000_000;
  let differing: readonly string[] = [];
  beforeAll(async () => {
    const random = randomFrom(seed);
    const sample: readonly Rewritten[] =
      FRESH_SAMPLE >= confirmed.length
        ? confirmed
        : confirmed.filter(() => random() < FRESH_SAMPLE / confirmed.length);
    const fresh = await confirm(sample);
    differing = sample
      .filter((one) => fresh.get(one.id)?.confirmed !== true)
      .map((one) => `${one.names.join(' + ')}: ${one.script}`);
  }, 1_800_000);

  it(`on a fresh sample (seed ${seed})`, () => {
    expect(differing).toEqual([]);
  });
});

describe('the verdict survives rewriting', () => {
  it('of commands that are denied in plain form', () => {
    expect(COMMANDS.filter((argv) => frozenVerdict(plain(argv)) !== 'deny')).toEqual([]);
    expect(['ls -la', 'git status', 'rm notes.txt', 'npm test'].map(frozenVerdict)).toEqual(
      Array(4).fill('allow'),
    );
  });

  const result = tally(confirmed);
  const misses = groupMisses(result.misses).map(
    (g) => `${g.name} ×${g.count} ${g.example.judgement}: ${g.example.one.script}`,
  );

  it('at least 99.5 % are denied', () => {
    expect(
      result.counts.deny / result.total,
      `${showTally(result)}\n${misses.slice(0, 20).join('\n')}`,
    ).toBeGreaterThanOrEqual(0.995);
  });

  it('none is allowed', () => {
    expect(
      result.misses
        .filter((m) => m.judgement === 'allow' || m.judgement === 'threw')
        .map((m) => m.one.script),
    ).toEqual([]);
  });
});
