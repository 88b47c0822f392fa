/** `content_matches(/AKIA[0-9A-Z]{16}/)`: what is written into a file, by a file tool or by the shell. */
import { showValue } from '../../core/value.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { ofKinds, pathEffects } from '../path-match.ts';
import { effectKey } from '../rule-keys.ts';
import type { Subject } from '../subject.ts';

export const contentMatches: Matcher = {
  signature: {
    name: 'content_matches',
    topic: 'content',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'What is written into a file matches: by a file tool, a patch, a here-document, `echo … > file`.',
    example: 'content_matches(/-----BEGIN [A-Z ]*PRIVATE KEY-----/)',
    placeholders: ['path'],
  },
  subjects: ['access', 'invocation'],
  keys: () => [effectKey('write')],
  test(subject, args) {
    const content = contentOf(subject);
    if (content === null || !args.regex().test(content)) return null;
    const written = pathEffects(subject, ofKinds('write'))[0];
    return matchAt(null, written === undefined ? {} : { path: showValue(written.path) });
  },
};

const PRINTERS = new Set(['echo', 'printf', 'print']);

function contentOf(subject: Subject): string | null {
  if (subject.kind === 'access') return subject.content;
  if (subject.kind !== 'invocation' || pathEffects(subject, ofKinds('write')).length === 0) return null;
  const { act } = subject;
  if (act.input.kind === 'text') return showValue(act.input.value);
  if (act.base === null || !PRINTERS.has(act.base)) return null;
  return act.args.map((arg) => showValue(arg.value)).join(' ');
}
