/** Rewrites of words by variables: assignments, parameter expansions, arrays, positional parameters, `read`. */

import type { Random } from './random.ts';
import {
  bare,
  cut,
  fresh,
  isSafe,
  plain,
  type Rewrite,
  single,
  type TextRewrite,
  withName,
} from './rewrite.ts';

type WordsRewrite = TextRewrite<readonly string[]>;

/** Sets something up so that an expansion gives the name. */
function named(
  make: (name: string, x: string, random: Random) => readonly [setup: string, use: string] | null,
): WordsRewrite {
  return (argv, random) => {
    const name = argv[0];
    if (name === undefined) return null;
    const made = make(name, fresh(random), random);
    return made === null
      ? null
      : `${made[0]}${made[0].endsWith('\n') || made[0] === '' ? '' : '; '}${withName(made[1], argv)}`;
  };
}

/** All words are safe to be split and not to be globbed. */
const splittable = (argv: readonly string[]): boolean => argv.every((w) => isSafe(w));
const list = (argv: readonly string[]): string => argv.map(single).join(' ');

const SCALARS: Readonly<Record<string, WordsRewrite>> = {
  $X: named((n, x) => [`${x}=${n}`, `$${x}`]),
  '"$X"': named((n, x) => [`${x}='${n}'`, `"$${x}"`]),
  '${X}': named((n, x) => [`${x}="${n}"`, `\${${x}}`]),
  'newline after the assignment': named((n, x) => [`${x}=${n}\n`, `$${x}`]),
  'two assignments in one': named((n, x, r) => {
    const parts = cut(n, r);
    return parts && [`${x}a=${parts[0]} ${x}b=${parts[1]}`, `$${x}a$${x}b`];
  }),
  'appended +=': named((n, x, r) => {
    const parts = cut(n, r);
    return parts && [`${x}=${parts[0]}; ${x}+=${parts[1]}`, `$${x}`];
  }),
  'variable from variable': named((n, x) => [`${x}a=${n}; ${x}=$${x}a`, `$${x}`]),
  'part of the name': named((n, x, r) => {
    const parts = cut(n, r);
    return parts && [`${x}=${parts[0]}`, `\${${x}}${parts[1]}`];
  }),
  '${X:-default}': named((n, x) => [`unset ${x}`, `\${${x}:-${n}}`]),
  '${X-default}': named((n, x) => [`unset ${x}`, `\${${x}-${n}}`]),
  '${X:-nested}': named((n, x) => [`${x}= ${x}b=`, `\${${x}:-\${${x}b:-${n}}}`]),
  '${X:=default}': named((n, x) => [`${x}=`, `\${${x}:=${n}}`]),
  '${X:=} then $X': named((n, x) => [`unset ${x}; : "\${${x}:=${n}}"`, `$${x}`]),
  '${X:+other}': named((n, x) => [`${x}=1`, `\${${x}:+${n}}`]),
  '${X#prefix}': named((n, x) => [`${x}=no-${n}`, `\${${x}#no-}`]),
  '${X##*pattern}': named((n, x) => [`${x}=a/b/${n}`, `\${${x}##*/}`]),
  '${X%suffix}': named((n, x) => [`${x}=${n}_old`, `\${${x}%_old}`]),
  '${X%%pattern}': named((n, x) => [`${x}=${n}__a__b`, `\${${x}%%__*}`]),
  '${X:offset:length}': named((n, x) => [`${x}=ab${n}cd`, `\${${x}:2:${n.length}}`]),
  '${X:negative}': named((n, x) => [`${x}=ab${n}`, `\${${x}: -${n.length}}`]),
  '${X:arithmetic}': named((n, x) => [`${x}=ab${n}`, `\${${x}:$((4/2)):${n.length}+0}`]),
  '${X::length}': named((n, x) => [`${x}=${n}cd`, `\${${x}::${n.length}}`]),
  '${X/a/b}': named((n, x) => [`${x}=Q${n.slice(1)}`, `\${${x}/Q/${n[0]}}`]),
  '${X//a}': named((n, x) => [`${x}=${[...n].join('Q')}`, `\${${x}//Q}`]),
  '${X/#a/b}': named((n, x) => [`${x}=Q${n.slice(1)}`, `\${${x}/#Q/${n[0]}}`]),
  '${X/%a/}': named((n, x) => [`${x}=${n}QQ`, `\${${x}/%Q*/}`]),
  '${X,,}': named((n, x) => [`${x}=${n.toUpperCase()}`, `\${${x},,}`]),
  '${X,}': named((n, x) =>
    /^[a-z]/.test(n) ? [`${x}=${n[0]?.toUpperCase()}${n.slice(1)}`, `\${${x},}`] : null,
  ),
  '${X@L}': named((n, x) => [`${x}=${n.toUpperCase()}`, `\${${x}@L}`]),
  '${X@E}': named((n, x) => [
    `${x}='${[...n].map((c) => `\\x${(c.codePointAt(0) ?? 0).toString(16)}`).join('')}'`,
    `\${${x}@E}`,
  ]),
  '${X@P}': named((n, x) => [`${x}='$(echo ${n})'`, `\${${x}@P}`]),
  '${!X}': named((n, x) => [`${x}b=${n}; ${x}=${x}b`, `\${!${x}}`]),
  declare: named((n, x, r) => [`${r() < 0.5 ? 'declare' : 'typeset'} ${x}=${n}`, `$${x}`]),
  'declare -l': named((n, x) => [`declare -l ${x}=${n.toUpperCase()}`, `$${x}`]),
  export: named((n, x) => [`export ${x}=${n}`, `$${x}`]),
  readonly: named((n, x) => [`readonly ${x}=${n}`, `$${x}`]),
  nameref: named((n, x) => [`${x}b=${n}; declare -n ${x}=${x}b`, `$${x}`]),
  'assigned through a nameref': named((n, x) => [`declare -n ${x}=${x}b; ${x}=${n}`, `$${x}b`]),
  'printf -v': named((n, x) => [`printf -v ${x} %s ${n}`, `$${x}`]),
  'printf -v by pieces': named((n, x) => [`printf -v ${x} %s%s ${n[0]} ${n.slice(1)}`, `$${x}`]),
  'read <<<': named((n, x) => [`read ${x} <<< ${n}`, `$${x}`]),
  'read < <(…)': named((n, x) => [`read -r ${x} < <(echo ${n})`, `$${x}`]),
  'read of a here-document': named((n, x) => [`read -r ${x} <<E\n${n}\nE\n`, `$${x}`]),
  'loop of letters': named((n, x) => [
    `${x}=; for ${x}c in ${[...n].join(' ')}; do ${x}+=$${x}c; done`,
    `$${x}`,
  ]),
  'counted loop of letters': named((n, x) => [
    `${x}=; ${x}s=${[...n].reverse().join('')}; for ((${x}i=${n.length - 1}; ${x}i>=0; ${x}i--)); do ${x}+=\${${x}s:${x}i:1}; done`,
    `$${x}`,
  ]),
  'while loop of letters': named((n, x) => [
    `${x}=; ${x}i=0; while [ $${x}i -lt 1 ]; do ${x}=${n}; ${x}i=$((${x}i+1)); done`,
    `$${x}`,
  ]),
  case: named((n, x) => [`case abc in a*) ${x}=${n};; *) ${x}=echo;; esac`, `$${x}`]),
  if: named((n, x) => [`if [ a = a ]; then ${x}=${n}; else ${x}=echo; fi`, `$${x}`]),
  '&& assignment': named((n, x) => [`true && ${x}=${n}`, `$${x}`]),
  'assignment from arithmetic choice': named((n, x) => [`${x}a=(echo ${n}); ${x}=\${${x}a[3-2]}`, `$${x}`]),
  'eval assignment': named((n, x) => [`eval ${x}=${n}`, `$${x}`]),
  'function sets it': named((n, x) => [`${x}f() { ${x}=${n}; }; ${x}f`, `$${x}`]),
  'function sets it from $1': named((n, x) => [`${x}f() { ${x}=$1; }; ${x}f ${n}`, `$${x}`]),
  $_: named((n) => [`: ${n}`, '$_']),
  'IFS between words': (argv) => (splittable(argv) ? argv.join('${IFS}') : null),
  '$IFS between words': (argv) =>
    splittable(argv) && argv.slice(1).every((w) => /^[^A-Za-z0-9_]/.test(w)) ? argv.join('$IFS') : null,
  'own IFS': (argv, random) => {
    const x = fresh(random);
    return splittable(argv) && !argv.join('').includes('%') ? `IFS=%; ${x}='${argv.join('%')}'; $${x}` : null;
  },
  'arguments in one variable': (argv, random) => {
    const x = fresh(random);
    return splittable(argv) && argv.length > 1
      ? `${x}='${argv.slice(1).join(' ')}'; ${bare(argv[0] ?? '')} $${x}`
      : null;
  },
  'whole line in one variable': (argv, random) => {
    const x = fresh(random);
    return splittable(argv) ? `${x}='${argv.join(' ')}'; $${x}` : null;
  },
  'each word in a variable': (argv, random) => {
    const x = fresh(random);
    return `${argv.map((w, i) => `${x}${i}=${single(w)}`).join(' ')}; ${argv.map((_, i) => `"$${x}${i}"`).join(' ')}`;
  },
  'last argument in a variable': (argv, random) => {
    const x = fresh(random);
    return argv.length < 2 ? null : `${x}=${single(argv.at(-1) ?? '')}; ${plain(argv.slice(0, -1))} "$${x}"`;
  },
};

const ARRAYS: Readonly<Record<string, WordsRewrite>> = {
  'array "${a[@]}"': (argv, random) => {
    const x = fresh(random);
    return `${x}=(${list(argv)}); "\${${x}[@]}"`;
  },
  'array ${a[*]}': (argv, random) => {
    const x = fresh(random);
    return splittable(argv) ? `${x}=(${argv.join(' ')}); \${${x}[*]}` : null;
  },
  'array ${a[@]} of arguments': (argv, random) => {
    const x = fresh(random);
    return `${x}=(${list(argv.slice(1))}); ${bare(argv[0] ?? '')} "\${${x}[@]}"`;
  },
  'array by index': (argv, random) => {
    const x = fresh(random);
    return `${argv.map((w, i) => `${x}[${i}]=${single(w)}`).join('; ')}; ${argv.map((_, i) => `"\${${x}[${i}]}"`).join(' ')}`;
  },
  'array +=': (argv, random) => {
    const x = fresh(random);
    return `${x}=(); ${argv.map((w) => `${x}+=(${single(w)})`).join('; ')}; "\${${x}[@]}"`;
  },
  'array slice': (argv, random) => {
    const x = fresh(random);
    return `${x}=(echo ${list(argv)} end); "\${${x}[@]:1:${argv.length}}"`;
  },
  'array with a prefix cut': (argv, random) => {
    const x = fresh(random);
    return `${x}=(${argv.map((w) => single(`no:${w}`)).join(' ')}); "\${${x}[@]#no:}"`;
  },
  'array negative index': (argv, random) => {
    const x = fresh(random);
    return `${x}=(a b ${single(argv[0] ?? '')}); ${withName(`\${${x}[-1]}`, argv)}`;
  },
  'declare -a': (argv, random) => {
    const x = fresh(random);
    return `declare -a ${x}=(${list(argv)}); "\${${x}[@]}"`;
  },
  'associative array': (argv, random) => {
    const x = fresh(random);
    return `declare -A ${x}=([c]=${argv[0]} [d]=echo); ${withName(`\${${x}[c]}`, argv)}`;
  },
  'associative array by assignment': (argv, random) => {
    const x = fresh(random);
    return `declare -A ${x}; ${x}[k y]=${argv[0]}; ${withName(`"\${${x}[k y]}"`, argv)}`;
  },
  'read -a': (argv, random) => {
    const x = fresh(random);
    return splittable(argv) ? `read -ra ${x} <<< '${argv.join(' ')}'; "\${${x}[@]}"` : null;
  },
  'read of several': (argv, random) => {
    const x = fresh(random);
    return splittable(argv)
      ? `read ${argv.map((_, i) => `${x}${i}`).join(' ')} <<< "${argv.join(' ')}"; ${argv.map((_, i) => `$${x}${i}`).join(' ')}`
      : null;
  },
  'read with IFS': (argv, random) => {
    const x = fresh(random);
    return argv.some((w) => w.includes('|'))
      ? null
      : `IFS='|' read -ra ${x} <<< ${single(argv.join('|'))}; "\${${x}[@]}"`;
  },
  mapfile: (argv, random) => {
    const x = fresh(random);
    return `mapfile -t ${x} < <(printf '%s\\n' ${list(argv)}); "\${${x}[@]}"`;
  },
  'readarray of a here-document': (argv, random) => {
    const x = fresh(random);
    return `readarray -t ${x} <<'E'\n${argv.join('\n')}\nE\n"\${${x}[@]}"`;
  },
  'reversed array': (argv, random) => {
    const x = fresh(random);
    return `${x}=(${list([...argv].reverse())}); ${x}o=(); for w in "\${${x}[@]}"; do ${x}o=("$w" "\${${x}o[@]}"); done; "\${${x}o[@]}"`;
  },
  'set -- "$@"': (argv) => `set -- ${list(argv)}; "$@"`,
  'set -- "$1" "$2"': (argv) =>
    argv.length > 9 ? null : `set -- ${list(argv)}; ${argv.map((_, i) => `"$${i + 1}"`).join(' ')}`,
  'set -- ${10}': (argv) => `set -- 1 2 3 4 5 6 7 8 9 ${list(argv)}; "\${@:10}"`,
  'set -- $*': (argv) => (splittable(argv) ? `set -- ${argv.join(' ')}; $*` : null),
  'set and shift': (argv) => `set -- a b ${list(argv)}; shift; shift 1; "$@"`,
  'set -- "${@:2}"': (argv) => `set -- a ${list(argv)}; "\${@:2}"`,
  'arguments of a function': (argv, random) => {
    const f = fresh(random, 'f');
    return `${f}() { "$@"; }; ${f} ${plain(argv)}`;
  },
  'arguments of a function by number': (argv, random) => {
    const f = fresh(random, 'f');
    return `${f}() { ${argv[0]} "\${@}"; }; ${f} ${list(argv.slice(1))}`;
  },
  'local variable': (argv, random) => {
    const f = fresh(random, 'f');
    return `${f}() { local a=${argv[0]} b; b=$a; ${withName('"$b"', argv)}; }; ${f}`;
  },
  'for over words': (argv) =>
    argv.length < 2
      ? null
      : `for w in ${single(argv.at(-1) ?? '')}; do ${plain(argv.slice(0, -1))} "$w"; done`,
  'for over names': (argv) => `for w in ${argv[0]}; do ${withName('$w', argv)}; done`,
  'for without in': (argv) =>
    `set -- ${list(argv.slice(-1))}; for w; do ${plain(argv.slice(0, -1))} "$w"; done`,
  'while read': (argv) =>
    argv.length < 2
      ? null
      : `while IFS= read -r w; do ${plain(argv.slice(0, -1))} "$w"; done <<< ${single(argv.at(-1) ?? '')}`,
  'pipe to while read': (argv) =>
    argv.length < 2
      ? null
      : `echo ${single(argv.at(-1) ?? '')} | while IFS= read -r w; do ${plain(argv.slice(0, -1))} "$w"; done`,
  'pipe to while read of a line': (argv) =>
    splittable(argv) ? `echo ${argv.join(' ')} | while read w; do $w; done` : null,
  'eval of words': (argv) => `eval ${argv.map((w) => single(bare(w))).join(' ')}`,
  'sh -c with arguments': (argv) => `sh -c '"$0" "$@"' ${plain(argv)}`,
  'sh -c with arguments from 1': (argv) => `bash -c '"$@"' _ ${plain(argv)}`,
  '${X@Q} through eval': (argv, random) => {
    const x = fresh(random);
    return `${x}=(${list(argv)}); eval "\${${x}[@]@Q}"`;
  },
  'printf %q through eval': (argv) => `eval "$(printf '%q ' ${list(argv)})"`,
  select: (argv) => `select w in ${argv[0]} echo; do ${withName('$w', argv)}; break; done <<< 1`,
};

const rows = (group: string, table: Readonly<Record<string, WordsRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'words', name, group, apply }));

export const VARIABLE_REWRITES: readonly Rewrite[] = [
  ...rows('variables', SCALARS),
  ...rows('arrays and parameters', ARRAYS),
];
