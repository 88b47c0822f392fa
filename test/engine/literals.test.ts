import { describe, expect, it } from 'vitest';
import { GRAM, gramOf, gramsOf, requiredLiteral } from '../../src/engine/literals.ts';

describe('requiredLiteral', () => {
  it.each([
    ['forbidden\\s+word', 'forbidden'],
    ['Mixed Case', 'mixed case'],
    ['a|bcdef', null],
    ['(?:a|b)cdef', 'cdef'],
    ['abc?def', 'def'],
    ['abc+def', 'abc'],
    ['abc{2,}def', 'abc'],
    ['abcd{0,3}ef', 'abc'],
    ['ab', null],
    ['[abc]def', 'def'],
    ['\\.git/hooks', '.git/hooks'],
    ['\\bcurl\\b', 'curl'],
    ['x\\x41bcd', 'bcd'],
    ['\\u{1F600}abc', 'abc'],
    ['(abcdef)?xyz', 'xyz'],
    ['(?=abcdef)xyz', 'xyz'],
    ['(?<n>q)\\k<n>abc', 'abc'],
    ['[\\]x]abc', 'abc'],
    ['.*', null],
    ['', null],
    [':\\(\\)\\s*\\{.*\\|.*&\\s*\\}\\s*;', ':()'],
  ])('%s needs %s', (source, literal) => expect(requiredLiteral(source)).toBe(literal));

  it('stands in every text that matches', () => {
    const table: readonly (readonly [RegExp, string])[] = [
      [/rm\s+-[a-z]*r[a-z]*\s+\/etc/i, 'RM  -xrf /ETC'],
      [/base64\s+-d.*\|\s*(?:ba)?sh/, 'base64 -d x | sh'],
      [/a{2}bcd/, 'aabcd'],
      [/wget\b(?!.*-O)/, 'wget x'],
      [/(?:curl|wget) .+evil/, 'wget x.evil'],
    ];
    for (const [regex, text] of table) {
      expect(regex.test(text)).toBe(true);
      const literal = requiredLiteral(regex.source);
      if (literal === null) continue;
      expect(text.toLowerCase()).toContain(literal);
      const grams = new Set<string>();
      gramsOf(text, grams);
      expect(grams).toContain(gramOf(literal));
    }
  });
});

it('files a literal under its rarest piece', () => {
  expect(gramOf('the zq7 thing')).toHaveLength(GRAM);
  expect(gramOf('the zq7 thing')).toContain('q7');
  expect(gramOf('abc')).toBe('abc');
});
