/**
 * `mentions("/etc/shadow")`: a word of any command names the path, whatever the command does with it: an operand,
 * `--file=X`, `-fX`, `@X`, `file://X`, `a:X`, or quoted inside of code (`open("X")`). For commands whose effects nobody has described, where `reads` is
 * silent. Words that are only printed, searched for or kept as a message do not count.
 */
import { concatValues, knownText, showValue, type Value } from '../../core/value.ts';
import { textWords } from '../data-spans.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { patternsOf } from '../path-patterns.ts';
import { resolvePath, resolveToolPath } from '../resolve-path.ts';

export const mentions: Matcher = {
  signature: {
    name: 'mentions',
    topic: 'files',
    parameters: [{ name: 'paths', kinds: ['string', 'list'], variadic: true }],
    doc: 'A word of the command names one of these paths, whatever is done with it: `-fX`, `--file=X`, `@X`.',
    example: 'mentions("/etc/shadow", "~/.ssh/id_*")',
    placeholders: ['path', 'base_command'],
  },
  subjects: ['invocation'],
  test(subject, args, context) {
    if (subject.kind !== 'invocation') return null;
    const { home } = context.surroundings;
    const patterns = patternsOf(args.strings, context.surroundings);
    const { act, origin } = subject;
    const texts = new Set(textWords(act));
    for (const arg of act.args) {
      if (texts.has(arg)) continue;
      for (const value of namesIn(arg.value)) {
        const text = knownText(value);
        const path = text === null ? resolvePath(value, act.cwd) : resolveToolPath(text, act.cwd, home);
        if (!context.mayTouch(path, patterns, { recursive: false, dotGlob: origin.dotGlob })) continue;
        return matchAt(arg.span, { path: showValue(path), base_command: act.base ?? '' });
      }
    }
    return null;
  },
};

/** What may stand in front of a path inside a word. */
const LEADS = /^(?:-[A-Za-z](?=[/~.])|--?[\w-]+=|[\w.-]+=@?|@|[\w.-]*:|file:\/\/)+/;

function namesIn(value: Value): readonly Value[] {
  if (value.kind === 'unknown' || goesThroughAll(value)) return [];
  const leading =
    value.kind === 'known' ? value.text : value.parts[0]?.kind === 'text' ? value.parts[0].text : '';
  const lead = LEADS.exec(leading);
  const quoted = value.kind === 'known' ? quotedIn(value.text) : [];
  if (lead === null) return [value, ...quoted];
  const rest = leading.slice(lead[0].length);
  if (value.kind === 'known') return [value, { kind: 'known', text: rest }, ...quoted];
  return [
    value,
    concatValues([
      { kind: 'known', text: rest },
      { kind: 'pattern', parts: value.parts.slice(1) },
    ]),
  ];
}

/** `/home/dev/**`, as `find -exec` makes it, names nothing. */
function goesThroughAll(value: Value): boolean {
  return value.kind === 'pattern' && value.parts.some((part) => part.kind === 'glob' && part.glob === '**');
}

const QUOTED = /["'`<>{(=,@]\s*([~/][\w./~*?@+-]+)/g;
const MAX_QUOTED = 20;

/** Paths in code of a language that nobody reads here: `fopen("/etc/shadow")`, `\input{/etc/shadow}`. */
function quotedIn(text: string): readonly Value[] {
  if (text.length > 20_000 || !/["'`<>{(=,@]\s*[~/]/.test(text)) return [];
  const found: Value[] = [];
  for (const [, path] of text.matchAll(QUOTED)) {
    if (path !== undefined) found.push({ kind: 'known', text: path });
    if (found.length === MAX_QUOTED) break;
  }
  return found;
}
