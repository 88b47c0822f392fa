/** `metadata_matches(/777/)`: the mode or owner that is set, as written. */

import type { Matcher } from '../matcher.ts';
import { FILE_SUBJECTS, matchPath, ofKinds, pathEffects } from '../path-match.ts';
import { effectKey } from '../rule-keys.ts';
import { mayMatch } from '../value-tests.ts';

export const metadataMatches: Matcher = {
  signature: {
    name: 'metadata_matches',
    topic: 'files',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'The mode, owner or attribute that is set matches, as written: `777`, `u+s`, `root:root`.',
    example: 'metadata_matches(/^0?[0-7]?777$|[uga]\\+s/)',
    placeholders: ['path'],
  },
  subjects: FILE_SUBJECTS,
  keys: () => [effectKey('metadata')],
  test(subject, args) {
    const found = pathEffects(subject, ofKinds('metadata')).find(
      (effect) => effect.kind === 'metadata' && mayMatch(effect.detail, args.regex()),
    );
    return found === undefined ? null : matchPath(subject, found);
  },
};
