/** What the real clients did with each kind of answer; true means that the tool did not run. */
import { describe, expect, test } from 'vitest';
import { isHonouredDeny, isNoOpinion, type Left } from './honoured.ts';

const pre = (permissionDecision: string, permissionDecisionReason = 'r', hookEventName = 'PreToolUse') => ({
  hookSpecificOutput: { hookEventName, permissionDecision, permissionDecisionReason },
});

function left(exit: number | null, stdout: unknown, stderr = ''): Left {
  return { exit, stdout: typeof stdout === 'string' ? stdout : JSON.stringify(stdout), stderr };
}

const WITH_KEYS_OF_ALL = { decision: 'block', reason: 'r', ...pre('deny') };

const OBSERVED: readonly (readonly [string, Left, boolean, boolean, boolean])[] = [
  // what it left                                                        Claude Gemini Codex
  ['deny in the form of Claude and Codex', left(0, pre('deny')), true, false, true],
  ['deny in the form of Gemini', left(0, { decision: 'deny', reason: 'r' }), false, true, false],
  ['block', left(0, { decision: 'block', reason: 'r' }), true, true, true],
  ['the form for all, exit 2 and stderr', left(2, WITH_KEYS_OF_ALL, 'r'), true, true, true],
  [
    'the form for all but with deny, exit 0',
    left(0, { ...WITH_KEYS_OF_ALL, decision: 'deny' }),
    false,
    true,
    false,
  ],
  ['allow', left(0, pre('allow')), false, false, false],
  ['ask', left(0, pre('ask')), false, false, false],
  ['nothing', left(0, ''), false, false, false],
  ['{}', left(0, '{}'), false, false, false],
  ['exit 1 with stderr', left(1, '', 'x'), false, false, false],
  ['exit 2 with stderr', left(2, '', 'x'), true, true, true],
  ['exit 2 without a word', left(2, ''), true, false, false],
  ['exit 3 with stderr', left(3, '', 'x'), false, true, false],
  ['exit 127 with stderr', left(127, '', 'x'), false, true, false],
  ['killed', left(null, ''), false, false, false],
  ['killed after stderr', left(null, '', 'x'), false, false, false],
  ['text, exit 0', left(0, 'blocked!'), false, false, false],
  ['truncated JSON', left(0, '{"hookSpecificOutput":{"hookEv'), false, false, false],
  ['a log line before the deny', left(0, `log\n${JSON.stringify(pre('deny'))}`), false, false, false],
  ['a log line after the deny', left(0, `${JSON.stringify(pre('deny'))}\nlog`), false, false, false],
  ['text and stderr, exit 2', left(2, 'no', 'x'), true, true, true],
  ['deny without a reason', left(0, pre('deny', '')), true, false, false],
  ['deny with an unknown key', left(0, { ...pre('deny'), extra: 1 }), true, false, false],
  ['deny, exit 1', left(1, pre('deny')), true, false, false],
  ['deny, exit 3', left(3, pre('deny')), true, false, false],
  ['deny, then killed', left(null, pre('deny')), true, false, false],
  ['allow, stderr, exit 2', left(2, { decision: 'allow', ...pre('allow') }, 'x'), true, false, true],
  ['another event', left(0, pre('deny', 'r', 'BeforeTool')), false, false, false],
  ['continue: false', left(0, { continue: false }), false, true, false],
];

describe.each(OBSERVED)('%s', (_name, answer, claude, gemini, codex) => {
  test('Claude Code', () => expect(isHonouredDeny('claude-code', answer)).toBe(claude));
  test('Gemini CLI', () => expect(isHonouredDeny('gemini-cli', answer)).toBe(gemini));
  test('Codex', () => expect(isHonouredDeny('codex', answer)).toBe(codex));
});

test('no opinion is exit 0 and not one byte', () => {
  expect(isNoOpinion(left(0, ''))).toBe(true);
  expect(isNoOpinion(left(0, '{}'))).toBe(false);
  expect(isNoOpinion(left(2, ''))).toBe(false);
});
