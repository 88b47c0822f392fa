/** Rewrites that hand the words over as input: `xargs`, `parallel`, `find -exec` with the operands elsewhere. */
import { bare, isSafe, plain, type Rewrite, single, type TextRewrite } from './rewrite.ts';

type WordsRewrite = TextRewrite<readonly string[]>;

const splittable = (argv: readonly string[]): boolean => argv.length > 1 && argv.every((w) => isSafe(w));
const head = (argv: readonly string[]): string => plain(argv.slice(0, -1));
const last = (argv: readonly string[]): string => argv.at(-1) ?? '';

const LISTS: Readonly<Record<string, WordsRewrite>> = {
  'echo args | xargs name': (argv) =>
    splittable(argv) ? `echo ${argv.slice(1).join(' ')} | xargs ${argv[0]}` : null,
  'echo last | xargs head': (argv) => (splittable(argv) ? `echo ${last(argv)} | xargs ${head(argv)}` : null),
  'xargs <<<': (argv) => (splittable(argv) ? `xargs ${head(argv)} <<< ${last(argv)}` : null),
  'xargs here-document': (argv) =>
    splittable(argv) ? `xargs ${argv[0]} <<E\n${argv.slice(1).join('\n')}\nE` : null,
  'xargs -I{}': (argv) =>
    argv.length > 1 ? `printf '%s\\n' ${bare(last(argv))} | xargs -I{} ${head(argv)} {}` : null,
  'xargs -I %': (argv) => (argv.length > 1 ? `echo ${bare(last(argv))} | xargs -I % ${head(argv)} %` : null),
  'xargs -n1': (argv) => (splittable(argv) ? `echo ${last(argv)} | xargs -n1 ${head(argv)}` : null),
  'xargs -0': (argv) =>
    argv.length > 1 ? `printf '%s\\0' ${argv.slice(1).map(single).join(' ')} | xargs -0 ${argv[0]}` : null,
  'xargs -d': (argv) =>
    splittable(argv) && !argv.some((w) => w.includes(','))
      ? `printf %s '${argv.slice(1).join(',')}' | xargs -d, ${argv[0]}`
      : null,
  'xargs -t -r -P2': (argv) =>
    splittable(argv) ? `echo ${last(argv)} | xargs -t -r -P2 -- ${head(argv)}` : null,
  'xargs -L1 env': (argv) => (splittable(argv) ? `echo ${argv.join(' ')} | xargs -L1 env` : null),
  'xargs -a FILE': (argv) =>
    splittable(argv) ? `echo ${argv.slice(1).join(' ')} > /tmp/list; xargs -a /tmp/list ${argv[0]}` : null,
  'xargs < FILE': (argv) =>
    splittable(argv) ? `echo ${argv.slice(1).join(' ')} > /tmp/list; xargs ${argv[0]} < /tmp/list` : null,
  'xargs in quotes': (argv) =>
    argv.length > 1 && !last(argv).includes("'") ? `echo "'${last(argv)}'" | xargs ${head(argv)}` : null,
  'cat <(echo) | xargs': (argv) =>
    splittable(argv) ? `cat <(echo ${last(argv)}) | xargs ${head(argv)}` : null,
  'name from xargs -I': (argv) =>
    splittable(argv) ? `echo ${argv[0]} | xargs -I_ env _ ${argv.slice(1).join(' ')}` : null,
  'sh -c "… $1" _ by xargs': (argv) =>
    splittable(argv) ? `echo ${last(argv)} | xargs -n1 sh -c '${head(argv)} "$1"' _` : null,
  'sh -c "… $0" by xargs': (argv) =>
    splittable(argv) ? `echo ${last(argv)} | xargs bash -c '${head(argv)} "$0"'` : null,
  parallel: (argv) => (splittable(argv) ? `parallel ${head(argv)} ::: ${last(argv)}` : null),
  'parallel {}': (argv) => (splittable(argv) ? `parallel -j2 ${head(argv)} {} ::: ${last(argv)}` : null),
  'echo | parallel': (argv) => (splittable(argv) ? `echo ${last(argv)} | parallel ${head(argv)}` : null),
  'find -exec': (argv) => `find /tmp -maxdepth 0 -exec ${plain(argv)} \\;`,
  'find -exec ;': (argv) => `find / -prune -exec ${plain(argv)} ';'`,
  'find -exec {}': (argv) =>
    last(argv) === '/' || last(argv) === '/etc'
      ? `find ${last(argv)} -maxdepth 0 -exec ${head(argv)} {} \\;`
      : null,
  'find -exec {} +': (argv) =>
    last(argv) === '/' || last(argv) === '/etc' ? `find ${last(argv)} -prune -exec ${head(argv)} {} +` : null,
  'find | xargs': (argv) =>
    last(argv) === '/' || last(argv) === '/etc'
      ? `find ${last(argv)} -maxdepth 0 | xargs ${head(argv)}`
      : null,
  'find -print0 | xargs -0': (argv) =>
    last(argv) === '/' || last(argv) === '/etc'
      ? `find ${last(argv)} -maxdepth 0 -print0 | xargs -0 ${head(argv)}`
      : null,
  'cd and .': (argv) => (last(argv) === '/etc' ? null : `cd /tmp && ${plain(argv)}`),
  'env -S': (argv) => (splittable(argv) ? `env -S ${single(argv.join(' '))}` : null),
  'env -vS': (argv) => (splittable(argv) ? `env -vS${single(argv.join(' '))}` : null),
  'env --split-string': (argv) => (splittable(argv) ? `env --split-string=${single(argv.join(' '))}` : null),
  'env -S with escapes': (argv) => (splittable(argv) ? `env -S ${single(argv.join('\\_'))}` : null),
  'absolute path': (argv) => [`/bin/${argv[0]}`, ...argv.slice(1).map(bare)].join(' '),
  'absolute path with dots': (argv) =>
    [`/usr/./bin/../bin//${argv[0]}`, ...argv.slice(1).map(bare)].join(' '),
  'relative path': (argv) => `cd /; ${[`bin/${argv[0]}`, ...argv.slice(1).map(bare)].join(' ')}`,
  'relative path ./': (argv) => `cd /usr/bin; ${[`./${argv[0]}`, ...argv.slice(1).map(bare)].join(' ')}`,
  'python subprocess list': (argv) =>
    `python3 -c ${single(`import subprocess; subprocess.run(${JSON.stringify(argv)})`)}`,
  'python execvp list': (argv) =>
    `python3 -c ${single(`import os; os.execvp(${JSON.stringify(argv[0])}, ${JSON.stringify(argv)})`)}`,
  'python os.system join': (argv) =>
    splittable(argv)
      ? `python3 -c ${single(`import os; os.system(" ".join(${JSON.stringify(argv)}))`)}`
      : null,
  'python concatenation': (argv) =>
    splittable(argv)
      ? `python3 -c ${single(`import os; os.system("${argv[0]}" + " ${argv.slice(1).join(' ')}")`)}`
      : null,
  'perl system list': (argv) =>
    splittable(argv) && !argv.join('').includes('@')
      ? `perl -e ${single(`system(${argv.map((w) => `"${w}"`).join(', ')})`)}`
      : null,
  'perl exec qw': (argv) => (splittable(argv) ? `perl -e ${single(`exec qw(${argv.join(' ')})`)}` : null),
  'node spawnSync list': (argv) =>
    `node -e ${single(`require("child_process").spawnSync(${JSON.stringify(argv[0])}, ${JSON.stringify(argv.slice(1))})`)}`,
  'node execFileSync list': (argv) =>
    `node -e ${single(`const { execFileSync: f } = require("child_process"); f(${JSON.stringify(argv[0])}, ${JSON.stringify(argv.slice(1))})`)}`,
};

export const LIST_REWRITES: readonly Rewrite[] = Object.entries(LISTS).map(([name, apply]) => ({
  kind: 'words',
  name,
  group: /python|perl|node/.test(name) ? 'interpreters' : 'words as input',
  apply,
}));
