/** Rewrites of a whole script through other programs: interpreters' calls, and options of tools that run something. */
import { double, fresh, heredoc, oneOf, type Rewrite, single, type TextRewrite } from './rewrite.ts';

type ScriptRewrite = TextRewrite<string>;

/** The script as a string literal that Python, Perl (with its sigils escaped), Ruby and JavaScript all read. */
const literal = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const perlLiteral = (text: string): string =>
  `"${text
    .replace(/[\\"$@]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')}"`;

const program =
  (runner: string, code: (script: string) => string): ScriptRewrite =>
  (script) =>
    `${runner} ${single(code(script))}`;
const python = (code: (text: string) => string): ScriptRewrite =>
  program('python3 -c', (s) => code(literal(s)));
const perl = (code: (text: string) => string): ScriptRewrite =>
  program('perl -e', (s) => code(perlLiteral(s)));
const node = (code: (text: string) => string): ScriptRewrite => program('node -e', (s) => code(literal(s)));

const INTERPRETERS: Readonly<Record<string, ScriptRewrite>> = {
  'python os.system': python((t) => `import os; os.system(${t})`),
  'python os.system, from import': python((t) => `from os import system; system(${t})`),
  'python os.system, renamed': python((t) => `import os as o\nf = o.system\nf(${t})`),
  'python from import as': python((t) => `from os import system as s; s(${t})`),
  'python os.popen': python((t) => `import os; print(os.popen(${t}).read())`),
  'python subprocess.run shell': python((t) => `import subprocess; subprocess.run(${t}, shell=True)`),
  'python subprocess.call list': python((t) => `import subprocess as sp; sp.call(["bash", "-c", ${t}])`),
  'python subprocess.check_output': python(
    (t) => `import subprocess\nsubprocess.check_output(["sh","-c",${t}])`,
  ),
  'python Popen': python((t) => `from subprocess import Popen\nPopen(${t}, shell=True).wait()`),
  'python getoutput': python((t) => `import subprocess; subprocess.getoutput(${t})`),
  'python __import__': python((t) => `__import__("os").system(${t})`),
  'python variable': python((t) => `import os\nc = ${t}\nos.system(c)`),
  'python execvp': python((t) => `import os; os.execvp("bash", ["bash", "-c", ${t}])`),
  'python exec(string)': python((t) => `exec("import os; os.system(" + repr(${t}) + ")")`),
  'python getattr': python((t) => `import os; getattr(os, "system")(${t})`),
  'python function': python((t) => `import os\ndef go():\n    os.system(${t})\ngo()`),
  'python here-document': (s, r) => {
    const h = heredoc(`import os\nos.system(${literal(s)})`, r, true);
    return `python3 - ${h.open}${h.rest}`;
  },
  'python here-string': (s) => `python3 <<< ${single(`import os; os.system(${literal(s)})`)}`,
  'echo | python': (s) => `printf '%s\\n' ${single(`import os; os.system(${literal(s)})`)} | python3`,
  'python file': (s, r) => {
    const f = `/tmp/${fresh(r, 'p')}.py`;
    return `printf '%s\\n' ${single(`import os; os.system(${literal(s)})`)} > ${f}; python3 ${f}`;
  },
  'perl system': perl((t) => `system(${t})`),
  'perl system without parentheses': perl((t) => `system ${t};`),
  'perl exec': perl((t) => `exec ${t}`),
  'perl qx': perl((t) => `my $c = ${t}; my $x = qx($c);`),
  'perl backticks': perl((t) => `$c = ${t}; \`$c\``),
  'perl open pipe': perl((t) => `open(F, "|-", ${t}); close F`),
  'perl system list': perl((t) => `system("bash", "-c", ${t})`),
  'perl here-document': (s, r) => {
    const h = heredoc(`system(${perlLiteral(s)});`, r, true);
    return `perl ${h.open}${h.rest}`;
  },
  'node execSync': node((t) => `require("child_process").execSync(${t})`),
  'node spawnSync': node(
    (t) => `const {spawnSync} = require("node:child_process"); spawnSync("bash", ["-c", ${t}])`,
  ),
  'node exec': node((t) => `const cp = require('child_process'); cp.exec(${t})`),
  'node spawn shell': node((t) => `require('child_process').spawnSync(${t}, {shell: true})`),
  'node here-document': (s, r) => {
    const h = heredoc(`require("child_process").execSync(${literal(s)})`, r, true);
    return `node ${h.open}${h.rest}`;
  },
  'node -p': program('node -p', (s) => `require("child_process").execSync(${literal(s)}) + ""`),
  'awk system': program('awk', (s) => `BEGIN { system(${literal(s)}) }`),
  'awk | getline': program('awk', (s) => `BEGIN { ${literal(s)} | getline x; print x }`),
  'awk print | sh': program('awk', (s) => `BEGIN { print ${literal(s)} | "sh" }`),
  'awk -v': (s) => (/[\\\n]/.test(s) ? null : `awk -v c=${single(s)} 'BEGIN { system(c) }'`),
  'awk main rule': (s) => `echo x | awk ${single(`{ system(${literal(s)}) }`)}`,
  tclsh: (s) => (/[[\]{}"$\\\n]/.test(s) ? null : `tclsh <<< ${single(`exec sh -c {${s}}`)}`),
};

const TOOLS: Readonly<Record<string, ScriptRewrite>> = {
  'make -f -': (s) =>
    s.includes('\n') ? null : `printf 'all:\\n\\t%s\\n' ${single(s.replaceAll('$', '$$$$'))} | make -f -`,
  'make -f FILE': (s) =>
    s.includes('\n')
      ? null
      : `printf 'all:\\n\\t@%s\\n' ${single(s.replaceAll('$', '$$$$'))} > /tmp/mk; make -f /tmp/mk`,
  Makefile: (s) =>
    s.includes('\n')
      ? null
      : `printf 'build:\\n\\t%s\\n' ${single(s.replaceAll('$', '$$$$'))} > Makefile; make build`,
  'make --eval': (s) => (/[\n$#]/.test(s) ? null : `make --eval ${single(`$(shell ${s})`)}`),
  'git -c alias': (s) => `git -c ${single(`alias.x=!${s}`)} x`,
  'git -c alias with arguments': (s) => `git --no-pager -c ${single(`alias.st=!f() { ${s}\n}; f`)} st`,
  'git -c core.fsmonitor': (s) =>
    s.includes('\n')
      ? null
      : `git init -q /tmp/repo; cd /tmp/repo && git -c ${single(`core.fsmonitor=${s}; false`)} status`,
  'GIT_CONFIG_COUNT alias': (s) =>
    `GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.x GIT_CONFIG_VALUE_0=${single(`!${s}`)} git x`,
  'git submodule foreach': (s) => `git submodule foreach ${single(s)}`,
  'git rebase --exec': (s, r) => `git rebase ${oneOf(r, '--exec', '-i -x')} ${single(s)} HEAD~2`,
  'tar --checkpoint-action': (s, r) =>
    s.includes('\n')
      ? null
      : `tar cf /dev/null --checkpoint=1 ${oneOf(r, `--checkpoint-action=${single(`exec=${s}`)}`, `--checkpoint-action ${single(`exec=${s}`)}`)} /etc/passwd`,
  'tar --to-command': (s) => `tar cf /tmp/t.tar /etc/passwd; tar xf /tmp/t.tar --to-command=${single(s)}`,
  'tar -I': (s) => (/['"\\\n$]/.test(s) ? null : `tar cf /tmp/t -I ${single(`sh -c "${s}"`)} /etc/passwd`),
  'sed e': (s) => (s.includes('\n') ? null : `sed -n ${single(`1e ${s}`)} /etc/passwd`),
  'sed e by pipe': (s) => (s.includes('\n') ? null : `echo x | sed ${single(`1e ${s}`)}`),
  'sed s///e': (s) => (/[|\\&\n]/.test(s) ? null : `echo x | sed ${single(`s|x|${s}|e`)}`),
  'split --filter': (s) => `echo x | split --filter=${single(s)}`,
  'vim -c': (s) => (/[\n|%#!]/.test(s) ? null : `vim -es -c ${single(`!${s}`)} -c q </dev/null`),
  'vim --cmd': (s) =>
    /[\n|%#!"]/.test(s) ? null : `vim -es --cmd ${single(`silent !${s}`)} -c q </dev/null`,
  ed: (s) => (/[\n%!]/.test(s) ? null : `printf '%s\\n' ${single(`!${s}`)} q | ed -s`),
  'gdb -ex': (s) => (s.includes('\n') ? null : `gdb -nx -batch -ex ${single(`shell ${s}`)}`),
  'gdb -ex !': (s) => (s.includes('\n') ? null : `gdb -nx -batch -ex ${single(`!${s}`)}`),
  'sqlite3 .shell': (s) => (/['"\\\n]/.test(s) ? null : `sqlite3 :memory: ${single(`.shell ${s}`)}`),
  'sqlite3 stdin': (s) => (/['"\\\n]/.test(s) ? null : `echo ${single(`.system ${s}`)} | sqlite3`),
  'env -S sh -c': (s) => (/['\\$\n#]/.test(s) ? null : `env --split-string=${single(`sh -c ${double(s)}`)}`),
  'xargs -a': (s) => `printf '%s\\0' ${single(s)} > /tmp/xa; xargs -0 -a /tmp/xa sh -c`,
  'find -ok': (s) => `echo y | find /tmp -maxdepth 0 -ok sh -c ${single(s)} \\;`,
  'find -execdir': (s) => `find /etc -name passwd -execdir bash -c ${single(s)} \\;`,
  'chroot sh -c': (s) => `chroot / sh -c ${single(s)}`,
  'strace sh -c': (s) => `strace -f -o /dev/null sh -c ${single(s)}`,
};

const rows = (group: string, table: Readonly<Record<string, ScriptRewrite>>): readonly Rewrite[] =>
  Object.entries(table).map(([name, apply]) => ({ kind: 'script', name, group, apply }));

export const PROGRAM_REWRITES: readonly Rewrite[] = [
  ...rows('interpreters', INTERPRETERS),
  ...rows('options that run', TOOLS),
];
