/** Commands that search a tree of files. */
import type { OptionRows } from './rows.ts';

export const SEARCH_ROWS: OptionRows = {
  find: {
    options:
      '-H -L -P -D= -amin= -anewer= -atime= -cmin= -cnewer= -context= -ctime= -empty -executable -false -fstype= -gid= -group= -ilname= -iname= -inum= -ipath= -iregex= -iwholename= -links= -lname= -maxdepth= -mindepth= -mmin= -mtime= -name= -newer= -newermt= -nogroup -nouser -path= -perm= -readable -regex= -regextype= -samefile= -size= -type= -uid= -used= -user= -wholename= -writable -xtype= -files0-from= -fprint= -fprint0= -fls= -printf= -print -print0 -ls -prune -quit -delete -depth -d -daystart -follow -mount -xdev -noleaf -not -o -a -or -and -true -exec -execdir -ok -okdir -E -X -x -s',
    single: true,
  },
  fd: '-H|--hidden -I|--no-ignore -u|--unrestricted -g|--glob -i|--ignore-case -s|--case-sensitive -F|--fixed-strings -a|--absolute-path -l|--list-details -L|--follow -p|--full-path -d|--max-depth= --min-depth= --exact-depth= -E|--exclude= -t|--type= -e|--extension= -S|--size= --changed-within= --changed-before= -o|--owner= -c|--color= -j|--threads= --max-results= -1 -q|--quiet --base-directory= --path-separator= --search-path= --batch-size= --ignore-file= --format= -0|--print0 -x|--exec -X|--exec-batch --and= --regex --prune --one-file-system',
  fdfind:
    '-H|--hidden -I|--no-ignore -u -g|--glob -L|--follow -p|--full-path -d|--max-depth= -E|--exclude= -t|--type= -e|--extension= -S|--size= --changed-within= --changed-before= -o|--owner= -c|--color= -j|--threads= --base-directory= --search-path= -0|--print0 -x|--exec -X|--exec-batch',
  rg: '-A|--after-context= -B|--before-context= -C|--context= -e|--regexp= -f|--file= -g|--glob= --iglob= -i|--ignore-case -j|--threads= -l|--files-with-matches -L|--follow -m|--max-count= -M|--max-columns= -n|--line-number -N|--no-line-number -o|--only-matching -P|--pcre2 -q|--quiet -r|--replace= -s|--case-sensitive -S|--smart-case -t|--type= -T|--type-not= -u|--unrestricted -v|--invert-match -w|--word-regexp -x|--line-regexp -z|--search-zip -a|--text -c|--count -d|--max-depth= -E|--encoding= -F|--fixed-strings -h -H|--with-filename -I|--no-filename -U|--multiline -0|--null -p|--pretty -b --color= --colors= --context-separator= --dfa-size-limit= --engine= --field-context-separator= --field-match-separator= --generate= --hostname-bin= --hyperlink-format= --ignore-file= --max-filesize= --path-separator= --pre= --pre-glob= --regex-size-limit= --sort= --sortr= --type-add= --type-clear= --files --hidden --no-ignore --json --stats --debug --vimgrep --no-heading --heading --count-matches --type-list --trim',
  ag: '-A|--after= -B|--before= -C|--context= -G|--file-search-regex= -g= -m|--max-count= --depth= --ignore= --ignore-dir= -p|--path-to-ignore= --pager= -W|--width= --workers= -i|--ignore-case -l|--files-with-matches -L|--files-without-matches -n|--norecurse -r|--recurse -R -u|--unrestricted -v|--invert-match -w|--word-regexp -Q|--literal -s -S -a|--all-types -t|--all-text -f|--follow -c|--count -o --hidden --nogroup --nocolor',
  ack: '-A|--after-context= -B|--before-context= -C|--context= -g -f -i -l -L -m|--max-count= -n -o -Q -r -R -v -w -x -t|--type= --output= --pager= --ignore-dir= --ignore-file= --files-from= -h -H -c -k',
  ugrep:
    '-e|--regexp= -f|--file= -r -R -A= -B= -C= -m|--max-count= -g|--glob= -t|--file-type= -O|--file-extension= --filter= --pager? -i -v -w -l -n -c -o -q',
  locate:
    '-A -b|--basename -c|--count -d|--database= -e|--existing -i|--ignore-case -l|-n|--limit= -0|--null -r|--regexp= --regex',
  fzf: '-q|--query= -f|--filter= -m --multi? -e|--exact --height= --preview= --bind= -d|--delimiter= -n|--nth= --with-nth= --prompt= --header= --layout= --history= --tac -x -i -1|--select-1 -0|--exit-0 --print-query --expect= --preview-window= --with-shell= --listen?',
  'ast-grep': '-p|--pattern= -r|--rewrite= -l|--lang= -U|--update-all -i|--interactive --globs=',
};
