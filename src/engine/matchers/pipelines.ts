/** Where output goes and where input comes from within one pipeline, also through wrappers: `… | sudo tee x`. */
import type { PipelinePlace } from '../../shell/invocation.ts';
import { commandsNamed } from '../line-index.ts';
import { type Match, type Matcher, matchAt } from '../matcher.ts';
import { type NameSet, nameKeys, nameSet } from '../names.ts';
import type { Subject } from '../subject.ts';

type Picks = (index: number, own: PipelinePlace) => boolean;

interface PipelineMatcher {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  /** Which stages of the subject's pipeline are looked at. */
  readonly picks: Picks;
}

function pipelineMatcher({ name, doc, example, picks }: PipelineMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'pipelines',
      parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
      doc,
      example,
      placeholders: ['base_command'],
    },
    subjects: ['invocation', 'opaque'],
    keys: nameKeys,
    test: (subject, args) => findStage(subject, nameSet(args), picks),
  };
}

function findStage(subject: Subject, names: NameSet, picks: Picks): Match | null {
  if (subject.kind !== 'invocation' && subject.kind !== 'opaque') return null;
  const own = subject.act.pipeline;
  if (own === null) return null;
  for (const act of commandsNamed(subject.origin, names)) {
    if (act.pipeline?.id !== own.id || !picks(act.pipeline.index, own)) continue;
    return matchAt(act.span, { base_command: act.base ?? '' });
  }
  return null;
}

export const pipelineTo = pipelineMatcher({
  name: 'pipeline_to',
  doc: 'A later stage of the same pipeline is one of these programs: the output goes there.',
  example: 'pipeline_to("curl", "wget", "nc")',
  picks: (index, own) => index > own.index,
});

export const pipelineFrom = pipelineMatcher({
  name: 'pipeline_from',
  doc: 'An earlier stage of the same pipeline is one of these programs: the input comes from there.',
  example: 'command("sh", "bash") pipeline_from("curl", "wget")',
  picks: (index, own) => index < own.index,
});

export const pipelineThrough = pipelineMatcher({
  name: 'pipeline_through',
  doc: 'A stage between the first and the last of the pipeline is one of these programs.',
  example: 'pipeline_through("base64") pipeline_to("curl")',
  picks: (index, own) => index > 0 && index < own.length - 1,
});
