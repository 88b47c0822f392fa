/** Random words for the filters, drawn from what their little languages are made of. */
import fc from 'fast-check';

const pick = (s: string, max = 8) =>
  fc.array(fc.constantFrom(...s.split('')), { maxLength: max }).map((a) => a.join(''));
const text = pick('abcABC012 \n.-=_/xyz', 14);
const re = (toks: string[], n = 6) =>
  fc.array(fc.constantFrom(...toks), { minLength: 1, maxLength: n }).map((a) => a.join(''));
const bre = re([
  'a',
  'b',
  'c',
  '.',
  '*',
  '\\(a\\)',
  '\\(ab*\\)',
  '\\(a*\\)*',
  '[ab]',
  '[^a]',
  '^',
  '$',
  '\\|',
  '\\?',
  '\\+',
  'x',
  '[a-c]',
  '\\.',
  '\\(a\\|ab\\)',
  '\\{2\\}',
  '\\w',
  '\\b',
  '\\s',
]);
const ere = re([
  'a',
  'b',
  'c',
  '.',
  '*',
  '(a)',
  '(ab*)',
  '(a|ab)',
  '(b|c)*',
  '[ab]',
  '[^a]',
  '^',
  '$',
  '|',
  '?',
  '+',
  'x',
  '[a-c]',
  '\\.',
  '{2}',
  '(a|b|ab)+',
  '\\w',
  '(',
  ')',
]);
const sedf = fc.constantFrom('', 'g', '2', 'p', 'gI', '2g');
const rep = re(['x', '&', '\\1', '-', '\\n', '\\&', '']);
export const FILTER_CALLS: readonly fc.Arbitrary<[string, string[], string]>[] = [
  fc.tuple(
    fc.constant('sed'),
    fc.tuple(bre, rep, sedf).map(([a, b, c]) => [`s/${a}/${b}/${c}`]),
    text,
  ),
  fc.tuple(
    fc.constant('sed'),
    fc.tuple(ere, rep, sedf).map(([a, b, c]) => ['-E', `s/${a}/${b}/${c}`]),
    text,
  ),
  fc.tuple(
    fc.constant('grep'),
    fc
      .tuple(fc.constantFrom('-o', '-v', '-c', '-i', '-E', '-F', '-oE'), fc.oneof(bre, ere))
      .map((a) => [...a]),
    text,
  ),
  fc.tuple(
    fc.constant('tr'),
    fc
      .tuple(
        fc.constantFrom([], ['-d'], ['-s'], ['-c'], ['-cs'], ['-t'], ['-cd'], ['-ds']),
        fc.array(pick('abcxyz-[]:*\\n09', 6), { minLength: 1, maxLength: 2 }),
      )
      .map(([a, b]) => [...a, ...b]),
    text,
  ),
  fc.tuple(
    fc.constant('tr'),
    fc
      .tuple(
        fc.constantFrom([], ['-d'], ['-s'], ['-c'], ['-ds']),
        fc.array(
          re(
            ['a-c', '[:alpha:]', '[:lower:]', '[:upper:]', '[x*]', '[y*2]', '[=a=]', 'A-C', '0', '\\n', '-'],
            3,
          ),
          { minLength: 1, maxLength: 2 },
        ),
      )
      .map(([a, b]) => [...a, ...b]),
    text,
  ),
  fc.tuple(
    fc.constant('cut'),
    fc.tuple(fc.constantFrom('-c', '-b'), re(['1', '2', '3', '-', ','])).map(([a, b]) => [a + b]),
    text,
  ),
  fc.tuple(
    fc.constant('cut'),
    fc
      .tuple(
        fc.constantFrom('-d ', '-d-', '-d='),
        re(['1', '2', '3', '-', ',']),
        fc.constantFrom<string[]>([], ['-s'], ['--complement']),
      )
      .map(([a, b, c]) => [a, `-f${b}`, ...c]),
    text,
  ),
  fc.tuple(
    fc.constant('printf'),
    fc
      .tuple(
        re(
          [
            '%s',
            '%d',
            '%b',
            '%q',
            '%c',
            '%5s',
            '%-5d',
            '%x',
            '%o',
            '\\n',
            '\\t',
            '\\x41',
            '\\101',
            '\\0',
            'a',
            '%%',
            '%.2s',
            '%*d',
            '%i',
            '%u',
            '\\\\',
            '%5.3d',
            '%#o',
            '\\u41',
            '%',
          ],
          5,
        ),
        fc.array(fc.oneof(pick('ab\\n01x -\'"c', 5), fc.constantFrom('1', '-5', '0x10', '010', '')), {
          maxLength: 4,
        }),
      )
      .map(([a, b]) => [a, ...b]),
    fc.constant(''),
  ),
  fc.tuple(
    fc.constant('echo'),
    fc
      .tuple(
        fc.array(fc.constantFrom('-n', '-e', '-E', '-ne', '-', '--', '-x')),
        fc.array(pick('a\\nt0x41ce u"', 8), { maxLength: 3 }),
      )
      .map(([a, b]) => [...a, ...b]),
    fc.constant(''),
  ),
  fc.tuple(
    fc.constantFrom('head', 'tail'),
    fc.constantFrom(
      ['-n1'],
      ['-n', '2'],
      ['-c3'],
      ['-c', '-2'],
      ['-n', '+2'],
      ['-n-1'],
      ['-2'],
      ['-c+2'],
      [],
      ['-n0'],
      ['-c0'],
      ['-n', '-0'],
      ['-n+0'],
    ),
    text,
  ),
  fc.tuple(
    fc.constantFrom(
      'rev',
      'tac',
      'sort',
      'uniq',
      'wc',
      'base64',
      'base32',
      'xxd',
      'paste',
      'fold',
      'cat',
      'strings',
      'xargs',
    ),
    fc.constantFrom(
      [],
      ['-p'],
      ['-s'],
      ['-c'],
      ['-n'],
      ['-l'],
      ['-u'],
      ['-w2'],
      ['-w', '3'],
      ['-r'],
      ['-d'],
      ['-sd,'],
      ['-i'],
      ['-m'],
      ['-n', '2'],
    ),
    text,
  ),
  fc.tuple(fc.constantFrom('base64', 'base32'), fc.constantFrom(['-d'], ['-di']), pick('abcdAB=\nQ2', 12)),
  fc.tuple(fc.constant('xxd'), fc.constantFrom(['-r', '-p'], ['-p', '-r']), pick('0123abcdef \n:', 12)),
  fc.tuple(
    fc.constantFrom('basename', 'dirname'),
    fc.array(pick('/ab.c', 6), { minLength: 1, maxLength: 2 }),
    fc.constant(''),
  ),
  fc.tuple(
    fc.constant('seq'),
    fc.array(fc.constantFrom('1', '5', '-2', '10', '3', '-1', '-w', '-s,', '0'), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constant(''),
  ),
  fc.tuple(
    fc.constant('expr'),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          '1',
          '5',
          '-2',
          '+',
          '-',
          '*',
          '/',
          '%',
          ':',
          '=',
          '<',
          '>',
          'length',
          'substr',
          'index',
          'abc',
          'a.*',
          'a\\(.\\)',
          '',
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constant(''),
  ),
  fc.tuple(
    fc.constant('awk'),
    fc
      .tuple(
        fc.constantFrom([], ['-F:'], ['-F', ' '], ['-F-']),
        fc
          .tuple(
            fc.constantFrom('', 'NR==1', '/a/', '/^b*$/', '/a|b/'),
            re(['$1', '$2', ',', ' ', '$NF', '"x"', 'NR', '$0', '$(NF-1)', ';', '"\\n"'], 4),
          )
          .map(([a, b]) => `${a}{print ${b}}`),
      )
      .map(([a, b]) => [...a, b]),
    text,
  ),
  fc.tuple(
    fc.constant('sed'),
    fc
      .array(
        fc.constantFrom(
          '1',
          '2',
          '$',
          '/a/',
          '/b/',
          ',',
          '!',
          'd',
          'p',
          'q',
          's/a/x/',
          'y/ab/xy/',
          ';',
          ' ',
          '3',
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((a) => ['-n', a.join('')]),
    text,
  ),
  fc.tuple(
    fc.constant('sed'),
    fc
      .array(
        fc.constantFrom(
          '1',
          '2',
          '$',
          '/a/',
          '/b/',
          ',',
          '!',
          'd',
          'p',
          'q',
          's/a/x/',
          'y/ab/xy/',
          ';',
          ' ',
          '3',
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((a) => [a.join('')]),
    text,
  ),
];
