/** Writes an exception for one call, under the name by which the hook looks for it. */
import { GRANT_KEY, GRANT_MILLIS, type Grant, type GrantsOf, grantsDirectory, writeOwn } from './place.ts';

export type Written =
  | { readonly kind: 'written'; readonly until: Date }
  | { readonly kind: 'failed'; readonly why: string };

export function writeGrant(wanted: { readonly id: string; readonly key: string }, of: GrantsOf): Written {
  if (!GRANT_KEY.test(wanted.key)) return { kind: 'failed', why: 'the record has no valid key' };
  const until = new Date(of.now.getTime() + GRANT_MILLIS);
  const grant: Grant = { v: 1, id: wanted.id, key: wanted.key, until: until.toISOString() };
  try {
    // An older one for the same call is renewed.
    writeOwn(grantsDirectory(of.home), of.uid, grant.key, `${JSON.stringify(grant)}\n`);
    return { kind: 'written', until };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
