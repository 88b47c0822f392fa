/** Effects by the sort of place that they fall on: `deletes_target("system", "home")` and its kin. */
import type { Matcher } from '../matcher.ts';
import { targetMatcher } from '../target-match.ts';

export const deletesTarget: Matcher = targetMatcher({
  name: 'deletes_target',
  effects: ['delete'],
  mode: 'any',
  doc: 'Something in one of these sorts of place is deleted, or may be.',
  example: 'deletes_target("root", "home", "system")',
});

export const writesTarget: Matcher = targetMatcher({
  name: 'writes_target',
  effects: ['write'],
  mode: 'any',
  doc: 'Something in one of these sorts of place is written, also through a symbolic link.',
  example: 'writes_target("system", "device")',
});

export const metadataTarget: Matcher = targetMatcher({
  name: 'metadata_target',
  effects: ['metadata'],
  mode: 'any',
  doc: 'Mode, owner or attributes of something in one of these sorts of place are changed.',
  example: 'metadata_target("root", "system", "home")',
});

export const target: Matcher = targetMatcher({
  name: 'target',
  effects: ['delete', 'write', 'metadata'],
  mode: 'any',
  doc: 'Something in one of these sorts of place is deleted, written or has its mode changed.',
  example: 'command("mv", "cp") target("system")',
});

export const readsTarget: Matcher = targetMatcher({
  name: 'reads_target',
  effects: ['read'],
  mode: 'any',
  doc: 'Something in one of these sorts of place is read or listed.',
  example: 'command("find") reads_target("root")',
});

export const readsOnly: Matcher = targetMatcher({
  name: 'reads_only',
  effects: ['read'],
  mode: 'all',
  doc: 'Everything that is read or listed surely lies in these sorts of place; for `unless`.',
  example: 'reads_only("tracked")',
});

export const deletesOnly: Matcher = targetMatcher({
  name: 'deletes_only',
  effects: ['delete'],
  mode: 'all',
  doc: 'Everything that is deleted surely lies in these sorts of place; for `unless`.',
  example: 'deletes_only("regenerable", "temporary")',
});

export const writesOnly: Matcher = targetMatcher({
  name: 'writes_only',
  effects: ['write'],
  mode: 'all',
  doc: 'Everything that is written surely lies in these sorts of place; for `unless`.',
  example: 'writes_only("project", "temporary")',
});
