/**
 * What a client needs in its settings to be guarded, and the contract of a target: from the texts of its files
 * as they are, without anything of ours, to the texts as they should be. Pure: no disk, no clock.
 */
import type { OutcomeLine } from '../clients/outcome-line.ts';
import type { RegisteredLine } from '../clients/registered-line.ts';
import type { ClientId } from '../core/call.ts';
import type { Scope, SettingsPlace } from '../settings/places.ts';

export interface Wiring {
  readonly scope: Scope;
  readonly guard: RegisteredLine;
  /** Null where outcomes are not recorded. */
  readonly outcome: OutcomeLine | null;
}

/** A file's text; null where there is no file. */
export type TextOf = (place: SettingsPlace) => string | null;

export type Edited =
  /** Null: no file. */
  | { readonly kind: 'text'; readonly text: string | null }
  /** It cannot be done, and the file stays as it is. */
  | { readonly kind: 'refused'; readonly why: string };

export interface EditedFile {
  readonly place: SettingsPlace;
  readonly edited: Edited;
}

export interface Target {
  readonly client: ClientId;
  /** The client's name for people. */
  readonly title: string;
  /** The file that the client's command is named by on PATH. */
  readonly program: string;
  /** Adds ours. `places` are the client's files of the wiring's scope. */
  readonly wire: (places: readonly SettingsPlace[], textOf: TextOf, wiring: Wiring) => readonly EditedFile[];
  /** Takes out what is ours, of this version or another; a file without it comes back as it is. */
  readonly unwire: (places: readonly SettingsPlace[], textOf: TextOf) => readonly EditedFile[];
}

export function unchanged(text: string | null): Edited {
  return { kind: 'text', text };
}

/** The groups that the settings get, by event. */
export function groupsOf({ guard, outcome }: Wiring): readonly HookGroup[] {
  const group = (event: string, entry: object): HookGroup => ({
    event,
    group: { matcher: '*', hooks: [entry] },
  });
  return [
    group(guard.event, guard.entry),
    ...(outcome === null ? [] : outcome.events.map((event) => group(event, outcome.entry))),
  ];
}

export interface HookGroup {
  readonly event: string;
  readonly group: { readonly matcher: string; readonly hooks: readonly object[] };
}
