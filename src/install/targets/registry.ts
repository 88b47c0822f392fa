/** Every client that can be guarded. A new one is one file and one line here. */
import type { ClientId } from '../../core/call.ts';
import type { Target } from '../wiring.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { geminiCli } from './gemini-cli.ts';

export const TARGETS: Readonly<Record<ClientId, Target>> = {
  'claude-code': claudeCode,
  'gemini-cli': geminiCli,
  codex,
};
