/** Which clients and which of their files a command is about, from its words and the machine. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ClientId } from '../core/call.ts';
import { clientsPresent } from '../install/detect.ts';
import type { PlacesOf, Scope } from '../settings/places.ts';
import { SCOPES } from '../settings/places.ts';
import { clientOf } from './choices.ts';
import type { Given, OptionSpec } from './command.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';

export const SCOPE_OPTION = {
  kind: 'value',
  name: 'scope',
  value: 'SCOPE',
  summary: 'managed (the whole machine), user or project',
  choices: SCOPES,
} as const satisfies OptionSpec;

export function scopeOf(given: Given): Scope | null {
  return SCOPES.find((scope) => scope === given.value('scope')) ?? null;
}

export function placesFor(home: string, io: CliIo, host: Host): PlacesOf {
  const { platform, root } = host;
  return { platform, root, home, project: projectRoot(io.cwd ?? home), env: io.env };
}

/** The nearest directory above with a repository in it; without one the directory itself. */
function projectRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(`${at}/.git`)) return at;
    if (dirname(at) === at) return cwd;
  }
}

/** Those that were named, or those that are there. */
export function clientsMeant(names: readonly string[], of: PlacesOf): readonly ClientId[] {
  const named = names.map(clientOf);
  const known = named.filter((client) => client !== null);
  return known.length > 0 ? [...new Set(known)] : clientsPresent(of);
}
