/**
 * One hook call, from the client's text to the client's answer:
 * decode → policy → evaluate → reply → audit → encode. Whatever is not a clean verdict is a deny.
 */
import { appendAudit } from '../audit/append.ts';
import { callKey } from '../audit/call-key.ts';
import { auditLine, auditRecord, outcomeRecord } from '../audit/record.ts';
import type { Answer, Client, Reply } from '../clients/client.ts';
import { denyForAll } from '../clients/honoured.ts';
import { type Intake, takeIn } from '../clients/intake.ts';
import { encodeReply, replyTo, replyToFailure } from '../clients/reply.ts';
import type { CallContext, ClientId, Dialect, PastCall, ToolCall } from '../core/call.ts';
import type { Disk } from '../core/disk.ts';
import type { Failure } from '../core/failure.ts';
import type { Verdict } from '../core/finding.ts';
import { evaluateCall } from '../engine/evaluate.ts';
import { openDisk } from '../files/disk.ts';
import { shellOfUser } from '../files/home.ts';
import { consumeGrant } from '../grants/consume.ts';
import { exceptionsInForce } from '../grants/exceptions.ts';
import { type LoadRequest, loadPolicy } from '../snapshot/load.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { type HookArguments, readHookArguments } from './arguments.ts';
import { type Excepted, excepted, isFixed } from './excepted.ts';
import type { HookIo } from './io.ts';

export function runHook(io: HookIo): Answer {
  const args = readHookArguments(io.argv);
  if (args.kind === 'wrong') return denyForAll(args.why);
  if (io.stdin.kind === 'failed') return failedCall(io, args, null, io.stdin.failure);
  const intake = takeIn(io.stdin.text, args.client);
  switch (intake.kind) {
    case 'event':
      if (intake.past !== null) recordOutcome(io, args, intake.context, intake.past);
      return encodeReply(intake.client, { kind: 'none' }, intake.event);
    case 'failed':
      return failedCall(io, args, intake, intake.failure);
    case 'call':
      return judgedCall(io, args, intake);
  }
}

function judgedCall(io: HookIo, args: Ready, intake: Extract<Intake, { kind: 'call' }>): Answer {
  const { call } = intake;
  const home = homeOf(io, args);
  io.offerGrammar(home);
  const policy = policyFor(io, home, call.context.cwd);
  if (policy.kind === 'failed') return failedCall(io, args, intake, policy.failure);
  const disk = openDisk();
  const { verdict, failure } = evaluateCall(call, policy.view, {
    disk,
    home,
    dialect: dialectOf(call.context.client, io, disk),
    foldsCase: io.platform !== 'linux',
  });
  const trouble = io.grammarFailure() ?? failure;
  if (trouble !== null) return failedCall(io, args, intake, trouble, verdict);
  const { settings } = policy.view;
  const { verdict: left, used } = withoutExcepted(io, home, call, verdict);
  const answer = replyTo(left, call.context, settings);
  const { reply, ...exception } = unlessGranted(io, home, {
    call,
    verdict: left,
    // Where findings were taken out nothing is vouched for: the client's own permission flow goes on.
    reply: used.length > 0 && answer.kind === 'approve' ? { kind: 'none' } : answer,
  });
  if (settings.auditEnabled) {
    const unwritten = audit(io, {
      home,
      intake,
      verdict,
      failure: null,
      reply,
      excepted: used,
      ...exception,
    });
    if (unwritten !== null && settings.auditOnFailure === 'deny') {
      return encodeReply(intake.client, replyToFailure(unwritten), intake.event);
    }
  }
  return encodeReply(intake.client, reply, intake.event);
}

/** A line in the log, where there is one; never in the way of a client whose tool has run already. */
function recordOutcome(io: HookIo, args: Ready, context: CallContext, past: PastCall): void {
  const home = homeOf(io, args);
  const policy = policyFor(io, home, context.cwd);
  if (home === null || policy.kind === 'failed' || !policy.view.settings.auditEnabled) return;
  const now = new Date();
  const facts = { version: io.version, now, pid: io.pid, micros: io.micros() };
  appendAudit(auditLine(outcomeRecord(context, past, facts)), { home, now, uid: io.uid });
}

function withoutExcepted(io: HookIo, home: string | null, call: ToolCall, verdict: Verdict): Excepted {
  if (home === null || verdict.findings.length === 0) return { verdict, used: [] };
  return excepted(call, verdict, exceptionsInForce({ home, now: new Date(), uid: io.uid }));
}

interface JudgedCall {
  readonly call: ToolCall;
  readonly verdict: Verdict;
  readonly reply: Reply;
}

interface Exception {
  readonly reply: Reply;
  /** Null where no exception is possible. */
  readonly key: string | null;
  readonly granted: string | null;
}

/**
 * A call that findings would stop goes on without an opinion where a human granted just that, once. Not what
 * touches the guard itself, and not what the machine's managed rules forbid.
 */
function unlessGranted(io: HookIo, home: string | null, { call, verdict, reply }: JudgedCall): Exception {
  const none: Exception = { reply, key: null, granted: null };
  if (home === null || (reply.kind !== 'deny' && reply.kind !== 'ask')) return none;
  if (verdict.findings.some(isFixed)) return none;
  const key = callKey(call);
  if (key === null) return none;
  const granted = consumeGrant(key, { home, now: new Date(), uid: io.uid });
  return granted === null ? { ...none, key } : { reply: { kind: 'none' }, key, granted };
}

type Ready = Extract<HookArguments, { kind: 'ready' }>;

/** A call that could not be judged is denied, and the log says why, as far as there is one. */
function failedCall(
  io: HookIo,
  args: Ready,
  intake: Exclude<Intake, { kind: 'event' }> | null,
  failure: Failure,
  verdict: Verdict | null = null,
): Answer {
  const reply = replyToFailure(failure);
  audit(io, {
    home: homeOf(io, args),
    intake,
    verdict,
    failure,
    reply,
    excepted: [],
    key: null,
    granted: null,
  });
  const client: Client | null = intake?.client ?? null;
  return encodeReply(client, reply, intake?.event ?? '');
}

function homeOf(io: HookIo, args: Ready): string | null {
  return args.home ?? io.accountHome();
}

type Policy =
  | { readonly kind: 'ready'; readonly view: PolicyView }
  | { readonly kind: 'failed'; readonly failure: Failure };

function policyFor(io: HookIo, home: string | null, cwd: string | null): Policy {
  const builtIn = io.embedded('policy.snapshot');
  if (builtIn === null) {
    return {
      kind: 'failed',
      failure: {
        code: 'snapshot-damaged',
        detail: 'The executable carries no built-in policy; install it anew.',
      },
    };
  }
  const request: LoadRequest = { home, cwd, version: io.version, builtIn, uid: io.uid };
  const loaded = loadPolicy(request);
  return loaded.kind === 'stale' ? io.cold().recompile(request) : loaded;
}

/**
 * Claude Code and Codex run the user's login shell, Gemini CLI bash. Where the shell is unknown or plain,
 * bash's reading holds: it is the stricter one.
 */
function dialectOf(client: ClientId | null, io: HookIo, disk: Disk): Dialect {
  if (client === 'gemini-cli') return 'bash';
  return /(?:^|\/)zsh$/.test(shellOfUser(io.uid, disk) ?? '') ? 'zsh' : 'bash';
}

interface AuditedCall {
  readonly home: string | null;
  readonly intake: Exclude<Intake, { kind: 'event' }> | null;
  readonly verdict: Verdict | null;
  readonly failure: Failure | null;
  readonly reply: Reply;
  readonly excepted: readonly string[];
  readonly key: string | null;
  readonly granted: string | null;
}

function audit(io: HookIo, audited: AuditedCall): Failure | null {
  const { home, intake, verdict, failure, reply, excepted, key, granted } = audited;
  if (home === null)
    return { code: 'audit-failed', detail: 'No home directory was found to keep the log in.' };
  const now = new Date();
  const record = auditRecord({
    call: intake?.kind === 'call' ? intake.call : null,
    client: intake?.client?.id ?? null,
    verdict,
    answered: reply.kind,
    failure,
    excepted,
    key,
    granted,
    version: io.version,
    now,
    pid: io.pid,
    micros: io.micros(),
  });
  return appendAudit(auditLine(record), { home, now, uid: io.uid });
}
