/**
 * What was just refused, read back from the log for a human: denies of today and yesterday, newest first.
 * The log may be damaged or another's work; a line that is no record is passed over.
 */
import fs from 'node:fs';
import { auditDirectory, auditFile } from './append.ts';
import { CALL_KEY } from './call-key.ts';
import { DOCTOR_SESSION } from './record.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;

export const REFUSALS_SHOWN = 20;
/** Of each day's file the last bytes are read: hundreds of records at the least. */
const READ_LIMIT = 4 * 1024 * 1024;
const DAY_MILLIS = 86_400_000;

export interface Refusal {
  /** The record's id. */
  readonly id: string;
  readonly ts: string;
  readonly client: string | null;
  readonly tool: string | null;
  readonly subject: string | null;
  readonly rules: readonly string[];
  readonly key: string | null;
  /** Why it cannot be allowed once; null where it can. */
  readonly fixed: string | null;
}

export function recentRefusals(home: string, now: Date): readonly Refusal[] {
  const found: Refusal[] = [];
  for (const day of [now, new Date(now.getTime() - DAY_MILLIS)]) {
    const lines = tail(`${auditDirectory(home)}/${auditFile(day)}`).split('\n');
    for (let at = lines.length - 1; at >= 0 && found.length < REFUSALS_SHOWN; at--) {
      const refusal = refusalIn(lines[at] ?? '');
      if (refusal !== null) found.push(refusal);
    }
  }
  return found;
}

function tail(path: string): string {
  let file = -1;
  try {
    file = fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = fs.fstatSync(file);
    if (!stat.isFile()) return '';
    const bytes = Buffer.alloc(Math.min(stat.size, READ_LIMIT));
    const read = fs.readSync(file, bytes, 0, bytes.length, Math.max(0, stat.size - READ_LIMIT));
    return bytes.toString('utf8', 0, read);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  } finally {
    if (file !== -1) fs.closeSync(file);
  }
}

function refusalIn(line: string): Refusal | null {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(record) || record.v !== 1 || record.answered !== 'deny') return null;
  // A checkup's own calls are nobody's to allow.
  if (record.session === DOCTOR_SESSION) return null;
  const { id, ts } = record;
  if (typeof id !== 'string' || typeof ts !== 'string') return null;
  const key = typeof record.key === 'string' && CALL_KEY.test(record.key) ? record.key : null;
  return {
    id,
    ts,
    client: text(record.client),
    tool: text(record.tool),
    subject: text(record.subject),
    rules: (Array.isArray(record.rules) ? record.rules : []).flatMap((rule: unknown) =>
      isObject(rule) && typeof rule.id === 'string' ? [rule.id] : [],
    ),
    key,
    fixed: whyFixed(record, key),
  };
}

function whyFixed(record: Readonly<Record<string, unknown>>, key: string | null): string | null {
  if (record.failure !== null) {
    const code = isObject(record.failure) ? text(record.failure.code) : null;
    return `it could not be judged (${code ?? 'unknown'}); an exception is for what was judged`;
  }
  if (key !== null) return null;
  return 'it touches the guard itself, or a managed rule forbids it';
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
