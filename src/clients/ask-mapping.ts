/**
 * What becomes of "a human decides" in each client and permission mode, in one table.
 *
 * Claude Code asks, and its ask beats an allow rule and even the bypass mode in the version that was tried;
 * but earlier ones were seen to answer it themselves where nobody is meant to be asked, so in those modes
 * and in modes never heard of a deny is sent. Codex has no ask: it would run the tool. Gemini CLI's ask
 * hangs for ever without a terminal and overrides a policy's deny.
 */
import type { ClientId } from '../core/call.ts';
import type { Finding, Verdict } from '../core/finding.ts';

export type AskRoute =
  /** A human is asked by the client on our word. */
  | 'ask'
  /** We cannot ask, but the client may ask by its own rules. */
  | 'own-flow'
  /** Nobody is going to be asked at all. */
  | 'nobody';

type Modes = Readonly<Record<string, AskRoute>>;

const CLAUDE_MODES: Modes = {
  default: 'ask',
  acceptEdits: 'ask',
  plan: 'ask',
  auto: 'nobody',
  dontAsk: 'nobody',
  bypassPermissions: 'nobody',
};

const CODEX_MODES: Modes = {
  default: 'own-flow',
  acceptEdits: 'own-flow',
  plan: 'own-flow',
  auto: 'nobody',
  dontAsk: 'nobody',
  bypassPermissions: 'nobody',
};

export interface AskSituation {
  readonly client: ClientId | null;
  readonly permissionMode: string | null;
  /** The user's own config says that a human sits before Gemini CLI's prompt. */
  readonly geminiInteractive: boolean;
}

export function askRoute(situation: AskSituation): AskRoute {
  const { client, permissionMode, geminiInteractive } = situation;
  switch (client) {
    case 'claude-code':
      return inMode(CLAUDE_MODES, permissionMode);
    case 'codex':
      return inMode(CODEX_MODES, permissionMode);
    case 'gemini-cli':
      // Its payload has no mode. Its own flow asks before a shell command unless the user switched that off.
      return geminiInteractive ? 'ask' : 'own-flow';
    case null:
      return 'nobody';
  }
}

/** A client that does not say its mode is in its default one; a mode that nobody knows asks nobody. */
function inMode(modes: Modes, mode: string | null): AskRoute {
  const name = mode ?? 'default';
  return Object.hasOwn(modes, name) ? (modes[name] ?? 'nobody') : 'nobody';
}

/** The decision as the client gets it; `allow` means that nothing is said. */
export function mappedDecision(verdict: Verdict, situation: AskSituation): Verdict['decision'] {
  if (verdict.decision !== 'ask') return verdict.decision;
  const route = askRoute(situation);
  if (route === 'ask') return 'ask';
  return route === 'own-flow' && verdict.findings.every(mayDefer) ? 'allow' : 'deny';
}

function mayDefer(finding: Finding): boolean {
  return finding.withoutAsk === 'defer';
}
