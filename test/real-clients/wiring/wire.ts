/** The one place that knows which client is wired by which file. */
import { wireClaude } from './claude.ts';
import { wireCodex } from './codex.ts';
import { wireGemini } from './gemini.ts';
import type { Wiring, WiringFacts } from './wiring.ts';

export function wire(facts: WiringFacts): Wiring {
  switch (facts.setup.client) {
    case 'claude-code':
      return wireClaude(facts);
    case 'gemini-cli':
      return wireGemini(facts);
    case 'codex':
      return wireCodex(facts);
  }
}
