/** `recursive()`: a deletion or change of mode goes on to everything below. */
import { type Matcher, matchAt } from '../matcher.ts';
import { FILE_SUBJECTS, pathEffects } from '../path-match.ts';
import { effectKey } from '../rule-keys.ts';

export const recursive: Matcher = {
  signature: {
    name: 'recursive',
    topic: 'files',
    parameters: [],
    doc: 'Something is deleted or has its mode changed with everything below it.',
    example: 'recursive() deletes_target("unknown")',
    placeholders: [],
  },
  subjects: FILE_SUBJECTS,
  keys: () => [effectKey('delete'), effectKey('metadata')],
  test(subject) {
    const found = pathEffects(
      subject,
      (effect) => effect.kind === 'delete' || effect.kind === 'metadata',
    ).some((effect) => 'recursive' in effect && effect.recursive);
    return found ? matchAt(null) : null;
  },
};
