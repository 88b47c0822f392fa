/** The call as a whole: who makes it, in which mode, with which tool. These compose with every other matcher. */
import { CLIENT_IDS, type ToolCall } from '../../core/call.ts';
import { known } from '../../core/value.ts';
import { type Args, MATCHED, type MatchContext, type Matcher, matchAt } from '../matcher.ts';
import { globPattern, mayBeAny } from '../value-tests.ts';

const CALL_KINDS = [
  'shell',
  'read',
  'search',
  'write',
  'fetch',
  'web-search',
  'mcp',
  'agent',
  'other',
] as const satisfies readonly ToolCall['kind'][];

function fits(text: string | null, args: Args): boolean {
  const patterns = args.prepared(() => args.strings.map((one) => globPattern(one)));
  return text !== null && mayBeAny(known(text), patterns);
}

export const client: Matcher = {
  signature: {
    name: 'client',
    topic: 'call',
    parameters: [{ name: 'clients', kinds: ['keyword'], keywords: CLIENT_IDS, variadic: true }],
    doc: 'The call comes from one of these clients.',
    example: 'client("codex")',
    placeholders: [],
  },
  subjects: 'any',
  test: (_subject, args, context) =>
    context.call.context.client !== null && args.strings.includes(context.call.context.client)
      ? MATCHED
      : null,
};

export const permissionMode: Matcher = {
  signature: {
    name: 'permission_mode',
    topic: 'call',
    parameters: [{ name: 'modes', kinds: ['string', 'list'], variadic: true }],
    doc: "The client's permission mode is one of these, as the client spells it; globs work.",
    example: 'permission_mode("bypassPermissions", "yolo")',
    placeholders: [],
  },
  subjects: 'any',
  test: (_subject, args, context) => (fits(context.call.context.permissionMode, args) ? MATCHED : null),
};

export const callKind: Matcher = {
  signature: {
    name: 'call_kind',
    topic: 'call',
    parameters: [{ name: 'kinds', kinds: ['keyword'], keywords: CALL_KINDS, variadic: true }],
    doc: 'The call is of one of these kinds, whatever the client calls its tool.',
    example: 'call_kind("write")',
    placeholders: ['tool'],
  },
  subjects: 'any',
  test: (_subject, args, context) =>
    args.strings.includes(context.call.kind) ? matchAt(null, toolOf(context)) : null,
};

export const tool: Matcher = {
  signature: {
    name: 'tool',
    topic: 'call',
    parameters: [{ name: 'globs', kinds: ['string', 'list'], variadic: true }],
    doc: "The client's own name of the tool fits one of these globs.",
    example: 'tool("Bash", "run_shell_*")',
    placeholders: ['tool'],
  },
  subjects: 'any',
  test: (_subject, args, context) =>
    fits(context.call.context.tool, args) ? matchAt(null, toolOf(context)) : null,
};

export const inSubagent: Matcher = {
  signature: {
    name: 'in_subagent',
    topic: 'call',
    parameters: [],
    doc: 'A sub-agent makes the call.',
    example: 'in_subagent() and call_kind("fetch")',
    placeholders: [],
  },
  subjects: 'any',
  test: (_subject, _args, context) => (context.call.context.agent === null ? null : MATCHED),
};

function toolOf(context: MatchContext): { readonly tool: string } {
  return { tool: context.call.context.tool };
}
