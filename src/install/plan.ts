/**
 * What an installation or its undoing would do to which file. Pure: files come in as texts and go out as texts.
 * Installing is always done on the text as it was without us, so doing it twice is doing it once.
 */
import type { SettingsPlace } from '../settings/places.ts';
import type { FileState } from '../settings/read-text.ts';
import { digest, type Receipt } from './receipt.ts';
import type { EditedFile, Target, TextOf, Wiring } from './wiring.ts';

export interface Surroundings {
  readonly stateOf: (place: SettingsPlace) => FileState;
  readonly receiptOf: (place: SettingsPlace) => Receipt | null;
}

export type PlannedFile =
  | {
      readonly kind: 'change';
      readonly place: SettingsPlace;
      /** As it is now; null: no file. */
      readonly from: string | null;
      readonly to: string | null;
      /** As it was before anything of ours was in it; null: no file. */
      readonly before: string | null;
      /** Directories that an earlier installation made for it. */
      readonly made: readonly string[];
    }
  | { readonly kind: 'same'; readonly place: SettingsPlace; readonly hasOurs: boolean }
  | { readonly kind: 'refused'; readonly place: SettingsPlace; readonly why: string };

export interface Job {
  readonly target: Target;
  /** The client's files in the scope. */
  readonly places: readonly SettingsPlace[];
}

export function planInstall(
  job: Job & { readonly wiring: Wiring },
  around: Surroundings,
): readonly PlannedFile[] {
  const base = baseOf(job, around);
  if (base.kind === 'refused') return base.files;
  const wired = job.target.wire(job.places, base.textOf, job.wiring);
  // A client is wired whole or not at all: a hook without its trust guards nothing.
  const refused = wired.filter(({ edited }) => edited.kind === 'refused');
  const files = refused.length > 0 ? refused : wired;
  return files.map((file) => planned(file, base.textOf, around));
}

export function planUninstall(job: Job, around: Surroundings): readonly PlannedFile[] {
  const base = baseOf(job, around);
  if (base.kind === 'refused') return base.files;
  return job.places.map((place) =>
    planned({ place, edited: { kind: 'text', text: base.textOf(place) } }, base.textOf, around),
  );
}

type Base =
  | { readonly kind: 'texts'; readonly textOf: TextOf }
  | { readonly kind: 'refused'; readonly files: readonly PlannedFile[] };

/** The texts without anything of ours: as they once were, where nobody has changed them since. */
function baseOf({ target, places }: Job, around: Surroundings): Base {
  const files: PlannedFile[] = [];
  for (const place of places) {
    const state = around.stateOf(place);
    if (state.kind === 'unusable') files.push({ kind: 'refused', place, why: state.why });
  }
  if (files.length > 0) return { kind: 'refused', files };
  const now: TextOf = (place) => textIn(around.stateOf(place));
  const edited = new Map(target.unwire(places, now).map((file) => [file.place.path, file.edited]));
  for (const place of places) {
    const edit = edited.get(place.path);
    if (edit?.kind === 'refused') files.push({ kind: 'refused', place, why: edit.why });
  }
  if (files.length > 0) return { kind: 'refused', files };
  return {
    kind: 'texts',
    textOf(place) {
      const text = now(place);
      const receipt = around.receiptOf(place);
      if (receipt !== null && text !== null && digest(text) === receipt.after) return receipt.before;
      const edit = edited.get(place.path);
      return edit?.kind === 'text' ? edit.text : text;
    },
  };
}

function planned({ place, edited }: EditedFile, base: TextOf, around: Surroundings): PlannedFile {
  if (edited.kind === 'refused') return { kind: 'refused', place, why: edited.why };
  const from = textIn(around.stateOf(place));
  const before = base(place);
  if (from === edited.text) return { kind: 'same', place, hasOurs: from !== before };
  const made = around.receiptOf(place)?.made ?? [];
  return { kind: 'change', place, from, to: edited.text, before, made };
}

function textIn(state: FileState): string | null {
  return state.kind === 'text' ? state.text : null;
}
