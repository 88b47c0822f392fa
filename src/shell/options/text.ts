/** Commands that read text and print some of it, compare it, encode it or sum it. */
import type { OptionRows } from './rows.ts';

const SUM =
  '-b|--binary -c|--check -t|--text -z|--zero --tag --ignore-missing --quiet --status --strict -w|--warn';
const BASE = '-d|-D|--decode -i|--ignore-garbage -w|-b|--wrap= -o|--output=';
const GREP =
  '-e|--regexp= -f|--file= -i|-y|--ignore-case -v|--invert-match -w|--word-regexp -x|--line-regexp -c|--count -l|--files-with-matches -L|--files-without-match -m|--max-count= -n|--line-number -o|--only-matching -q|--quiet|--silent -s|--no-messages -r|--recursive -R|--dereference-recursive -A|--after-context= -B|--before-context= -C|--context= -h|--no-filename -H|--with-filename -E|--extended-regexp -F|--fixed-strings -G|--basic-regexp -P|--perl-regexp -a|--text -b|--byte-offset -I -T|--initial-tab -U|--binary -u -z|--null-data -Z|--null --include= --exclude= --exclude-from= --exclude-dir= --color? --colour? --label= --binary-files= -D|--devices= -d|--directories= --line-buffered --group-separator= --no-group-separator --no-ignore-case';
const SED =
  '-e|--expression= -f|--file= -n|--quiet|--silent -i|--in-place? -E|-r|--regexp-extended -s|--separate -z|--null-data -u|--unbuffered -l|--line-length= --posix --sandbox --debug --follow-symlinks -b|--binary';
const LESS =
  '-b|--buffers= -D|--color= -h|--max-back-scroll= -j|--jump-target= -k|--lesskey-file= -K|--quit-on-intr -o|--log-file= -O|--LOG-FILE= -p|--pattern= -P|--prompt= -t|--tag= -T|--tag-file= -x|--tabs= -y|--max-forw-scroll= -z|--window= -#|--shift= -N|--LINE-NUMBERS -R|--RAW-CONTROL-CHARS -S|--chop-long-lines -F|--quit-if-one-screen -X|--no-init -i|--ignore-case -e|--quit-at-eof -E -r -n -s -m -M -q -Q -f|--force -g -G -I -J -L|--no-lessopen -u -U -V -w -W --lesskey-src= --mouse --tilde';
const AWK =
  '-F|--field-separator= -v|--assign= -f|--file= -e|--source= -i|--include= -l|--load= -E|--exec= -L --lint? -o --pretty-print? -p --profile? -d --dump-variables? -D --debug? -O|--optimize -P|--posix -S|--sandbox -b -c -C -g -h -M -n -N -r -s -t -W= -V';

export const TEXT_ROWS: OptionRows = {
  cat: '-A|--show-all -b|--number-nonblank -e -E|--show-ends -n|--number -s|--squeeze-blank -t -T|--show-tabs -u -v|--show-nonprinting',
  bat: '-l|--language= -p|--plain -A|--show-all -H|--highlight-line= --file-name= --theme= --style= --paging= --pager= -P --color= --decorations= -r|--line-range= -m|--map-syntax= --wrap= --tabs= -n|--number --terminal-width=',
  batcat:
    '-l|--language= -p|--plain --theme= --style= --paging= --pager= --color= -r|--line-range= -m|--map-syntax=',
  head: '-n|--lines= -c|--bytes= -q|--quiet|--silent -v|--verbose -z|--zero-terminated',
  tail: '-n|--lines= -c|--bytes= -f --follow? -F -q|--quiet|--silent -v|--verbose -z|--zero-terminated --pid= -s|--sleep-interval= --retry --max-unchanged-stats=',
  less: LESS,
  more: '-d|--silent -f|--logical -l|--no-pause -c|--print-over -p|--clean-print -e|--exit-on-eof -s|--squeeze -u|--plain -n|--lines=',
  nl: '-b|--body-numbering= -d|--section-delimiter= -f|--footer-numbering= -h|--header-numbering= -i|--line-increment= -l|--join-blank-lines= -n|--number-format= -p|--no-renumber -s|--number-separator= -v|--starting-line-number= -w|--number-width=',
  tac: '-b|--before -r|--regex -s|--separator=',
  rev: '-0|--zero',
  sort: '-b|--ignore-leading-blanks -d|--dictionary-order -f|--ignore-case -g|--general-numeric-sort -i|--ignore-nonprinting -M|--month-sort -h|--human-numeric-sort -n|--numeric-sort -R|--random-sort --random-source= -r|--reverse --sort= -V|--version-sort --batch-size= -c --check? -C --compress-program= --debug --files0-from= -k|--key= -m|--merge -o|--output= -s|--stable -S|--buffer-size= -t|--field-separator= -T|--temporary-directory= --parallel= -u|--unique -z|--zero-terminated',
  uniq: '-c|--count -d|--repeated -D --all-repeated? -f|--skip-fields= --group? -i|--ignore-case -s|--skip-chars= -u|--unique -z|--zero-terminated -w|--check-chars=',
  cut: '-b|--bytes= -c|--characters= -d|--delimiter= -f|--fields= -n --complement -s|--only-delimited --output-delimiter= -z|--zero-terminated',
  paste: '-d|--delimiters= -s|--serial -z|--zero-terminated',
  join: '-a= -e= -i|--ignore-case -j= -o= -t= -v= -1= -2= --check-order --nocheck-order --header -z|--zero-terminated',
  wc: '-c|--bytes -m|--chars -l|--lines -w|--words -L|--max-line-length --files0-from= --total=',
  tr: '-c|-C|--complement -d|--delete -s|--squeeze-repeats -t|--truncate-set1',
  fold: '-b|--bytes -s|--spaces -w|--width=',
  fmt: '-c|--crown-margin -p|--prefix= -s|--split-only -t|--tagged-paragraph -u|--uniform-spacing -w|--width= -g|--goal=',
  expand: '-i|--initial -t|--tabs=',
  unexpand: '-a|--all --first-only -t|--tabs=',
  column:
    '-t|--table -s|--separator= -o|--output-separator= -c|--output-width= -N|--table-columns= -H|--table-hide= -R|--table-right= -n|--table-name= -J|--json -x|--fillrows -l|--table-columns-limit= -O|--table-order= -r|--tree= -i|--tree-id= -p|--tree-parent= -L|--keep-empty-lines -e -d -E= -T= -W=',
  pr: '-D|--date-format= -h|--header= -l|--length= -o|--indent= -w|--width= -W|--page-width= -N|--first-line-number= -a -c -d -F -J -m -r -t -T -v --columns= --pages= -e? -i? -n? -s? -S?',
  comm: '-1 -2 -3 -i --check-order --nocheck-order --output-delimiter= --total -z|--zero-terminated',
  cmp: '-b|--print-bytes -i|--ignore-initial= -l|--verbose -n|--bytes= -s|--quiet|--silent',
  diff: '-r|--recursive -u -U|--unified= -c -C|--context= -q|--brief -N|--new-file -x|--exclude= -X|--exclude-from= -I|--ignore-matching-lines= -L|--label= -F|--show-function-line= -W|--width= -S|--starting-file= -D|--ifdef= --from-file= --to-file= --color? --horizon-lines= --tabsize= -i|--ignore-case -w|--ignore-all-space -b|--ignore-space-change -B|--ignore-blank-lines -y|--side-by-side -a|--text -e|--ed -n|--rcs -s -p -t -T -l|--paginate -P -E -Z -d|--minimal -H --line-format= --GTYPE-group-format= --palette=',
  sdiff:
    '-o|--output= -s|--suppress-common-lines -l -w|--width= -I|--ignore-matching-lines= --diff-program= -i -W -b -B -a -d -H',
  diff3: '-m|--merge --diff-program= -L|--label= -e -E -x -X -3 -A -a -i -T',
  colordiff: '-u -U= -r',
  patch:
    '-p|--strip= -i|--input= -o|--output= -d|--directory= -r|--reject-file= -R|--reverse -N|--forward -f|--force -t|--batch -b|--backup -B|--prefix= -Y|--basename-prefix= -z|--suffix= -V|--version-control= -D|--ifdef= -F|--fuzz= -g|--get= -E|--remove-empty-files -s|--quiet|--silent -u -c -e -n -l -v --dry-run --posix --verbose --binary --read-only= --reject-format= --quoting-style=',
  grep: GREP,
  egrep: GREP,
  fgrep: GREP,
  zgrep: GREP,
  ggrep: GREP,
  sed: SED,
  gsed: SED,
  awk: { options: AWK, stops: true },
  gawk: { options: AWK, stops: true },
  mawk: { options: '-F= -v= -f= -W=', stops: true },
  nawk: { options: '-F= -v= -f= -V -d? -safe', stops: true },
  base64: BASE,
  base32: BASE,
  basenc: `${BASE} --base64 --base64url --base32 --base32hex --base16 --base2msbf --base2lsbf --z85`,
  uuencode: '-m|--base64 -r|--raw -e|--encode-file-name',
  uudecode: '-o|--output-file= -c|--ignore-chmod',
  xxd: '-a -b -c|-cols= -C -d -e -E -g= -i -l|-len= -n= -o= -p|-ps -postscript -r -s|-seek= -u -R=',
  od: '-A|--address-radix= -j|--skip-bytes= -N|--read-bytes= -S= --strings? -t|--format= -v|--output-duplicates -w --width? --endian= -a -b -c -d -f -i -l -o -s -x',
  hexdump:
    '-b -c -C|--canonical -d -e|--format= -f|--format-file= -L -n|--length= -o -s|--skip= -v|--no-squeezing -x',
  hd: '-n= -s= -v -e= -f=',
  strings:
    '-a|--all -f|--print-file-name -n|--bytes= -t|--radix= -e|--encoding= -T|--target= -o -w -s|--output-separator= -U= -d|--data',
  md5sum: SUM,
  sha1sum: SUM,
  sha224sum: SUM,
  sha256sum: SUM,
  sha384sum: SUM,
  sha512sum: SUM,
  b2sum: `${SUM} -l|--length=`,
  cksum: `${SUM} -a|--algorithm= -l|--length=`,
  shasum: '-a|--algorithm= -b|--binary -c|--check -t|--text -0 -p -s|--status -w|--warn',
  sum: '-r -s|--sysv',
  iconv: '-f|--from-code= -t|--to-code= -o|--output= -c -l|--list -s|--silent --verbose',
  dos2unix: '-n|--newfile -o|--oldfile -k|--keepdate -q|--quiet -c|--convmode= -f|--force -b',
  unix2dos: '-n|--newfile -o|--oldfile -k|--keepdate -q|--quiet -c|--convmode= -f|--force',
  tsort: '',
  shuf: '-e|--echo -i|--input-range= -n|--head-count= -o|--output= --random-source= -r|--repeat -z|--zero-terminated',
  jq: '-r|--raw-output -c|--compact-output -n|--null-input -s|--slurp -e|--exit-status -f|--from-file= -L= -S|--sort-keys -C|--color-output -M|--monochrome-output -R|--raw-input -j|--join-output -a|--ascii-output --tab --indent= --stream --seq',
  yq: '-r|--raw-output -i|--in-place|--inplace -y|--yaml-output -n|--null-input -s|--slurp -e|--exit-status -f|--from-file= -L= -o|--output-format= -p|--input-format= -P|--prettyPrint -I|--indent= -N|--no-doc -C|--colors -M|--no-colors -w|--width= -x|--xml-output -t|--toml-output --arg= --argjson=',
  xmllint:
    '--xpath= --format -o|--output= --noout --schema= --path= --encode= --html --noent --dtdvalid= --relaxng= --shell',
  envsubst: '-v|--variables',
  look: '-a -b -d -f -t=',
  printenv: '-0|--null',
};
