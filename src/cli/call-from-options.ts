/**
 * Makes the tool call that `check --tool … --path …` describes. Options that the kind of call has no use for
 * are an error: a check that silently ignores half of its line would reassure for nothing.
 */
import type { CallContext, FileChange, ToolCall } from '../core/call.ts';
import { clientOf } from './choices.ts';
import type { Given } from './command.ts';

export const TOOL_KINDS = [
  'shell',
  'read',
  'search',
  'write',
  'edit',
  'delete',
  'fetch',
  'web-search',
  'mcp',
  'agent',
  'other',
] as const;
export type ToolKind = (typeof TOOL_KINDS)[number];

/** Options that describe a call, and the kinds that use them. */
const USED_BY: Readonly<Record<string, readonly ToolKind[]>> = {
  path: ['read', 'search', 'write', 'edit', 'delete'],
  content: ['write', 'edit'],
  pattern: ['search'],
  url: ['fetch'],
  text: ['fetch', 'web-search', 'agent'],
  server: ['mcp'],
  name: ['mcp', 'other'],
  params: ['mcp', 'other'],
};

export type DescribedCall =
  | { readonly kind: 'call'; readonly call: ToolCall }
  | { readonly kind: 'failed'; readonly message: string };

export function contextOf(given: Given, cwd: string | null, tool: string): CallContext {
  return {
    client: clientOf(given.value('client')),
    event: 'check',
    tool,
    cwd,
    session: null,
    toolUse: null,
    permissionMode: given.value('permission-mode'),
    agent: null,
  };
}

/** Names of the options given that `kind` has no use for. */
export function uselessOptions(given: Given, kind: ToolKind): readonly string[] {
  return Object.entries(USED_BY)
    .filter(([name, kinds]) => isGiven(given, name) && !kinds.includes(kind))
    .map(([name]) => name);
}

function isGiven(given: Given, name: string): boolean {
  return name === 'path' || name === 'url' ? given.values(name).length > 0 : given.value(name) !== null;
}

/** Every kind but `shell`, whose command is the operand. */
export function describedCall(
  given: Given,
  kind: Exclude<ToolKind, 'shell'>,
  cwd: string | null,
): DescribedCall {
  const useless = uselessOptions(given, kind);
  if (useless.length > 0)
    return failed(`--tool ${kind} has no use for ${useless.map((name) => `--${name}`).join(', ')}`);
  const context = contextOf(given, cwd, given.value('name') ?? kind);
  const paths = given.values('path');
  const urls = given.values('url');
  const text = given.value('text') ?? '';
  switch (kind) {
    case 'read':
      return paths.length === 0 ? needs(kind, 'path') : { kind: 'call', call: { kind, context, paths } };
    case 'search': {
      const pattern = given.value('pattern');
      if (paths.length === 0) return needs(kind, 'path');
      return { kind: 'call', call: { kind, context, paths, globs: [], pattern } };
    }
    case 'write':
    case 'edit':
    case 'delete': {
      const content = given.value('content') ?? '';
      const changes = paths.map((path) => fileChange(kind, path, content));
      return paths.length === 0
        ? needs(kind, 'path')
        : { kind: 'call', call: { kind: 'write', context, changes } };
    }
    case 'fetch':
      return urls.length === 0 ? needs(kind, 'url') : { kind: 'call', call: { kind, context, urls, text } };
    case 'web-search':
      return text === '' ? needs(kind, 'text') : { kind: 'call', call: { kind, context, query: text } };
    case 'agent':
      return text === '' ? needs(kind, 'text') : { kind: 'call', call: { kind, context, prompt: text } };
    case 'mcp':
      return mcpCall(given, context);
    case 'other': {
      const params = paramsOf(given);
      if (given.value('name') === null) return needs(kind, 'name');
      return params.kind === 'failed'
        ? params
        : { kind: 'call', call: { kind, context, params: params.value } };
    }
  }
}

function fileChange(kind: 'write' | 'edit' | 'delete', path: string, content: string): FileChange {
  switch (kind) {
    case 'write':
      return { kind, path, content };
    case 'edit':
      return { kind, path, content, removed: '' };
    case 'delete':
      return { kind, path };
  }
}

function mcpCall(given: Given, context: CallContext): DescribedCall {
  const server = given.value('server');
  const tool = given.value('name');
  if (server === null) return needs('mcp', 'server');
  if (tool === null) return needs('mcp', 'name');
  const params = paramsOf(given);
  if (params.kind === 'failed') return params;
  return { kind: 'call', call: { kind: 'mcp', context, server, tool, params: params.value, launch: null } };
}

type Params =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string };

function paramsOf(given: Given): Params {
  try {
    const value: unknown = JSON.parse(given.value('params') ?? '{}');
    return { kind: 'value', value };
  } catch (error) {
    return failed(`--params is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function needs(kind: ToolKind, option: string): DescribedCall {
  return failed(`--tool ${kind} needs --${option}`);
}

function failed(message: string): { readonly kind: 'failed'; readonly message: string } {
  return { kind: 'failed', message };
}
