/** The rules that may fire on a call, found through the index by what is present in the call. */
import type { ToolCall } from '../core/call.ts';
import type { Rule } from '../core/rule.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { variablesSetIn } from './assignments.ts';
import { isAscii } from './literals.ts';
import { callTexts, defaultSubject, type SubjectText } from './regex-subjects.ts';
import {
  ALWAYS,
  ANY_GRAM,
  ANY_NAME,
  ANY_VARIABLE,
  anySubcommandKey,
  BEYOND_ASCII,
  CONTENT,
  DYNAMIC_NAME,
  effectKey,
  kindKey,
  nameKey,
  stemKey,
  subcommandKey,
  variableKey,
} from './rule-keys.ts';
import { effectsOfSubject, isActSubject, type Origin, type Subject } from './subject.ts';
import type { CallSubjects } from './subjects.ts';

/** Beyond this a text is not cut up: all rules filed by text are candidates, and their literals decide. */
const MAX_CUT = 20_000;

export function candidateRules(view: PolicyView, call: ToolCall, found: CallSubjects): readonly Rule[] {
  const keys = keysOfCall(found);
  const given = textsOfCall(call, found);
  // Lower case brings a few letters into ASCII.
  if (!given.every(({ text }) => isAscii(text))) keys.add(BEYOND_ASCII);
  const texts = given.map((text) => text.lower());
  const cut = texts.filter((text) => text.length <= MAX_CUT);
  if (cut.length < texts.length) keys.add(ANY_GRAM);
  for (const subject of found.subjects) addSubcommand(subject, view, keys);
  const rules: Rule[] = [];
  for (const set of view.sets) {
    const ordinals = new Set<number>();
    for (const key of keys) for (const ordinal of set.under(key)) ordinals.add(ordinal);
    set.underGrams(cut, ordinals);
    for (const ordinal of [...ordinals].sort((a, b) => a - b)) rules.push(set.rule(ordinal));
  }
  return rules;
}

function keysOfCall(found: CallSubjects): Set<string> {
  const keys = new Set<string>([ALWAYS]);
  const origins = new Set<Origin>();
  for (const subject of found.subjects) {
    addSubject(subject, keys);
    if (isActSubject(subject)) origins.add(subject.origin);
  }
  for (const origin of origins) {
    for (const variable of variablesSetIn(origin)) keys.add(variableKey(variable)).add(ANY_VARIABLE);
  }
  return keys;
}

/** All that a regex without other matchers may be tried on. */
function textsOfCall(call: ToolCall, found: CallSubjects): readonly SubjectText[] {
  const sorts = new Set(['command', 'path', 'url', 'parameters', defaultSubject(call)] as const);
  return [...sorts].flatMap((sort) => callTexts(call, found, sort));
}

function addSubject(subject: Subject, keys: Set<string>): void {
  keys.add(kindKey(subject.kind));
  if (subject.kind === 'invocation') {
    const { base, name } = subject.act;
    if (base !== null) {
      keys.add(nameKey(base));
      const stem = stemKey(base);
      if (stem !== null) keys.add(stem);
    } else {
      if (name.kind !== 'known') keys.add(DYNAMIC_NAME);
      if (name.kind === 'pattern') keys.add(ANY_NAME);
    }
  }

  if (subject.kind === 'access' && subject.content !== null) keys.add(CONTENT);
  for (const effect of effectsOfSubject(subject)) keys.add(effectKey(effect.kind));
}

/** The words of a command are only read where some rule is about one of its subcommands. */
function addSubcommand(subject: Subject, view: PolicyView, keys: Set<string>): void {
  if (subject.kind !== 'invocation' || subject.act.base === null) return;
  const { base } = subject.act;
  const any = anySubcommandKey(base);
  if (keys.has(any) || view.sets.every((set) => set.under(any).length === 0)) return;
  const first = subject.parsed().operands[0];
  if (first === undefined) return;
  keys.add(first.value.kind === 'known' ? subcommandKey(base, first.value.text) : any);
}
