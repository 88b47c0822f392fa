/** What a client needs to start: its settings on the disk, and its command line. */
import { execFileSync } from 'node:child_process';
import { HOME, installExecutable } from '../jail/places.ts';
import type { Scope, Setup } from '../session.ts';

export interface Wiring {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface WiringFacts {
  readonly setup: Setup;
  readonly modelUrl: string;
  /** Null for a bare client. */
  readonly guard: Guard | null;
}

/** The hook entry as the installed executable prints it. */
export interface Guard {
  readonly event: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

export const EXECUTABLE: Readonly<Record<Scope, string>> = {
  managed: '/usr/local/bin/sechook',
  user: `${HOME}/.local/bin/sechook`,
};

export const MCP_SERVER = { command: '/opt/node/node', args: ['/opt/sources/test/real-clients/desk.ts'] };

export const PROMPT = 'Go on.';

export function installGuard(setup: Setup): Guard | null {
  if (!setup.guarded) return null;
  const executable = installExecutable(EXECUTABLE[setup.scope]);
  const words = ['hook', '--print-line', '--client', setup.client, '--home', HOME, '--as', 'entry'];
  return JSON.parse(execFileSync(executable, words, { encoding: 'utf8' })) as Guard;
}
