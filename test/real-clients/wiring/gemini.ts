/** Gemini CLI. Without `hooksConfig.enabled` in the system's own file a project could switch its hooks off. */
import { CLIENTS, HOME, NODE, putJson } from '../jail/places.ts';
import { MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

const MANAGED = '/etc/gemini-cli/settings.json';
const USER = `${HOME}/.gemini/settings.json`;

export function wireGemini({ setup, modelUrl, guard }: WiringFacts): Wiring {
  const hooks = guard === null ? {} : { hooks: { [guard.event]: [{ matcher: '', hooks: [guard.entry] }] } };
  const own = {
    security: { auth: { selectedType: 'gemini-api-key' } },
    general: { enableAutoUpdate: false },
    telemetry: { enabled: false },
    privacy: { usageStatisticsEnabled: false },
    mcpServers: { desk: MCP_SERVER },
  };
  if (setup.scope === 'managed') {
    putJson(MANAGED, { hooksConfig: { enabled: true }, ...hooks });
    putJson(USER, own);
  } else {
    putJson(USER, { ...own, ...hooks });
  }
  const approvals = setup.approvals === 'open' ? ['--approval-mode', 'yolo'] : [];
  const output = ['-m', 'gemini-2.5-flash', '--output-format', 'json'];
  return {
    program: NODE,
    args: [
      `${CLIENTS}/@google/gemini-cli/bundle/gemini.js`,
      '-p',
      PROMPT,
      ...output,
      ...approvals,
      ...setup.args,
    ],
    env: {
      GEMINI_API_KEY: 'no-key',
      GOOGLE_GEMINI_BASE_URL: modelUrl,
      GEMINI_CLI_NO_RELAUNCH: 'true',
      GEMINI_CLI_TRUST_WORKSPACE: 'true',
    },
  };
}
