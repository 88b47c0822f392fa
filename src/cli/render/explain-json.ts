/** `explain` as JSON; the shape is documented in docs/cli-json.md and versioned there. */
import { showValue, type Value } from '../../core/value.ts';
import type { Effect } from '../../shell/effect.ts';
import type { Act, Arg, Input } from '../../shell/invocation.ts';
import type { Explained } from '../explained.ts';
import { findingJson } from './check-json.ts';
import { spanJson } from './span-json.ts';

const EXPLAIN_SCHEMA = 'sechook.explain/1';

export function explainJson(explained: Explained, version: string): object {
  const { evaluation, answered, micros } = explained.judgement;
  const text = explained.command;
  return {
    schema: EXPLAIN_SCHEMA,
    version,
    command: text,
    decision: evaluation.failure === null ? answered : 'deny',
    judged: evaluation.verdict.decision,
    acts: (evaluation.analysis?.acts ?? []).map((act) => actJson(act, explained.effectsOf(act), text)),
    exhausted: evaluation.analysis?.exhausted ?? null,
    rules: {
      tried: [...new Set(evaluation.tried)],
      matched: [...new Set(evaluation.verdict.findings.map((finding) => finding.rule))],
    },
    findings: evaluation.verdict.findings.map((finding) => findingJson(finding, text)),
    failure: evaluation.failure,
    us: micros,
  };
}

function actJson(act: Act, effects: readonly Effect[], text: string): object {
  const span = spanJson(act.span, text);
  switch (act.kind) {
    case 'invocation':
      return {
        kind: act.kind,
        name: { ...valueJson(act.name), span: spanJson(act.nameSpan, text), trail: act.nameTrail },
        base: act.base,
        args: act.args.map((arg: Arg) => ({
          ...valueJson(arg.value),
          span: spanJson(arg.span, text),
          trail: arg.trail,
        })),
        env: act.env.map(({ name, value }) => ({ name, value: valueJson(value) })),
        redirections: act.redirections.map(({ mode, fd, target }) => ({
          mode,
          fd,
          target: valueJson(target),
        })),
        input: inputJson(act.input),
        pipeline: act.pipeline,
        via: act.via,
        cwd: valueJson(act.cwd),
        effects: effects.map(effectJson),
        span,
      };
    case 'opaque': {
      const { kind, runner, reason, why, sources, via, pipeline } = act;
      return { kind, runner, reason, why, sources, via, pipeline, span };
    }
    case 'assigned': {
      const { kind, name, value, exported, via } = act;
      return { kind, name, value: valueJson(value), exported, via, span };
    }
  }
}

function valueJson(value: Value): object {
  const text = showValue(value);
  switch (value.kind) {
    case 'known':
      return { kind: value.kind, text };
    case 'pattern':
      return { kind: value.kind, text, parts: value.parts };
    case 'unknown':
      return { kind: value.kind, text, why: value.why };
  }
}

function inputJson(input: Input): object {
  switch (input.kind) {
    case 'inherited':
    case 'pipe':
      return { kind: input.kind };
    case 'text':
      return { kind: input.kind, text: valueJson(input.value) };
    case 'file':
      return { kind: input.kind, path: valueJson(input.path) };
  }
}

function effectJson(effect: Effect): object {
  switch (effect.kind) {
    case 'read':
      return {
        kind: effect.kind,
        path: valueJson(effect.path),
        recursive: effect.recursive,
        content: effect.content,
      };
    case 'write':
      return { kind: effect.kind, path: valueJson(effect.path), mode: effect.mode };
    case 'delete':
      return { kind: effect.kind, path: valueJson(effect.path), recursive: effect.recursive };
    case 'metadata':
      return {
        kind: effect.kind,
        path: valueJson(effect.path),
        recursive: effect.recursive,
        detail: valueJson(effect.detail),
      };
    case 'contact':
      return { kind: effect.kind, target: valueJson(effect.target), sends: effect.sends };
  }
}
