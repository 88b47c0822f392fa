/**
 * What a whole hook call costs, against the least that any script on the same Node costs: the pinned Node
 * running an empty file. Runs alternate, so that what else the machine does falls on all alike; a ratio is
 * the median of the ratios of one round. Both executables are fresh copies: how a file came into the page
 * cache makes a tenth of the time.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { measureProgram } from './measured.ts';
import { PEERS } from './peers.ts';
import type { Section } from './section.ts';
import { userRules } from './user-rules.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

/** Something to run in each round. */
interface Runner {
  readonly name: string;
  readonly words: readonly string[];
  readonly payload: string;
  readonly status: number;
  /** What is compared with bare Node, and what that may be at most; null where nothing is asked. */
  readonly target: { readonly of: 'cpu' | 'wall'; readonly atMost: number } | null;
}

const CPU = { of: 'cpu', atMost: 0.85 } as const;
/** Rules of the user's own, for the line that tells whether a call's cost grows with them. */
const MANY = 5000;

export const wholeProcess: Section = {
  title: 'One hook call, the whole process',
  async measure(work, runs) {
    const measure = measureProgram(work);
    const runners = runnersIn(work);
    const costs = new Map<Runner, Cost[]>(runners.map((runner) => [runner, []]));
    // The first rounds fill caches of the system; they count for nothing.
    for (let round = -3; round < runs; round += 1) {
      for (const runner of runners) {
        const cost = once(measure, runner);
        if (round >= 0) costs.get(runner)?.push(cost);
      }
    }
    return report(runners, costs);
  },
};

function runnersIn(work: string): readonly Runner[] {
  const node = copied(process.execPath, path.join(work, 'node'));
  const sechook = copied(path.join(root, 'dist/sechook'), path.join(work, 'sechook'));
  const empty = path.join(work, 'empty.js');
  fs.writeFileSync(empty, '');
  const home = path.join(work, 'home');
  fs.mkdirSync(home);
  const payload = (name: string, tool: string, input: Readonly<Record<string, unknown>>): string => {
    const file = path.join(work, `${name}.json`);
    fs.writeFileSync(file, JSON.stringify(call(tool, input)));
    return file;
  };
  const status = payload('status', 'Bash', { command: 'git status' });
  const denied = payload('denied', 'Bash', { command: 'rm -rf /' });
  const edit = payload('edit', 'Edit', { file_path: '/tmp/a.ts', old_string: 'a', new_string: 'b' });
  const text = Array.from(
    { length: 170 },
    (_, i) => `line ${i} of a text that goes into a file, and has words\n`,
  );
  const document = payload('document', 'Bash', {
    command: `cat > notes.txt <<'EOF'\n${text.join('').slice(0, 10_240)}\nEOF\n`,
  });
  const words = ['hook', '--client', 'claude-code', '--home', home];
  const hook = (name: string, given: string, expected = 0): Runner => ({
    name: `\`sechook hook\`: ${name}`,
    words: [sechook, ...words],
    payload: given,
    status: expected,
    target: CPU,
  });
  const grown = path.join(work, 'home-with-rules');
  const rules = path.join(grown, '.config/sechook/rules');
  fs.mkdirSync(rules, { recursive: true });
  fs.writeFileSync(path.join(rules, 'own.rules'), userRules(MANY));
  // The first call compiles them, and may run out of its time on a busy machine; the next one does not.
  const many = [sechook, 'hook', '--client', 'claude-code', '--home', grown] as const;
  for (let i = 0; i < 3; i += 1) spawnSync(many[0], many.slice(1), { input: fs.readFileSync(status) });
  const line = execFileSync(sechook, [...words, '--print-line'], { encoding: 'utf8' }).trim();
  return [
    { name: 'bare `node empty.js`', words: [node, empty], payload: status, status: 0, target: null },
    hook('`git status`', status),
    hook('`rm -rf /`, denied', denied, 2),
    hook('an edit', edit),
    hook('a here-document of 10 KB', document),
    {
      name: `\`sechook hook\`: \`git status\`, ${MANY} rules more`,
      words: many,
      payload: status,
      status: 0,
      target: null,
    },
    {
      name: 'the registered line: `git status`',
      words: ['/bin/sh', '-c', line],
      payload: status,
      status: 0,
      target: { of: 'wall', atMost: 0.95 },
    },
    ...PEERS.map(({ name, program }) => ({
      name: `${name} on the same Node: \`git status\``,
      words: [node, ...program(root)],
      payload: status,
      status: 0,
      target: null,
    })),
  ];
}

function copied(from: string, to: string): string {
  fs.copyFileSync(from, to);
  fs.chmodSync(to, 0o755);
  return to;
}

function once(measure: string, { words, payload, status, name }: Runner): Cost {
  const printed = execFileSync(measure, [payload, ...words], { encoding: 'utf8' });
  const [cpu = Number.NaN, wall = Number.NaN, ended, kilobytes = Number.NaN] = printed.split(' ').map(Number);
  if (ended !== status) throw new Error(`${name} ended with ${ended}`);
  return { cpu: cpu / 1000, wall: wall / 1000, megabytes: kilobytes / 1024 };
}

function report(runners: readonly Runner[], costs: ReadonlyMap<Runner, readonly Cost[]>): string {
  const [bare, typical] = runners;
  const of = (runner: Runner | undefined): readonly Cost[] =>
    runner === undefined ? [] : (costs.get(runner) ?? []);
  const ratio = (a: Runner, b: Runner | undefined, what: 'cpu' | 'wall'): number =>
    median(of(a).map((cost, i) => cost[what] / (of(b)[i]?.[what] ?? Number.NaN)));
  const rows = runners.map((runner) => {
    const own = of(runner);
    const column = (what: keyof Cost): readonly number[] => own.map((cost) => cost[what]);
    return [
      runner.name,
      median(column('cpu')).toFixed(1),
      Math.min(...column('cpu')).toFixed(1),
      ratio(runner, bare, 'cpu').toFixed(2),
      median(column('wall')).toFixed(1),
      ratio(runner, bare, 'wall').toFixed(2),
      Math.max(...column('megabytes')).toFixed(0),
      runner.target === null ? '' : `${runner.target.of} ≤ ${runner.target.atMost}`,
    ];
  });
  const peers = runners.filter(({ name }) => PEERS.some((peer) => name.startsWith(peer.name)));
  const against = peers.map(
    (peer) =>
      `CPU of \`sechook hook\` / CPU of ${peer.name.split(' ')[0]}: ` +
      `**${typical === undefined ? '?' : ratio(typical, peer, 'cpu').toFixed(2)}** (target: at most 0.4)\n`,
  );
  return [
    '| process | CPU ms, median | least | of bare | wall ms, median | of bare | MB at most | target |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...against,
  ].join('\n');
}

function call(tool: string, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    session_id: '00000000-0000-4000-8000-000000000001',
    transcript_path: '/tmp/transcript.jsonl',
    cwd: '/tmp',
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'toolu_1',
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
