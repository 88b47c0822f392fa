/**
 * Takes an exception: moved away first, and read only then, so that of two hooks at once one gets it. What is
 * found counts only as a regular file of the user's own, closed to others, of the right key and in time;
 * anything else is no exception, and is gone as well.
 */
import fs from 'node:fs';
import {
  GRANT_KEY,
  GRANT_MILLIS,
  type GrantsOf,
  grantsDirectory,
  type OpenPlace,
  openPlace,
  readOwn,
} from './place.ts';

const SIZE_LIMIT = 1_024;
const RECORD_ID = /^[0-9a-z]{1,20}(?:-[0-9a-z]{1,20}){2}$/;

/** The id of the audit record that the exception is for; null where there is none for this call. */
export function consumeGrant(key: string, of: GrantsOf): string | null {
  if (!GRANT_KEY.test(key)) return null;
  let place: OpenPlace | null = null;
  try {
    place = openPlace(grantsDirectory(of.home), of.uid);
    const name = `${place.inside}/${key}`;
    const taken = `${name}.${of.now.getTime()}-${Math.floor(Math.random() * 1e9)}.taken`;
    fs.renameSync(name, taken);
    try {
      return idIn(readOwn(taken, of.uid, SIZE_LIMIT), key, of.now);
    } finally {
      fs.unlinkSync(taken);
    }
  } catch {
    // No directory, no such file, another hook was first, or it is not to be trusted: the deny stands.
    return null;
  } finally {
    if (place !== null) fs.closeSync(place.fd);
  }
}

function idIn(text: string, key: string, now: Date): string | null {
  const grant: unknown = JSON.parse(text);
  if (typeof grant !== 'object' || grant === null) return null;
  const { v, id, key: named, until } = grant as Readonly<Record<string, unknown>>;
  if (v !== 1 || named !== key || typeof id !== 'string' || !RECORD_ID.test(id)) return null;
  const left = (typeof until === 'string' ? Date.parse(until) : Number.NaN) - now.getTime();
  // More time than is ever given: the clock was set back, or somebody else wrote it.
  return left > 0 && left <= GRANT_MILLIS ? id : null;
}
