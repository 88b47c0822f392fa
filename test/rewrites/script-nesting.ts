/** Rewrites of a whole script: shells in shells, `eval`, `source`, streams into a shell, encodings, traps. */
import {
  base64,
  double,
  fresh,
  heredoc,
  hex,
  oneOf,
  type Rewrite,
  single,
  type TextRewrite,
} from './rewrite.ts';

type ScriptRewrite = TextRewrite<string>;

const reversed = (text: string): string => [...text].reverse().join('');
const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)));
const oneLine = (script: string): boolean => !script.includes('\n');
const hexEscapes = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('');
const octalEscapes = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map((b) => `\\${b.toString(8).padStart(3, '0')}`).join('');

const SHELLS: Readonly<Record<string, ScriptRewrite>> = {
  'bash -c': (s) => `bash -c ${single(s)}`,
  'sh -c': (s) => `sh -c ${single(s)}`,
  'dash -c': (s) => `dash -c ${single(s)}`,
  'zsh -c': (s) => `zsh -c ${single(s)}`,
  '/bin/sh -c': (s) => `/bin/sh -c ${single(s)}`,
  'bash -c in double quotes': (s) => `bash -c ${double(s)}`,
  'bash -c ansi-c': (s) => `bash -c $'${hexEscapes(s)}'`,
  'bash -ec': (s, r) =>
    `bash ${oneOf(r, '-ec', '-xec', '-lc', '-e -c', '-o pipefail -c', '--norc -c', '+e -c', '--noprofile --norc -ec')} ${single(s)}`,
  'bash -c with a name': (s) => `bash -c ${single(s)} name one two`,
  'bash -c "$X"': (s, r) => {
    const x = fresh(r);
    return `${x}=${single(s)}; bash -c "$${x}"`;
  },
  'exported variable into bash -c': (s, r) => {
    const x = fresh(r);
    return `export ${x}=${single(s)}; bash -c 'eval "$${x}"'`;
  },
  'assignment in front of bash -c': (s, r) => {
    const x = fresh(r);
    return `${x}=${single(s)} bash -c 'eval "$${x}"'`;
  },
  'bash -c "$1"': (s) => `bash -c 'eval "$1"' _ ${single(s)}`,
  'bash -c "$0"': (s) => `bash -c 'eval "$0"' ${single(s)}`,
  'bash -c "$(echo)"': (s) => `bash -c "$(printf %s ${single(s)})"`,
  'bash -c "$(base64 -d)"': (s) => `bash -c "$(echo ${base64(s)} | base64 -d)"`,
  'bash -c backticks': (s) => `bash -c "\`echo ${base64(s)} | base64 -d\`"`,
  'exec bash -c': (s) => `exec bash -c ${single(s)}`,
  'env bash -c': (s) => `env bash -c ${single(s)}`,
  'sudo sh -c': (s) => `sudo sh -c ${single(s)}`,
  'sudo -s': (s) => `sudo -s <<< ${single(s)}`,
  'su -c': (s) => `su root -c ${single(s)}`,
  'su - -c': (s) => `su - -c ${single(s)} user`,
  'ssh host script': (s) => `ssh user@host ${single(s)}`,
  'ssh here-document': (s, r) => {
    const h = heredoc(s, r, true);
    return `ssh host ${h.open}${h.rest}`;
  },
  'docker exec sh -c': (s) => `docker exec box sh -c ${single(s)}`,
  'timeout bash -c': (s) => `timeout 9 bash -c ${single(s)}`,
  'nohup bash -c &': (s) => `nohup bash -c ${single(s)} >/dev/null 2>&1 &`,
  'script -c': (s) => `script -qc ${single(s)} /dev/null`,
  'script --command': (s) => `script --command ${single(s)} -q /dev/null`,
  watch: (s) => `watch -n 9 ${single(s)}`,
  'flock -c': (s) => `flock /tmp/lock -c ${single(s)}`,
  'parallel :::': (s) => (oneLine(s) ? `parallel ::: ${single(s)}` : null),
  'busybox sh -c': (s) => `busybox sh -c ${single(s)}`,
  'env -S': (s) => (/['"\\$\n#]/.test(s) ? null : `env -S "bash -c '${s}'"`),
  'find -exec sh -c': (s) => `find / -maxdepth 0 -exec sh -c ${single(s)} \\;`,
  'find -exec +': (s) => `find /tmp -maxdepth 0 -exec bash -c ${single(s)} {} +`,
  'xargs sh -c': (s) => `echo x | xargs sh -c ${single(s)}`,
  'xargs -I': (s) => `echo x | xargs -I{} sh -c ${single(s)}`,
};

const EVALS: Readonly<Record<string, ScriptRewrite>> = {
  eval: (s) => `eval ${single(s)}`,
  'eval in double quotes': (s) => `eval ${double(s)}`,
  'eval --': (s) => `eval -- ${single(s)}`,
  'builtin eval': (s) => `builtin eval ${single(s)}`,
  'command eval': (s) => `command eval ${single(s)}`,
  'eval twice': (s) => `eval eval ${single(single(s))}`,
  'eval in pieces': (s, r) => {
    const at = Math.floor(r() * s.length);
    return `eval ${single(s.slice(0, at))}''${single(s.slice(at))}`;
  },
  'eval "$X"': (s, r) => {
    const x = fresh(r);
    return `${x}=${single(s)}; eval "$${x}"`;
  },
  'eval "$X$Y"': (s, r) => {
    const x = fresh(r);
    const at = Math.floor(r() * s.length);
    return `${x}a=${single(s.slice(0, at))}; ${x}b=${single(s.slice(at))}; eval "$${x}a$${x}b"`;
  },
  'eval "$(echo)"': (s) => (s.includes('\\') ? null : `eval "$(echo ${single(s)})"`),
  'eval "$(printf)"': (s) => `eval "$(printf '%s\\n' ${single(s)})"`,
  'eval "$(base64 -d <<<)"': (s) => `eval "$(base64 -d <<< ${base64(s)})"`,
  'eval "$(cat <<E)"': (s, r) => {
    const h = heredoc(s, r, true);
    return `eval "$(cat ${h.open}${h.rest}\n)"`;
  },
  'eval "$(xxd -r -p)"': (s) => `eval "$(echo ${hex(s)} | xxd -r -p)"`,
  'source <(echo)': (s) => (s.includes('\\') ? null : `source <(echo ${single(s)})`),
  '. <(printf)': (s) => `. <(printf %s ${single(s)})`,
  'source /dev/stdin': (s) => `source /dev/stdin <<< ${single(s)}`,
  'source /dev/stdin <<E': (s, r) => {
    const h = heredoc(s, r, true);
    return `. /dev/stdin ${h.open}${h.rest}`;
  },
  'trap EXIT': (s) => `trap ${single(s)} EXIT`,
  'trap 0': (s) => `trap -- ${single(s)} 0; true`,
  'trap DEBUG': (s) => `trap ${single(s)} DEBUG; :`,
  'trap ERR': (s) => `trap ${single(s)} ERR; false`,
  'trap USR1': (s) => `trap ${single(s)} USR1; kill -USR1 $$`,
  'trap EXIT in a subshell': (s) => `(trap ${single(s)} EXIT)`,
  alias: (s, r) => {
    const x = fresh(r, 'al');
    return oneLine(s) ? `shopt -s expand_aliases\nalias ${x}=${single(s)}\n${x}` : null;
  },
  'alias of an alias': (s, r) => {
    const x = fresh(r, 'al');
    return oneLine(s) ? `shopt -s expand_aliases\nalias ${x}b=${single(s)} ${x}=${x}b\n${x}` : null;
  },
  BASH_ENV: (s, r) => {
    const f = fresh(r, 'f');
    // A shell inside would read it again, without end.
    return /bash/.test(s) ? null : `printf %s ${single(s)} > /tmp/${f}; BASH_ENV=/tmp/${f} bash -c :`;
  },
  PS4: (s) => (oneLine(s) ? `PS4=${single(`$(${s})`)}; set -x; :` : null),
  '${x@P}': (s, r) => {
    const x = fresh(r);
    return oneLine(s) ? `${x}=${single(`$(${s})`)}; : "\${${x}@P}"` : null;
  },
};

const STREAMS: Readonly<Record<string, ScriptRewrite>> = {
  'bash <<<': (s) => `bash <<< ${single(s)}`,
  'sh <<<': (s) => `sh -s <<< ${single(s)}`,
  'bash <<E': (s, r) => {
    const h = heredoc(s, r, true);
    return `bash ${h.open}${h.rest}`;
  },
  'bash <<E unquoted': (s, r) => {
    const h = heredoc(s, r, false);
    return `bash -s ${h.open}${h.rest}`;
  },
  'sh <<-E': (s, r) => {
    const x = fresh(r, 'E');
    return s.includes('\n') ? null : `sh <<-'${x}'\n\t${s}\n\t${x}`;
  },
  'cat <<E | bash': (s, r) => {
    const h = heredoc(s, r, true);
    return `cat ${h.open} | bash${h.rest}`;
  },
  'echo | sh': (s) => (s.includes('\\') ? null : `echo ${single(s)} | sh`),
  'echo | bash': (s) => (s.includes('\\') ? null : `echo ${double(s)} | bash -`),
  'printf | bash': (s) => `printf '%s\\n' ${single(s)} | bash`,
  'printf hex | sh': (s) => `printf '${hexEscapes(s)}' | sh`,
  'printf octal | bash': (s) => `printf '${octalEscapes(s)}' | bash -s`,
  'echo -e hex | bash': (s) => `echo -e '${hexEscapes(s)}' | bash`,
  'base64 -d | sh': (s) => `echo ${base64(s)} | base64 -d | sh`,
  'base64 -d <<< | bash': (s) => `base64 -d <<< ${base64(s)} | bash`,
  'base64 -di | bash': (s) => `printf %s ${base64(s)} | base64 -di | bash`,
  'base64 twice | bash': (s) => `echo ${base64(base64(s))} | base64 -d | base64 -d | bash`,
  'xxd -r -p | sh': (s) => `echo ${hex(s)} | xxd -r -p | sh`,
  'rev | bash': (s) => (oneLine(s) && !s.includes('\\') ? `echo ${single(reversed(s))} | rev | bash` : null),
  'tr | bash': (s) => `printf '%s\\n' ${single(rot13(s))} | tr 'A-Za-z' 'N-ZA-Mn-za-m' | bash`,
  'sed | sh': (s) =>
    s.includes('Q') ? null : `printf '%s\\n' ${single(s.replaceAll('a', 'Q'))} | sed 's/Q/a/g' | sh`,
  'tee | bash': (s) => `printf %s ${single(s)} | tee /dev/null | bash`,
  'cut | bash': (s) => (oneLine(s) ? `printf '%s\\n' ${single(`xx${s}`)} | cut -c3- | bash` : null),
  'tail | bash': (s) => (oneLine(s) ? `printf '%s\\n' junk ${single(s)} | tail -n 1 | bash` : null),
  'head | bash': (s) => (oneLine(s) ? `printf '%s\\n' ${single(s)} exit | head -1 | bash` : null),
  'tac | bash': (s) => (oneLine(s) ? `printf '%s\\n' : ${single(s)} | tac | bash` : null),
  'bash <(echo)': (s) => `bash <(printf '%s\\n' ${single(s)})`,
  'bash /dev/stdin': (s) => `bash /dev/stdin <<< ${single(s)}`,
  'bash /dev/fd/3': (s) => `bash /dev/fd/3 3<<< ${single(s)}`,
  'exec 3<<<': (s) => `exec 3<<< ${single(s)}; bash <&3`,
  'pipe into sudo bash': (s) => `printf %s ${single(s)} | sudo bash`,
  'pipe into env sh': (s) => `printf %s ${single(s)} | env sh`,
  'pipe into while read': (s) =>
    oneLine(s) ? `printf '%s\\n' ${single(s)} | while IFS= read -r l; do eval "$l"; done` : null,
  'pipe into xargs sh -c': (s) => (oneLine(s) ? `printf '%s\\0' ${single(s)} | xargs -0 sh -c` : null),
  'pipe into xargs -I sh -c': (s) =>
    oneLine(s) && !/['"\\]/.test(s) ? `echo ${single(s)} | xargs -I{} sh -c '{}'` : null,
  'pipe into ssh': (s) => `printf %s ${single(s)} | ssh host bash`,
  'group into bash': (s) => `{ printf '%s\\n' ':' ; printf '%s\\n' ${single(s)}; } | bash`,
  'function into bash': (s, r) => {
    const f = fresh(r, 'f');
    return `${f}() { printf '%s\\n' ${single(s)}; }; ${f} | bash`;
  },
  'coproc bash': (s) =>
    `coproc bash; printf '%s\\n' ${single(s)} >&"\${COPROC[1]}"; eval "exec \${COPROC[1]}>&-"; wait`,
  '> >(bash)': (s) => `printf '%s\\n' ${single(s)} > >(bash)`,
};

const rows = (group: string, table: Readonly<Record<string, ScriptRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'script', name, group, apply }));

export const NESTING_REWRITES: readonly Rewrite[] = [
  ...rows('nested shells', SHELLS),
  ...rows('eval and source', EVALS),
  ...rows('streams into a shell', STREAMS),
];
