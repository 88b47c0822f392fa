/** A checkup of this machine, as the commands ask for it. */
import { dirname } from 'node:path';
import type { Checkup } from '../doctor/checkup.ts';
import { clientStates } from '../doctor/gather.ts';
import { clientsMeant, placesFor } from './client-scopes.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';

interface CheckupRequest {
  /** Names of clients; none: those that are there. */
  readonly clients: readonly string[];
  readonly home: string;
  /** Projects to look at beside this one. */
  readonly directories: readonly string[];
}

export function checkupOf(request: CheckupRequest, io: CliIo, host: Host): Checkup {
  const { home, clients, directories } = request;
  const of = placesFor(home, io, host);
  const policyOf = { cwd: of.project, home };
  const projects = [...new Set([of.project, ...between(io.cwd, of.project), ...directories])];
  return {
    clients: clientStates(of, { meant: clientsMeant(clients, of), only: clients.length > 0 }, projects),
    of,
    projects,
    uid: host.uid,
    version: host.version,
    executable: host.executable,
    timeout: host.timeoutProgram(),
    loginShell: host.loginShell(),
    now: host.now(),
    policyTrouble: () => policyTrouble(host, policyOf),
    secretNames: host.secretNames(policyOf),
    ...host.machine,
  };
}

/** Clients look for a project's settings where they are started, or on the way from there to its root. */
function between(cwd: string | null, project: string): readonly string[] {
  const found: string[] = [];
  for (let at = cwd ?? project; at.startsWith(`${project}/`); at = dirname(at)) found.push(at);
  return found;
}

function policyTrouble(
  host: Host,
  request: { readonly cwd: string; readonly home: string },
): readonly string[] {
  const opened = host.openJudge(request);
  switch (opened.kind) {
    case 'ready':
      return [];
    case 'failed':
      return [opened.failure.detail];
    case 'invalid':
      return opened.diagnostics.map(({ file, message }) => `${file}: ${message}`);
  }
}
