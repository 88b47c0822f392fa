/** Gemini CLI. */
import { putJson } from '../jail/places.ts';
import { programs } from './programs.ts';
import { MCP_SERVER, PROMPT, type Wiring, type WiringFacts } from './wiring.ts';

const MODEL = 'gemini-2.5-flash';

export function wireGemini({ setup, modelUrl }: WiringFacts): Wiring {
  const settings = `${setup.clientHome}/.gemini/settings.json`;
  const own = {
    security: { auth: { selectedType: 'gemini-api-key' } },
    general: { enableAutoUpdate: false },
    telemetry: { enabled: false },
    privacy: { usageStatisticsEnabled: false },
    mcpServers: { desk: MCP_SERVER },
  };
  putJson(settings, own);
  const approvals = setup.approvals === 'open' ? ['--approval-mode', 'yolo'] : [];
  const output = ['-m', MODEL, '--output-format', 'json'];
  const [node = '', gemini = ''] = programs().gemini;
  return {
    program: node,
    args: [
      gemini,
      ...(setup.screen === true ? ['-i', PROMPT, '-m', MODEL] : ['-p', PROMPT, ...output]),
      ...approvals,
      ...setup.args,
    ],
    env: {
      GEMINI_API_KEY: 'no-key',
      GOOGLE_GEMINI_BASE_URL: modelUrl,
      GEMINI_CLI_HOME: setup.clientHome,
      GEMINI_CLI_NO_RELAUNCH: 'true',
      GEMINI_CLI_TRUST_WORKSPACE: 'true',
    },
  };
}
