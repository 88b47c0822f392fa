/** `sechook allow`: an exception that ages, for a human's own terminal. */
import { resolve } from 'node:path';
import { EXIT } from '../../core/exit-codes.ts';
import { EXCEPTION_DAYS, patternObjection, type RuleException } from '../../grants/exception.ts';
import { writeException } from '../../grants/exceptions.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { openBook } from '../open-book.ts';
import { homeOf } from '../open-judge.ts';
import { refuseOthers } from '../own-terminal.ts';
import { refuse } from '../refuse.ts';
import { exceptionText } from '../render/exception-text.ts';
import { entriesNamed } from '../rules-named.ts';

const COMMAND = 'allow';
const DEFAULT_TIME = '7d';
const REASON_LIMIT = 300;

export const allowCommand: CommandSpec = {
  name: COMMAND,
  summary: 'make an exception from a rule, for a project and for a time',
  description: [
    `Findings of the rule then do not count on commands of this form, in this directory and below, until the time is over (at most ${EXCEPTION_DAYS} days). What other rules find stands. \`*\` in the pattern stands for anything but what joins, redirects or substitutes commands; the pattern is compared with the part of the command that the rule found.`,
    'Every use is written to the audit log. No exception is possible from rules of the guard itself and from managed ones. It is kept in your own state directory, never in the project. Only for a human in a terminal: it refuses to serve an agent.',
  ],
  operands: [{ name: 'pattern', summary: 'the command, as one quoted word', variadic: false }],
  options: [
    { kind: 'value', name: 'rule', value: 'ID', summary: 'the rule that is not to count' },
    {
      kind: 'value',
      name: 'path',
      value: 'DIR',
      summary: 'project in which it holds (default: here)',
      completes: 'directory',
    },
    {
      kind: 'value',
      name: 'for',
      value: 'TIME',
      summary: `how long: 30m, 12h, 7d (default: ${DEFAULT_TIME}; at most ${EXCEPTION_DAYS}d)`,
    },
    { kind: 'value', name: 'reason', value: 'TEXT', summary: 'why, for those who read the log' },
    {
      kind: 'value',
      name: 'cwd',
      short: 'C',
      value: 'DIR',
      summary: 'directory whose rules are looked at (default: here)',
      completes: 'directory',
    },
  ],
  examples: [
    {
      line: "sechook allow 'git push --force origin my-*' --rule git.force-push --for 7d --reason 'rebasing my branch'",
      says: 'in this project, for a week',
    },
  ],
  exits: [
    { code: 0, means: 'the exception holds' },
    { code: 1, means: 'not confirmed; nothing was written' },
    { code: 2, means: 'wrong use, started by an agent or outside a terminal, or not possible for this rule' },
  ],
  commands: [],
  run: runAllow,
};

function runAllow(given: Given, io: CliIo, host: Host): number {
  const notHuman = refuseOthers(COMMAND, io, host);
  if (notHuman !== null) return notHuman;
  const wanted = wantedBy(given, io, host.now());
  if (wanted.kind === 'wrong') return refuse(io, COMMAND, wanted.message, "See 'sechook allow --help'.");
  const home = homeOf(io);
  if (home === null) return refuse(io, COMMAND, 'HOME does not name a directory');
  const opened = openBook(COMMAND, given, io, host);
  if (opened.kind === 'refused') return opened.exitCode;
  const { exception } = wanted;
  const named = entriesNamed(opened.book.entries, [exception.rule]);
  if (named.kind === 'unknown') return refuse(io, COMMAND, named.message, named.help);
  const rule = named.entries[0]?.rule;
  if (rule?.category === 'guard')
    return refuse(io, COMMAND, 'this rule guards the guard itself: no exception');
  if (rule?.source.layer === 'managed')
    return refuse(io, COMMAND, "this rule is one of the machine's own: no exception");

  io.stdout.write(`${exceptionText(exception)}\n`);
  const answer = host.ask('Let this pass until then? [y/N] ');
  if (answer === null || !/^y(?:es)?$/i.test(answer)) {
    io.stderr.write(`sechook ${COMMAND}: nothing was written\n`);
    return EXIT.findings;
  }
  try {
    writeException(exception, { home, now: host.now(), uid: host.uid });
  } catch (error) {
    return refuse(
      io,
      COMMAND,
      `it cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  io.stdout.write(`It holds from now on. To end it: sechook exceptions revoke ${exception.id}\n`);
  return EXIT.ok;
}

type Wanted =
  | { readonly kind: 'right'; readonly exception: RuleException }
  | { readonly kind: 'wrong'; readonly message: string };

function wantedBy(given: Given, io: CliIo, now: Date): Wanted {
  const wrong = (message: string): Wanted => ({ kind: 'wrong', message });
  const [pattern] = given.operands;
  if (pattern === undefined) return wrong('which commands? Give a pattern');
  const objection = patternObjection(pattern);
  if (objection !== null) return wrong(`this pattern cannot be used: ${objection}`);
  const rule = given.value('rule');
  if (rule === null) return wrong('from which rule? Give --rule');
  const reason = given.value('reason')?.trim() ?? '';
  if (reason === '') return wrong('why? Give --reason');
  if (reason.length > REASON_LIMIT) return wrong(`--reason has at most ${REASON_LIMIT} characters`);
  const millis = durationOf(given.value('for') ?? DEFAULT_TIME);
  if (millis === null) return wrong('--for is a number with m, h or d: 30m, 12h, 7d');
  if (millis > EXCEPTION_DAYS * 86_400_000) return wrong(`--for is at most ${EXCEPTION_DAYS}d`);
  const dir = given.value('path');
  const path = dir === null ? io.cwd : resolve(io.cwd ?? '/', dir);
  if (path === null) return wrong('this directory has gone: give --path');
  const exception = {
    v: 1,
    id: newId(),
    rule,
    path,
    pattern: pattern.trim(),
    reason,
    from: now.toISOString(),
    until: new Date(now.getTime() + millis).toISOString(),
  } as const;
  return { kind: 'right', exception };
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function durationOf(text: string): number | null {
  const found = /^([1-9]\d{0,5})([mhd])$/.exec(text);
  return found === null ? null : Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0);
}

function newId(): string {
  return Math.floor((1 + Math.random()) * 36 ** 5).toString(36);
}
