/**
 * The bytes of an answer, in the shapes that clients were seen to honour. A deny is always three things at
 * once: one JSON document on stdout, the same reason on stderr, exit code 2. Each client drops some of
 * them in some version or state; none drops all three. An empty reason voids a deny in Codex, exit 2
 * without stderr voids it in Codex and Gemini CLI, and one unknown key voids the JSON in Codex.
 */
import { HOOK_DENY } from '../core/exit-codes.ts';
import type { Answer } from './client.ts';

const FALLBACK = 'sechook denied this call.';

function nonEmpty(reason: string): string {
  return reason.trim() === '' ? FALLBACK : reason;
}

export function denial(json: string, reason: string): Answer {
  return { stdout: json, stderr: `${nonEmpty(reason)}\n`, exitCode: HOOK_DENY };
}

/** The form of Claude Code, which Codex reads as well. */
export function preToolUse(permissionDecision: 'allow' | 'ask' | 'deny', reason: string): string {
  return JSON.stringify({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision,
      permissionDecisionReason: nonEmpty(reason),
    },
  });
}

export function permissionRequestDenial(reason: string): Answer {
  const json = JSON.stringify({
    hookSpecificOutput: {
      hookEventName: 'PermissionRequest',
      decision: { behavior: 'deny', message: nonEmpty(reason) },
    },
  });
  return denial(json, reason);
}

/** The form of Gemini CLI. The reason is for the model; a person sees the message, and else only that a hook failed. */
export function beforeTool(decision: 'ask' | 'deny', reason: string): string {
  const text = nonEmpty(reason);
  return JSON.stringify({ decision, reason: text, systemMessage: text });
}

/**
 * The one answer that stops the tool in all three clients, for when it is not known which one asks.
 * `block` instead of `deny` is what makes Claude Code and Codex accept the outer keys.
 */
export function denyForAll(reason: string): Answer {
  const text = nonEmpty(reason);
  const json = JSON.stringify({
    decision: 'block',
    reason: text,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: text,
    },
  });
  return denial(json, text);
}
