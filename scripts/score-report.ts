/** Markdown tables and lists of a scored run. */
import { type Decision, MISSES, type Outcome } from './score-outcome.ts';

export interface Scored {
  readonly id: string;
  readonly command: string;
  readonly label: string;
  /** The row states the least or the most that a guard may do. */
  readonly checked: boolean;
  readonly category: string;
  readonly source: string;
  readonly file: string;
  /** Null where the row was answered by an error. */
  readonly decision: Decision | null;
  readonly outcome: Outcome;
  readonly rules: readonly string[];
  readonly note: string | null;
  readonly micros: number;
}

export function groupTable(
  rows: readonly Scored[],
  title: string,
  groupsOf: (row: Scored) => readonly string[],
): string {
  const groups = new Map<string, Scored[]>();
  for (const row of rows) {
    for (const group of groupsOf(row)) {
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [row]);
      else members.push(row);
    }
  }
  const lines = [
    `| ${title} | rows | deny | ask | allow | error | wrong |`,
    '|---|---:|---:|---:|---:|---:|---:|',
  ];
  for (const [group, members] of [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const count = (decision: Decision | null): string => share(members, (row) => row.decision === decision);
    const wrong = share(members, (row) => MISSES.includes(row.outcome));
    lines.push(
      `| ${group} | ${members.length} | ${count('deny')} | ${count('ask')} | ${count('allow')} | ${count(null)} | ${wrong} |`,
    );
  }
  return lines.join('\n');
}

function share(rows: readonly Scored[], is: (row: Scored) => boolean): string {
  const count = rows.filter(is).length;
  if (count === 0) return '';
  return `${count} (${((100 * count) / rows.length).toFixed(1)} %)`;
}

/** Each kind of miss by class, that is label, category and the rules that fired, with `limit` rows of each class. */
export function missList(rows: readonly Scored[], limit: number, only: string | null): string {
  const lines: string[] = [];
  for (const outcome of MISSES) {
    if (only !== null && outcome !== only) continue;
    const missed = rows.filter((row) => row.outcome === outcome);
    if (missed.length === 0) continue;
    const classes = classesOf(missed);
    lines.push(
      `## ${outcome}: ${counted(missed.length, 'row')} in ${counted(classes.length, 'class', 'classes')}`,
      '',
    );
    for (const [name, members] of classes) {
      lines.push(`- ${members.length} × ${name}`);
      for (const row of members.slice(0, limit)) lines.push(`    - ${row.id}: ${oneLine(row.command)}`);
      if (limit > 0 && members.length > limit) lines.push(`    - … and ${members.length - limit} more`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** The commonest first. */
function classesOf(rows: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] {
  const classes = Map.groupBy(rows, (row) => {
    const cause = row.note ?? (row.rules.length === 0 ? 'no rule' : [...row.rules].sort().join(' + '));
    return `${row.label}, ${row.category}: ${cause}`;
  });
  return [...classes].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function oneLine(command: string): string {
  const line = command.replaceAll('\n', '⏎').replaceAll(/[\x00-\x1f\x7f]/g, '�');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
