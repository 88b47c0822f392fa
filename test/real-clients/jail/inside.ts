/**
 * On the machine that `enter.sh` built, as root: serves the model, wires the client as OUT/run.json says, runs it as
 * the user, and leaves what was seen in OUT/seen.json. Nothing is told by arguments: to the guard they would look like
 * those of an agent.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveModel } from '../model/server.ts';
import { type Player, playerOf } from '../player.ts';
import type { Run } from '../run.ts';
import { SCENARIOS } from '../scenarios/registry.ts';
import type { Screen, Seen, Session } from '../session.ts';
import { wire } from '../wiring/wire.ts';
import { installGuard, type Wiring } from '../wiring/wiring.ts';
import { giveToUser, HOME, MARKS, OUT, PROJECT, put, SECRET, SECRET_TEXT, USER } from './places.ts';
import { onScreen } from './screen.ts';

const LIMIT_SECONDS = 90;

const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME,
  USER: 'dev',
  LOGNAME: 'dev',
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  TMPDIR: '/tmp',
  NO_PROXY: '*',
};

const seen = await run(JSON.parse(readFileSync(`${OUT}/run.json`, 'utf8')) as Run);
writeFileSync(`${OUT}/seen.json`, JSON.stringify(seen));
process.exit(0);

async function run({ scenario, client, scope, variant = '' }: Run): Promise<Seen> {
  furnish();
  const pages: string[] = [];
  let player: Player | null = null;
  const model = await serveModel({
    next: (conversation) => player?.next(conversation) ?? { kind: 'text', text: 'not yet' },
    fetched: (path) => pages.push(path),
  });
  const session = SCENARIOS[scenario]({ client, scope, variant, modelUrl: model.url, pages });
  player = playerOf(session);
  const wiring = wire({ setup: session.setup, modelUrl: model.url });
  giveToUser(HOME);
  if (session.setup.guarded) installGuard(session.setup);
  session.prepare?.();
  giveToUser(HOME);
  giveToUser(PROJECT);
  const ended = await (session.screen === undefined
    ? start(session, wiring)
    : show(session, session.screen, wiring));
  // What a tool started in the background gets a moment to show.
  await sleep(200);
  const steps = player.seen();
  return { steps, offered: player.offered(), lastRequest: player.lastRequest(), ...ended };
}

function furnish(): void {
  mkdirSync(MARKS);
  mkdirSync(`${PROJECT}/.git`);
  put(SECRET, SECRET_TEXT);
  put(`${PROJECT}/notes.txt`, 'one\ntwo\nthree\n');
}

type Ended = Pick<Seen, 'exit' | 'seconds' | 'stdout' | 'stderr' | 'screens'>;

async function show(
  { setup, limitSeconds = LIMIT_SECONDS }: Session,
  screen: Screen,
  wiring: Wiring,
): Promise<Ended> {
  const since = Date.now();
  const env = { ...ENVIRONMENT, ...wiring.env, ...setup.env };
  const { screens, ended } = await onScreen(wiring, env, screen, limitSeconds);
  return {
    exit: ended ? 0 : null,
    seconds: (Date.now() - since) / 1000,
    stdout: '',
    stderr: screens.at(-1) ?? '',
    screens,
  };
}

function start({ setup, limitSeconds = LIMIT_SECONDS }: Session, wiring: Wiring): Promise<Ended> {
  const since = Date.now();
  const asUser = ['--reuid', String(USER), '--regid', String(USER), '--clear-groups', '--'];
  const child = spawn('/usr/bin/setpriv', [...asUser, wiring.program, ...wiring.args], {
    cwd: PROJECT,
    env: { ...ENVIRONMENT, ...wiring.env, ...setup.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const limit = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
  child.on('error', reject);
  // Not 'close': what the agent left running in the background may hold the pipes open for ever.
  child.on('exit', (exit) => {
    clearTimeout(limit);
    resolve({
      exit,
      screens: [],
      seconds: (Date.now() - since) / 1000,
      stdout: Buffer.concat(stdout).toString(),
      stderr: Buffer.concat(stderr).toString(),
    });
  });
  return promise;
}
