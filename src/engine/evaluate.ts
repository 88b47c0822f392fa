/**
 * One call under one policy: the regex layer on the call's texts, the other rules on its subjects, all
 * findings merged. Rules are found through the index; most are never looked at. It reads, and changes nothing.
 */
import type { ToolCall } from '../core/call.ts';
import type { Failure } from '../core/failure.ts';
import { type Finding, verdictOf } from '../core/finding.ts';
import { type Rule, standingUnder, type Tier } from '../core/rule.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { isFromDisk } from './act-subjects.ts';
import { candidateRules } from './candidates.ts';
import type { Evaluation, Surroundings } from './evaluation.ts';
import { findingOf, type Hit } from './findings.ts';
import { lazy } from './lazy.ts';
import type { MatchContext } from './matcher.ts';
import { patternsOf } from './path-patterns.ts';
import { type CompiledRule, compiledRule, speaksTo } from './policy.ts';
import { projectFacts } from './project-facts.ts';
import { callTexts, defaultSubject, type SubjectText } from './regex-subjects.ts';
import { isActSubject, type Subject } from './subject.ts';
import { type CallSubjects, subjectsOfCall } from './subjects.ts';
import { matchText } from './text-match.ts';
import { rememberedTouch } from './touch-memory.ts';

/** Of one rule; a line with more has said enough. */
const MAX_HITS = 50;

export function evaluateCall(call: ToolCall, view: PolicyView, surroundings: Surroundings): Evaluation {
  const scene = sceneOf(call, view, surroundings);
  const { found } = scene;
  const findings = new Map<string, Finding>();
  const tried: string[] = [];
  for (const rule of candidateRules(view, call, found)) {
    const standing = standingUnder(rule, view.settings.preset);
    if (standing === null || view.disabled.has(rule.id)) continue;
    tried.push(rule.id);
    for (const hit of hitsOf(rule, standing.tier, scene).slice(0, MAX_HITS)) {
      const finding = findingOf(rule, standing, hit);
      // One rule says one thing about one stretch, however many roads lead there.
      const place = finding.span === null ? finding.quote : `${finding.span.start}-${finding.span.end}`;
      const key = `${rule.id}\0${place}`;
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return {
    verdict: verdictOf([...findings.values()]),
    analysis: call.kind === 'shell' ? (found.commands[0]?.analysis ?? null) : null,
    failure: failureOf(found),
    tried,
  };
}

export function sceneOf(call: ToolCall, view: PolicyView, surroundings: Surroundings): Scene {
  const found = subjectsOfCall(call, surroundings);
  return { found, context: contextOf(call, view, { found, surroundings }), view };
}

function contextOf(
  call: ToolCall,
  view: PolicyView,
  { found, surroundings }: { readonly found: CallSubjects; readonly surroundings: Surroundings },
): MatchContext {
  const mayTouch = rememberedTouch();
  const regenerable = lazy(() => patternsOf(view.list('paths.regenerable') ?? [], surroundings));
  return {
    call,
    surroundings,
    project: projectFacts(surroundings.disk, call.context.cwd, surroundings.home),
    mayTouch,
    isRegenerable: (path) =>
      mayTouch({ kind: 'known', text: path }, regenerable(), { recursive: false, dotGlob: false }),
    ownTexts: lazy(() => callTexts(call, found, defaultSubject(call)).map(({ text }) => text)),
  };
}

/** A call taken apart, to try rules on. */
export interface Scene {
  readonly found: CallSubjects;
  readonly context: MatchContext;
  readonly view: PolicyView;
}

/** What one rule finds, whatever the index says of it; for the trial of changed rules too. */
export function hitsOf(rule: Rule, tier: Tier, scene: Scene): readonly Hit[] {
  return compiledRule(scene.view, rule).flatMap((compiled) =>
    compiled.kind === 'text' ? textHits(compiled, scene) : subjectHits(compiled, tier, scene),
  );
}

function textHits(
  compiled: Extract<CompiledRule, { kind: 'text' }>,
  { found, context }: Scene,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { regex, subject, needs } of compiled.regexes) {
    const sort = subject ?? defaultSubject(context.call);
    const texts: SubjectText[] = [...callTexts(context.call, found, sort)];
    // A command that comes as a parameter of another tool is a command all the same.
    if (subject === null && sort !== 'command') texts.push(...callTexts(context.call, found, 'command'));
    for (const text of texts) {
      if (needs !== null && !needs.some((need) => text.lower().includes(need))) continue;
      const span = matchText(regex(), text);
      if (span !== null) hits.push({ text: text.text, span, own: text.own, filled: {} });
    }
  }
  const { unless } = compiled;
  if (unless === null) return hits;
  return hits.filter((hit) => !found.subjects.some((s) => speaksOf(s, hit) && unless(s, context) !== null));
}

/** An exception to a regex on text: for the whole call, or for the command that the hit lies in. */
function speaksOf(subject: Subject, hit: Hit): boolean {
  if (subject.kind === 'call') return true;
  if (!isActSubject(subject) || hit.span === null || subject.origin.text !== hit.text) return false;
  return subject.act.span.start <= hit.span.start && hit.span.end <= subject.act.span.end;
}

function subjectHits(
  compiled: Extract<CompiledRule, { kind: 'subjects' }>,
  tier: Tier,
  { found, context }: Scene,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const subject of found.subjects) {
    if (!speaksTo(compiled, subject)) continue;
    if (tier === 'suspicious' && isActSubject(subject) && isFromDisk(subject.act)) continue;
    const match = compiled.test(subject, context);
    if (match === null || (compiled.unless !== null && compiled.unless(subject, context) !== null)) continue;
    hits.push(hitOn(subject, match.span, match.filled));
  }
  return hits;
}

function hitOn(subject: Subject, span: Hit['span'], filled: Hit['filled']): Hit {
  if (!isActSubject(subject)) return { text: null, span: null, own: false, filled, subject };
  const place = span ?? subject.act.span;
  return { text: subject.origin.text, span: place, own: subject.origin.own, filled };
}

function failureOf(found: CallSubjects): Failure | null {
  const exhausted = found.commands.find(({ analysis }) => analysis.exhausted !== null)?.analysis.exhausted;
  if (exhausted != null) {
    return {
      code: 'budget',
      detail: `The command cannot be judged as a whole: ${exhausted}. Split it into smaller commands.`,
    };
  }
  if (!found.cut) return null;
  return {
    code: 'budget',
    detail: 'The parameters of the call are too many or too deeply nested to be judged as a whole.',
  };
}
