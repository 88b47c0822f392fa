/** Runs a scenario from outside: makes the machine, starts the client on it, brings back what was seen. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ClientId } from '../../src/core/call.ts';
import type { ScenarioName } from './scenarios/registry.ts';
import type { Scope, Seen } from './session.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTER = fileURLToPath(new URL('jail/enter.sh', import.meta.url));
const NAMESPACES = ['--net', '--mount', '--ipc', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc'];
const LIMIT_MS = 600_000;

export interface Run {
  readonly scenario: ScenarioName;
  readonly client: ClientId;
  readonly scope: Scope;
  readonly variant?: string;
}

const execute = promisify(execFile);

/** What cannot be run is an error, never a skipped test. */
export async function runClient(run: Run): Promise<Seen> {
  const seen = await runOnce(run);
  // Seen on a loaded machine: a client that never comes to its model. That says nothing of the guard; a second
  // time is a failure.
  return seen.offered.length > 0 ? seen : runOnce(run);
}

async function runOnce(run: Run): Promise<Seen> {
  if (process.getuid?.() !== 0)
    throw new Error('driving the real clients takes root, for namespaces of their own');
  const out = mkdtempSync(join(tmpdir(), 'sechook-client-'));
  try {
    const node = dirname(process.execPath);
    writeFileSync(join(out, 'run.json'), JSON.stringify(run));
    const words = [...NAMESPACES, '/bin/sh', ENTER, ROOT, node, out];
    await execute('unshare', words, {
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
      env: { PATH: process.env.PATH },
    });
    return JSON.parse(readFileSync(join(out, 'seen.json'), 'utf8')) as Seen;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Installs the clients where they are missing; a session of vitest that starts on its own needs it as well. */
export async function installClients(): Promise<void> {
  await execute(join(ROOT, 'scripts/clients'), { timeout: LIMIT_MS });
}
