/** Variables that a line sets: in front of a command, by `export` and its kin, or for itself. */
import type { Span } from '../core/span.ts';
import { knownPrefix, type Value } from '../core/value.ts';
import type { Act } from '../shell/invocation.ts';
import { withoutPrefix } from '../shell/value-text.ts';
import { onceForLine } from './line-index.ts';
import type { Origin, Subject } from './subject.ts';

export interface Assignment {
  readonly name: string;
  readonly value: Value;
  readonly span: Span;
}

const NONE: readonly Assignment[] = [];

/** What is set for a subject: its own, and what the line exported before it. */
export function assignmentsOf(subject: Subject): readonly Assignment[] {
  if (subject.kind === 'assigned') return [subject.act];
  if (subject.kind !== 'invocation') return NONE;
  const { act, origin } = subject;
  const exported = exportsOf(origin);
  if (exported.length === 0) return act.env;
  const earlier = exported.filter((one) => one.at <= act.span.start);
  return earlier.length === 0 ? act.env : [...act.env, ...earlier];
}

/** Names of all variables that `assignmentsOf` can tell of for some subject of the line. */
export function variablesSetIn(origin: Origin): ReadonlySet<string> {
  return variablesOf(origin);
}

const variablesOf = onceForLine((origin) => {
  const names = new Set<string>();
  for (const act of origin.acts) {
    if (act.kind === 'assigned') names.add(act.name);
    else if (act.kind === 'invocation') for (const one of act.env) names.add(one.name);
  }
  for (const one of exportsOf(origin)) names.add(one.name);
  return names;
});

const MAX_EXPORTS = 200;

const exportsOf = onceForLine((origin) => {
  const found: (Assignment & { readonly at: number })[] = [];
  for (const act of origin.acts) {
    for (const one of exportedBy(act)) found.push({ ...one, at: act.span.start });
    if (found.length >= MAX_EXPORTS) break;
  }
  return found.slice(0, MAX_EXPORTS);
});

const DECLARERS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'setenv']);

function exportedBy(act: Act): readonly Assignment[] {
  if (act.kind === 'assigned')
    return act.exported ? [{ name: act.name, value: act.value, span: act.span }] : NONE;
  if (act.kind !== 'invocation' || act.base === null || !DECLARERS.has(act.base)) return NONE;
  return act.args.flatMap(({ value, span }) => {
    const name = /^([A-Za-z_]\w*)\+?=/.exec(knownPrefix(value));
    return name === null ? [] : [{ name: name[1] ?? '', value: withoutPrefix(value, name[0].length), span }];
  });
}
