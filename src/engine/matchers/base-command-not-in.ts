/**
 * `base_command_not_in(executables.allowed)`: a program that nobody has vouched for. Left out are the shell's
 * own words, functions and aliases of the line, what runs elsewhere (ssh, containers), what only stands for a
 * library call, and what the project or the user's home brings: that is no other than running a script there.
 * A name that is not known is `dynamic_command`'s business.
 */
import type { Invocation } from '../../shell/invocation.ts';
import type { Args, MatchContext, Matcher } from '../matcher.ts';
import { matchAt } from '../matcher.ts';
import { isNameIn, nameSet } from '../names.ts';
import { resolvePath } from '../resolve-path.ts';
import { isBuiltin } from '../shell-words.ts';
import { isBelow, isTemporary } from '../targets.ts';

export const baseCommandNotIn: Matcher = {
  signature: {
    name: 'base_command_not_in',
    topic: 'commands',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'The command is surely none of these programs, no word of the shell, and comes neither with the project nor from a home.',
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
    if (place === 'vouched') return null;
    // A program of the right name in a temporary directory is not the program that was vouched for.
    if (place !== 'temporary' && (isBuiltin(base) || isAmong(base, args))) return null;
    if (place === 'path' && isProjects(base, context)) return null;
    return matchAt(act.nameSpan, { base_command: base });
  },
};

function isAmong(base: string, args: Args): boolean {
  return args.holds(base) || isNameIn(base, nameSet(args));
}

function isForeign(act: Invocation): boolean {
  return act.via.some((step) => step.kind === 'remote' || step.kind === 'interpreter');
}

const HOMES = /^\/(?:root|home\/[^/]+|Users\/[^/]+)\//;
/** What came from somewhere a moment ago. */
const DROPPED = /\/(?:Downloads|Desktop|\.cache|\.Trash|tmp)\//;

/** `path`: a bare name, which the shell looks for. */
function placeOf(act: Invocation, context: MatchContext): 'vouched' | 'temporary' | 'elsewhere' | 'path' {
  if (act.name.kind !== 'known' || !act.name.text.includes('/')) return 'path';
  const path = resolvePath(act.name, act.cwd);
  // Relative to a directory that is not known: where agents are, that is the project.
  if (path.kind !== 'known') return act.name.text.startsWith('/') ? 'elsewhere' : 'vouched';
  const root = context.project.root();
  if (root !== null && isBelow(path.text, root)) return 'vouched';
  if (isTemporary(path.text)) return 'temporary';
  const { home } = context.surroundings;
  const atHome = HOMES.test(path.text) || (home !== null && path.text.startsWith(`${home}/`));
  return atHome && !DROPPED.test(path.text) ? 'vouched' : 'elsewhere';
}

const DIRECTORIES = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];

/** It comes with the project, and no other of that name with the machine: `curl` stays `curl`. */
function isProjects(base: string, context: MatchContext): boolean {
  const { disk } = context.surroundings;
  return (
    context.project.brings(base) &&
    !DIRECTORIES.some((directory) => disk.stat(`${directory}/${base}`) !== 'absent')
  );
}
