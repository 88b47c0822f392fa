/** Runs a client with a screen, in tmux, as a person sees it; presses the keys that a session says, and keeps what was shown. */
import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from '../session.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { PROJECT, USER } from './places.ts';

const SIZE = { columns: 120, rows: 50 };
const LOOK_EVERY_MS = 200;

export interface Shown {
  readonly screens: readonly string[];
  readonly ended: boolean;
}

/** Ends when a screen fits `until`, or at the limit. */
export async function onScreen(
  wiring: Wiring,
  env: Readonly<Record<string, string>>,
  { answers, until }: Screen,
  limitSeconds: number,
): Promise<Shown> {
  const asUser = ['--reuid', `${USER}`, '--regid', `${USER}`, '--clear-groups', '--', '/usr/bin/env', '-i'];
  const variables = Object.entries({ ...env, TERM: 'tmux-256color' }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const size = ['-x', `${SIZE.columns}`, '-y', `${SIZE.rows}`];
  tmux(
    'new-session',
    '-d',
    '-s',
    'client',
    ...size,
    '-c',
    PROJECT,
    '--',
    '/usr/bin/setpriv',
    ...asUser,
    ...variables,
    wiring.program,
    ...wiring.args,
  );
  const screens: string[] = [];
  const waiting = [...answers];
  let ended = false;
  for (let round = 0; round < (limitSeconds * 1000) / LOOK_EVERY_MS && !ended; round += 1) {
    await sleep(LOOK_EVERY_MS);
    const shown = captured();
    if (shown === null) break;
    if (shown !== screens.at(-1)) screens.push(shown);
    const [next] = waiting;
    if (next?.when.test(shown) === true) {
      waiting.shift();
      // Clients drop keys that come while they are still drawing.
      await sleep(500);
      for (const key of next.keys) tmux('send-keys', '-t', 'client', key);
    }
    ended = waiting.length === 0 && until.test(shown);
  }
  spawnSync('tmux', [...SOCKET, 'kill-server']);
  return { screens, ended };
}

const SOCKET = ['-S', '/tmp/screen.tmux', '-f', '/dev/null'];

function tmux(...words: readonly string[]): string {
  return execFileSync('tmux', [...SOCKET, ...words], {
    encoding: 'utf8',
    stdio: 'pipe',
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
  });
}

/** Null where the client has ended. */
function captured(): string | null {
  try {
    return tmux('capture-pane', '-p', '-t', 'client').trimEnd();
  } catch {
    return null;
  }
}
