/**
 * What an installation leaves behind about one settings file: how it was before, and what it was made into. As
 * long as nobody has changed it since, taking the installation back gives every byte back.
 */
import { createHash } from 'node:crypto';
import type { Scope } from '../settings/places.ts';

export interface Receipt {
  readonly v: 1;
  readonly path: string;
  /** The text before; null where there was no file. */
  readonly before: string | null;
  /** SHA-256 of the text after. */
  readonly after: string;
  /** Directories that were made for it, outermost first. */
  readonly made: readonly string[];
}

export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export interface ReceiptPlaces {
  readonly home: string;
  readonly root: string;
}

export function receiptDirectory(scope: Scope, { home, root }: ReceiptPlaces): string {
  return scope === 'managed' ? `${root}/var/lib/sechook/install` : `${home}/.local/state/sechook/install`;
}

/** One file for each settings file, named so that a human finds it. */
export function receiptName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return `${name}.${digest(path).slice(0, 12)}.json`;
}

export function readReceipt(text: string, path: string): Receipt | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { v, path: named, before, after, made } = value as Readonly<Record<string, unknown>>;
  if (v !== 1 || named !== path || typeof after !== 'string') return null;
  if (before !== null && typeof before !== 'string') return null;
  const directories = Array.isArray(made) ? made.filter((each) => typeof each === 'string') : [];
  return { v: 1, path, before, after, made: directories };
}
