/**
 * Tries a rule on one of its samples with the real engine: the rule alone, under the lists that are given,
 * in a project of `/home/dev` on a disk on which nothing is seen. The grammar must be loaded.
 */

import { recogniseClient } from '../clients/recognise.ts';
import { CLIENTS } from '../clients/registry.ts';
import { assertNever } from '../core/assert-never.ts';
import type { CallContext, ToolCall } from '../core/call.ts';
import { NO_DISK } from '../core/disk.ts';
import type { Lists, Rule } from '../core/rule.ts';
import type { SampleCall } from '../dsl/ast.ts';
import type { JudgeSample, SampleOutcome } from '../dsl/samples.ts';
import { evaluateCall } from '../engine/evaluate.ts';
import { keysOf } from '../engine/rule-index.ts';
import { DEFAULT_SETTINGS, LIST_KEYS, type ListKey } from '../snapshot/policy-keys.ts';
import { viewOf } from '../snapshot/policy-view.ts';

/** Samples speak of what a rule matches: also of one that only the tightest preset switches on. */
const STRICTEST = { ...DEFAULT_SETTINGS, preset: 'strict' } as const;

const SAMPLE_HOME = '/home/dev';
const SAMPLE_CWD = '/home/dev/project';

export function sampleJudge(lists: Lists): JudgeSample {
  const filled = withExamples(lists);
  return (rule, call) => judge(filled, rule, call);
}

/** An empty allow-list allows all, so that no sample could show what a rule on it does. */
const EXAMPLE = 'example';

function withExamples(lists: Lists): Lists {
  const filled: Record<string, readonly string[]> = { ...lists };
  for (const [name, key] of Object.entries<ListKey>(LIST_KEYS)) {
    if (key.emptyMeansAll === true && (lists[name] ?? []).length === 0) filled[name] = [EXAMPLE];
  }
  return filled;
}

function judge(lists: Lists, rule: Rule, sample: SampleCall): SampleOutcome {
  const call = toolCallOf(sample);
  if (call === null) return { kind: 'failed', why: 'the payload is no tool call of a known client' };
  const view = viewOf({ rules: [rule], lists, disabled: [], settings: STRICTEST }, keysOf);
  const dialect = sample.kind === 'shell' ? (sample.dialect ?? 'bash') : 'bash';
  const evaluation = evaluateCall(call, view, {
    disk: NO_DISK,
    home: SAMPLE_HOME,
    dialect,
    foldsCase: false,
  });
  if (evaluation.verdict.findings.some((finding) => finding.rule === rule.id)) return { kind: 'fires' };
  // A fork bomb exhausts the analysis, which is a deny of its own; what else it may hold is not known.
  if (evaluation.failure !== null)
    return { kind: 'failed', why: evaluation.failure.detail.replace(/\.$/, '') };
  return { kind: 'silent' };
}

function contextFor(tool: string): CallContext {
  return {
    client: null,
    event: 'PreToolUse',
    tool,
    cwd: SAMPLE_CWD,
    session: null,
    toolUse: null,
    permissionMode: null,
    agent: null,
  };
}

/** Null for a payload that is no tool call. */
export function toolCallOf(sample: SampleCall): ToolCall | null {
  switch (sample.kind) {
    case 'shell':
      return { kind: 'shell', context: contextFor('Bash'), command: sample.command };
    case 'read':
      return { kind: 'read', context: contextFor('Read'), paths: [sample.path] };
    case 'search':
      return {
        kind: 'search',
        context: contextFor('Grep'),
        paths: [sample.path],
        globs: sample.glob === null ? [] : [sample.glob],
        pattern: null,
      };
    case 'write':
    case 'edit':
    case 'delete':
      return changeCall(sample);
    case 'fetch':
      return { kind: 'fetch', context: contextFor('WebFetch'), urls: [sample.url], text: sample.text };
    case 'web-search':
      return { kind: 'web-search', context: contextFor('WebSearch'), query: sample.query };
    case 'mcp': {
      const { server, tool, params } = sample;
      return {
        kind: 'mcp',
        context: contextFor(`mcp__${server}__${tool}`),
        server,
        tool,
        params,
        launch: null,
      };
    }
    case 'tool':
      return { kind: 'other', context: contextFor(sample.name), params: sample.params };
    case 'agent':
      return { kind: 'agent', context: contextFor('Agent'), prompt: sample.prompt };
    case 'payload':
      return payloadCall(sample.payload);
    default:
      return assertNever(sample);
  }
}

function changeCall(sample: SampleCall & { readonly kind: 'write' | 'edit' | 'delete' }): ToolCall {
  const { path } = sample;
  switch (sample.kind) {
    case 'write':
      return {
        kind: 'write',
        context: contextFor('Write'),
        changes: [{ kind: 'write', path, content: sample.content }],
      };
    case 'edit':
      return {
        kind: 'write',
        context: contextFor('Edit'),
        changes: [{ kind: 'edit', path, content: sample.content, removed: '' }],
      };
    case 'delete':
      return { kind: 'write', context: contextFor('apply_patch'), changes: [{ kind: 'delete', path }] };
  }
}

/** A payload without the marks of a client is read as Claude Code's. */
function payloadCall(payload: unknown): ToolCall | null {
  const decoded = CLIENTS[recogniseClient(payload) ?? 'claude-code'].decode(payload);
  return decoded.kind === 'call' ? decoded.call : null;
}
