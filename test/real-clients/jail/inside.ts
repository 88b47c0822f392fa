/**
 * On the machine that `enter.sh` built, as root: inside.ts SCENARIO CLIENT SCOPE VARIANT. Serves the model, wires the
 * client, runs it as the user, and leaves what was seen in OUT/seen.json.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientId } from '../../../src/core/call.ts';
import { serveModel } from '../model/server.ts';
import { type Player, playerOf } from '../player.ts';
import { SCENARIOS, type ScenarioName } from '../scenarios/registry.ts';
import type { Scope, Seen, Session } from '../session.ts';
import { wire } from '../wiring/wire.ts';
import { installGuard, type Wiring } from '../wiring/wiring.ts';
import { giveToUser, HOME, MARKS, OUT, PROJECT, put, SECRET, SECRET_TEXT, USER } from './places.ts';

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

const [scenario, client, scope, variant = ''] = process.argv.slice(2);
const seen = await run(scenario as ScenarioName, client as ClientId, scope as Scope);
writeFileSync(`${OUT}/seen.json`, JSON.stringify(seen));
process.exit(0);

async function run(name: ScenarioName, client: ClientId, scope: Scope): Promise<Seen> {
  furnish();
  const pages: string[] = [];
  let player: Player | null = null;
  const model = await serveModel({
    next: (conversation) => player?.next(conversation) ?? { kind: 'text', text: 'not yet' },
    fetched: (path) => pages.push(path),
  });
  const session = SCENARIOS[name]({ client, scope, variant, modelUrl: model.url, pages });
  player = playerOf(session);
  const wiring = wire({ setup: session.setup, modelUrl: model.url, guard: installGuard(session.setup) });
  session.prepare?.();
  giveToUser(HOME);
  giveToUser(PROJECT);
  const ended = await start(session, wiring);
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

type Ended = Pick<Seen, 'exit' | 'seconds' | 'stdout' | 'stderr'>;

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
      seconds: (Date.now() - since) / 1000,
      stdout: Buffer.concat(stdout).toString(),
      stderr: Buffer.concat(stderr).toString(),
    });
  });
  return promise;
}
