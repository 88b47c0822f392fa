/** Subjects out of a command line: its acts, with effects resolved, and the patches that it applies. */

import { parsePatch } from '../clients/patch.ts';
import type { FileChange } from '../core/call.ts';
import { knownPrefix, knownText, type Value } from '../core/value.ts';
import type { Effect } from '../shell/effect.ts';
import type { Act, Analysis, Invocation } from '../shell/invocation.ts';
import { accessSubject, changeSubjects } from './access-subjects.ts';
import { lazy } from './lazy.ts';
import { resolvePath } from './resolve-path.ts';
import { foldName } from './rule-keys.ts';
import { effectsOfInvocation, parsedArgs } from './shell-tools.ts';
import type { InvocationSubject, Origin, Subject } from './subject.ts';

export interface ActSource {
  readonly text: string;
  readonly own: boolean;
  readonly home: string | null;
}

export function actSubjects(analysis: Analysis, source: ActSource): readonly Subject[] {
  const origin: Origin = {
    text: source.text,
    own: source.own,
    acts: analysis.acts,
    dotGlob: analysis.acts.some(setsDotGlob),
  };
  return analysis.acts.flatMap((act) => subjectsOf(act, origin, source.home));
}

/**
 * Whether the act stands in a file that lay on the disk before the call: a build script, a package's script,
 * a Makefile. Its variables come from outside and its author is no model: there what is surely harmful
 * counts, and what is merely unknown does not.
 */
export function isFromDisk(act: Act): boolean {
  return act.via.some((via) => via.kind === 'file');
}

function subjectsOf(act: Act, origin: Origin, home: string | null): readonly Subject[] {
  if (isFromDisk(act) && act.kind === 'opaque' && act.sources.length === 0) return [];
  if (act.kind === 'opaque') return [{ kind: 'opaque', act, origin }];
  if (act.kind === 'assigned') return [{ kind: 'assigned', act, origin }];
  return [invocationSubject(act, origin), ...patchSubjects(act, home)];
}

function invocationSubject(act: Invocation, origin: Origin): InvocationSubject {
  return {
    kind: 'invocation',
    act,
    folded: act.base === null ? null : foldName(act.base),
    origin,
    effects: lazy(() => {
      const effects = effectsOfInvocation(act).map((effect) => resolveEffect(effect, act.cwd));
      return isFromDisk(act)
        ? effects.filter(
            (effect) => knownPrefix(effect.kind === 'contact' ? effect.target : effect.path) !== '',
          )
        : effects;
    }),
    parsed: lazy(() => parsedArgs(act)),
  };
}

export function resolveEffect(effect: Effect, cwd: Value): Effect {
  return effect.kind === 'contact' ? effect : { ...effect, path: resolvePath(effect.path, cwd) };
}

const GLOB_OPTIONS = new Set(['dotglob', 'globdots', 'GLOB_DOTS', 'glob_dots']);

function setsDotGlob(act: Act): boolean {
  if (act.kind !== 'invocation' || (act.base !== 'shopt' && act.base !== 'setopt' && act.base !== 'set'))
    return false;
  return act.args.some((arg) => GLOB_OPTIONS.has(knownText(arg.value) ?? ''));
}

const PATCH_COMMANDS = new Set(['apply_patch', 'applypatch', 'apply-patch']);

/** Codex gives patches through the shell as well: `apply_patch <<'EOF'`. */
function patchSubjects(act: Invocation, home: string | null): readonly Subject[] {
  if (act.base === null || !PATCH_COMMANDS.has(act.base)) return [];
  const first = act.args[0];
  const given = first !== undefined ? first.value : act.input.kind === 'text' ? act.input.value : null;
  const text = given === null ? null : knownText(given);
  const changes = text === null ? null : parsePatch(text);
  if (changes === null || !isChanges(changes)) {
    // What cannot be read may write anywhere.
    const path: Value = { kind: 'unknown', why: { kind: 'input', text: 'patch', splits: false } };
    return [accessSubject([{ kind: 'write', path, mode: 'edit', span: act.span }])];
  }
  return changeSubjects(changes, { cwd: act.cwd, home });
}

function isChanges(parsed: ReturnType<typeof parsePatch>): parsed is readonly FileChange[] {
  return Array.isArray(parsed);
}
