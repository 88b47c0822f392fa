/**
 * What a whole hook call costs, against the least that any script on the same Node costs: the pinned Node
 * running an empty file. Runs alternate, so that what else the machine does falls on both alike; the
 * figures are medians, the ratio is the median of the pairs' ratios. Prints Markdown.
 *
 *   scripts/node node bench/hook.ts [RUNS]
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? '61');
if (!Number.isInteger(runs) || runs < 5) throw new Error('bench/hook.ts [RUNS], 5 or more');

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-bench-'));
try {
  process.stdout.write(report());
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

function report(): string {
  const measure = path.join(work, 'measure');
  execFileSync(process.env.CC ?? 'cc', ['-O2', '-o', measure, path.join(root, 'bench/measure.c')]);
  const empty = path.join(work, 'empty.js');
  fs.writeFileSync(empty, '');
  const payload = path.join(work, 'payload.json');
  fs.writeFileSync(payload, JSON.stringify(call('git status && npm test -- --run | tail -n 20')));

  const once = (expected: number, ...command: readonly string[]): Cost => {
    const [cpu, wall, status] = execFileSync(measure, [payload, ...command], { encoding: 'utf8' })
      .split(' ')
      .map(Number);
    if (cpu === undefined || wall === undefined) throw new Error('measure printed nothing');
    if (status !== expected) throw new Error(`${command.join(' ')} ended with ${status}`);
    return { cpu: cpu / 1000, wall: wall / 1000 };
  };
  const executable = path.join(root, 'dist/sechook');
  const bare = (): Cost => once(0, process.execPath, empty);
  const hook = (): Cost => once(0, executable, 'hook', '--client', 'claude-code', '--home', work);

  // The first runs fill caches of the system and the snapshot; they count for nothing.
  for (let i = 0; i < 3; i += 1) {
    bare();
    hook();
  }
  const pairs = Array.from({ length: runs }, () => ({ bare: bare(), hook: hook() }));
  const row = (name: string, costs: readonly Cost[]): string => {
    const cpu = costs.map((cost) => cost.cpu);
    return `| ${name} | ${median(cpu).toFixed(1)} | ${Math.min(...cpu).toFixed(1)} | ${median(costs.map((cost) => cost.wall)).toFixed(1)} |`;
  };
  const ratio = median(pairs.map((pair) => pair.hook.cpu / pair.bare.cpu));
  return [
    `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, ${runs} alternating runs, ms`,
    '',
    '| process | CPU median | CPU least | wall median |',
    '|---|---|---|---|',
    row(
      'bare `node empty.js`',
      pairs.map((pair) => pair.bare),
    ),
    row(
      '`sechook hook`, allowed command',
      pairs.map((pair) => pair.hook),
    ),
    '',
    `CPU of the hook / CPU of bare Node: **${ratio.toFixed(3)}** (target: at most 0.85)`,
    '',
  ].join('\n');
}

function call(command: string): Readonly<Record<string, unknown>> {
  return {
    session_id: '00000000-0000-4000-8000-000000000001',
    transcript_path: '/tmp/transcript.jsonl',
    cwd: '/tmp',
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command, description: 'check' },
    tool_use_id: 'toolu_1',
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
