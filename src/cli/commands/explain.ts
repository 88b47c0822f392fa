/** `sechook explain`: what the shell would run, how each word got its value, which rules were tried. */
import { resolve } from 'node:path';
import type { ToolCall } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import { contextOf } from '../call-from-options.ts';
import { dialectOf, dialectOfScript, SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { CliIo } from '../io.ts';
import { homeOf, openJudge } from '../open-judge.ts';
import { refuse } from '../refuse.ts';
import { explainJson } from '../render/explain-json.ts';
import { explainText } from '../render/explain-text.ts';
import { styleFor } from '../render/style.ts';

export const explainCommand: CommandSpec = {
  name: 'explain',
  summary: 'show what a command line would run and which rules look at it',
  description: [
    'Lists every command that the shell would run, wherever it hides in the line, with how each word got its value and what it does to files and hosts; then the rules that were tried and those that matched. Nothing is run.',
  ],
  operands: [{ name: 'command', summary: 'the command line, as one quoted word', variadic: true }],
  options: [
    {
      kind: 'value',
      name: 'file',
      short: 'f',
      value: 'FILE',
      summary: 'explain a shell script (- for stdin)',
      completes: 'file',
    },
    SHARED.cwd,
    SHARED.client,
    SHARED.permissionMode,
    SHARED.shell,
    SHARED.format,
  ],
  examples: [
    {
      line: 'sechook explain \'X=rm; sudo sh -c "$X -rf /srv"\'',
      says: 'see through variables and wrappers',
    },
    { line: 'sechook explain --format json --file deploy.sh', says: 'for programs' },
  ],
  exits: [
    { code: 0, means: 'explained, whatever the verdict' },
    { code: 2, means: 'wrong use, unreadable input, or a policy with errors' },
  ],
  commands: [],
  run: runExplain,
};

function runExplain(given: Given, io: CliIo, host: Host): number {
  const script = scriptOf(given, io);
  if (script.kind === 'failed') return refuse(io, 'explain', script.message);
  const command = script.text;
  const dir = given.value('cwd');
  const cwd = dir === null ? io.cwd : resolve(io.cwd ?? '/', dir);
  const bench = openJudge('explain', { cwd, home: homeOf(io) }, io, host);
  if (bench.kind === 'refused') return bench.exitCode;

  const call: ToolCall = { kind: 'shell', context: contextOf(given, cwd, 'shell'), command };
  const judgement = bench.judge.judge(call, dialectOf(given.value('shell')) ?? dialectOfScript(command));
  const explained = { command, judgement, effectsOf: bench.judge.effectsOf };
  if (given.value('format') === 'json') {
    io.stdout.write(`${JSON.stringify(explainJson(explained, host.version), null, 2)}\n`);
  } else {
    const style = styleFor(io.stdout, io.env);
    io.stdout.write(explainText(explained, { style, width: io.stdout.columns ?? 110 }));
  }
  return EXIT.ok;
}

type Script =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

function scriptOf(given: Given, io: CliIo): Script {
  const file = given.value('file');
  if (file !== null && given.operands.length > 0) {
    return { kind: 'failed', message: 'a command and --file cannot be used together' };
  }
  if (file === null && given.operands.length === 0) {
    return { kind: 'failed', message: 'nothing to explain: give a command or --file' };
  }
  const script: Script =
    file === null ? { kind: 'text', text: given.operands.join(' ') } : readInput(file, io);
  if (script.kind === 'text' && script.text.trim() === '') {
    return { kind: 'failed', message: file === null ? 'the command is empty' : `${file} is empty` };
  }
  return script;
}
