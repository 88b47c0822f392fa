/**
 * What stands under each program's name inside the sandbox. Nothing dangerous is real there: those names
 * are stubs that only record how they were called. Launchers record and then run their operand as the
 * real one would; pure tools record and become the real program.
 */

export type Program =
  /** Records its words and ends with 0. */
  | { readonly kind: 'stub' }
  /** Records its words, then becomes the real program of that name, if the machine has one. */
  | { readonly kind: 'pass' }
  /** The same for a program that runs others: its stub keeps exported functions in the environment, as dash does not. */
  | { readonly kind: 'run' }
  /** Records its words, then runs these lines of plain sh. `$real` is the real program's path or empty. */
  | { readonly kind: 'launch'; readonly lines: string }
  /** The real program itself, unrecorded: the shells. */
  | { readonly kind: 'real' };

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const STUBS = words(`
  rm rmdir unlink shred dd mkfs mkfs.ext4 mkfs.xfs wipefs fdisk sfdisk parted blkdiscard chown chgrp chattr setfacl
  curl wget nc ncat netcat socat scp sftp rsync ftp tftp telnet nslookup dig host ping
  kubectl helm terraform pulumi aws gcloud az gh glab npm pnpm yarn bun pip pip3 uv cargo go gem brew apt apt-get
  psql mysql redis-cli mongosh dropdb systemctl service shutdown reboot halt poweroff init telinit
  iptables nft ufw crontab at batch mount umount swapoff insmod modprobe rmmod useradd userdel usermod passwd visudo
  kill killall pkill truncate fallocate sysctl hdparm nmap tcpdump gpg security osascript open xdg-open pbcopy
  WORDS s1 s2 s3 s4 deploy publish report notify cleanup
`);

const PASSED = words(`
  cat tac rev tr cut head tail sort uniq wc seq nl fold paste join comm tee base64 base32 xxd od hexdump printf echo
  sed awk mawk gawk grep egrep fgrep basename dirname realpath readlink date true false test [ expr yes sleep id whoami
  uname hostname pwd ls stat touch mkdir mktemp cp mv ln install split csplit shuf column iconv gzip xz zstd
  bzip2 tar zip unzip strings cmp diff md5sum sha256sum bc jq ed ex vi vim gdb sqlite3 openssl ar file
  python3 perl node ruby php lua tclsh make logsave
`);

const RUNNERS = words(`
  env nohup nice ionice timeout stdbuf setsid xargs flock taskset chrt setarch prlimit run-parts time
`);

/** Shell scripts themselves: what they call in turn is their own affair. */
const SCRIPTED = words('gunzip zcat');

/** Skips options: those in the pattern $1 take a value, every other word with a dash does not. */
const skipOptions = (valued: string): string => `
while [ "$#" -gt 0 ]; do case "$1" in
  --) shift; break;;
  ${valued === '' ? '' : `${valued}) shift 2;;`}
  -?*) shift;;
  *) break;;
esac; done`;

const LAUNCHERS: Readonly<Record<string, string>> = {
  sudo: `
shell=
while [ "$#" -gt 0 ]; do case "$1" in
  --) shift; break;;
  -s|-i|--shell|--login) shell=1; shift;;
  -u|-g|-U|-C|-p|-h|-r|-t|-T|-R|-D|--user|--group|--chdir|--chroot|--host|--prompt) shift 2;;
  -?*) shift;;
  [A-Za-z_]*=*) export "$1"; shift;;
  *) break;;
esac; done
[ "$#" -gt 0 ] || { [ -n "$shell" ] && exec /bin/sh; exit 0; }
[ -n "$shell" ] && exec /bin/sh -c "$*"
exec "$@"`,
  doas: `${skipOptions('-u|-C')}\nexec "$@"`,
  pkexec: `${skipOptions('--user')}\nexec "$@"`,
  su: `
while [ "$#" -gt 0 ]; do case "$1" in
  -c|--command) exec /bin/sh -c "$2";;
  --command=*) exec /bin/sh -c "\${1#--command=}";;
  *) shift;;
esac; done
exec /bin/sh`,
  runuser: `${skipOptions('-u|--user|-g')}\nexec "$@"`,
  ssh: `${skipOptions('-[bcDEeFIiJLlmOopQRSWw]')}
shift
[ "$#" -gt 0 ] && exec /bin/sh -c "$*"
exec /bin/sh`,
  docker: `
case "$1" in
  exec) shift; ${skipOptions('-u|-w|-e|--user|--workdir|--env')}
    shift; exec "$@";;
  run) shift; ${skipOptions('-u|-w|-e|-v|--user|--workdir|--env|--volume|--name|--network')}
    shift; [ "$#" -gt 0 ] && exec "$@";;
esac`,
  chroot: `${skipOptions('')}\nshift\nexec "$@"`,
  unshare: `${skipOptions('-S|-G|--root|--wd')}\nexec "$@"`,
  nsenter: `${skipOptions('-t|--target|-S|-G')}\nexec "$@"`,
  strace: `${skipOptions('-e|-o|-s|-p|-u|-E|-a|-P')}\nexec "$@"`,
  ltrace: `${skipOptions('-e|-o|-s|-n|-u')}\nexec "$@"`,
  watch: `${skipOptions('-n|--interval')}\nexec /bin/sh -c "$*"`,
  busybox: `exec "$@"`,
  npx: `${skipOptions('-p|--package')}\nexec "$@"`,
  caffeinate: `${skipOptions('-t|-w')}\nexec "$@"`,
  script: `
while [ "$#" -gt 0 ]; do case "$1" in
  -c|-[aefq]*c|--command) exec /bin/sh -c "$2";;
  --command=*) exec /bin/sh -c "\${1#--command=}";;
  *) shift;;
esac; done`,
  parallel: `
template=
while [ "$#" -gt 0 ] && [ "$1" != ::: ]; do case "$template$1" in
  -j|-P) shift 2; continue;;
  -?*) shift; continue;;
esac; template="$template\${template:+ }$1"; shift; done
if [ "$#" -gt 0 ]; then shift; else set --; while IFS= read -r line; do set -- "$@" "$line"; done; fi
for item; do
  case "$template" in
    '') command="$item";;
    *'{}'*) command="\${template%%'{}'*}$item\${template#*'{}'}";;
    *) command="$template $item";;
  esac
  /bin/sh -c "$command"
done`,
  git: `
case "$1" in
  bisect) [ "$2" = run ] && { shift 2; exec "$@"; };;
  submodule) [ "$2" = foreach ] && { shift 2; exec /bin/sh -c "$*"; };;
  rebase) while [ "$#" -gt 0 ]; do case "$1" in
      -x|--exec) exec /bin/sh -c "$2";;
      --exec=*) exec /bin/sh -c "\${1#--exec=}";;
    esac; shift; done;;
esac
case "$*" in *alias.*|*core.pager*|*core.fsmonitor*|*core.editor*|*difftool*|*'config-env'*) exec "$real" "$@";; esac
case "$1" in init) exec "$real" "$@";; esac
[ -n "\${GIT_EXTERNAL_DIFF-}\${GIT_PAGER-}\${GIT_CONFIG_COUNT-}" ] && exec "$real" "$@"
exit 0`,
  find: `
for word; do [ "$word" = -delete ] && exit 0; done
exec "$real" "$@"`,
  // A plain change of one file's mode is needed by "write, make executable, run"; wider ones only record.
  chmod: `
[ "$#" -eq 2 ] || exit 0
case "$1" in -*) exit 0;; esac
[ -f "$2" ] && exec "$real" "$@"
exit 0`,
};

const ALIASES: Readonly<Record<string, string>> = { podman: 'docker', python: 'python3', nodejs: 'node' };

export const SHELLS = ['bash', 'sh', 'dash', 'zsh', 'rbash'] as const;

/** Every program of the sandbox by name; `extra` names become stubs unless they are known already. */
export function programs(extra: Iterable<string>): ReadonlyMap<string, Program> {
  const table = new Map<string, Program>();
  for (const name of extra) table.set(name, { kind: 'stub' });
  for (const name of STUBS) table.set(name, { kind: 'stub' });
  for (const name of PASSED) table.set(name, { kind: 'pass' });
  for (const name of RUNNERS) table.set(name, { kind: 'run' });
  for (const name of SCRIPTED)
    table.set(name, { kind: 'launch', lines: 'PATH=${real%/*} exec "$real" "$@"' });
  for (const [name, lines] of Object.entries(LAUNCHERS)) table.set(name, { kind: 'launch', lines });
  for (const [name, same] of Object.entries(ALIASES)) {
    const program = table.get(same);
    if (program !== undefined) table.set(name, program);
  }
  for (const name of SHELLS) table.set(name, { kind: 'real' });
  return table;
}

/** The program whose real executable stands behind a name: `python` is `python3` here. */
export function realName(name: string): string {
  return ALIASES[name] ?? name;
}
