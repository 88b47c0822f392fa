/** Claude Code. */
import { PROJECT, putJson } from '../jail/places.ts';
import { programs } from './programs.ts';
import { MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

const EVERY_TOOL = ['Bash', 'Read', 'Write', 'Edit', 'NotebookEdit', 'WebFetch', 'Agent', 'mcp__desk'];

export function wireClaude({ setup, modelUrl }: WiringFacts): Wiring {
  const config = `${setup.clientHome}/.claude`;
  const settings = `${config}/settings.json`;
  const servers = `${config}/servers.json`;
  const own = {
    skipWebFetchPreflight: true,
    ...(setup.approvals === 'open' ? { permissions: { allow: EVERY_TOOL } } : {}),
  };
  putJson(settings, own);
  if (setup.screen === true) {
    // What a person has answered when the client was new.
    putJson(`${config}/.claude.json`, {
      hasCompletedOnboarding: true,
      theme: 'dark',
      customApiKeyResponses: { approved: ['no-key'], rejected: [] },
      projects: { [PROJECT]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
    });
  }
  putJson(servers, { mcpServers: { desk: MCP_SERVER } });
  const model = ['--model', 'claude-sonnet-4-5'];
  const output = ['--output-format', 'stream-json', '--verbose'];
  const serversOption = ['--mcp-config', servers, '--strict-mcp-config'];
  const [claude = ''] = programs().claude;
  return {
    program: claude,
    args: [
      ...(setup.screen === true ? [PROMPT] : ['-p', PROMPT, ...output]),
      ...model,
      ...serversOption,
      ...setup.args,
    ],
    env: {
      ANTHROPIC_BASE_URL: modelUrl,
      ANTHROPIC_API_KEY: 'no-key',
      CLAUDE_CONFIG_DIR: config,
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      // All tools are offered from the start, none only after a search.
      ENABLE_TOOL_SEARCH: 'false',
    },
  };
}
