/** The common part of all matchers about files: which effect of a subject meets one of a rule's paths. */
import { concatValues, showValue, type Value } from '../core/value.ts';
import type { Effect, EffectKind } from '../shell/effect.ts';
import { heldFiles } from './held-files.ts';
import { type Args, type Match, type MatchContext, matchAt } from './matcher.ts';
import { type PathPatterns, patternsOf } from './path-patterns.ts';
import { effectsOfSubject, isActSubject, type Subject, type SubjectKind } from './subject.ts';

export type PathEffect = Exclude<Effect, { readonly kind: 'contact' }>;

export const FILE_SUBJECTS: readonly SubjectKind[] = ['invocation', 'access'];

export function pathEffects(
  subject: Subject,
  wanted: (effect: PathEffect) => boolean,
): readonly PathEffect[] {
  const found: PathEffect[] = [];
  for (const effect of effectsOfSubject(subject)) {
    if (effect.kind !== 'contact' && wanted(effect)) found.push(effect);
  }
  return found;
}

export function ofKinds(...kinds: readonly EffectKind[]): (effect: PathEffect) => boolean {
  return (effect) => kinds.includes(effect.kind);
}

export interface PathSearch {
  readonly subject: Subject;
  readonly args: Args;
  readonly context: MatchContext;
}

/** The first effect on one of the paths that the arguments name, as written or behind symbolic links. */
export function matchPaths(
  { subject, args, context }: PathSearch,
  effects: readonly PathEffect[],
): Match | null {
  if (effects.length === 0) return null;
  const patterns = patternsOf(args.strings, context.surroundings);
  const dotGlob = isActSubject(subject) && subject.origin.dotGlob;
  for (const effect of effects) {
    if (meets(effect, patterns, dotGlob, context)) return matchPath(subject, effect);
  }
  return null;
}

/** The first file that a glob or a search takes which is one of the paths, as the disk stands. */
export function matchHeld({ subject, args, context }: PathSearch): Match | null {
  const patterns = patternsOf(args.strings, context.surroundings);
  const dotGlob = isActSubject(subject) && subject.origin.dotGlob;
  const { disk } = context.surroundings;
  for (const effect of effectsOfSubject(subject)) {
    if (effect.kind !== 'read' || !effect.content) continue;
    const { search } = effect;
    for (const { path, found } of soughtIn(effect).flatMap((sought) => heldFiles(sought, dotGlob, disk))) {
      if (!context.mayTouch({ kind: 'known', text: path }, patterns, { recursive: false, dotGlob })) continue;
      if (found?.ignored === false && context.project.isIgnored(path)) continue;
      const text = search === undefined ? null : disk.readText(path);
      if (search !== undefined && (text?.kind !== 'text' || !search.prints(text.text))) continue;
      return matchAt(isActSubject(subject) ? effect.span : null, { path });
    }
  }
  return null;
}

/** A search through a directory goes to all that is below. */
function soughtIn(effect: Extract<Effect, { readonly kind: 'read' }>): readonly Value[] {
  const { path, recursive, search } = effect;
  if (!recursive || search === undefined) return [path];
  const below: Value = { kind: 'pattern', parts: [{ kind: 'glob', glob: '**', found: search.found }] };
  const slash: Value = { kind: 'known', text: showValue(path).endsWith('/') ? '' : '/' };
  return [path, concatValues([path, slash, below])];
}

export function matchPath(subject: Subject, effect: PathEffect): Match {
  return matchAt(isActSubject(subject) ? effect.span : null, { path: showValue(effect.path) });
}

function meets(effect: PathEffect, patterns: PathPatterns, dotGlob: boolean, context: MatchContext): boolean {
  const question = { recursive: 'recursive' in effect && effect.recursive, dotGlob };
  if (context.mayTouch(effect.path, patterns, question)) return true;
  if (effect.path.kind !== 'known' || !effect.path.text.startsWith('/')) return false;
  const real = context.project.realPath(effect.path.text);
  return real !== effect.path.text && context.mayTouch({ kind: 'known', text: real }, patterns, question);
}
