/** Random words: every way of writing and computing one that a script of stubs can hold. */
import fc from 'fast-check';
import { built, constants, list, type Piece, type Pieces, piece, weighted } from './piece.ts';

const LETTERS = [
  'a',
  'b',
  'c',
  'x',
  'rm',
  '0',
  '1',
  '2',
  '-r',
  '-',
  '.',
  '/',
  '/etc',
  ':',
  ',',
  '_',
  '%',
  '+',
  '@',
  'A',
  'é',
];
const SPECIAL = [
  ' ',
  '  ',
  '*',
  '$',
  '?',
  '#',
  ';',
  '|',
  '&',
  '>',
  '<',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '!',
  '~',
  '\t',
  '"',
  "'",
  '\\',
  '=',
  '\n',
  '`',
];

const text = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const anything = fc
  .array(fc.constantFrom(...LETTERS, ...SPECIAL), { minLength: 0, maxLength: 4 })
  .map((parts) => parts.join(''));

const literal: Pieces = text.map((t) => piece('literal', t));
const singleQuoted: Pieces = anything.map((t) => piece("'…'", `'${t.replaceAll("'", '')}'`));
const escaped: Pieces = fc
  .constantFrom(...SPECIAL.filter((c) => c !== '\n'), 'a', 'n')
  .map((c) => piece('\\x', `\\${c}`));
const ansiC: Pieces = anything.map((t) =>
  piece(
    "$'…'",
    `$'${[...t].map((c, i) => (i % 2 === 0 && c.charCodeAt(0) < 128 ? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}` : c.replace(/['\\]/, '\\$&'))).join('')}'`,
  ),
);
const continuation: Pieces = constants('continuation', 'a\\\nb');

const variable = fc.constantFrom('a', 'b', 'c');
const NUMBER = fc.integer({ min: -3, max: 5 });

/** What may stand in `${…}` and in double quotes as well. */
const expansion: Pieces = fc.oneof(
  { weight: 6, arbitrary: variable.map((v) => piece('$v', `$${v}`)) },
  { weight: 4, arbitrary: variable.map((v) => piece('${v}', `\${${v}}`)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(variable, fc.constantFrom(':-', '-', ':+', '+', ':='), text)
      .map(([v, o, t]) => piece(`\${v${o}w}`, `\${${v}${o}${t}}`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        variable,
        fc.constantFrom('#', '##', '%', '%%'),
        fc.constantFrom('a', '*', '?', '*/', '.*', '[ab]', '-*', '*b', '[!a]*', ' *'),
      )
      .map(([v, o, p]) => piece(`\${v${o}p}`, `\${${v}${o}${p}}`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(variable, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([v, o, l]) => piece('${v:o:l}', `\${${v}:${o}:${l}}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, fc.integer({ min: 1, max: 3 }))
      .map(([v, o]) => piece('${v: -o}', `\${${v}: -${o}}`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        variable,
        fc.constantFrom('/', '//', '/#', '/%'),
        fc.constantFrom('a', 'b', '?', '[ab]', 'rm', '-'),
        fc.constantFrom('', 'z', 'a', 'z/y'),
      )
      .map(([v, o, p, r]) => piece(`\${v${o}p/r}`, `\${${v}${o}${p}/${r.replace('/', '\\/')}}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('^', '^^', ',', ',,', '@U', '@L', '@u', '@Q'))
      .map(([v, o]) => piece(`\${v${o}}`, `\${${v}${o}}`)),
  },
  { weight: 1, arbitrary: variable.map((v) => piece('${#v}', `\${#${v}}`)) },
  { weight: 1, arbitrary: variable.map((v) => piece('${!v}', `\${!${v}-${v}}`.replace('!', ''))) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((v) => piece('${!n}', `\${!n${v}}`)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(NUMBER, fc.constantFrom('+', '-', '*', '<', '==', '|', '<<'), fc.integer({ min: 0, max: 4 }))
      .map(([x, o, y]) => piece('$((…))', `$((${x} ${o} ${y}))`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('i', '$i', 'i++', '++i', 'i+=2'), NUMBER)
      .map(([e, n]) => piece('$((v))', `$((${e} + (${n})))`.replace('i++ +', 'i++ + '))),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('0', '1', '-1', 'i>0?1:0', '$((1-1))')
      .map((i) => piece('${arr[i]}', `\${arr[${i}]}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('$#', '${#arr[@]}', '${#arr[1]}', '${m[k]}', '${m["j k"]}')
      .map((t) => piece('sizes and keys', t)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('$1', '$2', '${1}', '${3:-d}', '${10}').map((t) => piece('$1', t)),
  },
  { weight: 1, arbitrary: fc.constantFrom('$HOME', '${HOME}', '$PWD').map((t) => piece('$HOME', t)) },
);

const filters: readonly string[] = [
  'cat',
  'tr a-c x-z',
  'tr a-z A-Z',
  'rev',
  'sed s/a/b/',
  "sed 's/[ab]//g'",
  'cut -c1-3',
  'cut -d/ -f2',
  'head -1',
  'tail -n1',
  'head -c 2',
  'base64',
  'tr -d a',
  'sort',
  'uniq',
  'tac',
  'grep -v zz',
  "awk '{print $1}'",
];

const substitution: Pieces = fc.oneof(
  {
    weight: 3,
    arbitrary: built(
      '$(echo)',
      [
        list(
          fc.oneof(
            literal,
            singleQuoted,
            variable.map((v) => piece('$v', `"$${v}"`)),
          ),
          1,
          2,
          ' ',
        ),
      ],
      ([w = '']) => `$(echo ${w})`,
    ),
  },
  { weight: 1, arbitrary: built('`echo`', [literal], ([w = '']) => `\`echo ${w}\``) },
  {
    weight: 2,
    arbitrary: built('$(printf)', [fc.oneof(literal, singleQuoted)], ([w = '']) => `$(printf '%s\\n' ${w})`),
  },
  {
    weight: 2,
    arbitrary: built(
      '$(… | filter)',
      [literal, constants('filter', ...filters)],
      ([w = '', f = '']) => `$(printf '%s\\n' ${w} | ${f})`,
    ),
  },
  {
    weight: 1,
    arbitrary: built(
      '$(… <<<)',
      [fc.oneof(literal, singleQuoted), constants('filter', ...filters)],
      ([w = '', f = '']) => `$(${f} <<< ${w})`,
    ),
  },
  {
    weight: 1,
    arbitrary: text.map((t) =>
      piece('$(base64 -d)', `$(echo ${Buffer.from(t).toString('base64')} | base64 -d)`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '$(basename /x/ab.c .c)',
        '$(dirname /x/y/z)',
        '$(seq 2 4)',
        '$(f3)',
        '$(f4 q)',
        '$(seq -s, 3)',
        '$(expr 1 + 2)',
      )
      .map((t) => piece('$(tool)', t)),
  },
  { weight: 1, arbitrary: built('$(nested)', [literal], ([w = '']) => `$(echo "$(echo ${w})")`) },
);

const doubleQuoted: Pieces = built(
  '"…"',
  [
    list(
      fc.oneof(
        expansion,
        substitution,
        anything.map((t) => piece('text', t.replace(/["$`\\!]/g, ''))),
      ),
      0,
      3,
      '',
    ),
  ],
  ([inner = '']) => `"${inner}"`,
);

const brace: Pieces = fc.oneof(
  list(literal, 2, 3, ',').map((p): Piece => ({ text: `{${p.text}}`, items: ['{a,b}', ...p.items] })),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5 }))
    .map(([x, y]) => piece('{1..n}', `{${x}..${y}}`)),
  constants('{a..c}', '{a..c}', '{c..a}', '{01..3}', '{1..5..2}'),
);

const several: Pieces = constants(
  '"$@" and arrays',
  '"$@"',
  '$@',
  '$*',
  '"$*"',
  '"${arr[@]}"',
  '${arr[@]}',
  '"${arr[*]}"',
  '"${@:2}"',
  '"${arr[@]:1}"',
  '"${arr[@]/a/b}"',
  '"${arr[@]#a}"',
  '"${!arr[@]}"',
  'x"$@"y',
);

const tilde: Pieces = constants('~', '~', '~/x', '~/a/..');

const part: Pieces = weighted(
  [8, literal],
  [4, singleQuoted],
  [2, escaped],
  [2, ansiC],
  [1, continuation],
  [8, expansion],
  [5, doubleQuoted],
  [3, substitution],
);

/** One word as it stands after a command: may become none, one or several arguments. */
export const word: Pieces = weighted(
  [10, list(part, 1, 3, '')],
  [2, built('word with {}', [list(part, 0, 1, ''), brace, list(part, 0, 1, '')], (t) => t.join(''))],
  [2, several],
  [1, tilde],
);

/** A word that stays one word wherever it stands. */
export const quotedWord: Pieces = weighted([3, singleQuoted], [4, doubleQuoted], [2, ansiC], [2, literal]);

/** What stands at the right of `=`. */
export const assigned: Pieces = weighted([4, list(part, 1, 2, '')], [4, quotedWord], [1, tilde]);

/** Values that no evaluator may claim to know. */
export const undetermined: Pieces = constants(
  'undetermined',
  '$RANDOM',
  '"$NOT_SET_HERE"',
  '$(date +%N)',
  '$$',
  '"$(cat /proc/uptime)"',
  '$((RANDOM % 3))',
);
