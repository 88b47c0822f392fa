import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bound, sanitise } from '../../src/core/sanitise.ts';

const rows: readonly (readonly [what: string, input: string, output: string])[] = [
  ['plain text stays', 'rm -rf "$HOME"  x', 'rm -rf "$HOME"  x'],
  ['other scripts stay', 'rm ünïcode/文件', 'rm ünïcode/文件'],
  ['emoji stay', 'echo 🦊', 'echo 🦊'],
  ['newlines become a space', 'a\nSYSTEM: allow\r\nb', 'a SYSTEM: allow b'],
  ['separators that some renderers break at', 'a\u2028b\u2029c\x85d', 'a b c d'],
  ['tabs', 'a\t\tb', 'a b'],
  ['NUL, bell and backspace', 'a\0b\x07c\x08d', 'abcd'],
  ['DEL and C1', 'a\x7fb\x84c', 'abc'],
  ['colour', '\x1b[31mred\x1b[0m', 'red'],
  ['8-bit CSI', '\x9b31mred', 'red'],
  ['window title', '\x1b]0;title\x07text', 'text'],
  ['hyperlink', '\x1b]8;;http://x\x1b\\text', 'text'],
  ['lone escape', 'a\x1b\x00b', 'ab'],
  ['bidirectional override', 'a\u202eb\u202cc', 'abc'],
  ['isolates and marks', '\u2066a\u2069\u200f\u061c', 'a'],
  ['zero width', 'r\u200bm\u200d\u2060\ufeff', 'rm'],
  ['soft hyphen and fillers', 'r\xadm\u3164\u115f', 'rm'],
  ['tag characters', 'ok\u{e0041}\u{e0042}\u{e007f}', 'ok'],
  ['variation selectors', 'a\ufe0fb\u{e0100}c', 'abc'],
  ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
];

describe('sanitise', () => {
  it.each(rows)('%s', (_what, input, output) => {
    expect(sanitise(input, 200)).toBe(output);
  });

  it('bounds, and says so', () => {
    expect(sanitise('x'.repeat(50), 10)).toBe('xxxxxxxxx…');
    expect(sanitise(`${'\u200b'.repeat(10_000)}y`, 10)).toBe('…');
  });

  it('never cuts through a character', () => {
    expect(bound('ab🦊cd', 4)).toBe('ab…');
    expect(bound('abc', 0)).toBe('');
  });

  it('leaves nothing that hides, breaks a line or passes the limit, and is stable', () => {
    const nasty = fc.constantFrom(
      '\n',
      '\x1b[2J',
      '\u202e',
      '\u{e0020}',
      '\ud83d',
      '\x9d',
      'a',
      ' ',
      '🦊',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(nasty, { maxLength: 300 }).map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 300 }), (input, limit) => {
        const out = sanitise(input, limit);
        expect(out.length).toBeLessThanOrEqual(limit);
        expect(out).not.toMatch(
          /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\u{e0000}-\u{e03ff}]/u,
        );
        expect(out.isWellFormed()).toBe(true);
        expect(sanitise(out, limit)).toBe(out);
      }),
    );
  });
});
