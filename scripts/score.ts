/**
 * Scores the policy on labelled commands: reads JSON lines with `command` and a label (`label` benign,
 * malicious or grey, `min_verdict`, `max_verdict`, or another guard's `expect`), judges them with
 * `sechook check --batch`, and prints tables by label, category and source and the rows that went wrong.
 *
 *     scripts/score --client codex --list 20 labelled.jsonl
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Labelled, labelOf, type Outcome, outcomeOf } from './score-outcome.ts';
import { groupTable, missList, type Scored } from './score-report.ts';

const USAGE = `scripts/score [OPTIONS] FILE.jsonl…
  --client CLIENT          count verdicts as that client is answered
  --permission-mode MODE   in that mode
  --cwd DIR                where the commands would run (default: here)
  --list N                 show at most N rows of each class of misses (default 10)
  --by KEY                 label, category, source, rule or file; may be repeated
  --only CLASS             list only this class of misses
  --json                   one JSON object instead of tables
  --executable FILE        default dist/sechook
`;

interface Answer {
  readonly id: number;
  readonly decision?: 'allow' | 'ask' | 'deny';
  readonly rules?: readonly string[];
  readonly us?: number;
  readonly failure?: string;
  readonly error?: string;
}

interface Row extends Labelled {
  readonly id?: string;
  readonly command: string;
  readonly category?: string;
  readonly source?: string;
  readonly cwd?: string;
  readonly file: string;
}

function readRows(files: readonly string[]): readonly Row[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ ...(JSON.parse(line) as Omit<Row, 'file'>), file }))
      .filter((row) => typeof row.command === 'string'),
  );
}

interface Settings {
  readonly executable: string;
  readonly client: string | undefined;
  readonly mode: string | undefined;
  readonly cwd: string | undefined;
}

async function judge(rows: readonly Row[], settings: Settings): Promise<readonly Answer[]> {
  const cwd = settings.cwd === undefined ? [] : ['--cwd', settings.cwd];
  const child = spawn(settings.executable, ['check', '--batch', ...cwd], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const feed = async (): Promise<void> => {
    for (const [id, row] of rows.entries()) {
      const line = JSON.stringify({
        id,
        command: row.command,
        cwd: row.cwd,
        client: settings.client,
        permission_mode: settings.mode,
      });
      if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
  };
  const fed = feed();
  const answers: Answer[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as Answer);
  await fed;
  await ended;
  if (answers.length !== rows.length)
    throw new Error(`${rows.length} rows were answered by ${answers.length} lines`);
  return answers;
}

function score(row: Row, answer: Answer): Scored {
  const decision = answer.decision ?? null;
  const outcome: Outcome = decision === null ? 'error' : outcomeOf(row, decision);
  return {
    id: row.id ?? String(answer.id),
    command: row.command,
    label: labelOf(row),
    category: row.category ?? '-',
    source: row.source ?? '-',
    file: row.file,
    decision,
    outcome,
    rules: answer.rules ?? [],
    note: answer.error ?? answer.failure ?? null,
    micros: answer.us ?? 0,
  };
}

const KEYS: Readonly<Record<string, (row: Scored) => readonly string[]>> = {
  label: (row) => [row.label],
  category: (row) => [`${row.label}: ${row.category}`],
  source: (row) => [`${row.label}: ${row.source}`],
  file: (row) => [`${row.file.slice(row.file.lastIndexOf('/') + 1)}: ${row.label}`],
  rule: (row) => row.rules.map((rule) => `${rule} (${row.label})`),
};

function timing(rows: readonly Scored[], seconds: number): string {
  const micros = rows.map((row) => row.micros).sort((a, b) => a - b);
  const at = (part: number): number =>
    micros[Math.min(micros.length - 1, Math.floor(micros.length * part))] ?? 0;
  const rate = Math.round(rows.length / seconds);
  return `${rows.length} rows in ${seconds.toFixed(2)} s, ${rate} a second with start and pipes; evaluation in µs: median ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      client: { type: 'string' },
      'permission-mode': { type: 'string' },
      cwd: { type: 'string' },
      list: { type: 'string', default: '10' },
      by: { type: 'string', multiple: true },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      executable: { type: 'string', default: fileURLToPath(new URL('../dist/sechook', import.meta.url)) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const rows = readRows(positionals);
  const started = performance.now();
  const answers = await judge(rows, {
    executable: values.executable,
    client: values.client,
    mode: values['permission-mode'],
    cwd: values.cwd,
  });
  const seconds = (performance.now() - started) / 1000;
  const scored = rows.map((row, index) => score(row, answers[index] ?? { id: index, error: 'no answer' }));
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ seconds, rows: scored })}\n`);
    return;
  }
  const out = [timing(scored, seconds), ''];
  for (const key of values.by ?? ['label', 'category', 'source']) {
    const groupsOf = KEYS[key];
    if (groupsOf === undefined) throw new Error(`--by knows ${Object.keys(KEYS).join(', ')}`);
    out.push(groupTable(scored, key, groupsOf), '');
  }
  out.push(missList(scored, Number(values.list), values.only ?? null));
  process.stdout.write(`${out.join('\n')}\n`);
}

await main();
