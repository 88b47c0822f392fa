/**
 * Task runners whose files hold command lines: Taskfile, mise, Procfile, `deno.json`. Which task is meant is not
 * worked out: every command of the file is looked at, and of a file that lay there before only what is certain
 * counts.
 */
import { knownText } from '../../core/value.ts';
import type { Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { argText, madeArg, scriptLaunch } from './launch.ts';

interface Row {
  readonly files: readonly string[];
  /** The first word that runs tasks; null: any. */
  readonly verbs: readonly string[] | null;
  /** Its first group, or its second, is a command line. */
  readonly commands: RegExp;
}

const PROCFILE: Row = {
  files: ['Procfile', 'Procfile.dev'],
  verbs: ['start', 's'],
  commands: /^[\w-]+:[ \t]+(\S.*)$/gm,
};
const TASKFILE: Row = {
  files: ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml'],
  verbs: null,
  commands: /^[ \t]+(?:-[ \t]+)?(?:cmd:[ \t]*)?(?:(?<=-[ \t]+|cmd:[ \t]*)['"]?)([\w./~$][^\n]*?)['"]?$/gm,
};

const ROWS: Readonly<Record<string, Row>> = {
  task: TASKFILE,
  'go-task': TASKFILE,
  mise: {
    files: ['mise.toml', '.mise.toml'],
    verbs: ['run', 'r'],
    commands: /^[ \t]*(?:run|[\w.-]+)[ \t]*=[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')/gm,
  },
  deno: {
    files: ['deno.json', 'deno.jsonc'],
    verbs: ['task'],
    commands: /"[\w:.-]+"\s*:\s*"((?:[^"\\\n]|\\.)*)"/g,
  },
  foreman: PROCFILE,
  hivemind: { ...PROCFILE, verbs: null },
  honcho: PROCFILE,
  overmind: PROCFILE,
};

const MOST_COMMANDS = 200;

export function runsTasks(base: string): boolean {
  return Object.hasOwn(ROWS, base);
}

export const launchTasks: Launcher = (invocation, context) => {
  const base = invocation.base ?? '';
  const row = Object.hasOwn(ROWS, base) ? ROWS[base] : undefined;
  const cwd = knownText(invocation.cwd);
  const verb = invocation.args.map(argText).find((text) => text?.startsWith('-') !== true) ?? '';
  if (row === undefined || cwd === null || row.verbs?.includes(verb) === false) return [];
  if (invocation.args.some((arg) => /^(?:--list.*|-l|--dry|--help|--version|-a)$/.test(argText(arg) ?? '')))
    return [];
  const via: Via = { kind: 'file', name: `${base} ${verb}` };
  if (invocation.via.some((step) => step.kind === via.kind && step.name === via.name)) return [];
  return row.files.flatMap((file) => {
    const content = context.disk.readText(`${cwd}/${file}`);
    if (content.kind !== 'text') return [];
    return [...content.text.matchAll(row.commands)]
      .map((match) => (match[1] ?? match[2] ?? '').replace(/\\(["\\])/g, '$1'))
      .filter((text) => /\s/.test(text) || text.includes('/'))
      .slice(0, MOST_COMMANDS)
      .map((text) => scriptLaunch(madeArg(text, invocation), via));
  });
};
