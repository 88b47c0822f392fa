/** Codex. A user's hook counts only with its hash in the user's own configuration; a managed one needs none. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { CLIENTS, HOME, PROJECT, put, putJson } from '../jail/places.ts';
import { type Guard, MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

const MANAGED = '/etc/codex/requirements.toml';
const HOOKS = `${HOME}/.codex/hooks.json`;
const CONFIG = `${HOME}/.codex/config.toml`;

export function wireCodex({ setup, modelUrl, guard }: WiringFacts): Wiring {
  const user = guard !== null && setup.scope === 'user';
  if (guard !== null && setup.scope === 'managed') put(MANAGED, requirements(guard));
  if (user) putJson(HOOKS, { hooks: { [guard.event]: [{ matcher: '', hooks: [guard.entry] }] } });
  put(CONFIG, config(modelUrl) + (user ? trust(guard) : ''));
  const approvals = setup.approvals === 'open' ? ['--dangerously-bypass-approvals-and-sandbox'] : [];
  return {
    program: program(),
    args: ['exec', '--json', '--skip-git-repo-check', ...approvals, ...setup.args, PROMPT],
    env: { SCRIPTED_KEY: 'no-key', CODEX_HOME: `${HOME}/.codex` },
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

function requirements({ event, entry }: Guard): string {
  return `[features]
hooks = true

[hooks]
managed_dir = "/etc/codex/hooks"

[[hooks.${event}]]
matcher = ""

[[hooks.${event}.hooks]]
type = "command"
command = ${JSON.stringify(entry.command)}
timeout = ${JSON.stringify(entry.timeout)}
`;
}

/** As Codex computes it: over the hook as it takes effect, keys in order, no blanks. */
function trust({ entry }: Guard): string {
  const { command, timeout } = entry;
  const hook = { async: false, command, timeout, type: 'command' };
  const text = JSON.stringify({ event_name: 'pre_tool_use', hooks: [hook], matcher: '' });
  const hash = createHash('sha256').update(text).digest('hex');
  return `\n[hooks.state."${HOOKS}:pre_tool_use:0:0"]\ntrusted_hash = "sha256:${hash}"\n`;
}

function program(): string {
  const vendor = `${CLIENTS}/@openai/codex-linux-${process.arch}/vendor`;
  const found = readdirSync(vendor)
    .map((target) => `${vendor}/${target}/bin/codex`)
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no codex under ${vendor}`);
  return found;
}
