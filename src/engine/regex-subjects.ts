/**
 * What a regex is tried on. Each kind of call has a subject of its own: a shell call its command, a file tool
 * its paths, a fetch its URLs, everything else its parameters. What is written into a file is content and
 * never a command, so only `match_content` sees it.
 */
import { assertNever } from '../core/assert-never.ts';
import type { ToolCall } from '../core/call.ts';
import type { RegexSubject } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { showValue } from '../core/value.ts';
import type { Invocation } from '../shell/invocation.ts';
import { dataSpans } from './data-spans.ts';
import { lazy } from './lazy.ts';
import type { MatchContext } from './matcher.ts';
import { shapesOf } from './shape.ts';
import { effectsOfSubject, effectTarget, isActSubject, type Subject } from './subject.ts';
import type { CallSubjects } from './subjects.ts';

export interface SubjectText {
  readonly text: string;
  /** For the look at required literals. */
  readonly lower: () => string;
  /** Stretches that are proven data: a hit that lies wholly inside one is none. */
  readonly data: () => readonly Span[];
  /** Findings can point into it. */
  readonly own: boolean;
}

export function defaultSubject(call: ToolCall): RegexSubject {
  switch (call.kind) {
    case 'shell':
      return 'command';
    case 'read':
    case 'search':
    case 'write':
      return 'path';
    case 'fetch':
      return 'url';
    case 'web-search':
    case 'mcp':
    case 'agent':
    case 'other':
      return 'parameters';
    default:
      return assertNever(call);
  }
}

const plain = (text: string): SubjectText => ({
  text,
  lower: lazy(() => text.toLowerCase()),
  data: () => [],
  own: false,
});

const madeTexts = new WeakMap<CallSubjects, Map<RegexSubject, readonly SubjectText[]>>();

/** All texts of one sort in a call. A shell-like parameter is a command as well. */
export function callTexts(call: ToolCall, found: CallSubjects, sort: RegexSubject): readonly SubjectText[] {
  const made = madeTexts.get(found) ?? new Map<RegexSubject, readonly SubjectText[]>();
  madeTexts.set(found, made);
  const ready = made.get(sort) ?? makeTexts(call, found, sort);
  made.set(sort, ready);
  return ready;
}

function makeTexts(call: ToolCall, found: CallSubjects, sort: RegexSubject): readonly SubjectText[] {
  switch (sort) {
    case 'command':
      return found.commands.map(({ text, own, analysis }) => ({
        ...plain(text),
        own,
        data: lazy(() => dataSpans(text, analysis)),
      }));
    case 'path':
      return pathTexts(call, found).map(plain);
    case 'content':
      return found.subjects.flatMap((s) =>
        s.kind === 'access' && s.content !== null ? [plain(s.content)] : [],
      );
    case 'url':
      return found.subjects.flatMap((s) => subjectTexts(s, 'url')).map(plain);
    case 'parameters':
      return parameterTexts(call, found).map(plain);
    default:
      return assertNever(sort);
  }
}

/** As the client sent them, and resolved: a rule may be written for either. */
function pathTexts(call: ToolCall, found: CallSubjects): readonly string[] {
  const texts = new Set(found.subjects.flatMap((s) => (s.kind === 'access' ? subjectTexts(s, 'path') : [])));
  if (call.kind === 'read' || call.kind === 'search') for (const path of call.paths) texts.add(path);
  if (call.kind === 'search') for (const glob of call.globs) texts.add(glob);
  if (call.kind === 'write') {
    for (const change of call.changes) {
      texts.add(change.path);
      if (change.kind === 'move') texts.add(change.to);
    }
  }
  return [...texts];
}

function parameterTexts(call: ToolCall, found: CallSubjects): readonly string[] {
  switch (call.kind) {
    case 'web-search':
      return [call.query];
    case 'agent':
      return [call.prompt];
    case 'fetch':
      return [...call.urls, call.text];
    default:
      return found.parameters;
  }
}

/** Texts of one sort in one subject. */
export function subjectTexts(subject: Subject, sort: RegexSubject): readonly string[] {
  switch (sort) {
    case 'command':
      return isActSubject(subject) ? actTexts(subject) : [];
    case 'path':
      return effectsOfSubject(subject).flatMap((e) => (e.kind === 'contact' ? [] : [showValue(e.path)]));
    case 'content':
      return subject.kind === 'access' && subject.content !== null ? [subject.content] : [];
    case 'url':
      return effectsOfSubject(subject).flatMap((e) =>
        e.kind === 'contact' ? [showValue(effectTarget(e))] : [],
      );
    case 'parameters':
      if (subject.kind === 'mcp' || subject.kind === 'other') return shapesOf(subject.params, '').texts;
      if (subject.kind === 'web-search') return [subject.query];
      return subject.kind === 'agent' ? [subject.prompt] : [];
    default:
      return assertNever(sort);
  }
}

/** An act as it is written, and as the shell would see it. */
function actTexts(subject: Extract<Subject, { readonly origin: unknown }>): readonly string[] {
  const { act, origin } = subject;
  const written = origin.text.slice(act.span.start, act.span.end);
  return act.kind === 'invocation' ? [written, rendered(act)] : [written];
}

function rendered(invocation: Invocation): string {
  return [invocation.name, ...invocation.args.map((arg) => arg.value)].map(showValue).join(' ');
}

/** What a regex without a named subject sees of a subject, beside other matchers. */
export function ownText(subject: Subject, context: MatchContext): readonly string[] {
  switch (subject.kind) {
    case 'invocation':
    case 'opaque':
    case 'assigned':
      return actTexts(subject);
    case 'access':
      return subjectTexts(subject, 'path');
    case 'fetch':
      return subjectTexts(subject, 'url');
    case 'web-search':
    case 'mcp':
    case 'agent':
    case 'other':
      return subjectTexts(subject, 'parameters');
    case 'call':
      return context.ownTexts();
    default:
      return assertNever(subject);
  }
}
