import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatValues, known, unknown } from '../../src/core/value.ts';
import {
  charTokens,
  foldTokens,
  globTokens,
  matchesText,
  overlap,
  valueTokens,
} from '../../src/engine/glob-tokens.ts';
import { fits, globPattern, literalPattern, mayBe, variablesIn } from '../../src/engine/value-tests.ts';

/** All texts over two letters, up to eight long: two globs of four pieces that overlap do so in one of these. */
const TEXTS = ['', ...Array.from({ length: 8 }, (_, n) => texts(n + 1)).flat()];
function texts(length: number): readonly string[] {
  return length === 0 ? [''] : texts(length - 1).flatMap((text) => [`${text}a`, `${text}b`]);
}

function regexOf(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/\*/g, '.*').replace(/\?/g, '.').replace(/\[!/g, '[^')}$`, 's');
}

const PIECE = fc.constantFrom('a', 'b', '?', '*', '[ab]', '[!a]');
const GLOB = fc.array(PIECE, { maxLength: 4 }).map((pieces) => pieces.join(''));

describe('overlap', () => {
  it('says of two globs whether any text fits both', () => {
    fc.assert(
      fc.property(GLOB, GLOB, (a, b) => {
        const both = TEXTS.some((text) => regexOf(a).test(text) && regexOf(b).test(text));
        expect(overlap(globTokens(a), globTokens(b)) >= 0).toBe(both);
      }),
      { numRuns: 2000 },
    );
  });
  it('agrees with the fast road on plain text', () => {
    fc.assert(
      fc.property(GLOB, fc.constantFrom(...TEXTS), (glob, text) => {
        expect(matchesText(globTokens(glob), text)).toBe(regexOf(glob).test(text));
        expect(overlap(globTokens(glob), charTokens(text)) >= 0).toBe(regexOf(glob).test(text));
      }),
      { numRuns: 2000 },
    );
  });
  it('counts what stands there', () => {
    expect(overlap(charTokens('main'), globTokens('ma*'))).toBe(2);
    expect(overlap(charTokens('main'), globTokens('m[a-c]?n'))).toBe(3);
    expect(overlap(charTokens('main'), globTokens('*'))).toBe(0);
    expect(overlap(globTokens('*.pem'), globTokens('*.pem'))).toBe(4);
  });
  it('knows that a glob of the shell makes no slash', () => {
    expect(overlap(charTokens('a/b'), globTokens('a*b'))).toBe(-1);
    expect(overlap(globTokens('a*b'), charTokens('a/b'))).toBe(2);
  });
  it('answers at once however long the words are', () => {
    expect(overlap(globTokens('*a*b*c*'.repeat(200)), charTokens('abc'.repeat(2000)))).toBeGreaterThan(0);
  });
});

describe('globTokens', () => {
  it.each([
    ['[]a]', ']', true],
    ['[!]a]', ']', false],
    ['[a-', '[a-', true],
    ['[[:digit:]x]', '7', true],
    ['[[:digit:]x]', 'x', true],
    ['[[:digit:]x]', 'y', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['@(a|b)c', 'bc', true],
    ['a**b', 'axxb', true],
  ])('%s on %s: %s', (glob, text, is) => {
    expect(overlap(globTokens(glob), charTokens(text)) >= 0).toBe(is);
  });
  it('folds', () => {
    expect(overlap(foldTokens(globTokens('[A-C]X')), charTokens('bx'))).toBeGreaterThanOrEqual(0);
  });
});

describe('values', () => {
  const hole = unknown('variable', '${X:-y}');
  const partial = concatValues([known('ma'), hole]);
  it('of which nothing is known are evidence of nothing', () => {
    expect(mayBe(hole, literalPattern('main'))).toBe(false);
    expect(mayBe(hole, globPattern('*'))).toBe(false);
    expect(fits(hole, literalPattern('main'))).toBe(false);
  });
  it('of which half is known may be it', () => {
    expect(mayBe(partial, literalPattern('main'))).toBe(true);
    expect(mayBe(partial, literalPattern('maintenance'))).toBe(false);
    expect(mayBe(partial, literalPattern('other'))).toBe(false);
  });
  it('name the variables in them', () => {
    expect(variablesIn(partial)).toEqual(['X']);
    expect(variablesIn(unknown('command-output', '$(echo $A ${#B} ${!C})'))).toEqual(['A', 'B', 'C']);
    expect(variablesIn(known('$A'))).toEqual([]);
    expect(valueTokens(partial)).toHaveLength(3);
  });
});
