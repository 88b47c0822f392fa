/** What a check finds: what is the matter, why that matters, and what mends it. */
import type { ClientId } from '../core/call.ts';
import type { Scope, SettingsPlace } from '../settings/places.ts';

/** The five layers of defence; the guard is one of them. */
export const LAYERS = ['permissions', 'hook', 'isolation', 'network', 'audit'] as const;
export type Layer = (typeof LAYERS)[number];

/** `fault`: the guard is off, open or blind. `advice`: it holds, and something around it could be better. */
export type Level = 'fault' | 'advice';

export interface DoctorFinding {
  readonly level: Level;
  /** The client or file that it is about, for people; null for the whole machine. */
  readonly about: string | null;
  readonly what: string;
  readonly why: string;
  /** What to type or to change; null where nothing but thought helps. */
  readonly mend: string | null;
  /** What `--fix` may do by itself. */
  readonly fix: Fix | null;
}

export type Fix =
  | { readonly kind: 'install'; readonly client: ClientId; readonly scope: Scope }
  /** Takes rights away from others. */
  | { readonly kind: 'close'; readonly path: string };

export function fault(finding: Partial<DoctorFinding> & Words): DoctorFinding {
  return { about: null, mend: null, fix: null, ...finding, level: 'fault' };
}

export function advice(finding: Partial<DoctorFinding> & Words): DoctorFinding {
  return { about: null, mend: null, fix: null, ...finding, level: 'advice' };
}

/** What puts an entry right again; what stands in a repository or in a package, `install` writes for the user. */
export function reinstall(
  client: ClientId,
  { scope }: SettingsPlace,
): { readonly mend: string; readonly fix: Fix } {
  const installed = scope === 'managed' || scope === 'project' ? scope : 'user';
  const sudo = installed === 'managed' ? 'sudo ' : '';
  return {
    mend: `${sudo}sechook install --client ${client}${installed === 'user' ? '' : ` --scope ${installed}`}`,
    fix: { kind: 'install', client, scope: installed },
  };
}

type Words = Pick<DoctorFinding, 'what' | 'why'>;
