/** What becomes of "a human decides" where no human sits; the variant is the permission mode. */
import { HOME, isMarked, mark, put } from '../jail/places.ts';
import type { Place, Session, Setup, Step } from '../session.ts';

const RULES = `suspicious "own.ask"
  match command("touch") and arg_glob("*/ask-*")
  nudge "Ask first."
  catches touch /x/ask-1
  permits touch /x/other

suspicious "own.defer"
  without_ask defer
  match command("touch") and arg_glob("*/defer-*")
  nudge "Ask first, if you can."
  catches touch /x/defer-1
  permits touch /x/other
`;

export const ASK = 'ask';
export const DEFER = 'ask, or defer';

export function ask(place: Place): Session {
  return {
    setup: setupFor(place),
    prepare: () => put(`${HOME}/.config/sechook/rules/ask.rules`, RULES),
    steps: [touch('harmless', 'yes-1'), touch(ASK, 'ask-1'), touch(DEFER, 'defer-1')],
  };
}

function touch(name: string, file: string): Step {
  return {
    name,
    wish: { kind: 'shell', command: `touch ${mark(file)}` },
    ran: () => isMarked(file),
  };
}

function setupFor({ client, scope, variant }: Place): Setup {
  const setup: Setup = {
    client,
    scope,
    approvals: 'open',
    clientHome: HOME,
    guarded: true,
    env: {},
    args: [],
  };
  switch (client) {
    case 'claude-code':
      return { ...setup, args: ['--permission-mode', variant] };
    case 'gemini-cli':
    case 'codex':
      // Without a screen Codex is always in one mode, and Gemini CLI never says in which.
      return setup;
  }
}
