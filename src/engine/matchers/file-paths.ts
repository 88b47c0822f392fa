/** Effects by path: `reads(paths.sensitive)` holds for `cat`, `<`, `tar`, an interpreter's open() and file tools alike. */
import type { EffectKind } from '../../shell/effect.ts';
import type { Matcher } from '../matcher.ts';
import { FILE_SUBJECTS, matchHeld, matchPaths, type PathEffect, pathEffects } from '../path-match.ts';
import { effectKey } from '../rule-keys.ts';

interface PathMatcher {
  readonly name: string;
  readonly effects: readonly EffectKind[];
  readonly wanted: (effect: PathEffect) => boolean;
  readonly doc: string;
  readonly example: string;
}

function pathMatcher({ name, effects, wanted, doc, example }: PathMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'files',
      parameters: [{ name: 'paths', kinds: ['string', 'list'], variadic: true }],
      doc,
      example,
      placeholders: ['path'],
    },
    subjects: FILE_SUBJECTS,
    keys: () => effects.map(effectKey),
    test: (subject, args, context) => matchPaths({ subject, args, context }, pathEffects(subject, wanted)),
  };
}

export const reads = pathMatcher({
  name: 'reads',
  effects: ['read'],
  wanted: (effect) => effect.kind === 'read' && effect.content,
  doc: 'The content of one of these paths is read, by whatever command or tool; a recursive read takes what is below.',
  example: 'reads(paths.sensitive)',
});

export const readsAmong: Matcher = {
  signature: {
    name: 'reads_among',
    topic: 'files',
    parameters: [{ name: 'paths', kinds: ['string', 'list'], variadic: true }],
    doc: 'A glob, a list of files or a search that is read takes one of these paths, as the disk stands.',
    example: 'command("cat") reads_among(paths.sensitive)',
    placeholders: ['path'],
  },
  subjects: FILE_SUBJECTS,
  keys: () => [effectKey('read')],
  test: (subject, args, context) => matchHeld({ subject, args, context }),
};

export const lists = pathMatcher({
  name: 'lists',
  effects: ['read'],
  wanted: (effect) => effect.kind === 'read',
  doc: 'One of these paths is read or listed: names and sizes count too.',
  example: 'lists("~/.ssh")',
});

export const writes = pathMatcher({
  name: 'writes',
  effects: ['write'],
  wanted: (effect) => effect.kind === 'write',
  doc: 'One of these paths is written, appended to or edited.',
  example: 'writes(".git/hooks", "~/.bashrc")',
});

export const deletes = pathMatcher({
  name: 'deletes',
  effects: ['delete'],
  wanted: (effect) => effect.kind === 'delete',
  doc: 'One of these paths is deleted, or a directory that holds it.',
  example: 'deletes(".git", "~/.ssh")',
});

export const changesMetadata = pathMatcher({
  name: 'changes_metadata',
  effects: ['metadata'],
  wanted: (effect) => effect.kind === 'metadata',
  doc: 'Mode, owner or attributes of one of these paths are changed.',
  example: 'changes_metadata("~/.ssh")',
});

export const changes = pathMatcher({
  name: 'changes',
  effects: ['write', 'delete', 'metadata'],
  wanted: (effect) => effect.kind !== 'read',
  doc: 'One of these paths is written, deleted or has its mode changed.',
  example: 'changes(paths.protected)',
});

export const touches = pathMatcher({
  name: 'touches',
  effects: ['read', 'write', 'delete', 'metadata'],
  wanted: () => true,
  doc: 'Anything is done with one of these paths, listing included.',
  example: 'touches("~/.password-store")',
});
