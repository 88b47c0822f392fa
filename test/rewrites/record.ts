/**
 * What bash confirmed, kept beside the suite so that not every run must ask it again. The cases follow
 * from the seed; the record holds their digest, and which of them bash does *not* confirm. A change of
 * the generator changes the digest: then the record must be made anew (`report.ts --record`).
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compositions, type Rewritten, singles } from './compose.ts';
import { confirm } from './confirm.ts';

export interface Record {
  readonly compositions: number;
  readonly digest: string;
  /** Ids that bash refuted: a rewrite that only bash reads, inside something that starts dash, for example. */
  readonly refuted: readonly string[];
}

const FILE = fileURLToPath(new URL('../oracle/records/rewrites.json', import.meta.url));
export const COMPOSITIONS = 20_000;

export function allCases(count: number = COMPOSITIONS): readonly Rewritten[] {
  return [...singles(), ...compositions(count)];
}

export function digestOf(cases: readonly Rewritten[]): string {
  const hash = createHash('sha256');
  for (const one of cases) hash.update(`${one.id}\0${one.script}\0${one.argv.join('\0')}\0\0`);
  return hash.digest('hex');
}

/** Null when there is none, or the generator has changed since. */
export function readRecord(cases: readonly Rewritten[]): Record | null {
  if (!existsSync(FILE)) return null;
  const record = JSON.parse(readFileSync(FILE, 'utf8')) as Record;
  return record.digest === digestOf(cases) ? record : null;
}

export async function makeRecord(cases: readonly Rewritten[]): Promise<Record> {
  const confirmations = await confirm(cases);
  const refuted = cases.filter((one) => confirmations.get(one.id)?.confirmed !== true).map((one) => one.id);
  const record = { compositions: COMPOSITIONS, digest: digestOf(cases), refuted };
  writeFileSync(FILE, `${JSON.stringify(record)}\n`);
  return record;
}

/** The cases that bash confirmed, by the record; makes the record where there is none that fits. */
export async function confirmedCases(): Promise<readonly Rewritten[]> {
  const cases = allCases();
  const record = readRecord(cases) ?? (await makeRecord(cases));
  const refuted = new Set(record.refuted);
  return cases.filter((one) => !refuted.has(one.id));
}
