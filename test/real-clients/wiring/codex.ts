/** Codex. */
import { PROJECT, put } from '../jail/places.ts';
import { programs } from './programs.ts';
import { MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

export function wireCodex({ setup, modelUrl }: WiringFacts): Wiring {
  const home = `${setup.clientHome}/.codex`;
  put(`${home}/config.toml`, config(modelUrl));
  const approvals = setup.approvals === 'open' ? ['--dangerously-bypass-approvals-and-sandbox'] : [];
  const [codex = ''] = programs().codex;
  return {
    program: codex,
    args: [
      ...(setup.screen === true ? [] : ['exec', '--json', '--skip-git-repo-check']),
      ...approvals,
      ...setup.args,
      PROMPT,
    ],
    env: { SCRIPTED_KEY: 'no-key', CODEX_HOME: home },
  };
}

function config(modelUrl: string): string {
  return `model = "gpt-5.5"
model_provider = "scripted"
check_for_update_on_startup = false

[model_providers.scripted]
name = "scripted"
base_url = "${modelUrl}/v1"
env_key = "SCRIPTED_KEY"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0

[analytics]
enabled = false

[mcp_servers.desk]
command = ${JSON.stringify(MCP_SERVER.command)}
args = ${JSON.stringify(MCP_SERVER.args)}

[projects."${PROJECT}"]
trust_level = "trusted"
`;
}
