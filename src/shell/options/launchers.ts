/** Commands that start another command: their own options end where the other one's name begins. */
import type { OptionRow, OptionRows } from './rows.ts';

const stops = (options: string): OptionRow => ({ options, stops: true });

const SHELL =
  '-c= -o= -O= --rcfile= --init-file= -s -i -l|--login -r|--restricted -v|--verbose -x -e -u -n -f -a -b -h -k -m -p -t -B -C -E -H -P -T -D --posix --norc --noprofile --noediting --dump-strings';

export const LAUNCHER_ROWS: OptionRows = {
  sudo: stops(
    '-u|--user= -g|--group= -h|--host= -p|--prompt= -C|--close-from= -D|--chdir= -R|--chroot= -T|--command-timeout= -U|--other-user= -r|--role= -t|--type= -c|--login-class= -a|--auth-type= -A|--askpass -b|--background -B|--bell -E --preserve-env? -e|--edit -H|--set-home -i|--login -K|--remove-timestamp -k|--reset-timestamp -l|--list -n|--non-interactive -N|--no-update -P|--preserve-groups -S|--stdin -s|--shell -V|--version -v|--validate',
  ),
  sudoedit: '-u|--user= -g|--group= -h|--host= -p|--prompt= -C= -D= -R= -T= -A -k -n -S',
  doas: stops('-u= -C= -a= -L -n -s'),
  env: stops(
    '-u|--unset= -C|--chdir= -S|--split-string= -i|--ignore-environment -0|--null -v|--debug -a|--argv0= -P= --block-signal? --default-signal? --ignore-signal? --list-signal-handling',
  ),
  su: '-c|--command= -s|--shell= -g|--group= -G|--supp-group= -w|--whitelist-environment= --session-command= -f|--fast -l|--login -m|-p|--preserve-environment -P|--pty -T|--no-pty',
  runuser: stops(
    '-u|--user= -c|--command= -s|--shell= -g|--group= -G|--supp-group= -w|--whitelist-environment= --session-command= -f|--fast -l|--login -m|-p|--preserve-environment -P|--pty -T|--no-pty',
  ),
  pkexec: stops('--user= --disable-internal-agent --keep-cwd'),
  gosu: stops(''),
  'su-exec': stops(''),
  setpriv: stops(
    '--ambient-caps= --inh-caps= --bounding-set= --ruid= --euid= --rgid= --egid= --reuid= --regid= --groups= --securebits= --pdeathsig= --ptracer= --selinux-label= --apparmor-profile= --seccomp-filter= --landlock-access= --landlock-rule= -d|--dump --clear-groups --keep-groups --init-groups --reset-env --no-new-privs|--nnp',
  ),
  capsh:
    '--print --decode= --drop= --caps= --inh= --noamb --addamb= --delamb= --uid= --cap-uid= --gid= --groups= --user= --mode? --chroot= --forkfor= --secbits= --keep= --shell= --supports= --has-p= --iab= --killit= --noenv --quiet --strict --current',
  nohup: stops(''),
  chronic: stops('-v -e'),
  'run-one': stops(''),
  'run-this-one': stops(''),
  pexec: stops(
    '-n|--number= -r|--list -f|--listfile= -p|--parameters= -o|--output= -e|--environment= -c|--shell-command -m|--multiple-command',
  ),
  faketime: stops('-m -f -p='),
  'with-lock-ex': stops('-w -q -f -t='),
  lckdo: stops('-w -W= -e -E= -s -x -q'),
  cabal: { options: '', sub: { exec: stops('') } },
  stack: { options: '', sub: { exec: stops('') } },
  opam: { options: '', sub: { exec: stops('--switch= --root=') } },
  pyenv: { options: '', sub: { exec: stops('') } },
  rbenv: { options: '', sub: { exec: stops('') } },
  nodenv: { options: '', sub: { exec: stops('') } },
  sem: stops('-j= --id= --fg --bg --wait --timeout='),
  pdsh: stops('-w= -x= -l= -t= -u= -f= -g= -R= -X= -S -h -q -b -a -d'),
  clush: stops('-w= -x= -g= -l= -t= -u= -f= -o= -a -b -B -L -n -q -v'),
  dsh: stops('-m= -g= -f= -r= -o= -a -c -M -q -v -w'),
  ksu: '-n= -c= -e= -a= -q -k -r= -pf -p',
  grc: stops('-c|--config= -e|--stderr -s|--stdout --colour= --pty'),
  socket: '-p= -b -c -f -l -q -r -s -v',
  caffeinate: stops('-d -i -m -s -u -t= -w='),
  noglob: stops(''),
  nocorrect: stops(''),
  repeat: stops(''),
  nice: stops('-n|--adjustment='),
  ionice: stops('-c|--class= -n|--classdata= -p|--pid= -P|--pgid= -u|--uid= -t|--ignore'),
  renice: '-n= -p|--pid= -g|--pgrp= -u|--user=',
  chrt: stops(
    '-T|--sched-runtime= -P|--sched-period= -D|--sched-deadline= -a -b|--batch -d|--deadline -e|--ext -f|--fifo -i|--idle -o|--other -r|--rr -R|--reset-on-fork -m|--max -p|--pid -v',
  ),
  taskset: stops('-a|--all-tasks -p|--pid -c|--cpu-list'),
  numactl: stops(
    '-i|--interleave= -w|--weighted-interleave= -p|--preferred= -P|--preferred-many= -C|--physcpubind= -N|--cpunodebind= -m|--membind= -l|--localalloc -b|--balancing -s|--show -H|--hardware -S|--shm= -f|--file=',
  ),
  cpulimit: stops(
    '-p|--pid= -e|--exe= -P|--path= -l|--limit= -c= -b|--background -f|--foreground -m|--monitor-forks -i|--include-children -q|--quiet -z|--lazy -v',
  ),
  timeout: stops('-k|--kill-after= -s|--signal= -f|--foreground -p|--preserve-status -v|--verbose'),
  gtimeout: stops('-k|--kill-after= -s|--signal= -f|--foreground -p|--preserve-status -v|--verbose'),
  time: stops('-f|--format= -o|--output= -a|--append -p|--portability -q|--quiet -v|--verbose -l -h'),
  stdbuf: stops('-i|--input= -o|--output= -e|--error='),
  setsid: stops('-c|--ctty -f|--fork -w|--wait'),
  setarch: stops(
    '-R|--addr-no-randomize -B|--32bit -F|--fdpic-funcptrs -I|--short-inode -L|--addr-compat-layout -S|--whole-seconds -T|--sticky-timeouts -X|--read-implies-exec -Z|--mmap-page-zero -3|--3gb --4gb --uname-2.6 -p|--pid? -v|--verbose --list --show?',
  ),
  linux64: stops('-R -B -F -I -L -S -T -X -Z -3 -v'),
  linux32: stops('-R -B -F -I -L -S -T -X -Z -3 -v'),
  prlimit: stops(
    '-p|--pid= -o|--output= --noheadings --raw --verbose -c|--core? -d|--data? -e|--nice? -f|--fsize? -i|--sigpending? -l|--memlock? -m|--rss? -n|--nofile? -q|--msgqueue? -r|--rtprio? -s|--stack? -t|--cpu? -u|--nproc? -v|--as? -x|--locks? -y|--rttime?',
  ),
  choom: stops('-n|--adjust= -p|--pid='),
  coresched: stops('-s|--source= -d|--dest= -t|--dest-type= -v'),
  unbuffer: stops('-p'),
  rlwrap: stops(
    '-a? -A? -b|--break-chars= -c -C|--command-name= -D|--history-no-dupes= -e|--extra-char-after-completion= -f|--file= -F|--history-format= -g|--forget-matching= -h -H|--history-filename= -i -I -l|--logfile= -m? -M|--multi-line-ext= -n -N -o -O|--only-cook= -p? -P|--pre-given= -q|--quote-characters= -r -R -s|--histsize= -S|--substitute-prompt= -t|--set-term-name= -T? -u -U= -v -w|--wait-before-prompt= -W? -X -z|--filter=',
  ),
  script:
    '-c|--command= -E|--echo= -I|--log-in= -O|--log-out= -B|--log-io= -T|--log-timing= -m|--logging-format= -o|--output-limit= -a|--append -e|--return -f|--flush --force -q|--quiet -t? -F -k -p -r -d',
  flock: stops(
    '-c|--command= -E|--conflict-exit-code= -w|--timeout|--wait= -F|--no-fork -e|-x|--exclusive -s|--shared -n|--nb|--nonblock -o|--close -u|--unlock --fcntl --verbose',
  ),
  watch: stops(
    '-n|--interval= -q|--equexit= -d|--differences? -b|--beep -c|--color -C|--no-color -e|--errexit -f|--follow -g|--chgexit -p|--precise -r|--no-rerun -s|--shotsdir= -t|--no-title -w|--no-wrap -x|--exec',
  ),
  entr: stops('-a -c -d -n -p -r -s -x -z'),
  watchexec: stops(
    '-w|--watch= -W= -e|--exts= -f|--filter= -i|--ignore= -d|--debounce= -s|--signal= -E|--env= -o|--on-busy-update= --shell= -n -c|--clear? -r|--restart -p|--postpone -v --stop-signal= --stop-timeout= --delay-run= --workdir= --filter-file= --project-origin= --emit-events-to= -N|--notify --wrap-process? --no-vcs-ignore',
  ),
  nodemon: stops(
    '-e|--ext= -x|--exec= -w|--watch= -i|--ignore= -d|--delay= -s|--signal= --config= --cwd= -V -q -L -I -C --on-change-only',
  ),
  strace: stops(
    '-a|--columns= -b|--detach-on= -e= -E|--env= -I|--interruptible= -o|--output= -O|--summary-syscall-overhead= -p|--attach= -P|--trace-path= -s|--string-limit= -S|--summary-sort-by= -u|--user= -U|--summary-columns= -X|--const-print-style= --trace= --abbrev= --verbose= --raw= --signal= --status= --quiet= --inject= --fault= --kvm= --argv0= -A -c -C -d -f -F -h -i -k -n -N -q -r -t -T -v -V -w -x -y -Y -z -Z -D',
  ),
  ltrace: stops(
    '-a|--align= -A= -b -c -C -d -D= -e= -f -F|--config= -i -l|--library= -L -n|--indent= -o|--output= -p= -r -s= -S -t -T -u= -w|--where= -x=',
  ),
  dtruss: stops('-p= -n= -t= -b= -a -c -d -e -f -l -L -o -s'),
  perf: {
    options: '--exec-path? --buildid-dir= --debug= -p|--paginate',
    sub: Object.fromEntries(
      ['stat', 'record', 'trace', 'lock', 'mem', 'c2c', 'sched', 'bench', 'kvm', 'top'].map(
        (name): readonly [string, OptionRow] => [
          name,
          stops(
            '-e|--event= -o|--output= -p|--pid= -t|--tid= -C|--cpu= -c|--count= -F|--freq= -r|--repeat= -x|--field-separator= -I|--interval-print= -G|--cgroup= -u|--uid= -m|--mmap-pages= -D|--delay= -M|--metrics= -k|--clockid= --call-graph= --filter= --pre= --post= --timeout= --control= --per-thread -a|--all-cpus -g -d -v -q -s -n -A -B -S -T -P -R -W -b -i',
          ),
        ],
      ),
    ),
  },
  valgrind: stops(''),
  heaptrack: stops('-o|--output= -p|--pid= -a|--analyze= -r|--record-only --asan'),
  rr: { options: '', sub: { record: stops('-n -h -c= -i= -o= -p= -t= -u -v= -w -s= -M') } },
  gdb: {
    options:
      '-ex|--eval-command= -iex|--init-eval-command= -x|--command= -ix|--init-command= -p|--pid= -c|--core= -s|--symbols= -e|--exec= -se= -d|--directory= -cd= -D|--data-directory= -i|--interpreter= -tty= -b= -l= -batch|--batch -q|--quiet|--silent -nx|--nx -nh -n --args|-args --write --tui --readnow --statistics --return-child-result --configuration',
    single: true,
  },
  lldb: '-o|--one-line= -O|--one-line-before-file= -k|--one-line-on-crash= -K|--source-on-crash= -s|--source= -S|--source-before-file= -f|--file= -c|--core= -p|--attach-pid= -n|--attach-name= -a|--arch= -l|--script-language= -b|--batch -Q|--source-quietly -w|--wait-for -x|--no-lldbinit -X -r|--repl -e|--editor',
  chroot: stops('--userspec= --groups= --skip-chdir -u= -g= -G= -n'),
  unshare: stops(
    '-S|--setuid= -G|--setgid= -R|--root= -w|--wd= -l|--load-interp= --map-user= --map-group= --map-users= --map-groups= --owner= --propagation= --setgroups= --monotonic= --boottime= -i|--ipc? -m|--mount? -n|--net? -p|--pid? -u|--uts? -U|--user? -C|--cgroup? -T|--time? -f|--fork -r|--map-root-user -c|--map-current-user --map-auto --kill-child? --mount-proc? --mount-binfmt? --keep-caps --forward-signals',
  ),
  nsenter: stops(
    '-t|--target= -S|--setuid= -G|--setgid= -r|--root? -w|--wd? -W|--wdns= -N|--net-socket= -a|--all -m|--mount? -u|--uts? -i|--ipc? -n|--net? -p|--pid? -C|--cgroup? -U|--user? -T|--time? -F|--no-fork -Z|--follow-context -c|--join-cgroup -e|--env --preserve-credentials --keep-caps --user-parent',
  ),
  firejail: stops(''),
  bwrap: stops(
    '--args= --argv0= --userns= --userns2= --pidns= --uid= --gid= --hostname= --chdir= --unsetenv= --lock-file= --sync-fd= --info-fd= --block-fd= --json-status-fd= --userns-block-fd= --seccomp= --add-seccomp-fd= --exec-label= --file-label= --proc= --dev= --tmpfs= --mqueue= --dir= --remount-ro= --perms= --size= --cap-add= --cap-drop= --overlay-src= --tmp-overlay= --ro-overlay= --unshare-all --unshare-user --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup --share-net --clearenv --new-session --die-with-parent --as-pid-1 --disable-userns --level-prefix',
  ),
  proot: stops(
    '-r|--rootfs= -b|--bind|-m|--mount= -q|--qemu= -w|--pwd|--cwd= -v|--verbose= -k|--kernel-release= -0|--root-id -i|--change-id= -R= -S= -h',
  ),
  fakeroot: stops('-l|--lib= --faked= -s= -i= -b= -u|--unknown-is-real -h -v'),
  fakechroot: stops('-b= -c= -d= -e= -l= -s'),
  torsocks: stops('-u|--user= -p|--pass= -a|--address= -P|--port= -d|--debug -q|--quiet -i|--isolate'),
  torify: stops('-v'),
  proxychains: stops('-f= -q'),
  proxychains4: stops('-f= -q'),
  tsocks: stops(''),
  'systemd-run': stops(
    '-H|--host= -M|--machine= -u|--unit= -p|--property= --description= --slice= --uid= --gid= --nice= --working-directory= -E|--setenv= --on-active= --on-boot= --on-startup= --on-unit-active= --on-unit-inactive= --on-calendar= --path-property= --socket-property= --timer-property= --service-type= --background= --job-mode= --user --system --scope -r|--remain-after-exit --send-sighup -d|--same-dir -t|--pty -P|--pipe -q|--quiet -G|--collect -S|--shell --wait --no-block --no-ask-password',
  ),
  'systemd-inhibit': stops('--what= --who= --why= --mode= --list --no-pager --no-legend'),
  'systemd-nspawn': stops(
    '-D|--directory= -i|--image= -u|--user= -M|--machine= -E|--setenv= --bind= --bind-ro= --tmpfs= --chdir= --template= --oci-bundle= --slice= --property= -p|--port= -U -b|--boot -a|--as-pid2 -q|--quiet -x|--ephemeral -n -P --pipe --console= --capability= --drop-capability= --private-users= --network-bridge= --network-interface= --overlay= --overlay-ro= -Z= -L= -S=',
  ),
  'dbus-run-session': stops('--config-file= --dbus-daemon='),
  'dbus-launch': stops(
    '--sh-syntax --csh-syntax --auto-syntax --binary-syntax --close-stderr --exit-with-session --autolaunch= --config-file=',
  ),
  'xvfb-run': stops(
    '-a|--auto-servernum -e|--error-file= -f|--auth-file= -n|--server-num= -l|--listen-tcp -p|--xauth-protocol= -s|--server-args= -w|--wait=',
  ),
  'ssh-agent': stops('-a= -E= -O= -P= -t= -c -D -d -k -s'),
  'aws-vault': {
    options: '--backend= --debug --prompt=',
    sub: {
      exec: stops(
        '-d|--duration= -n|--no-session -r|--region= -m|--mfa-token= -j|--json -s|--server --ec2-server --ecs-server --stdout --lazy',
      ),
    },
  },
  chpst: stops('-u= -U= -b= -/= -n= -l= -L= -m= -d= -o= -p= -f= -c= -r= -t= -e= -v -P -0 -1 -2'),
  setuidgid: stops(''),
  softlimit: stops('-a= -c= -d= -f= -l= -m= -o= -p= -r= -s= -t='),
  'start-stop-daemon':
    '-S|--start -K|--stop -T|--status -x|--exec= -p|--pidfile= -n|--name= -u|--user= -a|--startas= -c|--chuid= -r|--chroot= -d|--chdir= -s|--signal= -R|--retry= -g|--group= -N|--nicelevel= -P|--procsched= -I|--iosched= -k|--umask= -O|--output= --pid= --ppid= --notify-timeout= -b|--background -C|--no-close -m|--make-pidfile --remove-pidfile -q|--quiet -o|--oknodo -t|--test -v|--verbose',
  daemonize: stops('-a -c= -e= -E= -l= -o= -p= -u= -v'),
  'dumb-init': stops('-c|--single-child -r|--rewrite= -v|--verbose'),
  tini: stops('-p= -e= -s -v -w -g -l'),
  catchsegv: stops(''),
  cgexec: stops('-g= --sticky'),
  ccache: stops('-C -c -s -z -d= -F= -M= -o= -p -k= -x -X='),
  distcc: stops('-j -v'),
  sccache: stops(''),
  bear: stops('-o|--output= --output= -a|--append -v|--verbose -c|--config= --force-wrapper --force-preload'),
  hyperfine:
    '-w|--warmup= -m|--min-runs= -M|--max-runs= -r|--runs= -s|--setup= -p|--prepare= -C|--conclude= -c|--cleanup= -P|--parameter-scan= -D|--parameter-step-size= -L|--parameter-list= -S|--shell= -N -i|--ignore-failure --style= --sort= -u|--time-unit= --export-asciidoc= --export-csv= --export-json= --export-markdown= --show-output --output= --input= -n|--command-name= --reference=',
  xargs: stops(
    '-a|--arg-file= -d|--delimiter= -E= -e|--eof? -I= -i|--replace? -L= -l|--max-lines? -n|--max-args= -P|--max-procs= -s|--max-chars= -0|--null -o|--open-tty -p|--interactive -r|--no-run-if-empty -t|--verbose -x|--exit --process-slot-var= --show-limits -J= -R= -S=',
  ),
  parallel: stops(
    '-j|--jobs|-P|--max-procs= -a|--arg-file= -I= -i|--replace? -N|--max-replace-args= -n|--max-args= -L= -l|--max-lines? -X|--xargs -m -k|--keep-order -q|--quote -0|--null -d|--delimiter= -C|--colsep= -s|--max-chars= -S|--sshlogin= --sshloginfile|--slf= --timeout= --retries= --results= --joblog= --tmpdir= --delay= --load= --memfree= --noswap --nice= --bar --eta --progress --dry-run --dryrun --halt= --wd|--workdir= --block= --recstart= --recend= --regexp --pipe --pipepart --cat --fifo --spreadstdin --tagstring= --tag --line-buffer|--lb -u|--ungroup --group --env= --header= --basefile|--bf= --return= --trc= --transfer --transferfile|--tf= --cleanup --arg-sep= --arg-file-sep= --trim= --shuf --resume --resume-failed -x -r|--no-run-if-empty -t|--verbose -v -p|--interactive -U= -E= -e? -W= --will-cite --semaphore --id= --fg --bg --max-line-length-allowed --plus --link --rpl= --compress --compress-program= --decompress-program= --files --colsep= --round-robin --sqlworker= --sqlmaster= --sqlandworker= --filter= --controlmaster --limit= --profile|-J= --use-cpus-instead-of-cores --process-slot-var= --template= --tmux --shellquote --onall --nonall',
  ),
  rush: stops('-j= -d= -D= -e -i= -k -n= -r= -t= -T= -v= -c -C='),
  expect: stops('-c= -f= -b= -d -D= -i -n -N -v'),
  tmux: { options: '-c= -f= -L= -S= -T= -2 -C -D -l -N -u -v', sub: { ...tmuxRows() } },
  screen: stops(
    '-c= -e= -h= -p= -r? -R -S= -s= -t= -T= -X -d -D -a -A -f -i -l -L -m -O -q -Q -U -v -x -4 -6 -Logfile=',
  ),
  at: '-f= -t= -q= -m -M -V -l -d -r -b -v -c=',
  batch: '-f= -q= -m -M',
  crontab: '-u= -l -r -e -i -n= -s -c= -T=',
  sh: stops(SHELL),
  bash: stops(SHELL),
  dash: stops(SHELL),
  ash: stops(SHELL),
  zsh: stops(SHELL),
  ksh: stops(SHELL),
  mksh: stops(SHELL),
  fish: stops(
    '-c|--command= -C|--init-command= -d|--debug= -o|--debug-output= -D= -f|--features= -i|--interactive -l|--login -n|--no-execute -N|--no-config -p|--profile= -P|--private --profile-startup= --print-debug-categories',
  ),
  busybox: stops('--list --install --help'),
  toybox: stops('--long'),
  abduco: stops('-e= -A -c -n -l -r -f'),
  arch: {
    options: '-arch= -e= -d= -c -h -32 -64 -i386 -x86_64 -x86_64h -arm64 -arm64e',
    stops: true,
    single: true,
  },
  autoexpect: stops('-f= -C= -P= -Q= -c -p -quiet'),
  bsub: stops('-q= -J= -o= -e= -n= -W= -R= -M= -P= -m= -w= -I -K'),
  dtach: stops('-r= -e= -A -a -c -N -n -E -z'),
  dvtm: stops('-m= -d= -h= -t= -s= -c= -v -M'),
  gksu: stops('-u|--user= -m|--message= -D|--description= -k -l|--login -g -d -S -w'),
  gtime: stops('-f|--format= -o|--output= -a|--append -p|--portability -q|--quiet -v|--verbose'),
  hwatch: stops('-n|--interval= -t -b -c -d? -l|--logfile= -s|--shell= -A= -x -r -N -o'),
  ifne: stops('-n'),
  kdesu: stops('-u= -c= -f= -i= -p= -s -t -d -n'),
  kitty: stops(
    '-c|--config= -o|--override= -d|--directory= -T|--title= --class= --name= -1 --hold --detach --session=',
  ),
  lockf: stops('-t= -k -n -p -s -w'),
  mpiexec: {
    options:
      '-n= -np= -c= -H|--host= --hostfile= -hostfile= -f= -x= -wdir= --map-by= --bind-to= -q -v --oversubscribe',
    stops: true,
    single: true,
  },
  mpirun: {
    options:
      '-n= -np= -c= -H|--host= --hostfile= -hostfile= -f= -x= -wdir= --map-by= --bind-to= -q -v --oversubscribe',
    stops: true,
    single: true,
  },
  multitime: stops('-f= -I= -i= -l -n= -o= -q -r= -s= -v -b='),
  nq: stops('-c -q -w -t'),
  'py-spy': {
    options: '',
    sub: {
      record: stops(
        '-o|--output= -p|--pid= -r|--rate= -d|--duration= -f|--format= -n|--native -t -s -F -g -i -l --full-filenames',
      ),
      top: stops('-p|--pid= -r|--rate= -n -t -s'),
    },
  },
  reflex: stops(
    '-c|--config= -d|--decoration= -g|--glob= -G|--inverse-glob= -r|--regex= -R|--inverse-regex= -e= -s -v --all',
  ),
  retry: stops('-d|--delay= -t|--times= -m|--message= -u|--until= -w|--while='),
  run0: stops(
    '-u|--user= -g|--group= -D|--chdir= -M|--machine= --unit= --property= --description= --slice= --nice= --setenv= --background= --via-shell -i -P',
  ),
  runcon: stops('-t= -u= -r= -l= -c'),
  samply: {
    options: '',
    sub: { record: stops('-o= -p= -r|--rate= -d|--duration= -s|--save-only -n|--no-open -P|--port=') },
  },
  schedtool: stops('-a= -p= -n= -N -B -F -R -I -D -M -e -r -v'),
  sg: '-c=',
  srun: stops(
    '-n|--ntasks= -N|--nodes= -p|--partition= -t|--time= -c|--cpus-per-task= -J|--job-name= -A|--account= -o|--output= -e|--error= -i|--input= -w|--nodelist= -D|--chdir= --mem= --gres= --gpus= -G= --qos= --pty -l -v',
  ),
  trickle: stops('-u= -d= -w= -t= -l= -n= -s -h -v'),
  tsp: stops('-L= -N= -D= -W= -O= -n -f -m -d -E -B'),
  colima: { options: '-p|--profile=', sub: { ssh: stops('-p|--profile=') } },
  lima: stops(''),
  limactl: {
    options: '--tty= --debug --log-level=',
    sub: { shell: stops('--shell= --workdir= --preserve-env --start') },
  },
  pssh: stops(
    '-h|--hosts= -H|--host= -l|--user= -p|--par= -o= -e= -t= -O= -x= -X= -g= -i|--inline -A -v -P -I',
  ),
  tsh: {
    options: '',
    sub: { ssh: stops('-l|--login= -p|--port= -L= -R= -D= --proxy= --user= --cluster= -A -t -N') },
  },
  exec: stops('-a= -c -l'),
  command: stops('-p -v -V'),
  builtin: stops(''),
};

function tmuxRows(): OptionRows {
  const NEW = '-c= -e= -F= -n= -s= -t= -x= -y= -l= -A -a -b -d -D -E -f= -h -v -I -k -P -S -X -Z -p=';
  return {
    'new-session': stops(NEW),
    new: stops(NEW),
    'new-window': stops(NEW),
    neww: stops(NEW),
    'split-window': stops(NEW),
    splitw: stops(NEW),
    'respawn-pane': stops('-c= -e= -t= -k'),
    respawnp: stops('-c= -e= -t= -k'),
    'respawn-window': stops('-c= -e= -t= -k'),
    respawnw: stops('-c= -e= -t= -k'),
    'send-keys': stops('-t= -N= -c= -F -H -K -l -M -R -X'),
    send: stops('-t= -N= -c= -F -H -K -l -M -R -X'),
    'run-shell': stops('-c= -d= -t= -b -C -E'),
    run: stops('-c= -d= -t= -b -C -E'),
    'if-shell': stops('-t= -b -F'),
    if: stops('-t= -b -F'),
    'pipe-pane': stops('-t= -I -O -o'),
    pipep: stops('-t= -I -O -o'),
    popup: stops('-c= -d= -e= -h= -s= -S= -t= -T= -w= -x= -y= -b= -B -C -E'),
    'display-popup': stops('-c= -d= -e= -h= -s= -S= -t= -T= -w= -x= -y= -b= -B -C -E'),
    'set-hook': stops('-t= -a -g -p -R -u -w'),
    'bind-key': stops('-N= -T= -n -r'),
    bind: stops('-N= -T= -n -r'),
    'confirm-before': stops('-c= -p= -t= -b -y'),
    confirm: stops('-c= -p= -t= -b -y'),
    'command-prompt': stops('-I= -p= -t= -T= -1 -b -F -i -k -N'),
    'set-option': stops('-t= -a -F -g -o -p -q -s -u -U -w'),
    set: stops('-t= -a -F -g -o -p -q -s -u -U -w'),
    'kill-session': '-t= -a -C',
    'kill-window': '-t= -a',
    'kill-pane': '-t= -a',
    attach: '-c= -f= -t= -d -E -r -x',
    'capture-pane': '-b= -E= -S= -t= -a -C -e -J -M -N -p -P -q -T',
  };
}
