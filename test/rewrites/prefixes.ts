/** Rewrites that put a launcher in front of the words: `sudo`, `env`, `timeout 5`, `nice -n 5`… */
import type { PrefixRewrite, Rewrite } from './rewrite.ts';

const PREFIXES: readonly string[] = [
  'sudo', 'sudo -n', 'sudo -u root', 'sudo -E -H --', 'sudo --user=root', 'sudo A=1', 'sudo env', 'doas', 'doas -u root', 'pkexec',
  'env', 'env A=1 B=2', 'env -i PATH=/usr/bin', 'env -u HOME', 'env --', 'env -C /tmp', 'env --unset=HOME --', '/usr/bin/env', 'env - PATH=/bin',
  'command', 'command --', 'command -p', 'exec', 'exec -a other', 'exec -c /usr/bin/env PATH=/bin', 'eval', 'builtin eval', 'builtin command',
  'nohup', 'nice', 'nice -n 5', 'nice -5', 'nice --adjustment=5', 'ionice -c 3', 'ionice -c2 -n7', 'timeout 9', 'timeout -k 1 9s', 'timeout -s KILL 9',
  'timeout --signal=TERM --foreground 9', 'time', 'time -p', 'stdbuf -oL', 'stdbuf -i0 -o0 -e0', 'stdbuf --output=L', 'setsid', 'setsid -w',
  'setsid --fork', 'busybox', 'chroot /', 'unshare -r', 'unshare --map-root-user --', 'nsenter -t 1 -m', 'strace -f', 'strace -o /dev/null -e trace=file', 'ltrace -f',
  'taskset 1', 'chrt -o 0', 'prlimit --core=0', 'setarch x86_64', 'setarch -R', 'flock /tmp/lock', 'flock -n /tmp/lock', 'watch -n 5', 'xargs -r -a /dev/null -I@@ true; xargs',
  'npx', 'npx --yes', 'runuser -u user --', 'ssh host', 'ssh -p 22 -i key user@host', 'docker exec box', 'docker exec -it -u root box',
  'docker run --rm image', 'docker run -it -v /:/host image', 'podman exec box', 'parallel :::', 'git bisect run', 'caffeinate -i', 'logsave /dev/null', 'sudo nice -n 5 timeout 9', 'nohup env A=1 nice',
]; // biome-ignore format: a list, not a column

/** Words that a prefix joins to one string again and gives to a shell: only for words that survive that. */
const JOINS = /^(watch|ssh|eval|builtin eval|parallel|git submodule)/;
/** Prefixes whose text is not words to be quoted. */
const SYNTAX = /[;!]|^(time|exec|eval|builtin|command)/;

function prefix(text: string): PrefixRewrite {
  const words = text.trim().split(' ');
  return (argv) => {
    if (argv.some((w) => /[^\w@%+:,./=-]/.test(w)) && JOINS.test(text)) return null;
    if (text === 'parallel :::') return [...words, argv.join(' ')];
    if (text.endsWith('; xargs')) return null;
    return [...words, ...argv];
  };
}

export const PREFIX_REWRITES: readonly Rewrite[] = PREFIXES.filter((text) => !text.includes(';')).map(
  (text) => ({
    kind: 'prefix',
    name: text.trim(),
    group: SYNTAX.test(text) ? 'shell prefixes' : 'launchers',
    apply: prefix(text),
  }),
);

/** True for a first word that only counts unquoted, as a reserved word or builtin of the syntax. */
export function isReserved(word: string): boolean {
  return word === 'time';
}
