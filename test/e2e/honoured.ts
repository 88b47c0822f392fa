/**
 * How each client reads what a hook process left behind, as observed with the real clients: does the tool
 * run? `honoured.test.ts` holds the observations that this must reproduce.
 */
import type { ClientId } from '../../src/core/call.ts';

export interface Left {
  /** Null when a signal ended the process. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** True only where the client is certain not to run the tool, and nobody is asked. */
export function isHonouredDeny(client: ClientId, left: Left): boolean {
  switch (client) {
    case 'claude-code':
      return left.exit === 2 || claudeDecision(left.stdout) === 'deny';
    case 'gemini-cli':
      return geminiDecision(left) === 'deny';
    case 'codex':
      if (left.exit === 2) return left.stderr.trim() !== '';
      return left.exit === 0 && codexDenies(left.stdout);
  }
}

/** True only where the client goes on by its own rules: nothing said, nothing widened. */
export function isNoOpinion(left: Left): boolean {
  return left.exit === 0 && left.stdout === '';
}

type Fields = Readonly<Record<string, unknown>>;

/** The whole of stdout must be one JSON object; a log line before or after it voids it. */
function jsonObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value outside its schema makes Claude Code drop the whole document. */
function claudeDecision(stdout: string): 'deny' | 'other' {
  const answer = jsonObject(stdout);
  if (answer === null) return 'other';
  const { decision, hookSpecificOutput: specific } = answer;
  if (decision !== undefined && decision !== 'block' && decision !== 'approve') return 'other';
  if (specific === undefined) return decision === 'block' ? 'deny' : 'other';
  if (!isFields(specific) || specific.hookEventName !== 'PreToolUse') return 'other';
  return specific.permissionDecision === 'deny' || decision === 'block' ? 'deny' : 'other';
}

/** stdout, or stderr if that is empty; JSON counts whatever the exit code; a signal counts as 0. */
function geminiDecision(left: Left): 'deny' | 'other' {
  const text = left.stdout.trim() !== '' ? left.stdout : left.stderr;
  if (text.trim() === '') return 'other';
  const answer = jsonObject(text);
  if (answer === null) return (left.exit ?? 0) >= 2 ? 'deny' : 'other';
  const { decision } = answer;
  return decision === 'deny' || decision === 'block' || answer.continue === false ? 'deny' : 'other';
}

const CODEX_KEYS: ReadonlySet<string> = new Set([
  'decision',
  'reason',
  'hookSpecificOutput',
  'systemMessage',
]);

function codexDenies(stdout: string): boolean {
  const answer = jsonObject(stdout);
  if (answer === null || !Object.keys(answer).every((key) => CODEX_KEYS.has(key))) return false;
  const { decision, reason, hookSpecificOutput: specific } = answer;
  if (decision !== undefined && (decision !== 'block' || !isText(reason))) return false;
  if (specific === undefined) return decision === 'block';
  if (!isFields(specific) || specific.hookEventName !== 'PreToolUse') return false;
  return specific.permissionDecision === 'deny' && isText(specific.permissionDecisionReason);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
