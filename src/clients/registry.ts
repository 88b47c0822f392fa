/** The clients that sechook speaks with. A new one is a file of its own and a line here. */
import type { ClientId } from '../core/call.ts';
import { claudeCode } from './claude-code.ts';
import type { Client } from './client.ts';
import { codex } from './codex.ts';
import { geminiCli } from './gemini-cli.ts';

export const CLIENTS: Readonly<Record<ClientId, Client>> = {
  'claude-code': claudeCode,
  'gemini-cli': geminiCli,
  codex,
};
