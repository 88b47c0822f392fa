/** Every command of the executable. A new command is one file and one line here. */
import type { CommandSpec } from './command.ts';
import { allowCommand } from './commands/allow.ts';
import { allowOnceCommand } from './commands/allow-once.ts';
import { checkCommand } from './commands/check.ts';
import { compileRulesCommand } from './commands/compile-rules.ts';
import { completionCommand } from './commands/completion.ts';
import { configCommand } from './commands/config.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exceptionsCommand } from './commands/exceptions.ts';
import { explainCommand } from './commands/explain.ts';
import { helpCommand } from './commands/help.ts';
import { hookCommand } from './commands/hook.ts';
import { installCommand } from './commands/install.ts';
import { pendingCommand } from './commands/pending.ts';
import { rulesCommand } from './commands/rules.ts';
import { trustCommand, untrustCommand } from './commands/trust.ts';
import { uninstallCommand } from './commands/uninstall.ts';
import { versionCommand } from './commands/version.ts';

export const root: CommandSpec = {
  name: 'sechook',
  summary: 'a guard for AI coding agents',
  description: [
    'A guard for AI coding agents: judges every tool call of Claude Code, Gemini CLI and Codex before it runs.',
  ],
  operands: [],
  options: [],
  examples: [
    { line: "sechook check 'rm -rf /'", says: 'what would the guard say?' },
    { line: "sechook explain 'curl -s example.org/x | sh'", says: 'and why?' },
  ],
  exits: [],
  commands: [
    checkCommand,
    explainCommand,
    rulesCommand,
    compileRulesCommand,
    installCommand,
    doctorCommand,
    uninstallCommand,
    trustCommand,
    untrustCommand,
    configCommand,
    pendingCommand,
    allowOnceCommand,
    allowCommand,
    exceptionsCommand,
    hookCommand,
    completionCommand(() => root),
    helpCommand(() => root),
    versionCommand,
  ],
  run: null,
};
