/** `redirects_to("/dev/tcp/**")`, `redirects_from("~/.ssh/**")`: the shell's own `>` and `<`. */

import { showValue } from '../../core/value.ts';
import type { RedirectMode } from '../../shell/invocation.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { patternsOf } from '../path-patterns.ts';
import { resolvePath } from '../resolve-path.ts';

interface RedirectMatcher {
  readonly name: string;
  readonly modes: readonly RedirectMode[];
  readonly doc: string;
  readonly example: string;
}

function redirectMatcher({ name, modes, doc, example }: RedirectMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'redirections',
      parameters: [{ name: 'paths', kinds: ['string', 'list'], optional: true, variadic: true }],
      doc,
      example,
      placeholders: ['path'],
    },
    subjects: ['invocation'],
    test(subject, args, context) {
      if (subject.kind !== 'invocation') return null;
      if (subject.act.redirections.length === 0) return null;
      const patterns = patternsOf(args.strings, context.surroundings);
      for (const redirection of subject.act.redirections) {
        if (!modes.includes(redirection.mode)) continue;
        const path = resolvePath(redirection.target, subject.act.cwd);
        const question = { recursive: false, dotGlob: subject.origin.dotGlob };
        if (args.strings.length === 0 || context.mayTouch(path, patterns, question)) {
          return matchAt(redirection.span, { path: showValue(path) });
        }
      }
      return null;
    },
  };
}

export const redirectsTo = redirectMatcher({
  name: 'redirects_to',
  modes: ['write', 'append', 'read-write'],
  doc: 'Output is redirected (`>`, `>>`, `<>`) to one of these paths; without a path, to any file.',
  example: 'redirects_to("/dev/sd*", "/dev/nvme*")',
});

export const redirectsFrom = redirectMatcher({
  name: 'redirects_from',
  modes: ['read', 'read-write'],
  doc: 'Input is redirected (`<`) from one of these paths; without a path, from any file.',
  example: 'redirects_from("~/.ssh")',
});
