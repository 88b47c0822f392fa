/**
 * `output_to("curl")`: what the command prints or writes reaches one of these, on any road that the line shows:
 * a pipe, `$(…)` and `<(…)` among its words, a variable in between, `>(…)`, a file that is written and then read.
 */
import { spanText } from '../../core/span.ts';
import type { Unknown, Value } from '../../core/value.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { resolveEffect } from '../act-subjects.ts';
import { commandsNamed } from '../line-index.ts';
import { type Matcher, matchAt } from '../matcher.ts';
import { nameKeys, nameSet } from '../names.ts';
import { ofKinds, pathEffects } from '../path-match.ts';
import { effectsOfInvocation } from '../shell-tools.ts';
import type { InvocationSubject } from '../subject.ts';

/** A line that sends more often than that has been seen enough of. */
const MAX_RECEIVERS = 50;

export const outputTo: Matcher = {
  signature: {
    name: 'output_to',
    topic: 'pipelines',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'What the command prints or writes reaches one of these: by pipe, `$(…)`, variable, `>(…)` or a file.',
    example: 'reads(paths.sensitive) output_to("curl", "nc")',
    placeholders: ['base_command'],
  },
  subjects: ['invocation'],
  keys: nameKeys,
  test(subject, args) {
    if (subject.kind !== 'invocation') return null;
    const names = nameSet(args);
    for (const act of commandsNamed(subject.origin, names).slice(0, MAX_RECEIVERS)) {
      if (act !== subject.act && reaches(subject, act))
        return matchAt(act.span, { base_command: act.base ?? '' });
    }
    return null;
  },
};

function reaches(subject: InvocationSubject, receiver: Invocation): boolean {
  const { act, origin } = subject;
  const place = act.pipeline;
  if (place !== null && receiver.pipeline?.id === place.id && receiver.pipeline.index > place.index)
    return true;
  const written = spanText(origin.text, act.span);
  if (holesOf(receiver).some((hole) => hole.text.includes(written))) return true;
  // What is printed may be known, and then no hole says where it came from.
  if (act.via.at(-1)?.kind === 'substitution' && standsIn(act, receiver)) return true;
  const received = spanText(origin.text, receiver.span);
  const outward = act.redirections
    .flatMap((one) => holesIn(one.target))
    .filter((hole) => hole.text.startsWith('>('));
  if (outward.some((hole) => hole.text.includes(received))) return true;
  return readsWhatIsWritten(subject, receiver);
}

function standsIn({ span, via }: Invocation, outer: Invocation): boolean {
  return outer.via.length < via.length && outer.span.start < span.start && span.end <= outer.span.end;
}

/** Text that other commands print, inside the words and the input of a command. */
function holesOf(act: Invocation): readonly Unknown[] {
  const values = [
    ...act.args.map((arg) => arg.value),
    ...act.env.map((one) => one.value),
    ...act.redirections.map((one) => one.target),
    ...(act.input.kind === 'text' ? [act.input.value] : []),
  ];
  return values.flatMap(holesIn).filter((hole) => hole.kind === 'command-output' || hole.kind === 'process');
}

function holesIn(value: Value): readonly Unknown[] {
  if (value.kind === 'unknown') return [value.why];
  return value.kind === 'known'
    ? []
    : value.parts.flatMap((part) => (part.kind === 'hole' ? [part.why] : []));
}

/** `cp key /tmp/x && curl -T /tmp/x …` */
function readsWhatIsWritten(subject: InvocationSubject, receiver: Invocation): boolean {
  if (receiver.span.start < subject.act.span.start) return false;
  const paths = new Set(
    pathEffects(subject, ofKinds('write')).flatMap(({ path }) => (path.kind === 'known' ? [path.text] : [])),
  );
  if (paths.size === 0) return false;
  return effectsOfInvocation(receiver)
    .map((effect) => resolveEffect(effect, receiver.cwd))
    .some((effect) => effect.kind === 'read' && effect.path.kind === 'known' && paths.has(effect.path.text));
}
