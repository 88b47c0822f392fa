/** Rewrites of a whole script that go through a file: written, then run, in the same command. */
import { base64, fresh, heredoc, oneOf, type Rewrite, single, type TextRewrite } from './rewrite.ts';

type ScriptRewrite = TextRewrite<string>;

const written = (script: string, file: string): string => `printf '%s\\n' ${single(script)} > ${file}`;

/** Writes the script to a file by a plain way, then runs it by the way that the row is about. */
function runs(run: (file: string) => string): ScriptRewrite {
  return (script, random) => {
    const file = oneOf(random, './', '/tmp/', '') + fresh(random, 's');
    const path = file.includes('/') ? file : `./${file}`;
    return `${written(script, path)}; ${run(path)}`;
  };
}

/** Writes it by the way that the row is about, then runs it with bash. */
function writes(write: (script: string, file: string, random: () => number) => string | null): ScriptRewrite {
  return (script, random) => {
    const file = `/tmp/${fresh(random, 's')}`;
    const text = write(script, file, random);
    return text === null ? null : `${text}\nbash ${file}`;
  };
}

const RUNS: Readonly<Record<string, ScriptRewrite>> = {
  'bash FILE': runs((f) => `bash ${f}`),
  'sh FILE': runs((f) => `sh ${f}`),
  'bash -x FILE args': runs((f) => `bash -x ${f} a b`),
  'source FILE': runs((f) => `source ${f}`),
  '. FILE': runs((f) => `. ${f}`),
  'chmod +x, ./FILE': runs((f) => `chmod +x ${f} && ${f}`),
  'chmod 755, FILE with args': runs((f) => `chmod 755 ${f}; ${f} one two`),
  'bash < FILE': runs((f) => `bash < ${f}`),
  'cat FILE | bash': runs((f) => `cat ${f} | bash`),
  'eval "$(cat FILE)"': runs((f) => `eval "$(cat ${f})"`),
  'eval "$(<FILE)"': runs((f) => `eval "$(<${f})"`),
  'bash -c "$(cat FILE)"': runs((f) => `bash -c "$(cat ${f})"`),
  'bash "$X"': runs((f) => `x=${f}; bash "$x"`),
  'cp, bash COPY': runs((f) => `cp ${f} ${f}.b; bash ${f}.b`),
  'mv, bash MOVED': runs((f) => `mv ${f} ${f}.b; bash ${f}.b`),
  'ln -s, bash LINK': runs((f) => `ln -s "$(realpath ${f})" ${f}.b; bash ${f}.b`),
  'ln, bash LINK': runs((f) => `ln ${f} ${f}.b; bash ${f}.b`),
  'install -m, run': runs((f) => `install -m 755 ${f} ${f}.b; ${f}.b`),
  'sudo bash FILE': runs((f) => `sudo bash ${f}`),
  'exec bash FILE': runs((f) => `exec bash ${f}`),
  'nohup bash FILE &': runs((f) => `nohup bash ${f} & wait`),
  'env bash FILE': runs((f) => `env A=1 bash ${f}`),
  'xargs bash': runs((f) => `echo ${f} | xargs bash`),
  'find -exec bash': runs((f) => `find ${f} -exec bash {} \\;`),
  'while read < FILE': (s, r) =>
    s.includes('\n') ? null : runs((f) => `while IFS= read -r l; do eval "$l"; done < ${f}`)(s, r),
  'mapfile < FILE': (s, r) =>
    s.includes('\n') ? null : runs((f) => `mapfile -t l < ${f}; eval "\${l[0]}"`)(s, r),
  'read < FILE': (s, r) => (s.includes('\n') ? null : runs((f) => `IFS= read -r l < ${f}; eval "$l"`)(s, r)),
  'PATH with its directory': (s, r) => {
    const name = fresh(r, 's');
    return `mkdir -p /tmp/b${name}; printf '#!/bin/bash\\n%s\\n' ${single(s)} > /tmp/b${name}/${name}; chmod +x /tmp/b${name}/${name}; PATH=/tmp/b${name}:$PATH ${name}`;
  },
  'cd, bash RELATIVE': (s, r) => {
    const name = fresh(r, 's');
    return `${written(s, `/tmp/${name}`)}; cd /tmp; bash ${name}`;
  },
  'cd, ./RELATIVE': (s, r) => {
    const name = fresh(r, 's');
    return `cd /tmp && ${written(s, name)} && chmod +x ${name} && ./${name}`;
  },
  'mkdir, cd, sh ../RELATIVE': (s, r) => {
    const name = fresh(r, 's');
    return `mkdir -p /tmp/${name}/d; cd /tmp/${name}/d; ${written(s, '../x.sh')}; sh ../x.sh`;
  },
  'pushd, bash RELATIVE': (s, r) => {
    const name = fresh(r, 's');
    return `${written(s, `/tmp/${name}`)}; pushd /tmp; bash ./${name}; popd`;
  },
  shebang: (s, r) => {
    const f = `/tmp/${fresh(r, 's')}`;
    return `${written(`#!/bin/bash\n${s}`, f)}; chmod u+x ${f}; ${f}`;
  },
  'shebang env': (s, r) => {
    const f = `/tmp/${fresh(r, 's')}`;
    return `${written(`#!/usr/bin/env bash\n${s}`, f)}; chmod +x ${f}; ${f}`;
  },
  'run-parts': (s, r) => {
    const name = fresh(r, 's');
    return `mkdir /tmp/${name}; ${written(`#!/bin/bash\n${s}`, `/tmp/${name}/job`)}; chmod +x /tmp/${name}/job; run-parts /tmp/${name}`;
  },
};

const WRITES: Readonly<Record<string, ScriptRewrite>> = {
  'echo >': writes((s, f) => (s.includes('\\') ? null : `echo ${single(s)} > ${f}`)),
  'echo >|': writes((s, f) => (s.includes('\\') ? null : `echo ${single(s)} >| ${f}`)),
  'redirection first': writes((s, f) => `> ${f} printf '%s\\n' ${single(s)}`),
  'cat <<E >': writes((s, f, r) => {
    const h = heredoc(s, r, true);
    return `cat ${h.open} > ${f}${h.rest}`;
  }),
  'cat > <<E unquoted': writes((s, f, r) => {
    const h = heredoc(s, r, false);
    return `cat > ${f} ${h.open}${h.rest}`;
  }),
  'cat <<< >': writes((s, f) => `cat <<< ${single(s)} > ${f}`),
  'tee <<E': writes((s, f, r) => {
    const h = heredoc(s, r, true);
    return `tee ${f} ${h.open} >/dev/null${h.rest}`;
  }),
  'echo | tee': writes((s, f) => `printf '%s\\n' ${single(s)} | tee ${f} >/dev/null`),
  'sudo tee': writes((s, f) => `printf '%s\\n' ${single(s)} | sudo tee ${f} >/dev/null`),
  '>> in pieces': writes((s, f, r) => {
    const at = Math.floor(r() * s.length);
    return `printf %s ${single(s.slice(0, at))} > ${f}; printf %s ${single(s.slice(at))} >> ${f}`;
  }),
  '>> twice by lines': writes((s, f) => `echo ':' > ${f}; printf '%s\\n' ${single(s)} >> ${f}`),
  'tee -a': writes((s, f) => `printf '%s\\n' ${single(s)} | tee -a ${f}`),
  'base64 -d >': writes((s, f) => `base64 -d > ${f} <<< ${base64(s)}`),
  'base64 -d file >': writes((s, f) => `echo ${base64(s)} > ${f}.64; base64 -d ${f}.64 > ${f}`),
  'sed -i': writes((s, f) =>
    s.includes('Q') ? null : `printf '%s\\n' ${single(s.replaceAll('a', 'Q'))} > ${f}; sed -i s/Q/a/g ${f}`,
  ),
  'sed >': writes((s, f) =>
    s.includes('Q') ? null : `printf '%s\\n' ${single(s.replaceAll('e', 'Q'))} | sed 's/Q/e/g' > ${f}`,
  ),
  'group >': writes((s, f) => `{ echo :; printf '%s\\n' ${single(s)}; } > ${f}`),
  'exec >': (s, r) => {
    const f = `/tmp/${fresh(r, 's')}`;
    return `(exec > ${f}; printf '%s\\n' ${single(s)}); bash ${f}`;
  },
  'function >': writes((s, f) => `w() { printf '%s\\n' ${single(s)}; }; w > ${f}`),
  'file name in a variable': (s, r) => {
    const x = fresh(r);
    return `${x}=/tmp/${x}; printf '%s\\n' ${single(s)} > "$${x}"; bash "$${x}"`;
  },
  mktemp: (s, r) => {
    const x = fresh(r);
    return `${x}=$(mktemp); printf '%s\\n' ${single(s)} > "$${x}"; bash "$${x}"`;
  },
  '~ file': (s, r) => {
    const x = fresh(r);
    return `printf '%s\\n' ${single(s)} > ~/${x}; bash ~/${x}`;
  },
  '$HOME file': (s, r) => {
    const x = fresh(r);
    return `printf '%s\\n' ${single(s)} > "$HOME/${x}"; bash $HOME/${x}`;
  },
  'python writes': (s, r) => {
    const x = fresh(r);
    return /['\\\n]/.test(s)
      ? null
      : `python3 -c "open('/tmp/${x}','w').write('${s.replace(/["$`]/g, '\\$&')}')"; bash /tmp/${x}`;
  },
};

const rows = (group: string, table: Readonly<Record<string, ScriptRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'script', name, group, apply }));

export const FILE_REWRITES: readonly Rewrite[] = [
  ...rows('files run', RUNS),
  ...rows('files written', WRITES),
];
