/** The outcome of `check` as JSON; the shape is documented in docs/cli-json.md and versioned there. */

import { decisionOf, type Finding } from '../../core/finding.ts';
import { type Checked, decided, type Source, strictest, subjectText } from '../checked.ts';
import { spanJson } from './span-json.ts';

const CHECK_SCHEMA = 'sechook.check/1';

export function checkJson(all: readonly Checked[], version: string): object {
  return {
    schema: CHECK_SCHEMA,
    version,
    decision: strictest(all),
    results: all.map(resultJson),
  };
}

function resultJson(checked: Checked): object {
  const source = sourceJson(checked.source);
  if (checked.kind === 'event') {
    return {
      source,
      call: null,
      decision: 'allow',
      judged: 'allow',
      findings: [],
      failure: null,
      event: checked.event,
    };
  }
  const { evaluation, micros } = checked.judgement;
  const { context } = checked.call;
  const text = subjectText(checked.call);
  return {
    source,
    call: {
      kind: checked.call.kind,
      tool: context.tool,
      cwd: context.cwd,
      client: context.client,
      permission_mode: context.permissionMode,
    },
    decision: decided(checked),
    judged: evaluation.verdict.decision,
    findings: evaluation.verdict.findings.map((finding) => findingJson(finding, text)),
    failure: evaluation.failure,
    us: micros,
  };
}

function sourceJson(source: Source): object {
  switch (source.kind) {
    case 'argument':
    case 'stdin':
      return { kind: source.kind };
    case 'file':
    case 'payload':
      return { kind: source.kind, path: source.path };
    case 'tool':
      return { kind: source.kind, tool: source.tool };
  }
}

export function findingJson(finding: Finding, text: string | null): object {
  return {
    rule: finding.rule,
    decision: decisionOf(finding),
    tier: finding.tier,
    category: finding.category,
    severity: finding.severity,
    layer: finding.layer,
    without_ask: finding.withoutAsk,
    span: finding.span === null ? null : spanJson(finding.span, text),
    quote: finding.quote,
    nudge: finding.nudge,
    why: finding.why,
  };
}
