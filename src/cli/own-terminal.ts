/**
 * Whether a command that loosens the guard was started by a human in a terminal of their own. Advisory: a
 * hostile process of the same user can write what the command would write; docs/threat-model.md says so.
 */
import type { Ancestor, Lineage } from '../native/lineage.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';

/** The agents' programs, their packages' helpers included. */
const AGENT = /^(?:claude|gemini|codex)(?:[-_.][\w.-]*)?$/i;
/** A package's own directory, where the file itself has a plain name. */
const AGENT_PATH =
  /[/\\](?:@anthropic-ai[/\\]claude-code|@google[/\\]gemini-cli|@openai[/\\]codex|claude[/\\]versions)[/\\]/;
const RUNNER = /^(?:node|nodejs|bun|deno|npx|python[\d.]*|env|timeout|sudo)$/;
/** Set by agents for what they start; none that a user would set in a profile. */
const MARKS: ReadonlySet<string> = new Set([
  'CLAUDECODE',
  'CLAUDE_CODE_ENTRYPOINT',
  'CLAUDE_CODE_SESSION_ID',
  'CLAUDE_PROJECT_DIR',
  'GEMINI_CLI',
  'GEMINI_PROJECT_DIR',
  'CODEX_SANDBOX',
  'CODEX_SANDBOX_NETWORK_DISABLED',
  'CODEX_THREAD_ID',
  'CODEX_CI',
  'CODEX_MANAGED_BY_NPM',
  'CODEX_MANAGED_BY_BUN',
]);
const SHELL = /^-?(?:ba|z|fi|k|mk|da|a|tc|c)?sh$|^-?(?:nu|pwsh|elvish|xonsh)$/;
/** Options of shells after which a word follows that is no script. */
const TAKES_WORD: ReadonlySet<string> = new Set(['--init-file', '--rcfile', '-o', '+o', '-O', '+O', '-C']);

/** Answers whoever is no human with why; null for a human, who may go on. */
export function refuseOthers(command: string, io: CliIo, host: Host): number | null {
  const why = whyNotHuman(host.lineage());
  if (why === null) return null;
  const help = 'Run it in a terminal that you opened yourself, outside of any agent.';
  return refuse(io, command, `this is for a human, and ${why}`, help);
}

/** Why the command is refused; null for a human in a terminal of their own. */
export function whyNotHuman(lineage: Lineage): string | null {
  const { ancestors, session, terminal } = lineage;
  const agent = whyAgent(lineage);
  if (agent !== null) return agent;
  if (!terminal) return 'it has no terminal of its own';
  if (session !== null && !ancestors.some(({ pid }) => pid === session)) {
    return 'the program that began its session is not among those that started it';
  }
  if (!ancestors.some(isInteractiveShell)) return 'no interactive shell is among those that started it';
  return null;
}

/** What shows that an agent started it, for commands that a script of the user may run; null for none. */
export function whyAgent({ ancestors, env }: Lineage): string | null {
  const agent = ancestors.find(isAgent);
  if (agent !== undefined) return `it was started by an agent (${agent.name}, process ${agent.pid})`;
  const mark = [...MARKS].find((name) => env[name] !== undefined);
  if (mark !== undefined) return `an agent's environment is around it (${mark})`;
  for (const { pid, variables } of ancestors) {
    const own = variables?.find((name) => MARKS.has(name));
    if (own !== undefined) return `an agent's environment is around process ${pid} that started it (${own})`;
  }
  return null;
}

function isAgent({ name, program, words }: Ancestor): boolean {
  const [first = '', ...rest] = words;
  const names = [name, program ?? '', first];
  if (names.some(isAgentFile)) return true;
  if (!names.some((each) => RUNNER.test(lastPart(each)))) return false;
  // The script comes after the runner's own options, and an option's value may look like one.
  return rest.slice(0, 12).some(isAgentFile);
}

function isAgentFile(path: string): boolean {
  return AGENT.test(lastPart(path)) || AGENT_PATH.test(path);
}

function isInteractiveShell({ words }: Ancestor): boolean {
  const [first = '', ...rest] = words;
  if (!SHELL.test(lastPart(first))) return false;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (TAKES_WORD.has(word)) at += 1;
    else if (!/^[-+]./.test(word) || /^-\w*c/.test(word) || word === '--command') return false;
  }
  return true;
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
