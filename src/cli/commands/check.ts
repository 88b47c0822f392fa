/** `sechook check`: judges one command line, script, payload or described tool call without running it. */
import { resolve } from 'node:path';
import { EXIT } from '../../core/exit-codes.ts';
import type { Decision } from '../../core/finding.ts';
import { TOOL_KINDS, uselessOptions } from '../call-from-options.ts';
import { type Checked, strictest } from '../checked.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf, openJudge } from '../open-judge.ts';
import { answerOf, questionsOf } from '../questions.ts';
import { refuse } from '../refuse.ts';
import { checkJson } from '../render/check-json.ts';
import { checkText } from '../render/check-text.ts';
import { styleFor } from '../render/style.ts';
import { runBatch } from './check-batch.ts';

export const checkCommand: CommandSpec = {
  name: 'check',
  summary: 'judge a command or a tool call without running it',
  description: [
    'Judges one command line, script, payload or tool call under the policy that holds in the current directory, as the hook would, and runs nothing.',
    'Several words are joined by spaces, as eval joins them. Without --client the verdict is what the rules say; with it, an ask becomes what that client makes of it in that permission mode.',
    '--batch reads JSON lines {"id","command","cwd"?,"client"?,"permission_mode"?} or {"id","payload"} and answers each with one line, in order. It exits with 0 when all lines were read, unless --fail-on is given.',
  ],
  operands: [{ name: 'command', summary: 'the command line, as one quoted word', variadic: true }],
  options: [
    {
      kind: 'values',
      name: 'file',
      short: 'f',
      value: 'FILE',
      summary: 'judge a shell script (- for stdin); may be repeated',
      completes: 'file',
    },
    {
      kind: 'value',
      name: 'payload',
      value: 'FILE',
      summary: "judge a client's hook JSON (- for stdin)",
      completes: 'file',
    },
    {
      kind: 'value',
      name: 'tool',
      short: 't',
      value: 'KIND',
      summary: 'judge another kind of call',
      choices: TOOL_KINDS,
    },
    {
      kind: 'values',
      name: 'path',
      value: 'PATH',
      summary: 'a file that the call reads, searches, writes or deletes',
    },
    { kind: 'value', name: 'content', value: 'TEXT', summary: 'what is written' },
    { kind: 'value', name: 'pattern', value: 'TEXT', summary: 'what is searched for' },
    { kind: 'values', name: 'url', value: 'URL', summary: 'what is fetched' },
    { kind: 'value', name: 'text', value: 'TEXT', summary: 'prompt or query of the call' },
    { kind: 'value', name: 'server', value: 'NAME', summary: 'MCP server' },
    { kind: 'value', name: 'name', value: 'NAME', summary: 'name of the MCP or other tool' },
    { kind: 'value', name: 'params', value: 'JSON', summary: 'parameters of the MCP or other tool' },
    SHARED.cwd,
    SHARED.client,
    SHARED.permissionMode,
    SHARED.shell,
    {
      kind: 'value',
      name: 'fail-on',
      value: 'LEVEL',
      summary: 'lowest verdict that exits with 1: deny (default) or ask',
      choices: ['ask', 'deny'],
    },
    SHARED.format,
    { kind: 'flag', name: 'quiet', short: 'q', summary: 'print nothing, answer by the exit code' },
    { kind: 'flag', name: 'batch', summary: 'judge JSON lines from stdin' },
  ],
  examples: [
    { line: "sechook check 'rm -rf /'", says: 'one command line' },
    { line: 'sechook check --file deploy.sh --fail-on ask', says: 'a script in CI; asks fail as well' },
    { line: 'sechook check --tool read --path ~/.ssh/id_rsa', says: 'a file tool of the agent' },
    { line: 'sechook check --client codex --payload call.json', says: 'a recorded hook payload' },
    { line: 'sechook check --batch < commands.jsonl', says: 'many, one JSON line each' },
  ],
  exits: [
    { code: 0, means: 'nothing found at or above --fail-on' },
    { code: 1, means: 'findings at or above --fail-on' },
    { code: 2, means: 'wrong use, unreadable input, or a policy with errors' },
  ],
  commands: [],
  run: runCheck,
};

async function runCheck(given: Given, io: CliIo, host: Host): Promise<number> {
  const wrong = wrongUse(given);
  if (wrong !== null) return refuse(io, 'check', wrong, "See 'sechook check --help'.");
  const cwd = cwdOf(given, io);
  if (given.flag('batch')) return runBatch({ cwd, failOn: failOn(given) }, io, host);

  // The input is read first: a missing file is worth its message even where the policy is unusable.
  const questions = questionsOf(given, cwd, io);
  if (questions.kind === 'failed') return refuse(io, 'check', questions.message);
  const bench = openJudge('check', { cwd: questions.cwd, home: homeOf(io) }, io, host);
  if (bench.kind === 'refused') return bench.exitCode;

  const checked: Checked[] = [];
  for (const question of questions.all) {
    const answer = answerOf(question, given, bench.judge);
    if (answer.kind === 'failed') return refuse(io, 'check', answer.message);
    checked.push(answer.checked);
  }
  if (!given.flag('quiet')) print(checked, given, io, host);
  return reaches(strictest(checked), failOn(given) ?? 'deny') ? EXIT.findings : EXIT.ok;
}

function print(checked: readonly Checked[], given: Given, io: CliIo, host: Host): void {
  if (given.value('format') === 'json') {
    io.stdout.write(`${JSON.stringify(checkJson(checked, host.version), null, 2)}\n`);
    return;
  }
  const style = styleFor(io.stdout, io.env);
  io.stdout.write(checkText(checked, { style, width: io.stdout.columns ?? 110 }));
}

function failOn(given: Given): 'ask' | 'deny' | null {
  const level = given.value('fail-on');
  return level === 'ask' || level === 'deny' ? level : null;
}

function reaches(decision: Decision, level: 'ask' | 'deny'): boolean {
  return decision === 'deny' || decision === level;
}

function cwdOf(given: Given, io: CliIo): string | null {
  const cwd = given.value('cwd');
  if (cwd === null) return io.cwd;
  if (io.cwd !== null) return resolve(io.cwd, cwd);
  return cwd.startsWith('/') ? cwd : null;
}

/** Options that the lines of a batch say for themselves. */
const NOT_IN_BATCH = ['client', 'permission-mode', 'shell', 'format'] as const;

function wrongUse(given: Given): string | null {
  const tool = given.value('tool');
  const ways = [
    ...(given.operands.length > 0 ? ['a command'] : []),
    ...(given.values('file').length > 0 ? ['--file'] : []),
    ...(given.value('payload') !== null ? ['--payload'] : []),
    ...(given.flag('batch') ? ['--batch'] : []),
    ...(tool !== null && tool !== 'shell' ? [`--tool ${tool}`] : []),
  ];
  if (ways.length > 1) return `${ways.join(' and ')} cannot be used together`;
  if (tool === null || tool === 'shell') {
    const useless = uselessOptions(given, 'shell')[0];
    if (useless !== undefined) return `--${useless} needs another --tool`;
  }
  if (ways.length === 0) return 'nothing to check: give a command, --file, --tool, --payload or --batch';
  if (given.flag('batch')) {
    const said = NOT_IN_BATCH.find((name) => given.value(name) !== null);
    if (said !== undefined) return `--${said} cannot be used with --batch: each line says its own`;
  }
  return null;
}
