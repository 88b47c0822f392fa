import { describe, expect, it } from 'vitest';
import { analyseRegex } from '../../src/dsl/regex/analyse.ts';
import { certainTexts, gramOf, gramsOfNeeds } from '../../src/engine/literals.ts';
import { GRAM } from '../../src/snapshot/grams.ts';

function needsOf(regex: RegExp): readonly string[] {
  const verdict = analyseRegex(regex.source, regex.flags);
  if (verdict.kind !== 'fine') throw new Error(`${regex}: ${verdict.kind}`);
  return verdict.needs;
}

describe('certain texts', () => {
  it('one of them stands in every text that matches', () => {
    const table: readonly (readonly [RegExp, string])[] = [
      [/rm\s+-[a-z]*r[a-z]*\s+\/etc/i, 'RM  -xrf /ETC'],
      [/base64\s+-d.*\|\s*(?:ba)?sh/, 'base64 -d x | sh'],
      [/a{2}bcd/, 'aabcd'],
      [/wget\b(?!.*-O)/, 'wget x'],
      [/(?:curl|wget) .+evil/, 'wget x.evil'],
      [/(?:Curl|WGET)\s/, 'WGET x'],
    ];
    for (const [regex, text] of table) {
      expect(regex.test(text)).toBe(true);
      const texts = certainTexts(needsOf(regex));
      expect(
        texts?.some((one) => text.toLowerCase().includes(one)),
        String(regex),
      ).not.toBe(false);
      const grams = gramsOfNeeds(needsOf(regex));
      expect(
        grams?.some((one) => text.toLowerCase().includes(one)),
        String(regex),
      ).not.toBe(false);
    }
  });

  it.each<readonly [readonly string[] | undefined, readonly string[] | null]>([
    [undefined, null],
    [[], null],
    [
      ['Fork', ':()'],
      ['fork', ':()'],
    ],
    // In lower case a sigma depends on what follows it.
    [['\u039f\u03a3'], null],
    [['abc', '\u00e9'], null],
  ])('%j holds %j', (needs, texts) => expect(certainTexts(needs)).toEqual(texts));

  it.each<readonly [readonly string[], readonly string[] | null]>([
    [
      ['curl', 'wget'],
      ['cur', 'wge'],
    ],
    [['ab'], null],
    [['abc', 'ab'], null],
  ])('%j is filed by %j', (needs, grams) => expect(gramsOfNeeds(needs)).toEqual(grams));
});

it('files a text under its rarest piece', () => {
  expect(gramOf('the zq7 thing')).toHaveLength(GRAM);
  expect(gramOf('the zq7 thing')).toContain('q7');
  expect(gramOf('abc')).toBe('abc');
});
