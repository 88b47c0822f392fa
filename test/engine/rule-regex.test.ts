import v8 from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseRegex } from '../../src/dsl/regex/analyse.ts';
import { linearRegex } from '../../src/engine/linear-regex.ts';
import { ruleRegex } from '../../src/engine/rule-regex.ts';

// The executable is started with it.
v8.setFlagsFromString('--enable-experimental-regexp-engine');

const LONG = 30_000;
const many = (text: string): string => text.repeat(Math.ceil(LONG / text.length));

/** Known from advisories and papers: each is refused, or what holds it up is answered by the linear engine. */
const CATASTROPHIC: readonly (readonly [source: string, flags: string, text: string])[] = [
  // Exponential
  ['(a+)+$', '', `${many('a')}!`],
  ['(a+)+$', 'i', `${many('aA')}!`],
  ['([a-zA-Z]+)*$', '', `${many('a')}!`],
  ['(a|aa)+$', '', `${many('a')}!`],
  ['(a|a?)+$', '', `${many('a')}!`],
  ['(.*a){12}$', '', `${many('a')}!`],
  ['(x+x+)+y', '', many('x')],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', '', many('a')],
  ['^([a-zA-Z0-9]+\\s?)+$', '', `${many('a')}!`],
  ['^(\\w+\\s?)*$', 'i', `${many('a')}!`],
  ['(?=(a+)+b)a', '', many('a')],
  ['(?!(a+)+b)x', '', many('a')],
  ['(?<=(a+)+b)c', '', many('a')],
  ['(?<!(b+)+c)x', 'i', many('b')],
  ['^(?:(?:[a-z]+)*)+@', 'i', many('a')],
  [
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    '',
    many('a'),
  ],
  ['^(([^<>()[\\]\\\\.,;:\\s@"]+(\\.[^<>()[\\]\\\\.,;:\\s@"]+)*)|(".+"))+@$', '', many('a')],
  ['(\\s*\\w+)*;', '', many('a')],
  ['(".*"|[^"]*)*,', '', many('"')],
  ['^(\\d+)*$', '', `${many('1')}x`],
  ['(?:\\s|\\n)+x', '', many('\n')],
  ['(?:[\\w-]+\\.?)+\\.com$', 'i', many('a')],
  ['^(?:.?)+=$', '', `${many('=')}!`],
  ['((ab)*)+$', '', `${many('ab')}c`],
  ['(0|1|01)*2', '', many('01')],
  ['<!--(?:-?[^>]*)*-->', '', `<!--${many('-')}`],
  ['(?:<[^>]*>|[^<]*)*!', '', many('<a>')],
  ['^(?:a?){3,}b$', '', many('a')],
  ['(\\w+\\d+)+z', 'i', many('a1')],
  ['((?:[^"\\\\]|\\\\.|\\\\)*)*"', '', many('\\')],
  // Of the second degree and more
  ['\\s+$', '', `${many(' ')}x`],
  ['^\\s+|\\s+$', '', `x${many(' ')}x`],
  ['.*a.*b.*c', '', many('a')],
  ['.*a.*b.*c', 'i', many('aA')],
  ['a.*b.*c.*d.*e', '', many('abcd')],
  [':\\s*\\(\\s*\\)\\s*\\{.*\\|.*&\\s*\\}\\s*;', '', `:(){${many('|')}`],
  ['\\b\\w+\\s*=\\s*\\w+\\s*;', '', many('a ')],
  ['\\d+\\d+\\d+x', '', many('1')],
  ['\\w+@\\w+\\.\\w+$', 'i', `${many('a')}@`],
  ['href="[^"]*"\\s*>.*</a>', 'i', many('href="" >')],
  ['<script.*>.*</script>', 'is', many('<script>')],
  ['[^,]*,[^,]*,[^,]*,x', '', many(',')],
  ['(?:curl|wget).*\\|.*sh.*$.', '', many('curl|sh')],
  ['\\/\\*[^]*\\*\\/x', '', many('/*')],
  ['"[^"]*"\\s*:\\s*"[^"]*"}', '', many('"')],
  ['base64\\s+-d.*\\|\\s*(?:ba)?sh\\b.*;;', 'i', many('base64 -d |')],
  ['\\$\\{.*\\}.*\\$\\{.*\\}!', '', many('${}')],
  ['(?:[a-z]+[0-9]*)\\s+(?:[a-z]+[0-9]*)\\s+!', 'i', many('a ')],
  ['-+>\\s*-+>\\s*-+x', '', many('->')],
  ['^.*;.*;.*;.*;x$', 'm', many(';')],
  ['[\\s\\S]*eval[\\s\\S]*\\([\\s\\S]*\\)x', '', many('eval()')],
  // What the linear engine cannot say is dismissed by what it can
  ['(?=.*x)a.*b.*c', '', many('a')],
  ['(?!.*y)a.*b.*c', 'i', many('aA')],
  ['(a+).*\\1.*b.*c', '', many('a')],
  ['(["\']).*\\1.*;.*!', '', many('"')],
  ['x[\\s\\S]{0,600}y[\\s\\S]{0,600}z', '', many('x')],
  ['a{1,500}b{1,500}c', 'i', many('a')],
  ['.*é.*è.*x', 'u', many('é')],
];

describe('known catastrophic expressions', () => {
  it('are more than fifty', () => expect(CATASTROPHIC.length).toBeGreaterThanOrEqual(50));

  it.each(CATASTROPHIC)('/%s/%s', (source, flags, text) => {
    const verdict = analyseRegex(source, flags);
    if (verdict.kind !== 'fine') {
      expect(['exponential', 'too-large', 'matches-empty']).toContain(verdict.kind);
      return;
    }
    // Not refused: then the linear engine alone answers, and it says no.
    const linear = linearRegex(source, flags);
    expect(linear).not.toBeNull();
    expect(linear?.regex.flags).toContain('l');
    expect(linear?.regex.test(text)).toBe(false);
    expect(ruleRegex(source, flags).test(text)).toBe(false);
  });
});

const source = fc.letrec<{ node: string; atom: string }>((tie) => ({
  atom: fc.constantFrom(
    'a',
    'b',
    'A',
    '.',
    '[ab]',
    '[^b]',
    '[a-c]',
    '[ -B]',
    '[\\dA-]',
    '\\w',
    '\\d',
    '\\b',
    '^',
    '$',
    '\\.',
    '\\1',
  ),
  node: fc.oneof(
    { maxDepth: 4 },
    tie('atom'),
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,9}', '{2,}', '*?'))
      .map(([a, q]) => `(${a})${q}`),
    tie('node').map((inner) => `(?=${inner})`),
    tie('node').map((inner) => `(?<!${inner})`),
  ),
})).node;
const subject = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', 'B', 'C', '.', '1', ' ', '\n'),
  maxLength: 12,
});

describe('the linear form of any expression', () => {
  it('matches what the expression matches; where it is exact, just that', () => {
    let [exact, wider] = [0, 0];
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i', 's', 'm', 'im'), subject, (pattern, flags, text) => {
        const linear = linearRegex(pattern, flags);
        if (linear === null) return;
        const found = new RegExp(pattern, flags).exec(text);
        linear.regex.lastIndex = 0;
        const seen = linear.regex.exec(text);
        if (linear.exact) {
          exact += 1;
          expect([seen?.index, seen?.[0]]).toEqual([found?.index, found?.[0]]);
        } else if (found !== null) {
          wider += 1;
          expect(seen).not.toBeNull();
        }
      }),
      { numRuns: 4000 },
    );
    expect(exact).toBeGreaterThan(500);
    expect(wider).toBeGreaterThan(50);
  });
});

describe('a rule on a long text', () => {
  const filler = many('nothing to see; ');
  it.each<readonly [string, string, string, string | null]>([
    ['x.*y.*z', '', 'x-y-z', 'x-y-z'],
    ['x.*y.*z', 'i', 'X-y-Z', 'X-y-Z'],
    ['(q)\\1.*!', '', 'qq!', 'qq!'],
    ['(q)\\1.*!', '', 'qr!', null],
    ['k(?!nife).*ly.*!', '', 'kindly!', 'kindly!'],
    ['k(?!nife).*ly.*!', '', 'knifely!', null],
    ['[q-s]+\\s*=\\s*1', 'i', 'QRS = 1', 'QRS = 1'],
  ])('/%s/%s finds in %j %j', (pattern, flags, text, expected) => {
    const whole = `${filler}\n${text}\n${filler}`;
    const found = ruleRegex(pattern, flags).find(whole, 0);
    expect(found === null ? null : whole.slice(found.start, found.end)).toBe(expected);
  });

  it('goes on behind a match', () => {
    const whole = `${filler}xAyBz ${filler}xCyDz`;
    const regex = ruleRegex('x[^z]*y[^z]*z', '');
    const first = regex.find(whole, 0);
    const second = regex.find(whole, (first?.start ?? 0) + 1);
    expect(second === null ? null : whole.slice(second.start, second.end)).toBe('xCyDz');
  });
});
