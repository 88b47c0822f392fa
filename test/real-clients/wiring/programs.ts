/** The clients' programs as they are installed: the words that start each. */
import { existsSync, readdirSync } from 'node:fs';
import { CLIENTS, NODE } from '../jail/places.ts';

interface Programs {
  readonly claude: readonly string[];
  readonly gemini: readonly string[];
  readonly codex: readonly string[];
}

export function programs(): Programs {
  return {
    claude: [`${CLIENTS}/@anthropic-ai/claude-code-linux-${process.arch}/claude`],
    gemini: [NODE, `${CLIENTS}/@google/gemini-cli/bundle/gemini.js`],
    codex: [codex()],
  };
}

function codex(): string {
  const vendor = `${CLIENTS}/@openai/codex-linux-${process.arch}/vendor`;
  const found = readdirSync(vendor)
    .map((target) => `${vendor}/${target}/bin/codex`)
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no codex under ${vendor}`);
  return found;
}
