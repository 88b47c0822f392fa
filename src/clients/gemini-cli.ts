/**
 * Gemini CLI. Its `tool_input` is what the model sent, unchecked: paths may be relative to the directory,
 * and parameters may carry the names of earlier versions. It says neither the permission mode nor which
 * agent calls. A fetch has its URLs inside free text; an MCP tool's own name is ambiguous, its context not.
 */
import type { Decoded, McpLaunch } from '../core/call.ts';
import { type Answer, type Client, type Malformed, NO_OPINION, type Reply } from './client.ts';
import { decodeWith, type ToolDecoder, type ToolTable } from './decode.ts';
import { type Fields, isFields, isMalformed, optionalText, own, requiredText, texts } from './fields.ts';
import { beforeTool, denial } from './honoured.ts';
import * as tool from './tools.ts';

const DIRECTORIES = ['dir_path', 'path', 'directory'];

const TOOLS: ReadonlyMap<string, ToolDecoder> = new Map<string, ToolDecoder>([
  ['run_shell_command', shell],
  ['read_file', tool.readTool(['file_path', 'absolute_path', 'path'])],
  ['read_many_files', tool.readTool(['include', 'paths'])],
  ['write_file', tool.writeTool('file_path', 'content')],
  ['replace', tool.editTool],
  ['glob', tool.searchTool({ paths: DIRECTORIES, globs: ['pattern'], pattern: null })],
  ['grep_search', grep()],
  ['search_file_content', grep()],
  ['list_directory', tool.searchTool({ paths: DIRECTORIES, globs: [], pattern: null })],
  ['web_fetch', tool.fetchTool(['url', 'urls'], 'prompt')],
  ['google_web_search', tool.webSearchTool],
  ['invoke_agent', tool.agentTool('prompt')],
]);

function shell(...[input, context, payload]: Parameters<ToolDecoder>): ReturnType<ToolDecoder> {
  const moved = own(input, 'dir_path') === undefined ? 'directory' : 'dir_path';
  return tool.shellTool('command', moved)(input, context, payload);
}

function grep(): ToolDecoder {
  return tool.searchTool({ paths: DIRECTORIES, globs: ['include_pattern', 'include'], pattern: 'pattern' });
}

const TABLE: ToolTable = {
  client: 'gemini-cli',
  pastEvents: new Map([['AfterTool', 'ran']]),
  tools: TOOLS,
  family: (name, payload) => {
    if (own(payload, 'mcp_context') !== undefined) return mcp;
    return name.startsWith('mcp_') ? unplacedMcp(name) : null;
  },
};

const mcp: ToolDecoder = (params, context, payload) => {
  const about = own(payload, 'mcp_context');
  if (!isFields(about)) return { kind: 'malformed', why: '"mcp_context" is not an object' };
  const server = requiredText(about, 'server_name');
  if (isMalformed(server)) return server;
  const name = requiredText(about, 'tool_name');
  if (isMalformed(name)) return name;
  const launch = readLaunch(about);
  if (isMalformed(launch)) return launch;
  return { kind: 'mcp', context, server, tool: name, params, launch };
};

function readLaunch(about: Fields): McpLaunch | null | Malformed {
  const command = optionalText(about, 'command');
  if (isMalformed(command)) return command;
  const args = texts(about, ['args']);
  if (isMalformed(args)) return args;
  const given = texts(about, ['url', 'tcp']);
  if (isMalformed(given)) return given;
  const url = given[0] ?? null;
  return command === null && url === null ? null : { command, args, url };
}

/** Where the server's name ends cannot be told, so it is taken for no server that anybody has allowed. */
function unplacedMcp(name: string): ToolDecoder {
  const rest = name.slice('mcp_'.length);
  return (params, context) => ({ kind: 'mcp', context, server: rest, tool: rest, params, launch: null });
}

function decode(payload: unknown): Decoded {
  return decodeWith(TABLE, payload);
}

function encode(reply: Reply): Answer {
  switch (reply.kind) {
    // An explicit allow means nothing more than silence here: policies still decide.
    case 'none':
    case 'approve':
      return NO_OPINION;
    case 'ask':
      return { stdout: beforeTool('ask', reply.reason), stderr: '', exitCode: 0 };
    case 'deny':
      return denial(beforeTool('deny', reply.reason), reply.reason);
  }
}

export const geminiCli: Client = { id: 'gemini-cli', decode, encode };
