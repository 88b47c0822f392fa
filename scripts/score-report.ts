/** Markdown tables and lists of a scored run. */
import { type Decision, MISSES, type Outcome } from './score-outcome.ts';

export interface Scored {
  readonly id: string;
  readonly command: string;
  readonly label: string;
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

export function missList(rows: readonly Scored[], limit: number, only: string | null): string {
  const lines: string[] = [];
  for (const outcome of MISSES) {
    if (only !== null && outcome !== only) continue;
    const missed = rows.filter((row) => row.outcome === outcome);
    if (missed.length === 0) continue;
    lines.push(`## ${outcome}: ${missed.length}`, '', causes(missed), '');
    for (const row of missed.slice(0, limit)) {
      const why = row.note ?? row.rules.join(', ');
      lines.push(
        `- [${row.category}] ${row.id}${why === '' ? '' : ` (${why})`}`,
        `      ${oneLine(row.command)}`,
      );
    }
    if (missed.length > limit) lines.push(`- … and ${missed.length - limit} more`);
    lines.push('');
  }
  return lines.join('\n');
}

/** The rules that fired on wrongly stopped rows, or the categories of those let through. */
function causes(rows: readonly Scored[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const names = row.rules.length > 0 ? row.rules : [row.category];
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([name, count]) => `${name} ${count}`).join(' · ');
}

function oneLine(command: string): string {
  const line = command.replaceAll('\n', '⏎').replaceAll(/[\x00-\x1f\x7f]/g, '�');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
