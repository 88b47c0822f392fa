/**
 * Effects by the sort of place they fall on. For writes the real place counts as well as the written one; a
 * deleted link leaves what it points to alone, so only the way to it is followed.
 */
import { known, type Value } from '../core/value.ts';
import type { EffectKind } from '../shell/effect.ts';
import type { Args, Match, MatchContext, Matcher } from './matcher.ts';
import { FILE_SUBJECTS, matchPath, ofKinds, type PathEffect, pathEffects } from './path-match.ts';
import { effectKey } from './rule-keys.ts';
import { isTarget, TARGETS, type Target } from './targets.ts';

interface TargetMatcher {
  readonly name: string;
  readonly effects: readonly Exclude<EffectKind, 'contact'>[];
  /** `any`: one effect is enough, and may be; `all`: every effect surely is. */
  readonly mode: 'any' | 'all';
  readonly doc: string;
  readonly example: string;
}

export function targetMatcher({ name, effects, mode, doc, example }: TargetMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'files',
      parameters: [{ name: 'places', kinds: ['keyword'], keywords: TARGETS, variadic: true }],
      doc,
      example,
      placeholders: ['path'],
    },
    subjects: FILE_SUBJECTS,
    keys: () => effects.map(effectKey),
    test(subject, args, context): Match | null {
      const found = pathEffects(subject, ofKinds(...effects));
      const first = found[0];
      if (first === undefined) return null;
      if (mode === 'all')
        return found.every((e) => fallsOn(e, args, context, mode)) ? matchPath(subject, first) : null;
      const hit = found.find((e) => fallsOn(e, args, context, mode));
      return hit === undefined ? null : matchPath(subject, hit);
    },
  };
}

function fallsOn(effect: PathEffect, args: Args, context: MatchContext, mode: 'any' | 'all'): boolean {
  const paths = placesOf(effect, context);
  const holds = (path: Value): boolean =>
    args.strings.some((target) => isTarget(path, target as Target, context));
  return mode === 'all' ? paths.every(holds) : paths.some(holds);
}

function placesOf(effect: PathEffect, context: MatchContext): readonly Value[] {
  const { path } = effect;
  if (path.kind !== 'known' || !path.text.startsWith('/')) return [path];
  const slash = path.text.lastIndexOf('/');
  const name = path.text.slice(slash + 1);
  const real =
    effect.kind === 'delete'
      ? `${context.project.realPath(path.text.slice(0, slash))}/${name}`.replace(/^\/\//, '/')
      : context.project.realPath(path.text);
  return real === path.text ? [path] : [path, known(real)];
}
