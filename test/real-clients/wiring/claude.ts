/** Claude Code. */
import { CLIENTS, HOME, putJson } from '../jail/places.ts';
import { MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

const MANAGED = '/etc/claude-code/managed-settings.json';
const USER = `${HOME}/.claude/settings.json`;
const SERVERS = `${HOME}/servers.json`;

const EVERY_TOOL = ['Bash', 'Read', 'Write', 'Edit', 'NotebookEdit', 'WebFetch', 'Agent', 'mcp__desk'];

export function wireClaude({ setup, modelUrl, guard }: WiringFacts): Wiring {
  const hooks = guard === null ? {} : { hooks: { [guard.event]: [{ matcher: '*', hooks: [guard.entry] }] } };
  const own = {
    skipWebFetchPreflight: true,
    ...(setup.approvals === 'open' ? { permissions: { allow: EVERY_TOOL } } : {}),
  };
  if (setup.scope === 'managed') {
    putJson(MANAGED, hooks);
    putJson(USER, own);
  } else {
    putJson(USER, { ...own, ...hooks });
  }
  putJson(SERVERS, { mcpServers: { desk: MCP_SERVER } });
  const model = ['--model', 'claude-sonnet-4-5'];
  const output = ['--output-format', 'stream-json', '--verbose'];
  const servers = ['--mcp-config', SERVERS, '--strict-mcp-config'];
  return {
    program: `${CLIENTS}/@anthropic-ai/claude-code-linux-${process.arch}/claude`,
    args: ['-p', PROMPT, ...output, ...model, ...servers, ...setup.args],
    env: {
      ANTHROPIC_BASE_URL: modelUrl,
      ANTHROPIC_API_KEY: 'no-key',
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      // All tools are offered from the start, none only after a search.
      ENABLE_TOOL_SEARCH: 'false',
    },
  };
}
