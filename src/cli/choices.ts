/** Words of the command line that name one of a closed set, turned into the product's own types. */
import { CLIENT_IDS, type ClientId, type Dialect } from '../core/call.ts';
import type { OptionSpec } from './command.ts';

const DIALECTS = ['bash', 'zsh', 'posix'] as const satisfies readonly Dialect[];

export function clientOf(name: string | null): ClientId | null {
  return CLIENT_IDS.find((id) => id === name) ?? null;
}

export function dialectOf(name: string | null): Dialect | null {
  return DIALECTS.find((dialect) => dialect === name) ?? null;
}

/** The shell that a script names in its first line; null where it names none or one that is not modelled. */
export function dialectOfScript(text: string): Dialect | null {
  const line = /^#![ \t]*(\S+)(?:[ \t]+(?:-\S+[ \t]+)*(\S+))?/.exec(text);
  if (line === null) return null;
  const program = lastComponent(line[1] ?? '');
  const name = program === 'env' ? lastComponent(line[2] ?? '') : program;
  if (name === 'bash' || name === 'zsh') return name;
  return name === 'sh' || name === 'dash' || name === 'ash' ? 'posix' : null;
}

function lastComponent(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Options that several commands share, worded once. */
export const SHARED = {
  cwd: {
    kind: 'value',
    name: 'cwd',
    short: 'C',
    value: 'DIR',
    summary: 'directory the call would run in (default: here)',
    completes: 'directory',
  },
  client: {
    kind: 'value',
    name: 'client',
    value: 'CLIENT',
    summary: 'answer as for this client',
    choices: CLIENT_IDS,
  },
  permissionMode: {
    kind: 'value',
    name: 'permission-mode',
    value: 'MODE',
    summary: "the client's permission mode",
  },
  shell: {
    kind: 'value',
    name: 'shell',
    value: 'SHELL',
    summary: 'the shell that would run it (default: bash, or the client’s)',
    choices: DIALECTS,
  },
  format: {
    kind: 'value',
    name: 'format',
    value: 'FORMAT',
    summary: 'text (default) or json',
    choices: ['text', 'json'],
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;
