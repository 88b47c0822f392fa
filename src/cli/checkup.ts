/** A checkup of this machine, as the commands ask for it. */
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
  return {
    clients: clientStates(of, clientsMeant(clients, of), directories),
    of,
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
