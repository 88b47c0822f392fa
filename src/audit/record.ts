/**
 * The audit log's record, version 1: one for each call. The published schema is `docs/audit-schema.json`;
 * a field is never renamed or given another meaning within a version. All text is redacted and bounded,
 * and a whole line stays so short that one write appends it in one piece.
 */
import type { CallContext, PastCall, ToolCall } from '../core/call.ts';
import type { Failure } from '../core/failure.ts';
import type { Decision, Verdict } from '../core/finding.ts';
import type { Tier } from '../core/rule.ts';
import { safeText, subjectOf } from './subject.ts';

const AUDIT_VERSION = 1;
/** The session of calls that `sechook doctor` makes to see whether the guard is on. */
export const DOCTOR_SESSION = 'sechook-doctor';
/** Bytes, newline included. */
export const LINE_LIMIT = 8_192;
const NAME_LIMIT = 200;
const RULES_LIMIT = 24;

/** What the client was told: `none` is no opinion, `approve` an explicit allow. */
type Answered = 'none' | 'approve' | 'ask' | 'deny';

/** What became of the call afterwards, where a later event of the client tells. */
interface Outcome {
  readonly kind: PastCall['kind'];
  readonly ts: string;
  /** Null where the client does not say. */
  readonly millis: number | null;
}

export interface AuditRecord {
  readonly v: typeof AUDIT_VERSION;
  /** UTC, milliseconds. */
  readonly ts: string;
  /** Names the call within this log. */
  readonly id: string;
  /** Version of sechook. */
  readonly sechook: string;
  readonly client: string | null;
  readonly event: string | null;
  readonly tool: string | null;
  readonly kind: ToolCall['kind'] | null;
  readonly session: string | null;
  readonly toolUse: string | null;
  readonly agent: string | null;
  readonly cwd: string | null;
  readonly mode: string | null;
  readonly subject: string | null;
  /** The engine's verdict; null where none was reached. */
  readonly judged: Decision | null;
  /** After the mapping to what client and mode allow. */
  readonly answered: Answered;
  readonly rules: readonly { readonly id: string; readonly tier: Tier }[];
  /** Why the call could not be judged. */
  readonly failure: Failure | null;
  /** From the start of the process, microseconds. */
  readonly us: number;
  /** Only in the record that a client's later event makes: what became of the call of that tool use. */
  readonly outcome: Outcome | null;
  /** Hash of the whole call, where an exception for it is possible. */
  readonly key: string | null;
  /** The record whose exception let this call through. */
  readonly granted: string | null;
  /** Exceptions that took findings of this call out of the answer. */
  readonly excepted: readonly string[];
}

export interface AuditFacts {
  /** Null where the payload could not be decoded. */
  readonly call: ToolCall | null;
  readonly client: string | null;
  readonly verdict: Verdict | null;
  readonly answered: Answered;
  readonly failure: Failure | null;
  readonly key: string | null;
  readonly granted: string | null;
  readonly excepted: readonly string[];
  readonly version: string;
  readonly now: Date;
  readonly pid: number;
  readonly micros: number;
}

export function auditRecord(facts: AuditFacts): AuditRecord {
  const { call, verdict, failure } = facts;
  const context = call?.context ?? null;
  return {
    v: AUDIT_VERSION,
    ts: facts.now.toISOString(),
    id: recordId(facts.now, facts.pid),
    sechook: facts.version,
    client: context?.client ?? facts.client,
    event: name(context?.event),
    tool: name(context?.tool),
    kind: call?.kind ?? null,
    session: name(context?.session),
    toolUse: name(context?.toolUse),
    agent: name(context?.agent),
    cwd: name(context?.cwd, 1_000),
    mode: name(context?.permissionMode),
    subject: call === null ? null : subjectOf(call),
    judged: verdict?.decision ?? null,
    answered: facts.answered,
    rules: ruleList(verdict),
    failure: failure === null ? null : { code: failure.code, detail: safeText(failure.detail, 400) },
    us: Math.max(0, Math.round(facts.micros)),
    outcome: null,
    key: facts.key,
    granted: facts.granted,
    excepted: facts.excepted.slice(0, RULES_LIMIT),
  };
}

/** What became of a call: a record of its own, by `toolUse` or subject that of the call. */
export function outcomeRecord(
  context: CallContext,
  past: PastCall,
  facts: Pick<AuditFacts, 'version' | 'now' | 'pid' | 'micros'>,
): AuditRecord {
  const { call, kind, millis } = past;
  const none = {
    verdict: null,
    answered: 'none',
    failure: null,
    key: null,
    granted: null,
    excepted: [],
  } as const;
  return {
    ...auditRecord({ ...facts, ...none, call, client: context.client }),
    event: name(context.event),
    tool: name(context.tool),
    session: name(context.session),
    toolUse: name(context.toolUse),
    outcome: { kind, ts: facts.now.toISOString(), millis },
  };
}

/** One line with its newline, never longer than `LINE_LIMIT` bytes. */
export function auditLine(record: AuditRecord): string {
  const line = `${JSON.stringify(record)}\n`;
  if (Buffer.byteLength(line) <= LINE_LIMIT) return line;
  // Wide characters triple the length and escapes double it: the longest texts are what can be spared.
  const subject = record.subject === null ? null : safeText(record.subject, 400);
  const cwd = record.cwd === null ? null : safeText(record.cwd, 200);
  return `${JSON.stringify({ ...record, subject, cwd, rules: record.rules.slice(0, 8) })}\n`;
}

function name(text: string | null | undefined, limit = NAME_LIMIT): string | null {
  return text === null || text === undefined ? null : safeText(text, limit);
}

function ruleList(verdict: Verdict | null): AuditRecord['rules'] {
  const seen = new Map<string, Tier>();
  for (const { rule, tier } of verdict?.findings ?? []) {
    if (seen.size >= RULES_LIMIT) break;
    if (!seen.has(rule)) seen.set(rule, tier);
  }
  return [...seen].map(([id, tier]) => ({ id: safeText(id, 80), tier }));
}

/** Time first; the process and a random part keep two calls of one millisecond apart. */
function recordId(now: Date, pid: number): string {
  const random = Math.floor(Math.random() * 36 ** 4);
  return [now.getTime(), pid, random].map((part) => part.toString(36)).join('-');
}
