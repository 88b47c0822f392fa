/**
 * Scores the policy on labelled commands: reads JSON lines with `command` and a label (`label` benign,
 * malicious or grey, `min_verdict`, `max_verdict`, or another guard's `expect`), judges them with
 * `sechook check --batch`, and prints figures, tables and the rows that went wrong by class. See docs/scoring.md.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figuresOf, figureTable } from './score-figures.ts';
import { type Answer, judge } from './score-judge.ts';
import { labelOf, MISSES, type Outcome, outcomeOf } from './score-outcome.ts';
import { groupTable, missList, type Scored } from './score-report.ts';
import { type Group, groupOf, isIn, type Row, readRows, selected } from './score-rows.ts';

const USAGE = `scripts/score [OPTIONS] FILE.jsonl…
  --client CLIENT          count verdicts as that client is answered: claude-code, codex, gemini-cli
  --permission-mode MODE   in that mode
  --cwd DIR                where the commands would run (default: here)
  --source GLOB            only rows of these sources; may be repeated, as all that follow
  --exclude-source GLOB    no rows of these sources
  --exclude-note REGEX     no rows whose note matches
  --group NAME=GLOB        count these sources together too, as in agents='agent-*'
  --by KEY                 a table by label, category, source, group, rule or file
  --list N                 show at most N rows of each class of misses (default 3)
  --only OUTCOME           list only ${MISSES.join(', ')}
  --json                   one JSON object instead of tables
  --executable FILE        default dist/sechook
`;

const KEYS: Readonly<Record<string, (row: Scored, groups: readonly Group[]) => readonly string[]>> = {
  label: (row) => [row.label],
  category: (row) => [`${row.label}: ${row.category}`],
  source: (row) => [`${row.label}: ${row.source}`],
  group: (row, groups) =>
    groups.filter((group) => isIn(row.source, group)).map((group) => `${row.label}: ${group.name}`),
  file: (row) => [`${row.file.slice(row.file.lastIndexOf('/') + 1)}: ${row.label}`],
  rule: (row) => row.rules.map((rule) => `${rule} (${row.label})`),
};

function options() {
  return parseArgs({
    allowPositionals: true,
    options: {
      client: { type: 'string' },
      'permission-mode': { type: 'string' },
      cwd: { type: 'string' },
      source: { type: 'string', multiple: true, default: [] },
      'exclude-source': { type: 'string', multiple: true, default: [] },
      'exclude-note': { type: 'string', multiple: true, default: [] },
      group: { type: 'string', multiple: true, default: [] },
      by: { type: 'string', multiple: true, default: [] },
      list: { type: 'string', default: '3' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      executable: { type: 'string', default: fileURLToPath(new URL('../dist/sechook', import.meta.url)) },
      help: { type: 'boolean', default: false },
    },
  });
}

function score(row: Row, answer: Answer): Scored {
  const decision = answer.decision ?? null;
  const outcome: Outcome = decision === null ? 'error' : outcomeOf(row, decision);
  return {
    id: row.id ?? String(answer.id),
    command: row.command,
    label: labelOf(row),
    checked: row.min_verdict !== undefined || row.max_verdict !== undefined,
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

function timing(rows: readonly Scored[], seconds: number): string {
  const micros = rows.map((row) => row.micros).sort((a, b) => a - b);
  const at = (part: number): number =>
    micros[Math.min(micros.length - 1, Math.floor(micros.length * part))] ?? 0;
  const rate = Math.round(rows.length / seconds);
  return `${rows.length} rows in ${seconds.toFixed(2)} s, ${rate} a second with start and pipes; evaluation in µs: median ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`;
}

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help || positionals.length === 0) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const groups = values.group.map(groupOf);
  const limit = Number(values.list);
  if (!Number.isInteger(limit) || limit < 0) throw new Error(`--list wants a number, not '${values.list}'`);
  const tables = values.by.map((key) => {
    const groupsOf = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
    if (groupsOf === undefined) throw new Error(`--by knows ${Object.keys(KEYS).join(', ')}, not '${key}'`);
    return { key, groupsOf };
  });
  if (values.only !== undefined && !MISSES.some((outcome) => outcome === values.only))
    throw new Error(`--only knows ${MISSES.join(', ')}, not '${values.only}'`);
  const selection = {
    sources: values.source,
    withoutSources: values['exclude-source'],
    withoutNotes: values['exclude-note'].map((note) => new RegExp(note)),
  };
  const rows = readRows(positionals).filter((row) => selected(row, selection));
  if (rows.length === 0) throw new Error('no row is left to score');
  const started = performance.now();
  const answers = await judge(rows, {
    executable: values.executable,
    client: values.client,
    mode: values['permission-mode'],
    cwd: values.cwd,
  });
  const seconds = (performance.now() - started) / 1000;
  const scored = rows.map((row, index) => score(row, answers[index] ?? { id: index, error: 'no answer' }));
  const figures = figuresOf(scored, groups);
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ seconds, figures, rows: scored })}\n`);
    return;
  }
  const out = [timing(scored, seconds), '', figureTable(figures), ''];
  for (const { key, groupsOf } of tables)
    out.push(
      groupTable(scored, key, (row) => groupsOf(row, groups)),
      '',
    );
  out.push(missList(scored, limit, values.only ?? null));
  process.stdout.write(`${out.join('\n')}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`score: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
