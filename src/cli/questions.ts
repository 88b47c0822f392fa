/** What `check` was asked: each command, script or payload as a question, and the judge's answer to one. */
import { isFields, own } from '../clients/fields.ts';
import { parsePayload } from '../clients/payload.ts';
import type { ToolCall } from '../core/call.ts';
import { contextOf, describedCall, TOOL_KINDS } from './call-from-options.ts';
import type { Checked, Source } from './checked.ts';
import { clientOf, dialectOf, dialectOfScript } from './choices.ts';
import type { Given } from './command.ts';
import { readInput } from './input.ts';
import type { CliIo } from './io.ts';
import type { Judge } from './judge.ts';

export type Question =
  | { readonly kind: 'call'; readonly source: Source; readonly call: ToolCall }
  | { readonly kind: 'payload'; readonly source: Source; readonly payload: unknown };

export type Questions =
  | {
      readonly kind: 'questions';
      readonly all: readonly Question[];
      /** Whose project's rules hold. */
      readonly cwd: string | null;
    }
  | { readonly kind: 'failed'; readonly message: string };

export function questionsOf(given: Given, cwd: string | null, io: CliIo): Questions {
  const payload = given.value('payload');
  if (payload !== null) return payloadQuestion(payload, io);
  const tool = TOOL_KINDS.find((kind) => kind === given.value('tool')) ?? 'shell';
  if (tool !== 'shell') {
    const described = describedCall(given, tool, cwd);
    if (described.kind === 'failed') return described;
    return one({ kind: 'call', source: { kind: 'tool', tool }, call: described.call }, cwd);
  }
  const context = contextOf(given, cwd, 'shell');
  if (given.operands.length > 0) {
    const command = given.operands.join(' ');
    if (command.trim() === '') return { kind: 'failed', message: 'the command is empty' };
    return one(
      { kind: 'call', source: { kind: 'argument' }, call: { kind: 'shell', context, command } },
      cwd,
    );
  }
  const all: Question[] = [];
  for (const name of given.values('file')) {
    const input = readInput(name, io);
    if (input.kind === 'failed') return input;
    if (input.text.trim() === '') return { kind: 'failed', message: `${shownName(name)} is empty` };
    const source: Source = name === '-' ? { kind: 'stdin' } : { kind: 'file', path: name };
    all.push({ kind: 'call', source, call: { kind: 'shell', context, command: input.text } });
  }
  return { kind: 'questions', all, cwd };
}

function one(question: Question, cwd: string | null): Questions {
  return { kind: 'questions', all: [question], cwd };
}

function payloadQuestion(name: string, io: CliIo): Questions {
  const input = readInput(name, io);
  if (input.kind === 'failed') return input;
  if (input.text.trim() === '') return { kind: 'failed', message: `${shownName(name)} is empty` };
  const parsed = parsePayload(input.text);
  if (parsed.kind === 'malformed') return { kind: 'failed', message: `${shownName(name)}: ${parsed.why}` };
  const source: Source = name === '-' ? { kind: 'stdin' } : { kind: 'payload', path: name };
  return one({ kind: 'payload', source, payload: parsed.value }, cwdOf(parsed.value));
}

/** As in the hook: the directory that the payload names. */
function cwdOf(payload: unknown): string | null {
  const cwd = isFields(payload) ? own(payload, 'cwd') : null;
  return typeof cwd === 'string' ? cwd : null;
}

function shownName(name: string): string {
  return name === '-' ? 'standard input' : name;
}

export type Answer =
  | { readonly kind: 'checked'; readonly checked: Checked }
  | { readonly kind: 'failed'; readonly message: string };

export function answerOf(question: Question, given: Given, judge: Judge): Answer {
  const dialect = dialectOf(given.value('shell'));
  const { source } = question;
  if (question.kind === 'call') {
    const { call } = question;
    const isScript = call.kind === 'shell' && (source.kind === 'file' || source.kind === 'stdin');
    const named = isScript ? dialectOfScript(call.command) : null;
    const judgement = judge.judge(call, dialect ?? named);
    return { kind: 'checked', checked: { kind: 'judged', source, call, judgement } };
  }
  const decoded = judge.decode(question.payload, clientOf(given.value('client')));
  switch (decoded.kind) {
    case 'malformed':
      return { kind: 'failed', message: `the payload is malformed: ${decoded.why}` };
    case 'event':
      return { kind: 'checked', checked: { kind: 'event', source, event: decoded.context.event } };
    case 'call': {
      const judgement = judge.judge(decoded.call, dialect);
      return { kind: 'checked', checked: { kind: 'judged', source, call: decoded.call, judgement } };
    }
  }
}
