/**
 * Kinds of tools that more than one client has, each as a decoder over the names that the client gives its
 * parameters. Where old and new versions of a client use different names, all that are there are judged.
 */
import type { FileChange } from '../core/call.ts';
import { malformed } from './client.ts';
import { inDirectory, otherTool, type ToolDecoder } from './decode.ts';
import { isMalformed, optionalText, own, requiredText, someTexts, texts } from './fields.ts';
import { urlsIn } from './urls.ts';

/** `directory` names the parameter that moves the call elsewhere, if there is one. */
export function shellTool(command: string, directory: string | null = null): ToolDecoder {
  return (input, context) => {
    const text = requiredText(input, command);
    if (isMalformed(text)) return text;
    const where = directory === null ? null : optionalText(input, directory);
    if (isMalformed(where)) return where;
    return { kind: 'shell', context: inDirectory(context, where), command: text };
  };
}

export function readTool(names: readonly string[]): ToolDecoder {
  return (input, context) => {
    const paths = someTexts(input, names);
    return isMalformed(paths) ? paths : { kind: 'read', context, paths };
  };
}

export interface SearchNames {
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  readonly pattern: string | null;
}

export function searchTool(names: SearchNames): ToolDecoder {
  return (input, context) => {
    const paths = texts(input, names.paths);
    if (isMalformed(paths)) return paths;
    const globs = texts(input, names.globs);
    if (isMalformed(globs)) return globs;
    const pattern = names.pattern === null ? null : requiredText(input, names.pattern);
    if (isMalformed(pattern)) return pattern;
    // Without a path they look where the client stands.
    return { kind: 'search', context, paths: paths.length > 0 ? paths : ['.'], globs, pattern };
  };
}

export function writeTool(path: string, content: string): ToolDecoder {
  return (input, context) => {
    const file = requiredText(input, path);
    if (isMalformed(file)) return file;
    const text = requiredText(input, content);
    if (isMalformed(text)) return text;
    return { kind: 'write', context, changes: [{ kind: 'write', path: file, content: text }] };
  };
}

export const editTool: ToolDecoder = (input, context) => {
  const path = requiredText(input, 'file_path');
  if (isMalformed(path)) return path;
  const change = replacement(path, input);
  return isMalformed(change) ? change : { kind: 'write', context, changes: [change] };
};

/** Several replacements in one file. */
export const multiEditTool: ToolDecoder = (input, context) => {
  const path = requiredText(input, 'file_path');
  if (isMalformed(path)) return path;
  const edits = own(input, 'edits');
  if (!Array.isArray(edits)) return malformed('"edits" is not a list');
  const changes: FileChange[] = [];
  for (const edit of edits) {
    const change = replacement(path, edit);
    if (isMalformed(change)) return change;
    changes.push(change);
  }
  return { kind: 'write', context, changes };
};

function replacement(path: string, edit: unknown): FileChange | ReturnType<typeof malformed> {
  if (typeof edit !== 'object' || edit === null || Array.isArray(edit))
    return malformed('an edit is no object');
  const fields = edit as Readonly<Record<string, unknown>>;
  const removed = requiredText(fields, 'old_string');
  if (isMalformed(removed)) return removed;
  const content = requiredText(fields, 'new_string');
  if (isMalformed(content)) return content;
  return { kind: 'edit', path, content, removed };
}

/** `text` is a free text, read for URLs where `urls` gives none of its own. */
export function fetchTool(urls: readonly string[], text: string): ToolDecoder {
  return (input, context) => {
    const given = texts(input, urls);
    if (isMalformed(given)) return given;
    const prompt = optionalText(input, text);
    if (isMalformed(prompt)) return prompt;
    if (given.length === 0 && prompt === null) return malformed('there is neither a URL nor a text');
    return {
      kind: 'fetch',
      context,
      urls: given.length > 0 ? given : urlsIn(prompt ?? ''),
      text: prompt ?? '',
    };
  };
}

export const webSearchTool: ToolDecoder = (input, context) => {
  const query = requiredText(input, 'query');
  return isMalformed(query) ? query : { kind: 'web-search', context, query };
};

/** A sub-agent's task; in another shape than the known one it is judged by that shape. */
export function agentTool(prompt: string): ToolDecoder {
  return (input, context, payload) => {
    const text = own(input, prompt);
    return typeof text === 'string'
      ? { kind: 'agent', context, prompt: text }
      : otherTool(input, context, payload);
  };
}

/** Resources of MCP servers, read or listed through a tool of the client's own. */
export const mcpResourceTool: ToolDecoder = (input, context) => {
  const server = optionalText(input, 'server');
  if (isMalformed(server)) return server;
  return { kind: 'mcp', context, server: server ?? '', tool: context.tool, params: input, launch: null };
};

/** `mcp__server__tool`. `shown` is the server's own name, where the payload has it. */
export function mcpTool(name: string, shown: string | null): ToolDecoder | null {
  if (!name.startsWith('mcp__')) return null;
  const rest = name.slice('mcp__'.length);
  const known = shown === null ? null : shown.replace(/[^A-Za-z0-9_-]/g, '_');
  // A server's name may itself hold two underscores: only the payload tells where it ends.
  const named = known !== null && known !== '' && rest.startsWith(`${known}__`);
  const split = named ? known.length : rest.indexOf('__');
  const server = named ? (shown ?? '') : split === -1 ? rest : rest.slice(0, split);
  const tool = split === -1 ? '' : rest.slice(split + 2);
  return (params, context) => ({ kind: 'mcp', context, server, tool, params, launch: null });
}
