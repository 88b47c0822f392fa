/** Rewrites of the name by what a pure command prints: `$(echo rm)`, `$(rev <<< mr)`, `$(printf '\x72m')`. */

import type { Random } from './random.ts';
import { bare, base64, cut, fresh, hex, plain, type Rewrite, single, withName } from './rewrite.ts';

type Producer = (name: string, random: Random) => string | null;

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)));
const reversed = (text: string): string => [...text].reverse().join('');
const escapes = (text: string): string =>
  [...text].map((c) => `\\x${(c.codePointAt(0) ?? 0).toString(16)}`).join('');
const octals = (text: string, lead: string): string =>
  [...text].map((c) => `\\${lead}${(c.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`).join('');

/** Scripts that print the name. */
const PRODUCERS: Readonly<Record<string, Producer>> = {
  echo: (n) => `echo ${n}`,
  'echo -n': (n) => `echo -n ${n}`,
  'echo -e': (n) => `echo -e '${escapes(n)}'`,
  'echo -e octal': (n) => `echo -e "${octals(n, '\\0').replaceAll('\\\\', '\\')}"`,
  printf: (n) => `printf ${n}`,
  'printf %s': (n) => `printf %s ${n}`,
  'printf of pieces': (n) => `printf %s ${[...n].join(' ')}`,
  'printf hex': (n) => `printf '${escapes(n)}'`,
  'printf octal': (n) => `printf '${octals(n, '')}'`,
  'printf %b': (n) => `printf %b '${octals(n, '0')}'`,
  'printf %c': (n) => `printf %c ${[...n].join(' ')}`,
  rev: (n) => `echo ${reversed(n)} | rev`,
  'rev <<<': (n) => `rev <<< ${reversed(n)}`,
  'tr rot13': (n) => `echo ${rot13(n)} | tr a-z n-za-m`,
  'tr upper': (n) => `echo ${n.toUpperCase()} | tr A-Z a-z`,
  'tr classes': (n) => `echo ${n.toUpperCase()} | tr '[:upper:]' '[:lower:]'`,
  'tr -d': (n) => `echo ${[...n].join('_')} | tr -d _`,
  'cut -c': (n) => `echo ab${n}cd | cut -c3-${n.length + 2}`,
  'cut -d -f': (n) => `echo a:${n}:b | cut -d: -f2`,
  'sed s': (n) => `echo Q${n.slice(1)} | sed s/Q/${n[0]}/`,
  'sed s g': (n) => `sed 's/Q//g' <<< ${[...n].join('Q')}`,
  'sed -e': (n) => `echo X | sed -e 's/X/${n}/'`,
  'sed -n p': (n) => `printf 'a\\n${n}\\nb\\n' | sed -n 2p`,
  'head -n': (n) => `printf '%s\\n' ${n} b c | head -n 1`,
  'head -c': (n) => `echo ${n}xyz | head -c ${n.length}`,
  'tail -n': (n) => `printf '%s\\n' a b ${n} | tail -n 1`,
  'tail -c': (n) => `printf xyz${n} | tail -c ${n.length}`,
  tac: (n) => `printf '%s\\n' b ${n} | tac | head -1`,
  sort: (n) => `printf '%s\\n' ~ ${n} | sort | grep -v / | tail -1`,
  uniq: (n) => `printf '${n}\\n${n}\\n' | uniq`,
  'sort -u': (n) => `printf '${n}\\n${n}\\n' | sort -u`,
  'grep -o': (n) => `echo xx${n}yy | grep -o ${n}`,
  'grep of lines': (n) => `printf '%s\\n' echo ${n} | grep -v echo`,
  'cat <<<': (n) => `cat <<< ${n}`,
  'cat of a here-document': (n) => `cat <<E\n${n}\nE\n`,
  'cat of a pipe': (n) => `echo ${n} | cat`,
  tee: (n) => `echo ${n} | tee /dev/null`,
  'base64 -d': (n) => `echo ${base64(n)} | base64 -d`,
  'base64 --decode <<<': (n) => `base64 --decode <<< ${base64(n)}`,
  'base64 both ways': (n) => `echo ${n} | base64 | base64 -d`,
  'xxd -r -p': (n) => `echo ${hex(n)} | xxd -r -p`,
  basename: (n) => `basename /opt/x/${n}`,
  'basename with a suffix': (n) => `basename ${n}.txt .txt`,
  dirname: (n) => `dirname ${n}/x`,
  'seq and sed': (n) => `seq 3 3 | sed 's/3/${n}/'`,
  paste: (n) => `printf '%s\\n' ${[...n].join(' ')} | paste -sd ''`,
  fold: (n) => `echo ${n}zz | fold -w ${n.length} | head -1`,
  'awk BEGIN': (n) => `awk 'BEGIN { print "${n}" }'`,
  'awk BEGIN by pieces': (n, random) => {
    const parts = cut(n, random);
    return parts && `awk 'BEGIN { print "${parts[0]}" "${parts[1]}" }'`;
  },
  'awk field': (n) => `echo a ${n} b | awk '{ print $2 }'`,
  'awk -F': (n) => `echo a:${n} | awk -F: '{print $2}'`,
  'expr substr': (n) => `expr substr xx${n}y 3 ${n.length}`,
  'command -v': (n) => `command -v ${n}`,
  'type -P': (n) => `type -P ${n}`,
  'bash -c echo': (n) => `bash -c 'echo ${n}'`,
  'eval echo': (n) => `eval echo ${n}`,
  'function prints': (n) => `f() { echo $1; }; f ${n}`,
  'variable inside': (n) => `x=${n}; echo $x`,
  'group prints': (n) => `{ echo ${n}; } 2>/dev/null`,
  'if prints': (n) => `if true; then echo ${n}; fi`,
  'for prints': (n) => `for c in ${[...n].join(' ')}; do printf %s $c; done`,
  'two commands print': (n, random) => {
    const parts = cut(n, random);
    return parts && `printf ${parts[0]}; printf ${parts[1]}`;
  },
  'nested substitution': (n) => `echo $(echo $(echo ${n}))`,
  'substitution in quotes': (n) => `echo "$(printf %s ${n})"`,
  'yes and head': (n) => `yes ${n} | head -1`,
  'env printf': (n) => `env printf %s ${n}`,
  'echo and braces': (n) => `echo {${n},} | tr -d ' '`,
  'python print': (n) => `python3 -c 'print("${n}")'`,
  'perl print': (n) => `perl -e 'print "${n}"'`,
};

const ROWS: readonly Rewrite[] = Object.entries(PRODUCERS).map(([name, produce]) => ({
  kind: 'words',
  name: `$(${name})`,
  group: 'command substitution',
  apply: (argv, random) => {
    const script = produce(argv[0] ?? '', random);
    if (script === null) return null;
    const written = random();
    if (written < 0.5) return withName(`$(${script})`, argv);
    if (written < 0.65) return withName(`"$(${script})"`, argv);
    if (written < 0.8) return withName(`\`${script.replace(/[\\`$]/g, '\\$&')}\``, argv);
    const x = fresh(random);
    return `${x}=$(${script}); ${withName(`$${x}`, argv)}`;
  },
}));

/** The last argument, or all arguments, come from a substitution. */
const ARGUMENTS: readonly Rewrite[] = [
  {
    kind: 'words',
    name: 'last argument from $(echo)',
    group: 'command substitution',
    apply: (argv) =>
      argv.length < 2 ? null : `${plain(argv.slice(0, -1))} "$(echo ${single(argv.at(-1) ?? '')})"`,
  },
  {
    kind: 'words',
    name: 'arguments from $(echo)',
    group: 'command substitution',
    apply: (argv) =>
      argv.length < 2 || argv.some((w) => bare(w) !== w)
        ? null
        : `${argv[0]} $(echo ${argv.slice(1).join(' ')})`,
  },
  {
    kind: 'words',
    name: 'arguments from $(base64 -d)',
    group: 'command substitution',
    apply: (argv) =>
      argv.length < 2 || argv.some((w) => bare(w) !== w)
        ? null
        : `${argv[0]} $(base64 -d <<< ${base64(argv.slice(1).join(' '))})`,
  },
  {
    kind: 'words',
    name: 'whole line from $(echo)',
    group: 'command substitution',
    apply: (argv) => (argv.some((w) => bare(w) !== w) ? null : `$(echo ${argv.join(' ')})`),
  },
  {
    kind: 'words',
    name: 'whole line from a here-document',
    group: 'command substitution',
    apply: (argv) => (argv.some((w) => bare(w) !== w) ? null : `$(cat <<'E'\n${argv.join(' ')}\nE\n)`),
  },
];

export const SUBSTITUTION_REWRITES: readonly Rewrite[] = [...ROWS, ...ARGUMENTS];
