/** `option_value("-c", /^core\.pager=/)`: the value that an option is given. */
import { optionsOfSpec } from '../flags.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { mayMatch } from '../value-tests.ts';

export const optionValue: Matcher = {
  signature: {
    name: 'option_value',
    topic: 'words',
    parameters: [
      { name: 'option', kinds: ['string'] },
      { name: 'value', kinds: ['regex'] },
    ],
    doc: 'The option is given a value that the regex matches, attached, after `=` or as the next word.',
    example: 'command("git") option_value("-c", /^core\\.pager=/)',
    placeholders: [],
  },
  subjects: ['invocation'],
  test(subject, args) {
    const spec = args.strings[0];
    if (subject.kind !== 'invocation' || spec === undefined) return null;
    const parsed = subject.parsed();
    const names = optionsOfSpec(subject, spec, parsed).map((option) => option.name);
    for (const option of parsed.options) {
      if (!names.includes(option.name) || option.value === null) continue;
      if (mayMatch(option.value, args.regex())) return matchAt((option.valueArg ?? option.arg).span);
    }
    return null;
  },
};
