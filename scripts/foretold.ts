/**
 * Runs each command of labelled JSON lines by real bash, in the sandbox of the truth suites (no network,
 * nothing of the machine, a recording stub under the name of every program that could do harm), and prints
 * which calls bash made there that the built executable's `explain --format json` does not name.
 *
 *     scripts/foretold --label malicious labelled.jsonl
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Explanation, explain } from '../test/oracle/explained.ts';
import { type Agreement, bestAgreement } from '../test/oracle/predicted.ts';
import { type Call, runInSandbox } from '../test/oracle/sandbox.ts';

const USAGE = `scripts/foretold [OPTIONS] FILE.jsonl…
  --label LABEL      only rows with this label; may be repeated
  --list             also name the rows in which bash called nothing
  --executable FILE  default dist/sechook
`;

interface Row {
  readonly id?: string;
  readonly command: string;
  readonly label?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    label: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    executable: { type: 'string', default: fileURLToPath(new URL('../dist/sechook', import.meta.url)) },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help || positionals.length === 0) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

function readRows(): readonly Row[] {
  const rows = positionals.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Row),
  );
  return rows.filter(
    (row) =>
      typeof row.command === 'string' &&
      (values.label.length === 0 || values.label.includes(row.label ?? '')),
  );
}

async function explainAll(rows: readonly Row[]): Promise<readonly Explanation[]> {
  const answers: Explanation[] = [];
  const queue = [...rows.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      answers[next[0]] = await explain(values.executable, next[1].command, 'bash');
  };
  await Promise.all([worker(), worker()]);
  return answers;
}

/** Every name that some row calls gets a stub, so that nothing ends early for want of a program. */
function stubsFor(explanations: readonly Explanation[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { acts } of explanations)
    for (const act of acts) {
      const name = act.kind === 'invocation' && act.name.kind === 'known' ? act.name.text : '';
      const base = name.slice(name.lastIndexOf('/') + 1);
      if (/^[A-Za-z0-9][\w.+-]{0,60}$/.test(base)) names.add(base);
    }
  return names;
}

const show = (call: Call): string => call.argv.map((word) => JSON.stringify(word)).join(' ');

const rows = readRows();
const explanations = await explainAll(rows);
const outcomes = await runInSandbox(
  rows.map((row, n) => ({ id: String(n), script: row.command, shell: 'bash' as const })),
  { stubs: stubsFor(explanations), limit: 3 },
);

const counts: Record<Agreement, number> = { known: 0, may: 0, opaque: 0, none: 0 };
const silent: string[] = [];
const missing: string[] = [];
let ran = 0;
let timedOut = 0;
rows.forEach((row, n) => {
  const id = row.id ?? String(n + 1);
  const outcome = outcomes.get(String(n));
  const explanation = explanations[n];
  if (outcome === undefined || explanation === undefined) throw new Error(`no outcome of ${id}`);
  if (outcome.timedOut) timedOut += 1;
  if (outcome.calls.length === 0) silent.push(`${id}: ${outcome.stderr.split('\n')[0] ?? ''}`);
  else ran += 1;
  for (const text of new Set(outcome.calls.map(show))) {
    const call = outcome.calls.find((one) => show(one) === text);
    const found = call === undefined ? 'none' : bestAgreement(explanation, call.argv);
    counts[found] += 1;
    if (found === 'none' || found === 'opaque')
      missing.push(
        `${id}: ${text}\n  ${found === 'none' ? 'not named' : 'only as something that cannot be seen'}${explanation.exhausted === null ? '' : ` (${explanation.exhausted})`} in: ${row.command.replaceAll('\n', '\n    ')}`,
      );
  }
});

const total = Object.values(counts).reduce((a, b) => a + b, 0);
process.stdout.write(
  `${[
    `${rows.length} rows; bash called something in ${ran}, nothing in ${silent.length}; ${timedOut} did not end by themselves`,
    `${total} different calls: ${counts.known} named to the last word, ${counts.may} as far as they can be known, ${counts.opaque} only as something that cannot be seen, ${counts.none} not at all`,
    ...missing,
    ...(values.list ? ['', 'Rows in which bash called nothing:', ...silent] : []),
  ].join('\n')}\n`,
);
process.exitCode = counts.none + counts.opaque === 0 ? 0 : 1;
