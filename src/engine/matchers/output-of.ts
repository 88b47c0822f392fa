/** `output_of("curl")`: where the text that cannot be seen comes from: `curl … | sh`, `eval "$(curl …)"`. */
import { type Matcher, matchAt } from '../matcher.ts';
import { isNameIn, nameSet } from '../names.ts';

export const outputOf: Matcher = {
  signature: {
    name: 'output_of',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The unseen text that is run is the output of one of these programs, in a pipe or a substitution.',
    example: 'opaque() output_of("curl", "wget")',
    placeholders: ['base_command'],
  },
  subjects: ['opaque'],
  test(subject, args) {
    if (subject.kind !== 'opaque') return null;
    const names = nameSet(args);
    const source = subject.act.sources.find((one) => isNameIn(one, names));
    return source === undefined ? null : matchAt(subject.act.span, { base_command: source });
  },
};
