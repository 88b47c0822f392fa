/** What a client needs to start: its settings on the disk, and its command line. */
import { execFileSync } from 'node:child_process';
import { EXECUTABLES } from '../../../src/clients/line-parts.ts';
import { HOME, NODE, SOURCES, USER } from '../jail/places.ts';
import type { Scope, Setup } from '../session.ts';

export interface Wiring {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface WiringFacts {
  readonly setup: Setup;
  readonly modelUrl: string;
}

/** Where `sechook install` puts the executable. */
export const EXECUTABLE: Readonly<Record<Scope, string>> = {
  managed: EXECUTABLES.machine,
  user: `${HOME}/${EXECUTABLES.inHome}`,
};

export const MCP_SERVER = { command: NODE, args: [`${SOURCES}/test/real-clients/desk.ts`] };

export const PROMPT = 'Go on.';

/** As a user would do it: root for the whole machine, or the user for themselves. */
export function installGuard({ client, scope }: Setup): void {
  const words = [`${SOURCES}/dist/sechook`, 'install', '--client', client, '--scope', scope, '--yes'];
  const asUser = ['/usr/bin/setpriv', '--reuid', `${USER}`, '--regid', `${USER}`, '--clear-groups', '--'];
  const [program = '', ...args] = scope === 'managed' ? words : [...asUser, ...words];
  execFileSync(program, args, { env: { HOME, PATH: '/usr/local/bin:/usr/bin:/bin' }, encoding: 'utf8' });
}
