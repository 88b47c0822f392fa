/** scripts/foretold says which calls of bash are named, and ends in error where one is not. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/grammar.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'foretold-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function foretold(
  rows: readonly object[],
  ...options: readonly string[]
): { status: number | null; out: string } {
  const file = path.join(directory, 'rows.jsonl');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const run = spawnSync(path.join(ROOT, 'scripts/foretold'), [...options, file], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout };
}

const ROWS = [
  { id: 'a', label: 'malicious', command: 'x=rm; $x -rf "$(printf /srv)"' },
  { id: 'b', label: 'malicious', command: 'echo bHM= | base64 -d | sh' },
  { id: 'c', label: 'benign', command: 'true' },
];

describe('scripts/foretold', () => {
  it('finds each call of bash among those that the executable names', () => {
    const { status, out } = foretold(ROWS, '--label', 'malicious');
    expect(out).toMatch(/^2 rows; bash called something in 2, nothing in 0; 0 did not end/);
    expect(out).toContain(' 0 only as something that cannot be seen, 0 not at all');
    expect(status).toBe(0);
  });

  it('prints a call that is not named, and fails', () => {
    const blind = path.join(directory, 'blind');
    const nothing = { decision: 'allow', acts: [], exhausted: null };
    writeFileSync(blind, `#!/bin/sh\ncat >/dev/null\necho '${JSON.stringify(nothing)}'\n`);
    chmodSync(blind, 0o755);
    const { status, out } = foretold(ROWS.slice(0, 1), '--executable', blind);
    expect(out).toContain('a: "rm" "-rf" "/srv"\n  not named');
    expect(status).toBe(1);
  });
});
