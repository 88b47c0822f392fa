/** Rewrites of a whole script: control flow, functions, lists, and places where bash runs what looks like data. */
import { body, fresh, heredoc, oneOf, type Rewrite, single, type TextRewrite } from './rewrite.ts';

type ScriptRewrite = TextRewrite<string>;

const substitution = (script: string): string =>
  script.includes('\n') ? `$(\n${script}\n)` : `$( ${script} )`;
/** As a list element: no here-document may be open at its end, and nothing may swallow what follows. */
const element = (script: string): string => `{${body(script)}}`;
const oneLine = (script: string): boolean => !script.includes('\n') && !/[;&#]\s*$/.test(script);

const CONTROL: Readonly<Record<string, ScriptRewrite>> = {
  subshell: (s) => `(${body(s)})`,
  group: (s) => element(s),
  'comment after': (s) => (s.includes('\n') ? null : `${s} # tidy up`),
  'comment before': (s) => `# clean the build\n${s}`,
  'true &&': (s, r) =>
    `${oneOf(r, 'true', ':', '[ 1 = 1 ]', '[[ -d / ]]', '((1))', 'echo ok', 'cd .')} && ${element(s)}`,
  'false ||': (s, r) => `${oneOf(r, 'false', '[ 1 = 2 ]', '! true', '((0))')} || ${element(s)}`,
  '; after': (s, r) => `${oneOf(r, 'true', 'echo hello', 'cd /tmp', ':', 'export A=b')}; ${s}`,
  'newline after': (s, r) => `${oneOf(r, 'set -e', 'cd /', 'echo "a b"', 'x=1')}\n${s}`,
  'before more': (s) => `${s}\necho done`,
  background: (s) => `${element(s)} &`,
  'background and wait': (s) => `${element(s)} & wait`,
  'first of a pipeline': (s) => `${element(s)} | cat`,
  'last of a pipeline': (s) => `true | ${element(s)}`,
  'middle of a pipeline': (s) => `echo a |& ${element(s)} | cat`,
  'group with redirections': (s) => `${element(s)} >/tmp/log 2>&1`,
  'subshell with here-string': (s) => `(${body(s)}) <<< y`,
  'if true': (s) => `if true; then${body(s)}fi`,
  'if not': (s) => `if ! false; then${body(s)}fi`,
  else: (s) => `if false; then :; else${body(s)}fi`,
  elif: (s) => `if false; then :; elif true; then${body(s)}fi`,
  'if [[ ]]': (s) => `if [[ -e / && ! -e /nope ]]; then${body(s)}fi`,
  'condition of if': (s) => `if${body(s)}then :; fi`,
  'condition of while': (s) => `while${body(s)}false; do :; done`,
  'while once': (s) => `while true; do${body(s)}break; done`,
  until: (s) => `until false; do${body(s)}break; done`,
  'for once': (s) => `for i in 1; do${body(s)}done`,
  'for ((;;))': (s) => `for ((i=0; i<1; i++)); do${body(s)}done`,
  'for { }': (s) => `for i in a; {${body(s)}}`,
  case: (s) => `case x in x)${body(s)};; esac`.replace(/; ;;/, ' ;;'),
  'case *': (s) => `case $RANDOM in abc) ;; *)\n${s}\n;; esac`,
  'case ;&': (s) => `case a in a) : ;& b)\n${s}\n;; esac`,
  function: (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() {${body(s)}}; ${f}`;
  },
  'function keyword': (s, r) => {
    const f = fresh(r, 'f');
    return `function ${f} {${body(s)}}\n${f}`;
  },
  'function with a subshell body': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() (${body(s)})\n${f} a b`;
  },
  'function calls function': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}b() {${body(s)}}; ${f}() { ${f}b; }; ${f}`;
  },
  'function that hides a command': (s, r) => {
    const name = oneOf(r, 'cd', 'echo', 'ls', 'test_all');
    return `${name}() {${body(s)}}; ${name} x`;
  },
  'function called by a variable': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() {${body(s)}}; x=${f}; $x`;
  },
  'exported function': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() {${body(s)}}; export -f ${f}; bash -c ${f}`;
  },
  'function as a pipe stage': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() {${body(s)}}; echo x | ${f}`;
  },
  command_not_found_handle: (s) => `command_not_found_handle() {${body(s)}}; no_such_program_here`,
  coproc: (s) => `coproc ${element(s)}; wait`,
  time: (s) => `time ${element(s)}`,
  '!': (s) => `! ${element(s)}`,
  'long list before': (s) => `${'true; '.repeat(60)}${s}`,
  'exec redirections before': (s) => `exec 5>/dev/null\n${s}`,
  'set -euo pipefail': (s) => `set -euo pipefail\n${s}`,
  'shopt before': (s) => `shopt -s nullglob extglob\n${s}`,
};

const PLACES: Readonly<Record<string, ScriptRewrite>> = {
  'echo "$(…)"': (s) => `echo "${substitution(s)}"`,
  'echo `…`': (s) => `echo \`${s.replace(/[\\`$]/g, '\\$&')}\``,
  ': $(…)': (s) => `: ${substitution(s)}`,
  'x=$(…)': (s, r) => `${fresh(r)}=${substitution(s)}`,
  'export x=$(…)': (s, r) => `export ${fresh(r)}="${substitution(s)}"`,
  'prefix x=$(…)': (s, r) => `${fresh(r)}=${substitution(s)} true`,
  'array ($(…))': (s, r) => `${fresh(r)}=(a ${substitution(s)})`,
  'local x=$(…)': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() { local x=${substitution(s)}; }; ${f}`;
  },
  '[ $(…) ]': (s) => `[ -n "${substitution(s)}" ]`,
  '[[ $(…) ]]': (s) => `[[ -z ${substitution(s)} ]]`,
  'case $(…)': (s) => `case ${substitution(s)} in a) ;; esac`,
  'for in $(…)': (s) => `for x in ${substitution(s)}; do echo "$x"; done`,
  '$(( $(…) ))': (s) => `echo $(( ${substitution(s)} 1 ))`,
  '(( $(…) ))': (s) => `(( ${substitution(s)} 1 ))`,
  'a[$(…)]=': (s, r) => `${fresh(r)}[${substitution(s)}1]=x`,
  '${x:-$(…)}': (s, r) => `echo "\${${fresh(r)}:-${substitution(s)}}"`,
  '${x:=$(…)}': (s, r) => `: \${${fresh(r)}:=${substitution(s)}}`,
  '${x/a/$(…)}': (s) => `x=abc; echo "\${x/b/${substitution(s)}}"`,
  '${x:$(…)}': (s) => `x=abc; echo "\${x:${substitution(s)}1}"`,
  'here-document $(…)': (s, r) => {
    const mark = fresh(r, 'E_');
    return `cat <<${mark}\ntext ${substitution(s)}\n${mark}`;
  },
  'here-document `…`': (s, r) => {
    const mark = fresh(r, 'E_');
    return oneLine(s) ? `cat > /tmp/out <<${mark}\ntext \`${s.replace(/[\\`$]/g, '\\$&')}\`\n${mark}` : null;
  },
  'here-string $(…)': (s) => `cat <<< "a ${substitution(s)}"`,
  'redirect target': (s) => `echo x > "/tmp/x${substitution(s)}"`,
  'fd redirect target': (s) => `true 2> /tmp/${substitution(s)}x`,
  '<(…)': (s) => `cat <(${body(s)})`,
  '>(…)': (s) => `echo x > >(${body(s)})`,
  'tee >(…)': (s) => `echo x | tee >(${body(s)}) >/dev/null`,
  'argument of a program': (s) => `git log --format="${substitution(s)}"`,
  'return of a function': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() { echo "${substitution(s)}"; }; y=$(${f})`;
  },
  'unquoted nested $(…)': (s) => `echo $(echo $(echo "${substitution(s)}"))`,
  'arithmetic subscript in a variable': (s) => (oneLine(s) ? `x=${single(`a[$(${s})]`)}; (( x ))` : null),
  'arithmetic subscript in $(( ))': (s) =>
    oneLine(s) ? `x=${single(`a[$(${s})1]`)}; echo $(( x + 1 ))` : null,
  'let subscript': (s) => (oneLine(s) ? `let ${single(`a[$(${s})1]=1`)}` : null),
  '[[ -eq subscript ]]': (s) => (oneLine(s) ? `[[ ${single(`a[$(${s})]`)} -eq 0 ]]` : null),
  'test -v subscript': (s) => (oneLine(s) ? `test -v ${single(`a[$(${s})]`)}` : null),
  'printf -v subscript': (s) => (oneLine(s) ? `printf -v ${single(`a[$(${s})1]`)} x` : null),
  'read subscript': (s) => (oneLine(s) ? `read -r ${single(`a[$(${s})1]`)} <<< x` : null),
  'unset subscript': (s) => (oneLine(s) ? `a=(1 2); unset ${single(`a[$(${s})1]`)}` : null),
  '${!x} subscript': (s) => (oneLine(s) ? `x=${single(`a[$(${s})]`)}; echo "\${!x}"` : null),
  'declare -i': (s) => (oneLine(s) ? `declare -i n=${single(`a[$(${s})]`)}` : null),
  'mapfile -C': (s) => (oneLine(s) ? `mapfile -c 1 -C ${single(`${s} #`)} <<< x` : null),
  'compgen -C': (s) => (oneLine(s) ? `compgen -C ${single(`${s} #`)} x` : null),
  'compgen -W': (s) => (oneLine(s) ? `compgen -W ${single(`$(${s})`)} x` : null),
  'here-document to a file, then bash': (s, r) => {
    const h = heredoc(s, r, true);
    return `cat >/tmp/notes ${h.open}${h.rest}\nbash /tmp/notes`;
  },
};

const rows = (group: string, table: Readonly<Record<string, ScriptRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'script', name, group, apply }));

export const CONTROL_REWRITES: readonly Rewrite[] = [
  ...rows('control flow', CONTROL),
  ...rows('places that run', PLACES),
];
