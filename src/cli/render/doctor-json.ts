/** A checkup for programs; the schema's number changes when a field changes its meaning. */

import type { LayerState, Result } from '../../doctor/checks.ts';
import type { ClientState } from '../../doctor/checkup.ts';
import type { Layer } from '../../doctor/finding.ts';

export function doctorJson(
  results: readonly Result[],
  states: Readonly<Record<Layer, LayerState>>,
  facts: { readonly version: string; readonly guarded: boolean; readonly clients: readonly ClientState[] },
): object {
  return {
    schema: 'sechook.doctor/1',
    version: facts.version,
    guarded: facts.guarded,
    clients: facts.clients.map(({ client }) => client),
    registered: facts.clients.flatMap(({ client, registrations }) =>
      registrations.map(({ file: { place } }) => ({ client, scope: place.scope, path: place.path })),
    ),
    layers: states,
    checks: results.map(({ check, findings }) => ({
      id: check.id,
      layer: check.layer,
      title: check.title,
      ok: findings.length === 0,
      findings: findings.map(({ level, about, what, why, mend, fix }) => ({
        level,
        about,
        what,
        why,
        mend,
        fixable: fix !== null,
      })),
    })),
  };
}
