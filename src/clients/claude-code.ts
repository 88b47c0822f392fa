/**
 * Claude Code. Its `tool_input` is validated and its paths are absolute before the hook sees them. `Monitor`
 * runs a shell command like `Bash`. `PermissionRequest` comes when a human is about to be asked about a
 * call: a deny is honoured there and is given, but never a yes, and an ask adds nothing to the prompt that
 * is coming anyway.
 */
import type { Decoded } from '../core/call.ts';
import { type Answer, type Client, NO_OPINION, type Reply } from './client.ts';
import { decodeWith, otherTool, type ToolDecoder, type ToolTable } from './decode.ts';
import { type Fields, isFields, isMalformed, own, requiredText } from './fields.ts';
import { denial, permissionRequestDenial, preToolUse } from './honoured.ts';
import * as tool from './tools.ts';

/** With a command it is a shell; its other source (a web socket) is judged by shape. */
const monitor: ToolDecoder = (input, context, payload) =>
  own(input, 'command') === undefined
    ? otherTool(input, context, payload)
    : tool.shellTool('command')(input, context, payload);

/** Deleting a cell sends no source. */
const notebookEdit: ToolDecoder = (input, context) => {
  const path = requiredText(input, 'notebook_path');
  if (isMalformed(path)) return path;
  const source = own(input, 'new_source') === undefined ? '' : requiredText(input, 'new_source');
  if (isMalformed(source)) return source;
  return { kind: 'write', context, changes: [{ kind: 'edit', path, content: source, removed: '' }] };
};

/** The name of a skill or slash command is no command of a shell; what it does comes as calls of its own. */
const skill: ToolDecoder = (input, context) => {
  const words = [own(input, 'skill'), own(input, 'command'), own(input, 'args')];
  const prompt = words.filter((word): word is string => typeof word === 'string').join(' ');
  return { kind: 'agent', context, prompt };
};

const TOOLS: ReadonlyMap<string, ToolDecoder> = new Map<string, ToolDecoder>([
  ['Bash', tool.shellTool('command')],
  ['Monitor', monitor],
  ['Read', tool.readTool(['file_path'])],
  ['NotebookRead', tool.readTool(['notebook_path'])],
  ['Write', tool.writeTool('file_path', 'content')],
  ['Edit', tool.editTool],
  ['MultiEdit', tool.multiEditTool],
  ['NotebookEdit', notebookEdit],
  ['Glob', tool.searchTool({ paths: ['path'], globs: ['pattern'], pattern: null })],
  ['Grep', tool.searchTool({ paths: ['path'], globs: ['glob'], pattern: 'pattern' })],
  ['LS', tool.searchTool({ paths: ['path'], globs: [], pattern: null })],
  ['WebFetch', tool.fetchTool(['url'], 'prompt')],
  ['WebSearch', tool.webSearchTool],
  ['Agent', tool.agentTool('prompt')],
  ['Task', tool.agentTool('prompt')],
  ['Skill', skill],
  ['SlashCommand', skill],
  ['ReadMcpResourceTool', tool.mcpResourceTool],
  ['ListMcpResourcesTool', tool.mcpResourceTool],
]);

const TABLE: ToolTable = {
  client: 'claude-code',
  pastEvents: new Map([
    ['PostToolUse', 'ran'],
    ['PostToolUseFailure', 'failed'],
    ['PostToolBatch', null],
    ['PermissionDenied', 'refused'],
  ]),
  tools: TOOLS,
  family: (name, payload) => tool.mcpTool(name, serverName(payload)),
};

function serverName(payload: Fields): string | null {
  const server = own(payload, 'mcp_server');
  const name = isFields(server) ? own(server, 'name') : undefined;
  return typeof name === 'string' ? name : null;
}

function decode(payload: unknown): Decoded {
  return decodeWith(TABLE, payload);
}

function encode(reply: Reply, event: string): Answer {
  if (event === 'PermissionRequest') {
    return reply.kind === 'deny' ? permissionRequestDenial(reply.reason) : NO_OPINION;
  }
  switch (reply.kind) {
    case 'none':
      return NO_OPINION;
    case 'approve':
      return { stdout: preToolUse('allow', reply.reason), stderr: '', exitCode: 0 };
    case 'ask':
      return { stdout: preToolUse('ask', reply.reason), stderr: '', exitCode: 0 };
    case 'deny':
      return denial(preToolUse('deny', reply.reason), reply.reason);
  }
}

export const claudeCode: Client = { id: 'claude-code', decode, encode };
