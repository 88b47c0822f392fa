/** Plays the steps of a session to whoever asks as the model, and notes what came of each. */
import type { ClientId } from '../../src/core/call.ts';
import { type ToolUse, toolUse } from './calls.ts';
import type { Conversation, Turn } from './model/turn.ts';
import { type Session, type Step, type StepSeen, SUB_TASK } from './session.ts';

const DONE: Turn = { kind: 'text', text: 'done' };

const SHELL_TOOL: Readonly<Record<ClientId, string>> = {
  'claude-code': 'Bash',
  'gemini-cli': 'run_shell_command',
  codex: 'exec_command',
};

export interface Player {
  readonly next: (conversation: Conversation) => Turn;
  /** The steps that were reached, and the one that never got a result. */
  readonly seen: () => readonly StepSeen[];
  readonly offered: () => readonly string[];
  readonly lastRequest: () => string;
}

export function playerOf(session: Session): Player {
  const main = part(session, session.steps, 0);
  const sub = part(session, session.subSteps ?? [], 1000);
  const offered = new Set<string>();
  let lastRequest = '';
  return {
    next(conversation) {
      for (const tool of conversation.tools) offered.add(tool);
      // Clients also ask on the side, for a title or a summary, without their tools or with few.
      if (!conversation.tools.includes(SHELL_TOOL[session.setup.client])) return DONE;
      lastRequest = conversation.raw;
      const own = session.subSteps !== undefined && conversation.opening.includes(SUB_TASK) ? sub : main;
      return own.next(conversation);
    },
    seen: () => [...main.seen(), ...sub.seen()],
    offered: () => [...offered],
    lastRequest: () => lastRequest,
  };
}

function part(session: Session, steps: readonly Step[], firstId: number) {
  const seen: StepSeen[] = [];
  let running: { readonly step: Step; readonly since: number } | null = null;

  function finish(told: string | null): void {
    if (running === null) return;
    const { step, since } = running;
    running = null;
    const ran = step.ran(told ?? '');
    const milliseconds = Date.now() - since;
    const doctor = ran ? (step.look?.() ?? []) : [];
    step.after?.();
    seen.push({ name: step.name, ran, told, milliseconds, doctor });
  }

  return {
    next(conversation: Conversation): Turn {
      const answered = conversation.results.length;
      // A client that repeats its request gets the same call again.
      if (running !== null && answered > seen.length) finish(conversation.results.at(-1) ?? '');
      const step = steps[answered];
      if (step === undefined) return DONE;
      if (running === null) {
        step.before?.();
        running = { step, since: Date.now() };
      }
      const use = inSession(toolUse(session.setup.client, step.wish), conversation.results);
      return { kind: 'call', id: firstId + answered, use };
    },
    seen(): readonly StepSeen[] {
      finish(null);
      return seen;
    },
  };
}

/** Codex numbers the sessions that wait for input; the one that the last result named is meant. */
function inSession(use: ToolUse, results: readonly string[]): ToolUse {
  if (use.kind !== 'input' || use.input.session_id !== 'SESSION') return use;
  const id = /session ID (\d+)/.exec(results.at(-1) ?? '')?.[1] ?? 0;
  return { ...use, input: { ...use.input, session_id: Number(id) } };
}
