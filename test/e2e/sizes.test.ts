/**
 * The built executable on text that is too much, and on files that must not be read to their end: it answers,
 * denies where its budget ran out, and holds little memory. (What it costs in time, `bench/sizes.ts` prints.)
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judged, measureProgram, oddFiles } from '../../bench/measured.ts';
import { TOO_MUCH } from '../fuzz/too-much.ts';
import { analyse } from '../oracle/analyse.ts';
import './executable.ts';

const MEGABYTES = 300;
const ANSWERS = [0, 2];

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-sizes-'));
let measure: string;

beforeAll(() => {
  measure = measureProgram(work);
});
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

describe('too much', () => {
  it.each(Object.entries(TOO_MUCH))('%s', (_, text) => {
    const { status, peak } = judged(measure, text, work);
    expect(ANSWERS).toContain(status);
    expect(peak).toBeLessThan(MEGABYTES);
    if (analyse(text).exhausted !== null) expect(status).toBe(2);
  });
});

describe('a file without end', () => {
  it.each(Object.entries(oddFiles(work)))('%s', (_, text) => {
    const { status, peak } = judged(measure, text, work);
    expect(ANSWERS).toContain(status);
    expect(peak).toBeLessThan(MEGABYTES);
  });
});
