/**
 * The counterweight to the rewrites: places where a dangerous command is only text. bash confirms that it
 * is not run there; the evaluator must not see it run either.
 */

import type { Random } from './random.ts';
import { heredoc, plain, single } from './rewrite.ts';

export interface DataPlace {
  readonly name: string;
  readonly write: (argv: readonly string[], random: Random) => string | null;
}

const text = (name: string, write: (command: string, random: Random) => string | null): DataPlace => ({
  name,
  write: (argv, random) => write(plain(argv), random),
});

const noQuotes = (command: string, write: string): string | null => (/['"\\*$]/.test(command) ? null : write);

export const DATA_PLACES: readonly DataPlace[] = [
  text('echo', (c) => `echo ${single(c)}`),
  text('echo in double quotes', (c) => noQuotes(c, `echo "run ${c} to clean"`)),
  text('echo unquoted', (c) => noQuotes(c, `echo ${c}`)),
  text('echo after a semicolon in quotes', (c) => `echo ${single(`done; ${c}`)}`),
  text('printf', (c) => `printf '%s\\n' ${single(c)}`),
  text('commit message', (c) => `git commit -m ${single(`never ${c}`)}`),
  text('commit message with substitution', (c, r) => {
    const h = heredoc(`fix: guard against ${c}`, r, true);
    return `git commit -m "$(cat ${h.open}${h.rest}\n)"`;
  }),
  text('tag message', (c) => `git tag -a v1 -m ${single(c)}`),
  text('git grep', (c) => `git grep -n ${single(c)}`),
  text('git log', (c) => `git log --grep=${single(c)} --oneline`),
  text('gh pr body', (c) => `gh pr create --title x --body ${single(`Removes ${c}`)}`),
  text('gh issue', (c) => `gh issue comment 12 --body ${single(c)}`),
  text('grep', (c) => `grep -rn ${single(c)} src`),
  text('grep -e', (c) => `grep -F -e ${single(c)} README.md | head -5`),
  text('rg', (c) => `rg ${single(c)} docs/`),
  text('sed', (c) => (/[/\\*&']/.test(c) ? null : `sed -i 's/${c}/true/' Makefile`)),
  text('awk pattern', (c) => (/[/\\*'"]/.test(c) ? null : `awk '/${c}/ { print NR }' log.txt`)),
  text('comment', (c) => `ls # ${c}`),
  text('comment line', (c) => `# ${c}\nls`),
  text('here-document to a file', (c, r) => {
    const h = heredoc(c, r, true);
    return `cat > notes.md ${h.open}${h.rest}`;
  }),
  text('here-document to a script that is not run', (c, r) => {
    const h = heredoc(`#!/bin/sh\n${c}`, r, true);
    return `cat > /tmp/clean.sh ${h.open}${h.rest}\nls -l /tmp/clean.sh`;
  }),
  text('here-document to cat', (c, r) => {
    const h = heredoc(c, r, false);
    return `cat ${h.open}${h.rest}`;
  }),
  text('here-document with a shell after it', (c, r) => {
    const h = heredoc(c, r, true);
    return `cat > notes.md ${h.open}${h.rest}\nbash -c 'echo done'`;
  }),
  text('here-document to tee', (c, r) => {
    const h = heredoc(c, r, true);
    return `tee README.md ${h.open} >/dev/null${h.rest}`;
  }),
  text('here-string to grep', (c) => `grep -c rm <<< ${single(c)}`),
  text('redirected echo', (c) => `echo ${single(c)} >> CHANGELOG.md`),
  text('json in curl -d', (c) =>
    noQuotes(c, `curl -s -X POST -d '{"text": "${c}"}' https://api.example.com/notes`),
  ),
  text('jq', (c) => noQuotes(c, `jq -n '{cmd: "${c}"}'`)),
  text('variable only', (c) => `MSG=${single(c)}; echo "$MSG"`),
  text('exported variable', (c) => `export NOTE=${single(c)}`),
  text('prefix variable', (c) => `NOTE=${single(c)} npm test`),
  text('array element', (c) => `cmds=(${single(c)} ls); echo "\${#cmds[@]}"`),
  text('argument of a test', (c) => `[ "$1" = ${single(c)} ] && echo same`),
  text('case pattern', (c) => `case "$1" in ${single(c)}) echo found;; esac`),
  text('function not called', (c, r) => `f${Math.floor(r() * 99)}() { ${c}; }; echo defined`),
  text('alias not used', (c) => `alias cleanup=${single(c)}`),
  text('for list', (c) => `for s in ${single(c)} ls; do echo "would run: $s"; done`),
  text('python print', (c) => (/['"\\]/.test(c) ? null : `python3 -c 'print("${c}")'`)),
  text('python string', (c) => (/['"\\]/.test(c) ? null : `python3 -c 's = "${c}"; print(len(s))'`)),
  text('python here-document text', (c, r) => {
    const h = heredoc(`text = ${JSON.stringify(c)}\nprint(text.upper())`, r, true);
    return `python3 - ${h.open}${h.rest}`;
  }),
  text('node console.log', (c) => (/['"\\]/.test(c) ? null : `node -e 'console.log("${c}")'`)),
  text('perl print', (c) => (/['"\\@$*]/.test(c) ? null : `perl -e 'print "${c}\\n"'`)),
  text('awk print', (c) => (/['"\\*]/.test(c) ? null : `awk 'BEGIN { print "${c}" }'`)),
  text('base64', (c) => `echo ${single(c)} | base64`),
  text('decoded but not run', (c) => `echo ${Buffer.from(c).toString('base64')} | base64 -d`),
  text('wc', (c) => `echo ${single(c)} | wc -c`),
  text('diff', (c) => `diff <(echo ${single(c)}) <(echo ls)`),
  text('docker label', (c) => noQuotes(c, `docker build --label note="${c}" .`)),
  text('make variable', (c) => `make -n CMD=${single(c)} help || true`),
  text('test name', (c) => `npx vitest run -t ${single(c)}`),
  text('pytest -k', (c) => `python3 -m pytest -k ${single(c)}`),
  text('heredoc in a quoted argument', (c) => `git commit -F - <<'MSG'\n${c}\nMSG`),
  text('xargs echo', (c) => noQuotes(c, `echo ${single(c)} | xargs echo`)),
  text('find -name', (c) => `find . -name ${single(c)}`),
  text('true with arguments', (c) => noQuotes(c, `true ${c}`)),
  text('colon', (c) => `: ${single(c)}`),
  text('set --', (c) => `set -- ${single(c)}; echo "$#"`),
  text('read', (c) => `read -r line <<< ${single(c)}; echo "$line"`),
  text('here-document in a loop', (c, r) => {
    const h = heredoc(c, r, true);
    return `while IFS= read -r l; do echo "- $l"; done ${h.open}${h.rest}`;
  }),
  text('bash -n', (c) => `bash -n -c ${single(c)}`),
  text('dead branch', (c) => `if false; then ${c}; fi`),
  text('after exit', (c) => `echo ok; exit 0; ${c}`),
];

/** What is never run in fact, but where a guard may well be careful: not counted as a false alarm. */
export const MAY_BE_CAREFUL: ReadonlySet<string> = new Set([
  'dead branch',
  'after exit',
  'bash -n',
  'alias not used',
  'function not called',
]);
