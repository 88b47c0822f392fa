import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseRegex } from '../../src/dsl/regex/analyse.ts';
import { stepsOf } from './backtracking.ts';

/** What a backtracking engine would need ever longer for, and what part is to blame. */
const EXPONENTIAL: readonly [string, string][] = [
  ['(a+)+$', '(a+)+'],
  ['(a*)*b', '(a*)*'],
  ['(a|a)*b', '(a|a)*'],
  ['(a|ab|b)*c', '(a|ab|b)*'],
  ['(a|b|ab)*c', '(a|b|ab)*'],
  ['(x+x+)+y', '(x+x+)+'],
  ['(\\s*\\w+)*;', '(\\s*\\w+)*'],
  ['(.*/)*x', '(.*/)*'],
  ['(a?a?)*b', '(a?a?)*'],
  ['(a{1,100})*b', '(a{1,100})*'],
  ['^(\\w+\\s?)*$', '(\\w+\\s?)*'],
  ['(([a-z])+.)+[A-Z]([a-z])+$', '(([a-z])+.)+'],
  ['x(?=(b+)+c)', '(b+)+'],
  ['(?<!(b+)+c)x', '(b+)+'],
  ['([a-z]{0,5}x)*y', '([a-z]{0,5}x)*'],
  ['(?:[A-Z]|\\w)+x', '(?:[A-Z]|\\w)+'],
];

const FINE = [
  ':\\(\\)\\s*\\{.*\\|.*&\\s*\\}\\s*;',
  '.*a.*b.*c',
  '(a+b)+c',
  '([^/]*/)*x',
  '(?:a|b)+c',
  '(\\w+\\s+)*x',
  '(?:\\\\.|[^"\\\\])*"',
  '([a-z]{1,63}\\.)+com',
  '(\\d{3}){2,}',
  '(?:https?|ftp)://[^\\s]+',
  '(foo|bar)+baz',
  '(?:[a-f0-9]{2}:){5}[a-f0-9]{2}',
  'a{0,5}b',
  '(a{20})+b',
  '(["\']).*?\\1',
  '\\b(?:rm|dd)\\b',
  '(?i:drop)\\s+table',
  '[\\s\\S]*x',
  '(?<name>a)\\k<name>',
];

describe('regular expressions', () => {
  it.each(EXPONENTIAL)('%s is refused', (source, part) => {
    const verdict = analyseRegex(source, '');
    expect(verdict.kind).toBe('exponential');
    if (verdict.kind === 'exponential') expect(source.slice(verdict.start, verdict.end)).toBe(part);
  });

  it.each(FINE)('%s is fine', (source) => {
    expect(analyseRegex(source, '').kind).toBe('fine');
  });

  const needs: readonly [string, string, readonly string[]][] = [
    [':\\(\\)\\s*\\{.*\\|.*&\\s*\\}\\s*;', '', [':()']],
    ['curl|wget', '', ['curl', 'wget']],
    ['(curl|wget) -', '', ['curl -', 'wget -']],
    ['Drop\\s+Table', 'i', ['table']],
    ['Drop\\s+Tables', 'iu', []],
    ['(?i:f)oo', '', ['Foo', 'foo']],
    ['colou?r', '', ['colo']],
    ['(?:ab)+c', '', ['ab']],
    ['(?:ab){2}c', '', ['ab']],
    ['x*', '', []],
    ['[abc]d', '', ['ad', 'bd', 'cd']],
    ['gh[po]_[A-Za-z]{3}', '', ['gho_', 'ghp_']],
    ['[a-z]d', '', ['d']],
    ['a|b*c|', '', []],
    ['\\x41\\u0042\\u{43}', 'u', ['ABC']],
    ['(?=look)x', '', ['x']],
    ['\\/etc\\/shadow\\b', '', ['/etc/shadow']],
  ];
  it.each(needs)('%s with flags "%s" needs %j', (source, flags, expected) => {
    const verdict = analyseRegex(source, flags);
    if (verdict.kind === 'matches-empty') expect(expected).toEqual([]);
    else expect(verdict).toMatchObject({ kind: 'fine', needs: expected });
  });

  const beyond: readonly [string, string, boolean][] = [
    ['[\\u202a-\\u202e]', '', true],
    ['[A-Z][\\u0391\\u0392]', '', true],
    ['\\udb40[\\udc00-\\udc7f]', '', true],
    ['(?:é|a)', '', false],
    ['é?a', '', false],
    ['[\\x7f-\\xff]', '', false],
    ['[^a]', '', false],
    // The sign for kelvin is a `k` under both flags.
    ['\\u212a', 'iu', false],
  ];
  it.each(beyond)('%s with flags "%s" holds a character beyond ASCII: %s', (source, flags, expected) => {
    expect(analyseRegex(source, flags)).toMatchObject({ kind: 'fine', beyondAscii: expected });
  });

  const refused: readonly [string, string, string][] = [
    ['(a', '', 'invalid'],
    ['a', 'g', 'bad-flag'],
    ['a', 'ii', 'bad-flag'],
    ['a*', '', 'matches-empty'],
    ['', '', 'matches-empty'],
    ['a'.repeat(10_001), '', 'too-large'],
    ['('.repeat(400) + ')'.repeat(400), '', 'too-large'],
  ];
  it.each(refused)('%s with flags "%s" is %s', (source, flags, kind) => {
    expect(analyseRegex(source, flags).kind).toBe(kind);
  });
});

/** Small expressions of every form, over letters that overlap. */
const source = fc.letrec<{ node: string; atom: string }>((tie) => ({
  atom: fc.constantFrom(
    'a',
    'b',
    'A',
    '.',
    '[ab]',
    '[^b]',
    '[éà]',
    'é',
    '\\w',
    '\\d',
    '\\b',
    '^',
    '$',
    '\\x61',
    '\\u0062',
    '\\.',
  ),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map(([a, q]) => `(${a})${q}`),
    tie('node').map((inner) => `(?=${inner})`),
    tie('node').map((inner) => `(?i:${inner})`),
  ),
})).node;

const subject = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '.', '1', ' ', 'é'), maxLength: 12 });

describe('what is said of any expression', () => {
  it('whatever matches holds what is certain of it', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i', 's', 'm'), subject, (pattern, flags, text) => {
        const verdict = analyseRegex(pattern, flags);
        if (verdict.kind !== 'fine' || !new RegExp(pattern, flags).test(text)) return;
        if (verdict.beyondAscii) expect(text).toContain('é');
        if (verdict.needs.length === 0) return;
        const seen = flags.includes('i') ? text.toLowerCase() : text;
        expect(verdict.needs.some((need) => seen.includes(need))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('V8 and the analysis agree on what is an expression at all', () => {
    fc.assert(
      fc.property(fc.oneof(source, fc.string({ maxLength: 30 })), (pattern) => {
        let valid = true;
        try {
          new RegExp(pattern);
        } catch {
          valid = false;
        }
        expect(analyseRegex(pattern, '').kind === 'invalid').toBe(!valid);
      }),
      { numRuns: 3000 },
    );
  });

  it('what is called fine does not grow exponentially', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('a', 'b', 'ab', 'aA', 'aab'), (pattern, unit) => {
        if (analyseRegex(pattern, '').kind !== 'fine') return;
        const steps = (length: number): number =>
          stepsOf(pattern, `${unit.repeat(length).slice(0, length)}!`);
        // Work of the sixth degree grows by 2.5 ** 6, exponential work by 2 ** 9 and more.
        expect(steps(30)).toBeLessThan(Math.max(steps(12), 60) * 400);
      }),
      { numRuns: 1000 },
    );
  });
});
