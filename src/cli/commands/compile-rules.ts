/** `sechook compile-rules`: all errors at once, each rule's samples through the real engine, the snapshot. */
import { resolve } from 'node:path';
import { EXIT } from '../../core/exit-codes.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Compilation, Host, Uncompiled } from '../host.ts';
import type { CliIo } from '../io.ts';
import { homeOf } from '../open-judge.ts';
import { refuse } from '../refuse.ts';
import { compilationJson, compilationText } from '../render/compilation.ts';
import { styleFor } from '../render/style.ts';
import { readRuleFiles } from '../rule-files.ts';

export const compileRulesCommand: CommandSpec = {
  name: 'compile-rules',
  summary: 'check rule files, run their samples, write the snapshot',
  description: [
    'Without operands it compiles the managed, user and project files that hold in the current directory and writes the snapshot that the hook reads. With files or directories it checks those on their own and writes nothing.',
    "Every error is reported with its line. A rule's own samples are judged by the real engine: what it catches must fire, what it permits must not.",
  ],
  operands: [
    {
      name: 'file',
      summary: 'rule files, or directories of *.rules files',
      variadic: true,
      completes: 'file',
    },
  ],
  options: [
    { kind: 'flag', name: 'strict', summary: 'every rule must have samples of both kinds' },
    SHARED.cwd,
    SHARED.format,
  ],
  examples: [
    { line: 'sechook compile-rules', says: 'after an edit; the hook would do it by itself on the next call' },
    { line: 'sechook compile-rules --strict rules/', says: 'in CI' },
  ],
  exits: [
    { code: 0, means: 'no errors' },
    { code: 1, means: 'errors in rules, samples or configuration; the old snapshot stays' },
    { code: 2, means: 'wrong use or unreadable input' },
  ],
  commands: [],
  run: runCompileRules,
};

function runCompileRules(given: Given, io: CliIo, host: Host): number {
  const strict = given.flag('strict');
  if (given.operands.length > 0) {
    if (given.value('cwd') !== null)
      return refuse(io, 'compile-rules', '--cwd is for the files that hold there: name none');
    const read = readRuleFiles(given.operands, io);
    if (read.kind === 'failed') return refuse(io, 'compile-rules', read.message);
    return finish(host.compileFiles(read.files, strict), given, io, host);
  }
  const dir = given.value('cwd');
  const cwd = dir === null ? io.cwd : resolve(io.cwd ?? '/', dir);
  return finish(host.compileLayers({ cwd, home: homeOf(io) }, strict), given, io, host);
}

function finish(compilation: Compilation | Uncompiled, given: Given, io: CliIo, host: Host): number {
  if (compilation.kind === 'failed') return refuse(io, 'compile-rules', compilation.failure.detail);
  if (given.value('format') === 'json') {
    io.stdout.write(`${JSON.stringify(compilationJson(compilation, host.version), null, 2)}\n`);
  } else {
    const style = styleFor(io.stderr, io.env);
    const text = compilationText(compilation, { style, width: io.stderr.columns ?? 110 });
    io.stderr.write(text.diagnostics);
    io.stdout.write(text.summary);
  }
  return compilation.diagnostics.some((one) => one.severity === 'error') ? EXIT.findings : EXIT.ok;
}
