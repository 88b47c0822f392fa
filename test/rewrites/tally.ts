/** Counts the judgements over the confirmed rewrites, and groups what was missed by the rewrite that lost it. */
import type { Decision } from '../../src/core/finding.ts';
import type { Rewritten } from './compose.ts';
import { frozenVerdict } from './frozen-rules.ts';

type Judgement = Decision | 'threw';

export interface Miss {
  readonly one: Rewritten;
  readonly judgement: Judgement;
  readonly detail: string;
}

export interface Tally {
  readonly total: number;
  readonly counts: Readonly<Record<Judgement, number>>;
  readonly misses: readonly Miss[];
}

export function tally(cases: readonly Rewritten[]): Tally {
  const counts: Record<Judgement, number> = { deny: 0, ask: 0, allow: 0, threw: 0 };
  const misses: Miss[] = [];
  for (const one of cases) {
    let judgement: Judgement = 'threw';
    let detail = '';
    try {
      judgement = frozenVerdict(one.script);
    } catch (error) {
      detail = error instanceof Error ? error.message : String(error);
    }
    counts[judgement] += 1;
    if (judgement !== 'deny') misses.push({ one, judgement, detail });
  }
  return { total: cases.length, counts, misses };
}

export interface Group {
  readonly name: string;
  readonly count: number;
  readonly allowed: number;
  readonly example: Miss;
}

/**
 * Each miss is charged to the rewrite of its composition that is missed most often alone, else to the one
 * with the most misses in all; the shortest script is the example.
 */
export function groupMisses(misses: readonly Miss[]): readonly Group[] {
  const alone = new Set(misses.filter((m) => m.one.names.length === 1).map((m) => m.one.names[0]));
  const often = new Map<string, number>();
  for (const miss of misses) for (const name of miss.one.names) often.set(name, (often.get(name) ?? 0) + 1);
  const groups = new Map<string, Miss[]>();
  for (const miss of misses) {
    const names = [...miss.one.names].sort(
      (a, b) => Number(alone.has(b)) - Number(alone.has(a)) || (often.get(b) ?? 0) - (often.get(a) ?? 0),
    );
    const name = names[0] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), miss]);
  }
  return [...groups]
    .map(([name, list]) => ({
      name: alone.has(name) ? name : `${name} (only in compositions)`,
      count: list.length,
      allowed: list.filter((m) => m.judgement === 'allow').length,
      example: list.reduce((a, b) => (b.one.script.length < a.one.script.length ? b : a)),
    }))
    .sort((a, b) => b.allowed - a.allowed || b.count - a.count);
}

export function showTally(t: Tally): string {
  const share = (n: number): string => `${((100 * n) / t.total).toFixed(2)} %`;
  return `${t.total} rewrites: ${Object.entries(t.counts)
    .map(([name, n]) => `${name} ${n} (${share(n)})`)
    .join(', ')}`;
}
