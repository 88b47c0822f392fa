/** Commands on devices, services, users and the running system. */
import type { OptionRows } from './rows.ts';

const MKFS =
  '-t|--type= -b= -c -C= -d= -D -e= -E= -F -f? -g= -G= -i= -I= -j -J= -k -K -l= -L= -m= -M= -n= -N= -o= -O= -q -Q= -r= -R= -s= -S -T= -U= -v -V -z=';
const USERADD =
  '-b|--base-dir= -c|--comment= -d|--home-dir|--home= -D|--defaults -e|--expiredate= -f|--inactive= -g|--gid= -G|--groups= -k|--skel= -K|--key= -l|--login= -m|--create-home -M|--no-create-home -N|--no-user-group -o|--non-unique -p|--password= -r|--system -R|--root= -P|--prefix= -s|--shell= -u|--uid= -U|--user-group -Z|--selinux-user= -a|--append -L|--lock';

export const SYSTEM_ROWS: OptionRows = {
  mount:
    '-a|--all -t|--types= -o|--options= -O|--test-opts= -L|--label= -U|--uuid= -T|--fstab= -N|--namespace= --source= --target= --target-prefix= -B|--bind -R|--rbind -M|--move -r|--read-only|--ro -w|--rw|--read-write -f|--fake -F|--fork -i|--internal-only -l|--show-labels -n|--no-mtab -s -v|--verbose --make-private --make-shared --mkdir? --onlyonce --options-mode= --options-source= --map-users= --map-groups=',
  umount:
    '-a|--all -A|--all-targets -c|--no-canonicalize -d|--detach-loop -f|--force -i|--internal-only -l|--lazy -n|--no-mtab -N|--namespace= -O|--test-opts= -R|--recursive -r|--read-only -t|--types= -v|--verbose -q|--quiet --fake',
  mkfs: MKFS,
  'mkfs.ext4': MKFS,
  'mkfs.ext3': MKFS,
  'mkfs.ext2': MKFS,
  'mkfs.xfs': MKFS,
  'mkfs.btrfs': MKFS,
  'mkfs.vfat': MKFS,
  'mkfs.fat': MKFS,
  'mkfs.ntfs': MKFS,
  mke2fs: MKFS,
  mkswap:
    '-c|--check -f|--force -p|--pagesize= -L|--label= -v|--swapversion= -U|--uuid= -e|--endianness= -o|--offset= -s|--size= -F|--file',
  wipefs:
    '-a|--all -b|--backup? -f|--force -i|--noheadings -J|--json -n|--no-act -o|--offset= -O|--output= -p|--parsable -q|--quiet -t|--types= --lock?',
  fdisk:
    '-b|--sector-size= -B|--protect-boot -c|--compatibility? -L|--color? -l|--list -x|--list-details -n|--noauto-pt -o|--output= -t|--type= -u|--units? -s|--getsz --bytes -w|--wipe= -W|--wipe-partitions= -C|--cylinders= -H|--heads= -S|--sectors=',
  sfdisk:
    '-A|--activate -d|--dump -J|--json -g|--show-geometry -l|--list -F|--list-free -r|--reorder -s|--show-size -T|--list-types -V|--verify --delete --part-label --part-type --part-uuid --part-attrs --disk-id -a|--append -b|--backup --bytes --move-data? -f|--force --color? --lock? -N|--partno= -n|--no-act --no-reread --no-tell-kernel -O|--backup-file= -o|--output= -q|--quiet -w|--wipe= -W|--wipe-partitions= -X|--label= -Y|--label-nested= -G|--show-pt-geometry -L -D -U|--sector-size=',
  sgdisk:
    '-a|--set-alignment= -A|--attributes= -b|--backup= -l|--load-backup= -c|--change-name= -d|--delete= -n|--new= -t|--typecode= -u|--partition-guid= -U|--disk-guid= -r|--transpose= -R|--replicate= -z|--zap -Z|--zap-all -o|--clear -p|--print -i|--info= -L|--list-types -P|--pretend -v|--verify',
  gdisk: '-l',
  cgdisk: '',
  cfdisk: '-z|--zero -r|--read-only -L|--color? -b|--sector-size= --lock?',
  parted: { options: '-a|--align= -l|--list -m|--machine -s|--script -f|--fix -j|--json', stops: true },
  blkdiscard:
    '-f|--force -l|--length= -o|--offset= -p|--step= -s|--secure -v|--verbose -z|--zeroout -q|--quiet',
  hdparm:
    '-I -i -g -t -T -f -F -y -Y -q -v -W? -S= -B= -M= -d? -a? -A? -m? --security-erase= --security-erase-enhanced= --security-set-pass= --security-unlock= --user-master= --yes-i-know-what-i-am-doing --make-bad-sector= --write-sector= --read-sector= --trim-sector-ranges= --trim-sector-ranges-stdin --dco-restore --please-destroy-my-drive',
  cryptsetup:
    '-c|--cipher= -h|--hash= -s|--key-size= -d|--key-file= -S|--key-slot= -y|--verify-passphrase -q|--batch-mode -v|--verbose -r|--readonly -i|--iter-time= -t|--timeout= -T|--tries= -M|--type= -l|--keyfile-size= -o|--offset= -b|--size= --header= --label= --uuid=',
  mdadm:
    '-A|--assemble -C|--create -D|--detail -E|--examine -F|--monitor -G|--grow -S|--stop -a|--add -r|--remove -f|--fail|--force -l|--level= -n|--raid-devices= -x|--spare-devices= -z|--size= -c|--chunk|--config= -e|--metadata= -N|--name= -u|--uuid= -m|--mail= -p|--program|--layout= -s|--scan -d|--delay= -y|--syslog -1|--oneshot -t|--test --zero-superblock -v -q',
  swapoff: '-a|--all -v|--verbose -L= -U=',
  swapon:
    '-a|--all -d|--discard? -e|--ifexists -f|--fixpgsz -o|--options= -p|--priority= -s|--summary -T|--fstab= -v|--verbose -L= -U= --show? --noheadings --raw --bytes',
  losetup:
    '-a|--all -d|--detach -D|--detach-all -f|--find -c|--set-capacity -j|--associated= -L|--nooverlap -o|--offset= --sizelimit= -b|--sector-size= -P|--partscan -r|--read-only --direct-io? --show -v -J|--json -l|--list -n|--noheadings -O|--output=',
  zpool: {
    options: '',
    sub: {
      create: '-f -n -d -m= -o= -O= -R= -t=',
      destroy: '-f',
      labelclear: '-f',
      export: '-a -f',
      import: '-a -D -d= -f -F -c= -m -N -o= -R= -s',
      remove: '-n -p -s -w',
    },
  },
  zfs: {
    options: '',
    sub: {
      destroy: '-f -n -p -R -r -v -d',
      rollback: '-r -R -f',
      create: '-p -o= -s -b= -V=',
      send: '-D -e -L -n -P -p -R -v -c -w -i= -I= -t=',
      snapshot: '-r -o=',
    },
  },
  lvremove: '-f|--force -y|--yes -t|--test -S|--select= -q|--quiet --config=',
  vgremove: '-f|--force -y|--yes -t|--test -S|--select= --config=',
  pvremove: '-f|--force -y|--yes -t|--test --config=',
  kill: '-s|--signal= -l|--list? -L|--table -q|--queue= -p|--pid -n= -a|--all --timeout= -9 -1 -2 -15',
  killall:
    '-e|--exact -I|--ignore-case -g|--process-group -i|--interactive -l|--list -q|--quiet -r|--regexp -s|--signal= -u|--user= -v|--verbose -w|--wait -y|--younger-than= -o|--older-than= -n|--ns= -Z|--context= -9 -m -c= -t= -z -d',
  pkill:
    '-e|--echo -f|--full -g|--pgroup= -G|--group= -H -i|--ignore-case -n|--newest -o|--oldest -O|--older= -P|--parent= -s|--session= -t|--terminal= -u|--euid= -U|--uid= -x|--exact -F|--pidfile= -L|--logpidfile -r|--runstates= -A|--ignore-ancestors -v|--inverse --signal= --ns= --nslist= --cgroup= -c|--count -9 -q|--queue=',
  pgrep:
    '-a|--list-full -l|--list-name -f|--full -g|--pgroup= -G|--group= -i|--ignore-case -n|--newest -o|--oldest -P|--parent= -s|--session= -t|--terminal= -u|--euid= -U|--uid= -x|--exact -F|--pidfile= -d|--delimiter= -c|--count -v|--inverse -w|--lightweight -r|--runstates= --ns=',
  ps: '-C= -G= -g= -N -n= -O= -o|--format= -p|--pid= -q= -s= -t= -U= -u= --ppid= --sort= --cols= --rows= --headers --no-headers --forest -e -A -f -F -l -a -d -H -w -L -T -j -x -y -Z -c -M -m -V',
  systemctl: {
    options:
      '-t|--type= --state= -p|--property= -P= -H|--host= -M|--machine= -n|--lines= -o|--output= -s|--signal= --kill-whom= --job-mode= --root= --image= --preset-mode= --message= --firmware-setup --boot-loader-menu= --boot-loader-entry= --reboot-argument= --what= --check-inhibitors= --legend= --timestamp= -a|--all -f|--force -i -l|--full -q|--quiet -r|--recursive --now --user --system --global --failed --no-block --no-pager --no-reload --no-ask-password --runtime --wait -h --plain --show-types --value --drop-in= --stdin',
    persistent: true,
    sub: {},
  },
  service: { options: '--status-all --full-restart', stops: true },
  journalctl:
    '-u|--unit= --user-unit= -t|--identifier= -p|--priority= -g|--grep= -S|--since= -U|--until= -b|--boot? -n|--lines? -o|--output= --output-fields= -D|--directory= --file= --root= --image= -M|--machine= --vacuum-size= --vacuum-time= --vacuum-files= --rotate --flush --sync -f|--follow -r|--reverse -e|--pager-end -x|--catalog -k|--dmesg -q|--quiet -a|--all -m|--merge --no-pager --no-hostname --utc --system --user -c|--cursor= --cursor-file= --after-cursor= -F|--field= --facility= --interval= --namespace= --verify-key= --no-full --no-tail -l --disk-usage --list-boots --header',
  launchctl: {
    options: '',
    sub: { submit: '-l= -p= -o= -e=', load: '-w -F -S= -D=', unload: '-w -F -S= -D=' },
  },
  shutdown: '-H|--halt -P|--poweroff -r|--reboot -h -k -c --show --no-wall -t= -f -F -n -a',
  reboot: '-f|--force -p|--poweroff -w|--wtmp-only -d|--no-wtmp -n|--no-sync --halt --no-wall --reboot',
  useradd: USERADD,
  usermod: USERADD,
  adduser:
    '--home= --shell= --uid= --gid= --ingroup= --firstuid= --lastuid= --conf= --gecos|--comment= --disabled-password --disabled-login --no-create-home --system --group --quiet --force-badname --allow-bad-names -D -H -h= -s= -g= -G= -S -u= -k=',
  userdel: '-f|--force -r|--remove -R|--root= -P|--prefix= -Z',
  passwd:
    '-d|--delete -e|--expire -l|--lock -u|--unlock -S|--status -n|--mindays= -x|--maxdays= -w|--warndays= -i|--inactive= -k|--keep-tokens -q|--quiet -r|--repository= -R|--root= -P= -s|--stdin',
  chpasswd: '-e|--encrypted -m|--md5 -c|--crypt-method= -R|--root= -s|--sha-rounds= -P=',
  visudo: '-c|--check -f|--file= -q|--quiet -s|--strict -x|--export= -I|--no-includes -O|--owner -P|--perms',
  iptables:
    '-A|--append= -C|--check= -D|--delete= -I|--insert= -R|--replace= -L|--list? -S|--list-rules? -F|--flush? -Z|--zero? -N|--new-chain= -X|--delete-chain? -P|--policy= -E|--rename-chain= -p|--protocol= -s|--source= -d|--destination= -j|--jump= -g|--goto= -i|--in-interface= -o|--out-interface= -m|--match= -t|--table= -w|--wait? -n|--numeric -v|--verbose --dport= --sport= --to-destination= --to-port= --line-numbers --state= --ctstate=',
  nft: '-f|--file= -i|--interactive -I|--includepath= -c|--check -D|--define= -a|--handle -n -N -s -t -y -p -S -j|--json -e|--echo -o|--optimize',
  ufw: '--dry-run --force',
  sysctl:
    '-a|--all -A -X -b|--binary -e|--ignore -N|--names -n|--values -p|--load? -q|--quiet -r|--pattern= -w|--write -f --system --deprecated',
  modprobe:
    '-a|--all -r|--remove -f|--force -i|--ignore-install -n|--dry-run -q|--quiet -s|--syslog -v|--verbose -c|--showconfig -C|--config= -d|--dirname= -S|--set-version= -D|--show-depends -b|--use-blacklist -w|--wait= --show-exports',
  insmod: '-f|--force -s|--syslog -v|--verbose',
  rmmod: '-f|--force -s|--syslog -v|--verbose -w',
  ldconfig: '-C= -f= -r= -n -N -X -l -p|--print-cache -v|--verbose -c|--format= -i -V',
  dmesg:
    '-C|--clear -c|--read-clear -D|--console-off -E|--console-on -F|--file= -f|--facility= -H|--human -k|--kernel -L|--color? -l|--level= -n|--console-level= -P|--nopager -r|--raw -S|--syslog -s|--buffer-size= -T|--ctime -t|--notime --time-format= -u|--userspace -w|--follow -W -x|--decode -J|--json --since= --until=',
  logger:
    '-f|--file= -i -n|--server= -P|--port= -p|--priority= -t|--tag= -s|--stderr -T|--tcp -d|--udp -u|--socket= --id? -e --size= --no-act -S= --rfc5424? --rfc3164',
  logsave: { options: '-a -s -v', stops: true },
  logrotate: '-d|--debug -f|--force -m|--mail= -s|--state= -v|--verbose -l|--log= --skip-state-lock',
  'run-parts':
    '--test --list -v|--verbose --report --reverse --exit-on-error --new-session --regex= --lsbsysinit -u|--umask= -a|--arg=',
  lsof: '-p= -u= -i? -c= -d= -g? -D= -f? -F? -k= -K? -m= -o? -r? -s? -S? -T? -x? -a -b -C -h -l -L -M -n -N -O -P -R -t -U -v -V -w -X +D= +d= +f +L -E +E -Z',
  fuser:
    '-k|--kill -m|--mount -n|--namespace= -u|--user -v|--verbose -a|--all -i|--interactive -s|--silent -w|--writable -M -4 -6 -c -l -SIGKILL',
  history: '-c -d= -a -n -r -w -p -s',
  alias: '-p',
  open: '-a= -b= -e -t -f -F -W -R -n -g -j -h -s= -i= -o= -u= --args --env= --stdin= --stdout= --stderr= --arch=',
  'xdg-open': '',
  textutil: {
    options:
      '-info -convert= -cat= -output= -extension= -format= -encoding= -inputencoding= -fontname= -fontsize= -stdin -stdout -strip -noload -nostore',
    single: true,
  },
  defaults: '-currentHost -host=',
  security: {
    options: '-h -i -l -p= -q -v',
    sub: {
      'find-generic-password': '-a= -c= -C= -D= -G= -j= -l= -s= -g -w',
      'find-internet-password': '-a= -c= -C= -d= -D= -j= -l= -p= -P= -r= -s= -t= -g -w',
      'dump-keychain': '-a -d -i -r',
      'add-generic-password': '-a= -c= -C= -D= -G= -j= -l= -s= -p= -w= -A -T= -U -X=',
    },
  },
  dscl: { options: '-p -u= -P= -f= -raw -plist -url -q', single: true },
  diskutil: '',
  tmutil: '',
  csrutil: '',
  spctl:
    '--master-disable --global-disable -a -v --add --assess --enable --disable --remove --status --type= --label=',
  ip: {
    options:
      '-V -h -s -d -r -4 -6 -0 -M -B -o -t -a -f|-family= -n|-netns= -b|-batch= -l|-loops= -rc|-rcvbuf= -c|-color? -j|-json -p|-pretty -br|-brief',
    single: true,
  },
  tcpkill: '-i= -1 -2 -3 -4 -5 -6 -7 -8 -9',
  last: '-f|--file= -n|--limit= -p|--present= -s|--since= -t|--until= --time-format= -a|--hostlast -d|--dns -F|--fulltimes -i|--ip -R|--nohostname -w|--fullnames -x|--system -T|--tab-separated',
  lastb: '-f|--file= -n|--limit= -p= -s= -t= -a -d -F -i -R -w -x',
  dmidecode:
    '-d|--dev-mem= -s|--string= -t|--type= -H|--handle= --dump-bin= --from-dump= -q|--quiet -u|--dump --no-sysfs --oem-string=',
  date: '-d|--date= -f|--file= -I? --iso-8601? -r|--reference= -R|--rfc-email --rfc-3339= -s|--set= -u|--utc|--universal --debug --resolution -j -n -v= -z=',
  hostname: '-a -A -d -f -F|--file= -i -I -s -y -b',
  ulimit: '-S -H -a -b -c -d -e -f -i -k -l -m -n -p -q -r -s -t -u -v -x -P -R -T',
  set: '-o= -a -b -e -f -h -k -m -n -p -t -u -v -x -B -C -E -H -P -T',
  unset: '-v -f -n',
  export: '-f -n -p',
  declare: '-a -A -f -F -g -i -I -l -n -r -t -u -x -p',
  typeset: '-a -A -f -F -g -i -l -n -r -t -u -x -p',
  read: '-a= -d= -i= -n= -N= -p= -t= -u= -e -r -s',
  trap: '-l -p',
  umask: '-p -S',
  wait: '-f -n -p=',
  hash: '-r -p= -d -l -t',
  enable: '-a -d -n -p -s -f=',
  complete: '-a -b -c -d -e -f -g -j -k -s -u -v -p -r -D -E -I -A= -C= -F= -G= -P= -S= -W= -X= -o=',
  mapfile: '-d= -n= -O= -s= -t -u= -C= -c=',
  readarray: '-d= -n= -O= -s= -t -u= -C= -c=',
};
