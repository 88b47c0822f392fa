/**
 * Carries a plan out: each file in one step, through links to the real one, with its owner and mode kept; what
 * it was before is written down first. A file that has changed since it was planned is left alone.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { dirname } from 'node:path';
import type { Scope, SettingsPlace } from '../settings/places.ts';
import { isLink, readSettingsText } from '../settings/read-text.ts';
import type { PlannedFile, Surroundings } from './plan.ts';
import {
  digest,
  type Receipt,
  type ReceiptPlaces,
  readReceipt,
  receiptDirectory,
  receiptName,
} from './receipt.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = fs.constants;

export type Applied =
  | { readonly kind: 'written' | 'removed'; readonly path: string }
  | { readonly kind: 'failed'; readonly path: string; readonly why: string };

export function surroundings(places: ReceiptPlaces): Surroundings {
  return {
    stateOf: (place) => readSettingsText(place.path),
    receiptOf: (place) => {
      const state = readSettingsText(receiptPath(place, places));
      return state.kind === 'text' ? readReceipt(state.text, place.path) : null;
    },
  };
}

function receiptPath(place: SettingsPlace, places: ReceiptPlaces): string {
  const scope: Scope = place.scope === 'managed' || place.scope === 'user' ? place.scope : 'project';
  return `${receiptDirectory(scope, places)}/${receiptName(place.path)}`;
}

/** With `keep` a receipt is left for taking it back; without, the receipt goes. */
export function applyFile(
  file: Extract<PlannedFile, { kind: 'change' }>,
  places: ReceiptPlaces,
  keep: boolean,
): Applied {
  const { place, from, to, before } = file;
  const { path } = place;
  const now = readSettingsText(path);
  if (now.kind === 'unusable' || (now.kind === 'text' ? now.text : null) !== from) {
    return { kind: 'failed', path, why: 'it has changed meanwhile' };
  }
  const receipt = receiptPath(place, places);
  try {
    const fresh = keep ? makeDirectories(dirname(path), modeFor(place)) : [];
    const made = [...new Set([...file.made, ...fresh])];
    if (keep && to !== null) {
      const left: Receipt = { v: 1, path, before, after: digest(to), made };
      makeDirectories(dirname(receipt), 0o700);
      replaceFile(receipt, `${JSON.stringify(left, null, 2)}\n`, 0o600);
    }
    if (to === null) {
      fs.unlinkSync(path);
      for (const directory of made.toReversed()) removeIfEmpty(directory);
    } else replaceFile(path, to, place.scope === 'user' ? 0o600 : 0o644);
    if (!keep) fs.rmSync(receipt, { force: true });
    return { kind: to === null ? 'removed' : 'written', path };
  } catch (error) {
    return { kind: 'failed', path, why: wordsFor(codeOf(error)) };
  }
}

/** A receipt whose file needs no change any more. */
export function dropReceipt(place: SettingsPlace, places: ReceiptPlaces): void {
  fs.rmSync(receiptPath(place, places), { force: true });
}

function modeFor(place: SettingsPlace): number {
  return place.scope === 'user' ? 0o700 : 0o755;
}

/** A new file beside the real one, then in its place; owner and mode are those of the one before. */
function replaceFile(path: string, text: string, newMode: number): void {
  const real = isLink(path) ? fs.realpathSync(path) : path;
  const old = fs.statSync(real, { throwIfNoEntry: false });
  const fresh = `${real}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = fs.openSync(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      fs.writeFileSync(file, text);
      if (old !== undefined) fs.fchownSync(file, old.uid, old.gid);
      fs.fchmodSync(file, old === undefined ? newMode : old.mode & 0o7777);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(fresh, real);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
}

/** Those that were made, outermost first. */
function makeDirectories(path: string, mode: number): readonly string[] {
  const missing: string[] = [];
  for (let at = path; fs.statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at))
    missing.unshift(at);
  for (const directory of missing) fs.mkdirSync(directory, { mode });
  return missing;
}

function removeIfEmpty(directory: string): void {
  try {
    fs.rmdirSync(directory);
  } catch (error) {
    if (!['ENOTEMPTY', 'ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

function wordsFor(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'EROFS':
      return 'it lies on a read-only file system';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return `it cannot be written (${code})`;
  }
}
