/**
 * `base_command_not_in(executables.allowed)`: a program that nobody has vouched for. Left out are the shell's
 * own words, functions and aliases of the line, scripts of the project, what runs elsewhere (ssh, containers)
 * and what only stands for a library call; a name that is not known is `dynamic_command`'s business.
 */
import type { Invocation } from '../../shell/invocation.ts';
import { type MatchContext, type Matcher, matchAt } from '../matcher.ts';
import { isNameIn, nameSet } from '../names.ts';
import { resolvePath } from '../resolve-path.ts';
import { isBuiltin } from '../shell-words.ts';
import { isBelow, isTemporary } from '../targets.ts';

export const baseCommandNotIn: Matcher = {
  signature: {
    name: 'base_command_not_in',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The command is surely none of these programs, no word of the shell and no script of the project.',
    example: 'base_command_not_in(executables.allowed)',
    placeholders: ['base_command'],
  },
  subjects: ['invocation'],
  test(subject, args, context) {
    if (subject.kind !== 'invocation') return null;
    const { act } = subject;
    const { base } = act;
    if (base === null || base === '' || act.shadowed || isForeign(act)) return null;
    const place = placeOf(act, context);
    if (place === 'project') return null;
    // A program of the right name in a temporary directory is not the program that was vouched for.
    if (place !== 'temporary' && (isBuiltin(base) || args.holds(base) || isNameIn(base, nameSet(args))))
      return null;
    return matchAt(act.nameSpan, { base_command: base });
  },
};

function isForeign(act: Invocation): boolean {
  return act.via.some((step) => step.kind === 'remote' || step.kind === 'interpreter');
}

function placeOf(act: Invocation, context: MatchContext): 'project' | 'temporary' | 'elsewhere' {
  if (act.name.kind !== 'known' || !act.name.text.includes('/')) return 'elsewhere';
  const path = resolvePath(act.name, act.cwd);
  // Relative to a directory that is not known: where agents are, that is the project.
  if (path.kind !== 'known') return act.name.text.startsWith('/') ? 'elsewhere' : 'project';
  const root = context.project.root();
  if (root !== null && isBelow(path.text, root)) return 'project';
  return isTemporary(path.text) ? 'temporary' : 'elsewhere';
}
