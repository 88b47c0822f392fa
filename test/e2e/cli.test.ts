/** The commands as processes: exit codes, closed pipes, memory, what the words of a shell become. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXECUTABLE } from './executable.ts';
import type { Left } from './honoured.ts';
import { runDirect } from './line.ts';
import { HARMFUL, HARMLESS } from './payloads.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-e2e-'));
  mkdirSync(join(dir, 'home'));
  writeFileSync(join(dir, 'good.sh'), '#!/bin/sh\nls -la\n');
  writeFileSync(join(dir, 'bad.sh'), `#!/bin/sh\nls\n${HARMFUL}\n`);
});
afterAll(() => rmSync(dir, { recursive: true }));

function run(argv: readonly string[], stdin = '', cwd = dir): Promise<Left> {
  return runDirect(EXECUTABLE, argv, { kind: 'bytes', bytes: stdin }, cwd);
}

describe('exit codes', () => {
  test.each<readonly [number, readonly string[]]>([
    [0, ['check', HARMLESS]],
    [1, ['check', HARMFUL]],
    [1, ['check', '--', 'rm', '-rf', '/']],
    [0, ['check', '--file', 'good.sh']],
    [1, ['check', '--file', 'bad.sh']],
    [1, ['check', '-q', HARMFUL]],
    [0, ['explain', HARMFUL]],
    [0, ['version']],
    [0, ['--version']],
    [0, ['--help']],
    [0, ['help', 'check']],
    [0, ['completion', 'bash']],
    [0, ['hook', '--print-line', '--client', 'codex']],
    [2, []],
    [2, ['chek']],
    [2, ['check']],
    [2, ['check', '']],
    [2, ['check', '--file', 'absent.sh']],
    [2, ['check', '--file', '.']],
    [2, ['check', 'rm', '-rf', '/']],
    [2, ['hook', '--print-line']],
  ])('%i: %j', async (exit, argv) => {
    const left = await run(argv);
    expect(left.exit).toBe(exit);
    if (exit === 2) {
      expect(left.stdout).toBe('');
      expect(left.stderr).not.toMatch(/\bat .*\.js:\d+|Error:/);
    } else if (argv[1] !== '-q') expect(left.stdout).not.toBe('');
    if (exit < 2) expect(left.stderr).toBe('');
  });
});

test('the verdict names the rule, the place and the way out', async () => {
  const { stdout } = await run(['check', `cd /tmp && ${HARMFUL}`]);
  expect(stdout).toMatch(/^deny {2}\S+/);
  expect(stdout).toContain(`1 | cd /tmp && ${HARMFUL}`);
  expect(stdout).toMatch(/\n {4}\| +\^+/);
});

test('a reader that goes away ends a batch', () => {
  const script = `yes '{"id":1,"command":"ls"}' | "$0" check --batch | head -n 1`;
  const out = execFileSync('/bin/bash', ['-c', script, EXECUTABLE], { encoding: 'utf8', timeout: 30_000 });
  expect(JSON.parse(out)).toMatchObject({ id: 1, decision: 'allow' });
});

test('a batch answers every line in order', async () => {
  const rows = Array.from({ length: 500 }, (_, id) => ({
    id,
    command: id % 5 === 0 ? HARMFUL : `echo ${id}`,
  }));
  const { stdout, exit } = await run(['check', '--batch'], rows.map((row) => JSON.stringify(row)).join('\n'));
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; decision: string });
  expect(exit).toBe(0);
  expect(answers.map((answer) => answer.id)).toEqual(rows.map((row) => row.id));
  expect(answers.filter((answer) => answer.decision === 'deny').map((answer) => answer.id % 5)).toEqual(
    Array<number>(100).fill(0),
  );
});

test('a batch needs no more memory for more lines', async () => {
  const child = spawn(EXECUTABLE, ['check', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: dir,
    env: {},
  });
  let answered = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) answered += 1;
  });
  const feed = async (count: number): Promise<number> => {
    const until = answered + count;
    for (let i = 0; i < count; i += 500) {
      const block = Array.from({ length: 500 }, (_, j) =>
        JSON.stringify({
          id: i + j,
          command: `cd /srv/${i}/${j} && grep -rn "word ${j}" src | head -${(i % 90) + 1}`,
        }),
      );
      if (!child.stdin.write(`${block.join('\n')}\n`)) await once(child.stdin, 'drain');
    }
    // What was read is answered before more is waited for.
    while (answered < until) await once(child.stdout, 'data');
    return megabytes(child.pid ?? 0);
  };
  const early = await feed(10_000);
  const late = await feed(20_000);
  child.stdin.end();
  await once(child, 'close');
  expect(answered).toBe(30_000);
  expect(late - early).toBeLessThan(120);
});

function megabytes(pid: number): number {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(peak?.[1]) / 1024;
}
