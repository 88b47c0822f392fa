/** `option_value("-c", /^core\.pager=/)`: the value that an option is given. */
import { optionsOfSpec } from '../flags.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { tableOf } from '../shell-tools.ts';
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
    // Of a program that no table reads it is not known which options take the next word.
    const isRead = tableOf(subject.act) !== null;
    const names = optionsOfSpec(subject, spec, parsed).map((option) => option.name);
    for (const option of parsed.options) {
      if (!names.includes(option.name)) continue;
      if (option.value !== null && mayMatch(option.value, args.regex()))
        return matchAt((option.valueArg ?? option.arg).span);
      const at = subject.act.args.indexOf(option.arg);
      const next = isRead || option.value !== null ? undefined : subject.act.args[at + 1];
      if (next !== undefined && mayMatch(next.value, args.regex())) return matchAt(next.span);
    }
    return null;
  },
};
