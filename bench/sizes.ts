/**
 * What a hook call costs on text made to be too much, and on ordinary text by its length: CPU and wall time,
 * the most memory that the process held, the verdict. Prints Markdown.
 *
 *   scripts/node node bench/sizes.ts
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TOO_MUCH } from '../test/fuzz/too-much.ts';
import { type Judged, judged, measureProgram, oddFiles } from './measured.ts';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-bench-'));

/** Commands as people write them, repeated to a length. */
const ORDINARY = [
  'cd "$HOME/src/app" && npm ci --no-audit && npm test -- --run | tail -n 20',
  "git add -A && git commit -m 'Fix the parser' && git push origin HEAD",
  'for f in src/*.ts; do grep -n "TODO" "$f" || true; done',
  'docker build -t app:dev . && docker run --rm -e PORT=8080 app:dev',
].join('\n');

const row = (name: string, length: number, { cpu, wall, peak, status }: Judged): string =>
  `| ${name.replaceAll('|', '\\|')} | ${length} | ${cpu.toFixed(0)} | ${wall.toFixed(0)} | ${peak.toFixed(0)} | ${status === 2 ? 'denied' : status === 0 ? 'no opinion or asked' : `ended with ${status}`} |`;

try {
  const measure = measureProgram(work);
  const cases = { ...TOO_MUCH, ...oddFiles(work) };
  const head = ['| text | characters | CPU ms | wall ms | peak MB | |', '|---|---:|---:|---:|---:|---|'];
  const ordinary = [1, 4, 16, 64, 256, 1024].map(
    (times) => [`ordinary, ${times * 4} lines`, `${ORDINARY}\n`.repeat(times)] as const,
  );
  for (const table of [ordinary, Object.entries(cases)]) {
    process.stdout.write(`${head.join('\n')}\n`);
    for (const [name, text] of table)
      process.stdout.write(`${row(name, text.length, judged(measure, text, work))}\n`);
    process.stdout.write('\n');
  }
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
