/** Commands that copy, move, delete, mark and list files. */
import type { OptionRows } from './rows.ts';

const CHOWN =
  '-R|--recursive -f|--silent|--quiet -v|--verbose -c|--changes -h|--no-dereference --dereference --reference= ' +
  '--from= --preserve-root --no-preserve-root -H -L -P';

const SHRED =
  '-f|--force -n|--iterations= -s|--size= -u --remove? -v|--verbose -x|--exact -z|--zero --random-source=';

export const FILE_ROWS: OptionRows = {
  rm: '-r|-R|--recursive -f|--force -i -I --interactive? -d|--dir -v|--verbose --one-file-system --no-preserve-root --preserve-root?',
  rmdir: '-p|--parents -v|--verbose --ignore-fail-on-non-empty',
  unlink: '',
  shred: SHRED,
  srm: '-r|-R|--recursive -f|--force -v|--verbose -s|--simple -m|--medium -z|--zero -n|--nounlink',
  wipe: '-r -f -q -Q= -s -c -i -k',
  trash: '-v|--verbose -F -s -e -y',
  cp: '-r|-R|--recursive -a|--archive -f|--force -i|--interactive -n|--no-clobber -u|--update -l|--link -s|--symbolic-link -t|--target-directory= -T|--no-target-directory -S|--suffix= -b --backup? -p --preserve? --no-preserve= -P|--no-dereference -L|--dereference -H -d -v|--verbose -x|--one-file-system -Z --context? --reflink? --sparse= --parents --attributes-only --remove-destination --strip-trailing-slashes',
  mv: '-f|--force -i|--interactive -n|--no-clobber -u|--update -t|--target-directory= -T|--no-target-directory -S|--suffix= -b --backup? -v|--verbose -Z|--context --strip-trailing-slashes --exchange --no-copy',
  ln: '-s|--symbolic -f|--force -i|--interactive -n|--no-dereference -r|--relative -t|--target-directory= -T|--no-target-directory -S|--suffix= -b --backup? -L|--logical -P|--physical -d|-F|--directory -v|--verbose',
  link: '',
  install:
    '-d|--directory -m|--mode= -o|--owner= -g|--group= -t|--target-directory= -T|--no-target-directory -S|--suffix= -b --backup? -C|--compare -D -p|--preserve-timestamps -s|--strip --strip-program= -v|--verbose -Z --context?',
  mkdir: '-p|--parents -m|--mode= -v|--verbose -Z --context?',
  mktemp: '-d|--directory -u|--dry-run -q|--quiet -p --tmpdir? --suffix= -t',
  touch: '-a -m -c|--no-create -d|--date= -t= -r|--reference= -h|--no-dereference -f --time=',
  truncate: '-s|--size= -c|--no-create -o|--io-blocks -r|--reference=',
  fallocate:
    '-l|--length= -o|--offset= -n|--keep-size -c|--collapse-range -d|--dig-holes -i|--insert-range -p|--punch-hole -z|--zero-range -x|--posix -v|--verbose',
  chmod:
    '-R|--recursive -f|--silent|--quiet -v|--verbose -c|--changes --reference= --preserve-root --no-preserve-root -h|--no-dereference --dereference -H -L -P',
  chown: CHOWN,
  chgrp: CHOWN,
  chattr: '-R -V -f -v= -p=',
  lsattr: '-R -V -a -d -l -v -p',
  setfacl:
    '-m|--modify= -M|--modify-file= -x|--remove= -X|--remove-file= -b|--remove-all -k|--remove-default -R|--recursive -d|--default -n|--no-mask -L|--logical -P|--physical --set= --set-file= --restore= --mask --test',
  getfacl:
    '-a|--access -d|--default -c|--omit-header -R|--recursive -L|--logical -P|--physical -t|--tabular -n|--numeric -p|--absolute-names',
  setcap: '-q -v -n= -r -f',
  getcap: '-r -v -n -h',
  setfattr: '-n|--name= -v|--value= -x|--remove= -h|--no-dereference --restore=',
  getfattr:
    '-n|--name= -d|--dump -e|--encoding= -R|--recursive -h|--no-dereference -m|--match= --absolute-names --only-values',
  xattr: '-p -w -d -c -r -l -s -v -x -z',
  ls: '-a|--all -A|--almost-all -l -R|--recursive -d|--directory -h|--human-readable -t -S -r|--reverse -1 -F --classify? --color? -i|--inode -I|--ignore= --hide= -w|--width= -T|--tabsize= --sort= --time= --time-style= --block-size= --format= --indicator-style= --quoting-style= -n|--numeric-uid-gid -g -o -L|--dereference -H -p -Q|--quote-name -s|--size -u -c -U -X -v -Z|--context --group-directories-first',
  exa: '-a|--all -l|--long -R|--recurse -T|--tree -L|--level= -s|--sort= -I|--ignore-glob= -d|--list-dirs -r|--reverse',
  eza: '-a|--all -l|--long -R|--recurse -T|--tree -L|--level= -s|--sort= -I|--ignore-glob= -d|--list-dirs -r|--reverse',
  tree: '-a -d -L= -P= -I= -f -i -p -s -h -u -g -D -o= --filelimit= --charset= --fromfile --gitignore --prune -J -X -H= -T= -C -n --sort=',
  stat: '-c|--format= -f|--file-system -L|--dereference -t|--terse --printf= --cached=',
  file: '-b|--brief -f|--files-from= -F|--separator= -i|--mime -L|--dereference -h|--no-dereference -m|--magic-file= -z|--uncompress -Z -C|--compile -e|--exclude= -P|--parameter= --mime-type --mime-encoding -s|--special-files -k|--keep-going -r|--raw -N|--no-pad -n -0|--print0 -p|--preserve-date',
  du: '-a|--all -s|--summarize -h|--human-readable -d|--max-depth= -t|--threshold= -X|--exclude-from= --exclude= --files0-from= -B|--block-size= -c|--total -x|--one-file-system -L|--dereference -0|--null --time? --time-style= -b|--bytes -k -m',
  df: '-a|--all -h|--human-readable -T|--print-type -t|--type= -x|--exclude-type= -B|--block-size= -i|--inodes -P|--portability -H|--si -l|--local --output? --total -k',
  readlink:
    '-f|--canonicalize -e|--canonicalize-existing -m|--canonicalize-missing -n|--no-newline -q|--quiet -s|--silent -v|--verbose -z|--zero',
  realpath:
    '-e|--canonicalize-existing -m|--canonicalize-missing -L|--logical -P|--physical -q|--quiet --relative-to= --relative-base= -s|--strip -z|--zero',
  rename: '-s|--symlink -v|--verbose -n|--no-act -o|--no-overwrite -i|--interactive -f|--force -e=',
  prename: '-v|--verbose -n|--nono -f|--force -e=',
  mmv: '-m -x -r -c -o -a -l -s -h -d -p -n -v -t',
  dd: '',
  tee: '-a|--append -i|--ignore-interrupts -p --output-error?',
  split:
    '-a|--suffix-length= -b|--bytes= -C|--line-bytes= -l|--lines= -n|--number= -d --numeric-suffixes? -x --hex-suffixes? -e|--elide-empty-files -t|--separator= --additional-suffix= --filter= -u|--unbuffered --verbose',
  csplit:
    '-b|--suffix-format= -f|--prefix= -k|--keep-files -n|--digits= -s|--quiet|--silent -z|--elide-empty-files --suppress-matched',
  rsync:
    '-a|--archive -r|--recursive -v|--verbose -z|--compress -n|--dry-run -e|--rsh= --rsync-path= --exclude= --include= --exclude-from= --include-from= --files-from= -f|--filter= -F -C|--cvs-exclude --delete --delete-before --delete-during|--del --delete-after --delete-delay --delete-excluded --remove-source-files --force --partial --partial-dir= --progress -P --password-file= --port= --bwlimit= --log-file= --log-file-format= --out-format= --temp-dir= -T= --compare-dest= --copy-dest= --link-dest= --backup -b --backup-dir= --suffix= --chmod= --chown= --usermap= --groupmap= --max-size= --min-size= --max-delete= --timeout= --contimeout= --modify-window= --block-size= -B= --compress-level= --skip-compress= --iconv= --address= --sockopts= --outbuf= --protocol= --read-batch= --write-batch= --only-write-batch= --checksum-seed= -M|--remote-option= -u|--update -l|--links -L|--copy-links -p|--perms -o|--owner -g|--group -t|--times -D -H|--hard-links -A|--acls -X|--xattrs -S|--sparse -x|--one-file-system -R|--relative -h|--human-readable -q|--quiet -c|--checksum -W|--whole-file -i|--itemize-changes -4|--ipv4 -6|--ipv6 --info= --debug= --stop-after= --stop-at= --inplace --append',
  mkfifo: '-m|--mode= -Z',
  mknod: '-m|--mode= -Z',
  scp: '-r -p -q -v -C -3 -B -4 -6 -T -O -R -A -P= -i= -F= -c= -l= -o= -S= -J= -D= -X=',
  sftp: '-r -p -q -v -C -4 -6 -a -A -f -N -b= -B= -c= -D= -F= -i= -J= -l= -o= -P= -R= -S= -s= -X=',
};
