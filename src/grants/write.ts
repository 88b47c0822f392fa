/** Writes an exception: a new file of its own, then in one step under the name by which the hook looks for it. */
import fs from 'node:fs';
import {
  GRANT_KEY,
  GRANT_MILLIS,
  type Grant,
  type GrantsOf,
  grantsDirectory,
  type OpenPlace,
  openPlace,
} from './place.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = fs.constants;

export type Written =
  | { readonly kind: 'written'; readonly until: Date }
  | { readonly kind: 'failed'; readonly why: string };

export function writeGrant(wanted: { readonly id: string; readonly key: string }, of: GrantsOf): Written {
  if (!GRANT_KEY.test(wanted.key)) return { kind: 'failed', why: 'the record has no valid key' };
  const until = new Date(of.now.getTime() + GRANT_MILLIS);
  const grant: Grant = { v: 1, id: wanted.id, key: wanted.key, until: until.toISOString() };
  let place: OpenPlace | null = null;
  try {
    fs.mkdirSync(grantsDirectory(of.home), { recursive: true, mode: 0o700 });
    place = openPlace(of);
    const name = `${place.inside}/${grant.key}`;
    const fresh = `${name}.${of.now.getTime()}-${Math.floor(Math.random() * 1e9)}.new`;
    writeNew(fresh, `${JSON.stringify(grant)}\n`);
    // A hook sees a whole exception or none; an older one for the same call is renewed.
    fs.renameSync(fresh, name);
    return { kind: 'written', until };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  } finally {
    if (place !== null) fs.closeSync(place.fd);
  }
}

function writeNew(path: string, text: string): void {
  const file = fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fs.writeSync(file, text);
  } finally {
    fs.closeSync(file);
  }
}
