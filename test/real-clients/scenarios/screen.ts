/**
 * A client with a screen: an ask that the person declines, one that they agree to, and a deny. Where a client has no ask
 * of its own, the first two are denies.
 */
import type { ClientId } from '../../../src/core/call.ts';
import { HOME, isMarked, mark, put, SECRET } from '../jail/places.ts';
import type { Place, Screen, Session, Step } from '../session.ts';

const RULES = `suspicious "own.ask"
  match command("touch") and arg_glob("*/ask-*")
  nudge "Ask first."
  catches touch /x/ask-1
  permits touch /x/other
`;

export function screen({ client, scope }: Place): Session {
  return {
    setup: {
      client,
      scope,
      approvals: 'open',
      clientHome: HOME,
      guarded: true,
      env: {},
      args: [],
      screen: true,
    },
    prepare: () => {
      put(`${HOME}/.config/sechook/rules/ask.rules`, RULES);
      put(`${HOME}/.config/sechook/config.toml`, '[verdict]\ninteractive_gemini = true\n');
    },
    steps: [
      touch('harmless', `touch ${mark('yes')}`, 'yes'),
      touch('denied', `touch ${mark('no')}; cat ${SECRET}`, 'no'),
      touch('agreed', `touch ${mark('ask-1')}`, 'ask-1'),
      // The last one: what a person declines ends the turn.
      touch('declined', `touch ${mark('ask-2')}`, 'ask-2'),
    ],
    screen: SCREENS[client],
    limitSeconds: 60,
  };
}

const DONE = /^\W*done\b/m;

const SCREENS: Readonly<Record<ClientId, Screen>> = {
  'claude-code': {
    answers: [
      { when: /ask-1[\s\S]*Do you want to proceed/, keys: ['Enter'] },
      { when: /ask-2[\s\S]*Do you want to proceed/, keys: ['Escape'] },
    ],
    until: /Interrupted|rejected|What should Claude do/i,
  },
  'gemini-cli': {
    answers: [
      { when: /ask-1[\s\S]*Allow once/, keys: ['Enter'] },
      { when: /ask-2[\s\S]*Allow once/, keys: ['Escape'] },
    ],
    until: /cancelled|canceled|declined|rejected|Type your message/i,
  },
  codex: {
    answers: [{ when: /Use existing model/, keys: ['2', 'Enter'] }],
    until: DONE,
  },
};

function touch(name: string, command: string, file: string): Step {
  return { name, wish: { kind: 'shell', command }, ran: () => isMarked(file) };
}
