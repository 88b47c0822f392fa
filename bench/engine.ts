/**
 * What judging costs inside of the process: each command under the whole policy, the same under thousands of
 * rules more, and the making of a snapshot after an edit. Prints Markdown.
 *
 *   scripts/node node bench/engine.ts [FILE.jsonl]   rows with `command` and, if known, `label`
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import type { ToolCall } from '../src/core/call.ts';
import { evaluateCall } from '../src/engine/evaluate.ts';
import { openDisk } from '../src/files/disk.ts';
import { loadFrom } from '../src/native/addons.ts';
import { builtInSource, compileBuiltIn } from '../src/policy/built-in.ts';
import { recompile } from '../src/policy/recompile.ts';
import { loadGrammar } from '../src/shell/grammar.ts';
import { type LoadRequest, loadPolicy } from '../src/snapshot/load.ts';
import type { PolicyView } from '../src/snapshot/policy-view.ts';
import { userRules } from './user-rules.ts';

v8.setFlagsFromString('--enable-experimental-regexp-engine');
const root = path.resolve(import.meta.dirname, '..');
loadGrammar(loadFrom(path.join(root, 'build/addons')));

interface Row {
  readonly command: string;
  readonly label?: string;
}

const file = process.argv[2] ?? path.join(root, 'bench/commands.jsonl');
const rows = fs
  .readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Row);

const VERSION = 'bench';
const MANY = 5000;
const OWN = 50;
const ROUNDS = 7;
const built = compileBuiltIn(builtInSource(root), VERSION, false);
if (built.kind === 'errors') throw new Error('the built-in rules have errors');
const builtIn = built.bytes;

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-bench-'));
try {
  process.stdout.write(await report());
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

/** A home whose user wrote so many rules. */
function homeWith(count: number): LoadRequest {
  const home = path.join(work, `home-${count}`);
  const rules = path.join(home, '.config/sechook/rules');
  fs.mkdirSync(rules, { recursive: true, mode: 0o700 });
  if (count > 0) fs.writeFileSync(path.join(rules, 'own.rules'), userRules(count), { mode: 0o600 });
  return { home, cwd: null, builtIn, version: VERSION, uid: process.getuid?.() ?? 0 };
}

function rebuild(request: LoadRequest): PolicyView {
  const made = recompile({ ...request, trySamples: false, strict: false, write: false });
  if (made.kind !== 'ready') throw new Error(JSON.stringify(made.kind === 'failed' ? made : made.failure));
  return made.view;
}

function plainView(): PolicyView {
  const loaded = loadPolicy({ ...homeWith(0), home: null });
  if (loaded.kind !== 'ready') throw new Error(`the built-in policy is ${loaded.kind}`);
  return loaded.view;
}

function callOf(command: string): ToolCall {
  const context = {
    client: null,
    event: 'check',
    tool: 'shell',
    cwd: work,
    session: null,
    toolUse: null,
    permissionMode: null,
    agent: null,
  };
  return { kind: 'shell', context, command };
}

function judge(view: PolicyView, command: string): number {
  const start = performance.now();
  evaluateCall(callOf(command), view, { disk: openDisk(), home: work, dialect: 'bash', foldsCase: false });
  return (performance.now() - start) * 1000;
}

/** The least of several rounds for each row, the views taking turns. */
async function measure(views: readonly PolicyView[]): Promise<readonly Float64Array[]> {
  const least = views.map(() => new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, { command }] of rows.entries()) {
      // Whoever comes second finds caches warm, so the first changes.
      for (let turn = 0; turn < views.length; turn += 1) {
        const v = (turn + round) % views.length;
        const [view, times] = [views[v], least[v]];
        if (view !== undefined && times !== undefined)
          times[i] = Math.min(times[i] ?? 0, judge(view, command));
      }
      // Syntax trees are freed between two turns of the event loop.
      if (i % 100 === 99) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return least;
}

async function report(): Promise<string> {
  const [alone, among] = await measure([plainView(), rebuild(homeWith(MANY))]);
  if (alone === undefined || among === undefined) throw new Error('nothing was measured');
  const labels = [...new Set(rows.map((row) => row.label ?? '-'))];
  const lines = labels.map((label) =>
    line(
      label,
      alone.filter((_, i) => (rows[i]?.label ?? '-') === label),
    ),
  );
  const growth = at(among, 0.5) / at(alone, 0.5);
  return [
    `${rows.length} commands of ${path.basename(file)}, in µs, the least of ${ROUNDS} rounds`,
    '',
    '| commands | median | p99 | worst | a second |',
    '|---|---|---|---|---|',
    ...lines,
    line(`all, with ${MANY} rules more`, among),
    '',
    `Median with ${MANY} rules more / without: **${growth.toFixed(2)}** (target: at most 1.5)`,
    '',
    '| snapshot made anew | CPU, ms | target |',
    '|---|---|---|',
    `| ${OWN} rules of the user | ${rebuildTime(OWN).toFixed(0)} | 150 |`,
    `| ${MANY} rules of the user | ${rebuildTime(MANY).toFixed(0)} | 1000 |`,
    '',
  ].join('\n');
}

function rebuildTime(count: number): number {
  const request = homeWith(count);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    rebuild(request);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function at(times: Float64Array, part: number): number {
  return times.toSorted()[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
}

function line(name: string, times: Float64Array): string {
  const total = times.reduce((sum, time) => sum + time, 0);
  const shown = [at(times, 0.5), at(times, 0.99), at(times, 1), (times.length * 1e6) / total];
  return `| ${name} | ${shown.map((number) => number.toFixed(0)).join(' | ')} |`;
}
