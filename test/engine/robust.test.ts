import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolCall } from '../../src/core/call.ts';
import { SIGNATURES } from '../../src/engine/matchers/signatures.ts';
import { contextOf, evaluate, policyOf } from './harness.ts';

/** Every matcher at once: its own example, as a rule. */
const view = policyOf(
  Object.fromEntries([
    ...SIGNATURES.map((signature) => [signature.name.replaceAll('_', '-'), `match ${signature.example}`]),
    ['text', 'match x+y'],
    ['content', 'match_content x+y'],
  ]),
);
const context = contextOf();
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '~',
    '/',
    '..',
    '~/.ssh/id_rsa',
    '$(rm -rf /)',
    'a\0b',
    '*** Begin Patch',
    'http://[',
    '\ud800',
    '!{a,b',
    '[',
    '**/**',
  ),
);
const texts = fc.array(text, { maxLength: 4 });

const call: fc.Arbitrary<ToolCall> = fc.oneof(
  text.map((command) => ({ kind: 'shell', context, command }) as const),
  texts.map((paths) => ({ kind: 'read', context, paths }) as const),
  fc
    .tuple(texts, texts, fc.option(text))
    .map(([paths, globs, pattern]) => ({ kind: 'search', context, paths, globs, pattern }) as const),
  fc.tuple(text, text).map(
    ([path, content]) =>
      ({
        kind: 'write',
        context,
        changes: [
          { kind: 'write', path, content },
          { kind: 'move', path, to: content, content },
          { kind: 'delete', path },
        ],
      }) as const,
  ),
  fc.tuple(texts, text).map(([urls, prompt]) => ({ kind: 'fetch', context, urls, text: prompt }) as const),
  text.map((query) => ({ kind: 'web-search', context, query }) as const),
  text.map((prompt) => ({ kind: 'agent', context, prompt }) as const),
  fc.tuple(text, text, fc.jsonValue({ maxDepth: 4 })).map(
    ([server, tool, params]) =>
      ({
        kind: 'mcp',
        context,
        server,
        tool,
        params,
        launch: { command: tool, args: [server], url: server },
      }) as const,
  ),
  fc
    .tuple(
      fc.constantFrom('command', 'file_path', 'url', 'patch', 'args', 'cwd', '__proto__'),
      fc.oneof(text, texts),
    )
    .map(
      ([key, value]) =>
        ({ kind: 'other', context, params: { [key]: value, nested: [{ [key]: value }] } }) as const,
    ),
);

describe('whatever a call holds', () => {
  it('there is a verdict, and nothing shown holds a control character', () => {
    fc.assert(
      fc.property(call, (made) => {
        const { verdict } = evaluate(view, made);
        expect(['allow', 'ask', 'deny']).toContain(verdict.decision);
        for (const finding of verdict.findings) {
          expect(`${finding.quote}${finding.nudge}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
      { numRuns: 1500 },
    );
  });
  it('what is judged twice is judged alike', () => {
    fc.assert(
      fc.property(call, (made) => {
        expect(evaluate(view, made).verdict).toEqual(evaluate(view, made).verdict);
      }),
      { numRuns: 300 },
    );
  });
});
