/** Random statements over harmless stubs: assignments, control flow, functions, nested scripts, wrappers. */
import fc from 'fast-check';
import { rare } from './grammar-rare.ts';
import { assigned, quotedWord, undetermined, word } from './grammar-words.ts';
import { built, constants, list, type Piece, type Pieces, piece, TAG, weighted } from './piece.ts';

const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const variable = fc.constantFrom('a', 'b', 'c');
/** A child shell sees exported variables only, and arrays never: it sets its own. */
const child = (script: string): string => `arr=(x 'y z'); declare -A m=([k]=n)\n${script}`;

/** One call of a stub. The tag after the name says which call site it was. */
const plainCall: Pieces = built(
  'call',
  [constants('stub', 's1', 's2', 's3'), list(word, 0, 3, ' ')],
  ([s = '', words = '']) => `${s} ${TAG} ${words}`,
);

const undeterminedCall: Pieces = built(
  'undetermined call',
  [list(word, 0, 1, ' '), undetermined, list(word, 0, 1, ' ')],
  (t) => `s4 ${TAG} ${t.join(' ')}`,
);

const namedCall: Pieces = fc
  .oneof(
    fc
      .constantFrom(
        "'s1'",
        's"1"',
        "s''2",
        '\\s1',
        '/usr/bin/s2',
        '$(echo s1)',
        '"$(printf s2)"',
        '`echo s3`',
        "$'s1'",
        '${zz:-s1}',
        's{1..1}',
        '$stub',
        '"$stub"',
        '${stub}',
        '${stub/1/2}',
      )
      .map((name) => piece('computed name', name)),
  )
  .chain((name) =>
    list(word, 0, 2, ' ').map(
      (words): Piece => ({
        text: `stub=s1; ${name.text} ${TAG} ${words.text}`,
        items: [...name.items, ...words.items],
      }),
    ),
  );

const redirected: Pieces = built(
  'redirected call',
  [
    plainCall,
    constants(
      'redirection',
      '>/dev/null',
      '2>&1',
      '</dev/null',
      '&>/dev/null',
      '3>&1 >&2',
      '2>/dev/null <<< x',
    ),
  ],
  ([call = '', r = '']) => `${call} ${r}`,
);

const prefixed: Pieces = built(
  'assignment prefix',
  [assigned, plainCall],
  ([v = '', call = '']) => `b=${v} ${call}`,
);

const wrapped: Pieces = built(
  'wrapper',
  [
    constants(
      'wrapper name',
      'env',
      'env A=1',
      'nohup',
      'nice -n 3',
      'timeout 5',
      'command',
      'sudo',
      'sudo -u root',
      'stdbuf -oL',
      'setsid -w',
      'time',
      'exec',
      'builtin eval',
      'xargs -r <<< "p q"',
      'ionice -c3',
      'flock /tmp/l',
    ),
    list(quotedWord, 0, 2, ' '),
  ],
  ([w = '', words = '']) =>
    w === 'builtin eval'
      ? `builtin eval ${single(`s1 ${TAG} ${words}`)}`
      : w === 'exec'
        ? `(exec s1 ${TAG} ${words})`
        : w.startsWith('xargs')
          ? `xargs s1 ${TAG} ${words} <<< "p q"`
          : `${w} s1 ${TAG} ${words}`,
);

const call: Pieces = weighted(
  [8, plainCall],
  [1, undeterminedCall],
  [2, namedCall],
  [1, redirected],
  [1, prefixed],
  [2, wrapped],
);

const assignment: Pieces = fc.oneof(
  {
    weight: 6,
    arbitrary: built(
      'v=w',
      [variable.map((v) => piece('name', v)), assigned],
      ([v = '', w = '']) => `${v}=${w}`,
    ),
  },
  {
    weight: 1,
    arbitrary: built(
      'v+=w',
      [variable.map((v) => piece('name', v)), assigned],
      ([v = '', w = '']) => `${v}+=${w}`,
    ),
  },
  {
    weight: 1,
    arbitrary: built(
      'declare',
      [constants('declare', 'declare', 'export', 'typeset', 'declare -l', 'declare -u'), assigned],
      ([d = '', w = '']) => `${d} b=${w}`,
    ),
  },
  { weight: 1, arbitrary: built('arr=(…)', [list(word, 0, 3, ' ')], ([w = '']) => `arr=(${w})`) },
  { weight: 1, arbitrary: built('arr+=(…)', [word], ([w = '']) => `arr+=(${w})`) },
  { weight: 1, arbitrary: built('arr[i]=', [assigned], ([w = '']) => `arr[1]=${w}`) },
  { weight: 1, arbitrary: built('m[k]=', [assigned], ([w = '']) => `m[k]=${w}`) },
  { weight: 1, arbitrary: built('set --', [list(word, 0, 3, ' ')], ([w = '']) => `set -- ${w}`) },
  { weight: 1, arbitrary: constants('shift', 'shift', 'shift 2') },
  {
    weight: 1,
    arbitrary: built(
      'read',
      [
        constants('read', 'read a', 'read -r a b', 'IFS=: read -r a b', 'read -ra arr', 'IFS= read -r c'),
        quotedWord,
      ],
      ([r = '', w = '']) => `${r} <<< ${w}`,
    ),
  },
  {
    weight: 1,
    arbitrary: built('printf -v', [list(quotedWord, 1, 2, ' ')], ([w = '']) => `printf -v a '%s-' ${w}`),
  },
  {
    weight: 1,
    arbitrary: built(
      'mapfile',
      [list(quotedWord, 1, 2, ' ')],
      ([w = '']) => `mapfile -t arr < <(printf '%s\\n' ${w})`,
    ),
  },
  {
    weight: 1,
    arbitrary: constants(
      'arithmetic command',
      '((i++))',
      '((i=3))',
      'let i+=2',
      'i=$((i*2))',
      '((i>2)) || i=0',
    ),
  },
  { weight: 1, arbitrary: constants('IFS', 'IFS=:', "IFS=$' \\t\\n'", 'IFS=a', 'unset IFS') },
  { weight: 1, arbitrary: constants('unset', 'unset a', 'unset arr', "unset 'arr[0]'", 'unset -v c') },
  {
    weight: 1,
    arbitrary: built('${v:=w}', [assigned], ([w = '']) => `: \${a:=${/[\s'"]/.test(w) ? 'w' : w}}`),
  },
  { weight: 1, arbitrary: constants('nameref', 'declare -n r=a; r=new', 'na=b; nb=c', 'declare -n r2=b') },
  { weight: 1, arbitrary: constants('cd', 'cd /tmp', 'cd /', 'cd ..', 'cd -', 'cd') },
);

const condition: Pieces = fc.oneof(
  constants(
    'condition',
    'true',
    'false',
    '[ a = a ]',
    '[ "$a" = "$b" ]',
    '[[ $a == a* ]]',
    '[[ -z $c ]]',
    '[ -n "$a" ]',
    '((i > 1))',
    '! true',
    '[[ $a =~ ^[a-z] ]]',
    '[ $# -gt 1 ]',
    '[ "$1" ]',
    'test -d /nosuch',
  ),
  built('condition with words', [quotedWord, quotedWord], ([x = '', y = '']) => `[ ${x} = ${y} ]`),
);

export const { statement } = fc.letrec<{ statement: Piece; block: Piece }>((tie) => {
  const block = tie('block');
  const compound = fc.oneof(
    {
      weight: 2,
      arbitrary: built(
        'if',
        [condition, block, block],
        ([c = '', x = '', y = '']) => `if ${c}; then\n${x}\nelse\n${y}\nfi`,
      ),
    },
    {
      weight: 2,
      arbitrary: built(
        'for',
        [list(word, 0, 3, ' '), block],
        ([w = '', x = '']) => `for a in ${w}; do\n${x}\ndone`,
      ),
    },
    { weight: 1, arbitrary: built('for "$@"', [block], ([x = '']) => `for b; do\n${x}\ndone`) },
    {
      weight: 1,
      arbitrary: built('for ((;;))', [block], ([x = '']) => `for ((k=0; k<2; k++)); do\n${x}\ndone`),
    },
    {
      weight: 1,
      arbitrary: built('while', [block], ([x = '']) => `j=0; while [ $j -lt 2 ]; do\n${x}\nj=$((j+1)); done`),
    },
    { weight: 1, arbitrary: built('until', [block], ([x = '']) => `until true; do\n${x}\ndone`) },
    {
      weight: 1,
      arbitrary: built(
        'while read',
        [list(quotedWord, 1, 2, ' '), block],
        ([w = '', x = '']) => `while IFS= read -r c; do\n${x}\ndone < <(printf '%s\\n' ${w})`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        '| while read',
        [list(quotedWord, 1, 2, ' '), block],
        ([w = '', x = '']) => `printf '%s\\n' ${w} | while read -r c; do\n${x}\ndone`,
      ),
    },
    {
      weight: 2,
      arbitrary: built(
        'case',
        [quotedWord, block, block],
        ([w = '', x = '', y = '']) => `case ${w} in a*|b) ${x}\n;; [0-9]*) : ;& *) ${y}\n;; esac`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'break',
        [condition, block],
        ([c = '', x = '']) => `for b in 1 2 3; do ${c} && break\n${x}\ndone`,
      ),
    },
    { weight: 2, arbitrary: built('subshell', [block], ([x = '']) => `(\n${x}\n)`) },
    { weight: 1, arbitrary: built('group', [block], ([x = '']) => `{\n${x}\n}`) },
    {
      weight: 2,
      arbitrary: built(
        '&& ||',
        [condition, block, block],
        ([c = '', x = '', y = '']) => `${c} && {\n${x}\n} || {\n${y}\n}`,
      ),
    },
    {
      weight: 2,
      arbitrary: built(
        'function',
        [block, list(word, 0, 2, ' ')],
        ([x = '', w = '']) => `f1() {\n${x}\n}; f1 ${w}`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'local',
        [assigned, block, list(word, 0, 2, ' ')],
        ([v = '', x = '', w = '']) => `f2() { local a=${v} b; b=$1\n${x}\n}; f2 ${w}`,
      ),
    },
    { weight: 1, arbitrary: built('pipe stage', [block], ([x = '']) => `echo q | {\n${x}\n}`) },
    { weight: 1, arbitrary: built('first pipe stage', [block], ([x = '']) => `{\n${x}\n} | cat`) },
    { weight: 1, arbitrary: built('$(script)', [block], ([x = '']) => `b=$(\n${x}\n)`) },
    { weight: 1, arbitrary: built('background', [block], ([x = '']) => `{\n${x}\n} & wait`) },
    { weight: 1, arbitrary: built('eval', [block], ([x = '']) => `eval ${single(x)}`) },
    {
      weight: 1,
      arbitrary: built(
        'bash -c',
        [block, list(quotedWord, 0, 2, ' ')],
        ([x = '', w = '']) => `bash -c ${single(child(x))} _ ${w}`,
      ),
    },
    {
      weight: 1,
      arbitrary: built('here-document', [block], ([x = '']) =>
        /^E$/m.test(x) ? ':' : `bash <<'E'\n${child(x)}\nE`,
      ),
    },
    {
      weight: 1,
      arbitrary: built('open here-document', [list(quotedWord, 0, 2, ' ')], ([w = '']) =>
        w.includes('E') ? ':' : `bash <<E\ns3 ${TAG} $i ${w.replaceAll('\n', ' ')}\nE`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'write and run',
        [block],
        ([x = '']) => `printf '%s\\n' ${single(child(x))} > /tmp/w.sh; bash /tmp/w.sh p q`,
      ),
    },
    { weight: 1, arbitrary: built('source', [block], ([x = '']) => `source <(printf '%s\\n' ${single(x)})`) },
    {
      weight: 1,
      arbitrary: built(
        'pipe to bash',
        [block],
        ([x = '']) => `printf '%s\\n' ${single(child(x))} | bash -s p q`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'trap',
        [list(quotedWord, 0, 2, ' ')],
        ([w = '']) => `(trap ${single(`s2 ${TAG} ${w}`)} EXIT; a=t)`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'alias',
        [list(quotedWord, 0, 1, ' ')],
        ([w = '']) => `shopt -s expand_aliases\nalias al=${single(`s1 ${TAG} ${w}`)}\nal z`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'xargs',
        [list(quotedWord, 1, 2, ' ')],
        ([w = '']) => `printf '%s\\0' ${w} | xargs -0 -n1 s2 ${TAG}`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'xargs -I',
        [constants('lines', 'p', "'p q'", 'p.x r')],
        ([w = '']) => `printf '%s\\n' ${w} | xargs -I{} s2 ${TAG} x{}y`,
      ),
    },
    {
      weight: 1,
      arbitrary: built(
        'find -exec',
        [list(quotedWord, 0, 1, ' ')],
        ([w = '']) => `find /etc/passwd -exec s2 ${TAG} {} ${w} \\;`,
      ),
    },
  );
  return {
    statement: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'script', withCrossShrink: true },
      { weight: 5, arbitrary: call },
      { weight: 4, arbitrary: assignment },
      { weight: 4, arbitrary: compound },
      { weight: 3, arbitrary: rare },
    ),
    block: fc
      .array(tie('statement'), { minLength: 1, maxLength: 2, depthIdentifier: 'script' })
      .map(
        (made): Piece => ({ text: made.map((s) => s.text).join('\n'), items: made.flatMap((s) => s.items) }),
      ),
  };
});

/** What every script begins with, so that nothing comes from outside it. */
export const PREAMBLE =
  "a=alpha; b='b c'; c=; i=1; arr=(p 'q r' ab); declare -A m=([k]=v [\"j k\"]=w); na=a; nb=b; export a b c i na nb; set -- one 'two 2'; f3() { echo f3; }; f4() { printf '%s.' \"$@\"; }; export -f f3 f4";
