/**
 * All figures, as one Markdown table after the other: scripts/bench [RUNS]. Printed, and kept in
 * build/bench.md. Times are only worth something as ratios of what was measured side by side.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProcess } from './in-process.ts';
import type { Section } from './section.ts';
import { wholeProcess } from './whole-process.ts';

const SECTIONS: readonly Section[] = [wholeProcess, inProcess];

const runs = Number(process.argv[2] ?? '41');
if (!Number.isInteger(runs) || runs < 5) throw new Error('scripts/bench [RUNS], 5 or more');

const machine = `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, ${runs} runs of each, load ${os.loadavg()[0]?.toFixed(1)}`;
let report = `${machine}\n`;
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-bench-'));
try {
  for (const section of SECTIONS) report += `\n## ${section.title}\n\n${await section.measure(work, runs)}`;
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
fs.writeFileSync(path.resolve(import.meta.dirname, '../build/bench.md'), report);
process.stdout.write(report);
