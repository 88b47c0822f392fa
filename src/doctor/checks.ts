/** Every check, in the order of the report. A new one is one value here and its words where it stands. */
import { bounded, reviewed, written } from './checks-audit.ts';
import { clientVersions } from './checks-clients.ts';
import { environment } from './checks-environment.ts';
import { files, policy, version } from './checks-files.ts';
import { others } from './checks-others.ts';
import { bypass, denyRules } from './checks-permissions.ts';
import { secretsInEnvironment, secretsInFiles } from './checks-secrets.ts';
import { container, limits, network, user } from './checks-surroundings.ts';
import { switches } from './checks-switches.ts';
import { trusted } from './checks-trust.ts';
import { readable, registered, whole } from './checks-wiring.ts';
import type { Check, Checkup } from './checkup.ts';
import { type DoctorFinding, LAYERS, type Layer } from './finding.ts';
import { proof } from './proof.ts';

export const CHECKS: readonly Check[] = [
  bypass,
  denyRules,
  registered,
  readable,
  proof,
  whole,
  switches,
  trusted,
  files,
  version,
  clientVersions,
  policy,
  environment,
  others,
  user,
  container,
  limits,
  network,
  secretsInEnvironment,
  secretsInFiles,
  written,
  bounded,
  reviewed,
];

export interface Result {
  readonly check: Check;
  readonly findings: readonly DoctorFinding[];
}

export async function examine(checkup: Checkup): Promise<readonly Result[]> {
  const results: Result[] = [];
  // One after the other: the log is looked at after the proof has written to it.
  for (const check of CHECKS) results.push({ check, findings: await check.run(checkup) });
  return results;
}

export type LayerState = 'on' | 'partly' | 'off';

export function layerStates(results: readonly Result[]): Readonly<Record<Layer, LayerState>> {
  const stateOf = (layer: Layer): LayerState => {
    const own = results.filter(({ check }) => check.layer === layer);
    if (own.some(({ findings }) => findings.some(({ level }) => level === 'fault'))) return 'off';
    if (own.every(({ findings }) => findings.length === 0)) return 'on';
    return own.every(({ findings }) => findings.length > 0) ? 'off' : 'partly';
  };
  return Object.fromEntries(LAYERS.map((layer) => [layer, stateOf(layer)])) as Record<Layer, LayerState>;
}
