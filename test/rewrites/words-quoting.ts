/** Rewrites of words by quoting: quotes, escapes, splices of nothing, ANSI-C strings, braces and globs. */
import {
  bare,
  cut,
  double,
  fresh,
  isSafe,
  oneOf,
  oneWord,
  plain,
  type Rewrite,
  single,
  type TextRewrite,
  withName,
} from './rewrite.ts';

type WordsRewrite = TextRewrite<readonly string[]>;

function splice(nothing: string): WordsRewrite {
  return (argv, random) =>
    oneWord(argv, random, (word) => {
      const parts = isSafe(word) ? cut(word, random) : null;
      return parts === null ? null : parts[0] + nothing + parts[1];
    });
}

function ansi(encode: (code: number) => string): WordsRewrite {
  return (argv, random) =>
    oneWord(argv, random, (word) => `$'${[...word].map((c) => encode(c.codePointAt(0) ?? 0)).join('')}'`);
}

const letters = (word: string): string => word.replace(/[^\n]/g, '\\$&');

/** The name as a glob under /bin that only the program itself can match. */
function globbed(change: (name: string) => string): WordsRewrite {
  return (argv) => (argv[0] === undefined || argv[0].includes('/') ? null : withName(change(argv[0]), argv));
}

const QUOTING: Readonly<Record<string, WordsRewrite>> = {
  plain: (argv) => plain(argv),
  'single quotes': (argv) => argv.map(single).join(' '),
  'double quotes': (argv) => argv.map(double).join(' '),
  "splice ''": splice("''"),
  'splice ""': splice('""'),
  "splice $''": splice("$''"),
  'splice $@': splice('$@'),
  'splice "$@"': splice('"$@"'),
  'splice $*': splice('$*'),
  'splice $1': splice('$1'),
  'splice ${1}': splice('${1}'),
  'splice ``': splice('``'),
  'splice $()': splice('$()'),
  'splice $(:)': splice('$(:)'),
  'splice continuation': splice('\\\n'),
  'splice ${x:+y} of an empty x': (argv, random) => {
    const x = fresh(random);
    const text = splice(`\${${x}:+y}`)(argv, random);
    return text === null ? null : `${x}=; ${text}`;
  },
  'half in double quotes': (argv, random) =>
    oneWord(argv, random, (word) => {
      const parts = isSafe(word) ? cut(word, random) : null;
      return parts === null ? null : `"${parts[0]}"${parts[1]}`;
    }),
  'two kinds of quotes': (argv, random) =>
    oneWord(argv, random, (word) => {
      const parts = isSafe(word) ? cut(word, random) : null;
      return parts === null ? null : `'${parts[0]}'"${parts[1]}"`;
    }),
  'backslash before the name': (argv) => withName(`\\${argv[0]}`, argv),
  'backslash before every character': (argv) => argv.map(letters).join(' '),
  'backslashes in one word': (argv, random) => oneWord(argv, random, letters),
  'ansi-c text': (argv, random) =>
    oneWord(argv, random, (word) => `$${single(word).replaceAll("'\\''", "\\'")}`),
  'ansi-c hex': ansi((c) => `\\x${c.toString(16).padStart(2, '0')}`),
  'ansi-c octal': ansi((c) => `\\${c.toString(8).padStart(3, '0')}`),
  'ansi-c u': ansi((c) => `\\u${c.toString(16).padStart(4, '0')}`),
  'ansi-c U': ansi((c) => `\\U${c.toString(16).padStart(8, '0')}`),
  'ansi-c mixed': ansi((c) =>
    c % 3 === 0
      ? `\\x${c.toString(16)}`
      : c % 3 === 1
        ? `\\${c.toString(8)}`
        : String.fromCodePoint(c).replace(/['\\]/g, '\\$&'),
  ),
  'ansi-c whole line by pieces': (argv) =>
    argv
      .map((w) =>
        [...w].map((c) => `$'\\x${(c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}'`).join(''),
      )
      .join(' '),
  'locale quotes': (argv, random) => oneWord(argv, random, (word) => `$${double(word)}`),
  'spaces and tabs': (argv, random) => argv.map(bare).join(oneOf(random, '\t', '   ', ' \t ')),
  'line continuations': (argv) => argv.map(bare).join(' \\\n  '),
  'leading blanks': (argv) => `\n  \t ${plain(argv)}`,
  'assignment in front': (argv, random) =>
    `${oneOf(random, 'A=1', 'LC_ALL=C', 'FOO="a b" BAR=', "X='rm'")} ${plain(argv)}`,
  'redirection in front': (argv, random) =>
    `${oneOf(random, '>/dev/null', '2>&1', '</dev/null', '2>/dev/null >&2')} ${plain(argv)}`,
  'redirection inside': (argv) => [bare(argv[0] ?? ''), '2>/dev/null', ...argv.slice(1).map(bare)].join(' '),
  'here-string inside': (argv) => [bare(argv[0] ?? ''), "<<<'yes'", ...argv.slice(1).map(bare)].join(' '),
};

const BRACES_AND_GLOBS: Readonly<Record<string, WordsRewrite>> = {
  'braces around all words': (argv) =>
    argv.length < 2
      ? null
      : `{${argv.map((w) => (/[,{}]|\.\./.test(w) || !isSafe(w) ? single(w) : w)).join(',')}}`,
  'braces around the arguments': (argv) =>
    argv.length < 3
      ? null
      : `${bare(argv[0] ?? '')} {${argv
          .slice(1)
          .map((w) => (/[,{}]/.test(w) || !isSafe(w) ? single(w) : w))
          .join(',')}}`,
  'braces with an empty part': (argv) =>
    argv.length < 2
      ? null
      : `{,${argv.map((w) => (isSafe(w) && !w.includes(',') ? w : single(w))).join(',')}}`,
  'sequence of one letter': (argv, random) =>
    oneWord(argv, random, (word) => {
      const at = word.search(/[a-z]/);
      return at === -1 || !isSafe(word)
        ? null
        : `${word.slice(0, at)}{${word[at]}..${word[at]}}${word.slice(at + 1)}`;
    }),
  'glob bracket in the name': globbed((name) => `/bin/${name.slice(0, -1)}[${name.slice(-1)}]`),
  'glob bracket first': globbed((name) => `/usr/bin/[${name[0]}]${name.slice(1)}`),
  'glob ? in the directory': globbed((name) => `/b?n/${name}`),
  'glob * in the directory': globbed((name) => `/us*/bin/${name}`),
  'glob [a-c] in the directory': globbed((name) => `/[a-c]in/${name}`),
  'glob of three ?': globbed((name) => `/???/${name}`),
  extglob: (argv) => `shopt -s extglob\n${withName(`/bin/@(${argv[0]})`, argv)}`,
  'glob in its own directory': (argv) =>
    `cd /bin; ${withName(`[${argv[0]?.[0]}]${argv[0]?.slice(1)}`, argv)}`,
  'tilde for home': (argv) => {
    const at = argv.findIndex((w) => /^\/home\/user(\/[\w./]*)?$/.test(w));
    return at === -1
      ? null
      : argv.map((w, i) => (i === at ? w.replace('/home/user', '~') : bare(w))).join(' ');
  },
  'tilde with the name': (argv) => {
    const at = argv.findIndex((w) => /^\/home\/user(\/[\w./]*)?$/.test(w));
    return at === -1
      ? null
      : argv.map((w, i) => (i === at ? w.replace('/home/user', '~user') : bare(w))).join(' ');
  },
  $HOME: (argv, random) => {
    const at = argv.findIndex((w) => w.startsWith('/home/user'));
    return at === -1
      ? null
      : argv
          .map((w, i) =>
            i === at ? `"${oneOf(random, '$HOME', '${HOME}', '${HOME%/}')}${w.slice(10)}"` : bare(w),
          )
          .join(' ');
  },
  'slash from ${HOME:0:1}': (argv) => {
    const at = argv.findIndex((w) => w.startsWith('/') && isSafe(w));
    return at === -1
      ? null
      : argv.map((w, i) => (i === at ? w.replaceAll('/', '${HOME:0:1}') : bare(w))).join(' ');
  },
  'slash from ${PWD%%[!/]*}': (argv) => {
    const at = argv.findIndex((w) => w.startsWith('/') && isSafe(w));
    return at === -1
      ? null
      : argv.map((w, i) => (i === at ? w.replaceAll('/', '${PWD%%[!/]*}') : bare(w))).join(' ');
  },
};

const rows = (group: string, table: Readonly<Record<string, WordsRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'words', name, group, apply }));

export const QUOTING_REWRITES: readonly Rewrite[] = [
  ...rows('quoting', QUOTING),
  ...rows('braces and globs', BRACES_AND_GLOBS),
];
