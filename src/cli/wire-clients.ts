/** The installation itself, for the commands that do it: what would change, and doing it. */
import { outcomeLine } from '../clients/outcome-line.ts';
import { registeredLine } from '../clients/registered-line.ts';
import type { ClientId } from '../core/call.ts';
import { applyFile, surroundings } from '../install/apply.ts';
import { executablePlace, placeExecutable } from '../install/executable.ts';
import { managedHookName } from '../install/hook-name.ts';
import { type PlannedFile, planInstall } from '../install/plan.ts';
import { TARGETS } from '../install/targets/registry.ts';
import type { Wiring } from '../install/wiring.ts';
import { type PlacesOf, type Scope, settingsPlaces } from '../settings/places.ts';
import type { Host } from './host.ts';

export interface WireRequest {
  readonly scope: Scope;
  /** The file that the line is to name. */
  readonly executable: string;
  readonly places: PlacesOf;
  readonly host: Host;
}

export type WirePlan =
  | { readonly kind: 'files'; readonly files: readonly PlannedFile[] }
  | { readonly kind: 'refused'; readonly why: string };

export function planWiring(clients: readonly ClientId[], request: WireRequest): WirePlan {
  const { scope, places } = request;
  const around = surroundings(places);
  const files: PlannedFile[] = [];
  for (const client of clients) {
    const wiring = wiringFor(client, request);
    if (wiring.kind === 'refused') return wiring;
    const of = settingsPlaces(client, places).filter((place) => place.scope === scope);
    files.push(...planInstall({ target: TARGETS[client], places: of, wiring }, around));
  }
  return { kind: 'files', files };
}

type Wired = (Wiring & { readonly kind: 'wiring' }) | { readonly kind: 'refused'; readonly why: string };

/** Settings of the machine serve every user's home; those of a project serve every machine. */
function wiringFor(client: ClientId, { scope, executable, places, host }: WireRequest): Wired {
  const isProject = scope === 'project';
  const facts = {
    client,
    executable: isProject ? null : executable,
    home: scope === 'user' ? places.home : null,
    timeout: isProject ? null : host.timeoutProgram(),
    ...(scope === 'managed' ? { hookName: managedHookName(places.root) } : {}),
  };
  const guard = registeredLine(facts);
  if (guard.kind === 'refused') return guard;
  const outcome = outcomeLine(facts);
  if (outcome.kind === 'refused') return outcome;
  return { kind: 'wiring', scope, guard, outcome: isProject ? null : outcome };
}

/** The executable first: a line that names nothing would refuse every call. Why not; null where it is there. */
export function placeOwn({ scope, executable, host }: WireRequest): string | null {
  if (executable === host.executable) return null;
  const placed = placeExecutable(host.executable, executable, scope);
  return placed.kind === 'failed' ? `${executable} cannot be written: ${placed.why}` : null;
}

/** Without questions: for what a user has asked for already. Why not; null where it is done. */
export function wireClients(
  clients: readonly ClientId[],
  scope: Scope,
  { places, host }: Pick<WireRequest, 'places' | 'host'>,
): string | null {
  const request: WireRequest = { scope, executable: executablePlace(scope, places), places, host };
  const plan = planWiring(clients, request);
  if (plan.kind === 'refused') return plan.why;
  const refused = plan.files.find((file) => file.kind === 'refused');
  if (refused !== undefined) return `${refused.place.path} was left as it is: ${refused.why}`;
  const unplaced = placeOwn(request);
  if (unplaced !== null) return unplaced;
  for (const file of plan.files) {
    const applied = file.kind === 'change' ? applyFile(file, places, true) : null;
    if (applied?.kind === 'failed') return `${applied.path} was left as it is: ${applied.why}`;
  }
  return null;
}
