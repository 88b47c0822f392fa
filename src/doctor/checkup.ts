/** What the checks look at: settings as they were read, and what may be asked of the machine. */
import type { Fields } from '../clients/fields.ts';
import type { ClientId } from '../core/call.ts';
import type { ProgramEnd, ProgramStart } from '../native/run-program.ts';
import type { HookEntry } from '../settings/hook-entries.ts';
import type { InstalledPackage } from '../settings/packages.ts';
import type { PlacesOf, SettingsPlace } from '../settings/places.ts';
import type { DoctorFinding, Layer } from './finding.ts';

export interface SettingsFile {
  readonly place: SettingsPlace;
  readonly content:
    | { readonly kind: 'absent' }
    | { readonly kind: 'broken'; readonly why: string }
    | {
        readonly kind: 'read';
        readonly text: string;
        readonly value: Fields;
        readonly entries: readonly HookEntry[];
      };
}

/** One client that is there, with all files that bear on it. */
export interface ClientState {
  readonly client: ClientId;
  readonly title: string;
  readonly files: readonly SettingsFile[];
  /** Plugins and extensions; the files of those that are on are among `files`. */
  readonly packages: readonly InstalledPackage[];
  readonly registrations: readonly Registration[];
}

/** An entry of ours that the client runs before a tool. */
export interface Registration {
  readonly client: ClientId;
  readonly file: SettingsFile;
  readonly entry: HookEntry;
  /** As the line names them; null where it names none. */
  readonly executable: string | null;
  readonly home: string | null;
}

export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'other';
  readonly uid: number;
  readonly mode: number;
  readonly size: number;
  readonly modifiedMillis: number;
}

export interface Checkup {
  readonly clients: readonly ClientState[];
  readonly of: PlacesOf;
  /** Directories that are looked at as projects: this one, what leads to it, and those that were named. */
  readonly projects: readonly string[];
  readonly uid: number;
  readonly version: string;
  readonly executable: string;
  readonly timeout: string | null;
  readonly loginShell: string | null;
  readonly now: Date;
  /** Errors in the policy's own files, in words; a policy with errors denies every call. */
  readonly policyTrouble: () => readonly string[];
  /** What the policy calls a secret among the environment's names. */
  readonly secretNames: readonly string[];
  /** A file with links followed; null where nothing is there. */
  readonly stat: (path: string) => FileFacts | null;
  readonly readText: (path: string) => string | null;
  readonly list: (path: string) => readonly string[];
  readonly run: (start: ProgramStart) => Promise<ProgramEnd>;
}

export interface Check {
  readonly id: string;
  readonly layer: Layer;
  /** What is so where nothing is found. */
  readonly title: string;
  readonly run: (checkup: Checkup) => readonly DoctorFinding[] | Promise<readonly DoctorFinding[]>;
}
