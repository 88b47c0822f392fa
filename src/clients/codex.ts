/**
 * Codex. Shell tools arrive as `Bash` with the command alone, patches as `apply_patch` with the whole text;
 * `cwd` already is the call's own directory. It knows no ask: anything but a well-formed deny lets the tool
 * run, so an ask that comes this far is answered with a deny.
 */
import type { Decoded } from '../core/call.ts';
import { type Answer, type Client, NO_OPINION, type Reply } from './client.ts';
import { decodeWith, otherTool, type ToolDecoder, type ToolTable } from './decode.ts';
import { isFields, isMalformed, own, requiredText } from './fields.ts';
import { denial, permissionRequestDenial, preToolUse } from './honoured.ts';
import { parsePatch } from './patch.ts';
import * as tool from './tools.ts';

const applyPatch: ToolDecoder = (input, context) => {
  const text = requiredText(input, own(input, 'command') === undefined ? 'input' : 'command');
  if (isMalformed(text)) return text;
  const changes = parsePatch(text);
  return isMalformed(changes) ? changes : { kind: 'write', context, changes };
};

/** The task is a message, or a list of items of which some are text. */
const spawnAgent: ToolDecoder = (input, context, payload) => {
  const items = own(input, 'items');
  if (own(input, 'message') !== undefined || !Array.isArray(items)) {
    return tool.agentTool('message')(input, context, payload);
  }
  const lines: string[] = [];
  for (const item of items) {
    const text = isFields(item) ? own(item, 'text') : undefined;
    if (typeof text === 'string') lines.push(text);
  }
  return lines.length > 0
    ? { kind: 'agent', context, prompt: lines.join('\n') }
    : otherTool(input, context, payload);
};

const TOOLS: ReadonlyMap<string, ToolDecoder> = new Map<string, ToolDecoder>([
  ['Bash', tool.shellTool('command')],
  ['exec_command', tool.shellTool('cmd', 'workdir')],
  ['shell_command', tool.shellTool('command', 'workdir')],
  // Typed into a running session: whatever reads it, a shell is the strictest reading.
  ['write_stdin', tool.shellTool('chars')],
  ['apply_patch', applyPatch],
  ['view_image', tool.readTool(['path'])],
  ['web_search', tool.webSearchTool],
  ['read_mcp_resource', tool.mcpResourceTool],
  ['list_mcp_resources', tool.mcpResourceTool],
  ['list_mcp_resource_templates', tool.mcpResourceTool],
  ['spawn_agent', spawnAgent],
]);

const TABLE: ToolTable = {
  client: 'codex',
  pastEvents: new Map([['PostToolUse', 'ran']]),
  tools: TOOLS,
  family: (name) => tool.mcpTool(name, null),
};

function decode(payload: unknown): Decoded {
  return decodeWith(TABLE, payload);
}

function encode(reply: Reply, event: string): Answer {
  switch (reply.kind) {
    // An explicit allow is an error here and would be dropped.
    case 'none':
    case 'approve':
      return NO_OPINION;
    case 'ask':
      // Before a prompt of the client's own, a human is being asked already.
      if (event === 'PermissionRequest') return NO_OPINION;
      return denial(preToolUse('deny', reply.reason), reply.reason);
    case 'deny':
      if (event === 'PermissionRequest') return permissionRequestDenial(reply.reason);
      return denial(preToolUse('deny', reply.reason), reply.reason);
  }
}

export const codex: Client = { id: 'codex', decode, encode };
