/**
 * What a client is given to run after a tool: one line in the log, and never a word to the client. Whatever
 * becomes of the executable, the line ends with 0 and writes nothing.
 */
import { cleanWords, type LineFacts, type RefusedLine, shellLine, whyRefused } from './line-parts.ts';
import { NEUTRAL_ENVIRONMENT } from './loader-environment.ts';
import type { RegisteredLine } from './registered-line.ts';

export interface OutcomeLine extends Pick<RegisteredLine, 'kind' | 'words' | 'shell' | 'entry'> {
  /** The events to register it for. */
  readonly events: readonly string[];
}

const LIMIT_SECONDS = 3;
const CLIENT_SECONDS = 5;

export function outcomeLine(facts: LineFacts): OutcomeLine | RefusedLine {
  const { client, timeout } = facts;
  const why = whyRefused(facts, LIMIT_SECONDS);
  if (why !== null) return { kind: 'refused', why };
  const words = cleanWords(facts, script(timeout), 'exit 0');
  const shell = shellLine(words);
  return {
    kind: 'line',
    events: OUTCOME_EVENTS[client],
    words,
    shell,
    entry: entryFor(client, words, shell),
  };
}

export const OUTCOME_EVENTS = {
  'claude-code': ['PostToolUse', 'PostToolUseFailure', 'PermissionDenied'],
  'gemini-cli': ['AfterTool'],
  codex: ['PostToolUse'],
} as const;

/** Without `timeout(1)` the executable's own limit has to do; the client's lies behind it. */
function script(timeout: string | null): string {
  const run = timeout === null ? '' : `${timeout} -s KILL ${LIMIT_SECONDS} `;
  return `${run}"$@" >/dev/null 2>&1; exit 0`;
}

function entryFor(
  client: LineFacts['client'],
  words: readonly string[],
  shell: string,
): RegisteredLine['entry'] {
  switch (client) {
    case 'claude-code':
      return { type: 'command', command: words[0], args: words.slice(1), timeout: CLIENT_SECONDS };
    case 'gemini-cli':
      return {
        type: 'command',
        name: 'sechook-outcome',
        command: shell,
        timeout: CLIENT_SECONDS * 1_000,
        env: NEUTRAL_ENVIRONMENT,
      };
    case 'codex':
      return { type: 'command', command: shell, timeout: CLIENT_SECONDS };
  }
}
