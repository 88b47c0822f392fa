/** Commands that pack, unpack and compress. */
import type { OptionRows } from './rows.ts';

const TAR =
  '-A|--catenate|--concatenate -c|--create -d|--diff|--compare --delete -r|--append -t|--list -u|--update -x|--extract|--get -C|--directory= -f|--file= -T|--files-from= -X|--exclude-from= --exclude= -I|--use-compress-program= -g|--listed-incremental= -F|--info-script|--new-volume-script= -b|--blocking-factor= -H|--format= -K|--starting-file= -L|--tape-length= -N|--newer|--after-date= -V|--label= -z|--gzip|--gunzip|--ungzip -j|--bzip2 -J|--xz --zstd --lzma -Z|--compress --lz4 --lzop --lzip -a|--auto-compress -v|--verbose -k|--keep-old-files -p|--preserve-permissions|--same-permissions -P|--absolute-names -O|--to-stdout -U|--unlink-first -W|--verify -w|--interactive|--confirmation -m|--touch -h|--dereference -l|--check-links -n|--seek -o -s|--preserve-order|--same-order -S|--sparse -B -G|--incremental -i|--ignore-zeros -M|--multi-volume -R|--block-number --checkpoint? --checkpoint-action= --to-command= --rsh-command= --rmt-command= --transform|--xform= --strip-components= --owner= --group= --mode= --mtime= --newer-mtime= --owner-map= --group-map= --remove-files --overwrite --one-top-level? --wildcards --no-recursion --sort= --index-file= --suffix= --warning= --record-size= --quoting-style= --xattrs-include= --xattrs-exclude= --pax-option= --level= --exclude-tag= --exclude-ignore= --exclude-ignore-recursive= --volno-file= --add-file= --clamp-mtime --ignore-command-error --numeric-owner --same-owner --no-same-owner --exclude-vcs --exclude-caches --null --recursive-unlink --delay-directory-restore --keep-newer-files --skip-old-files --show-transformed-names --totals? --utc --full-time --hard-dereference --backup?';
const GZIP =
  '-c|--stdout|--to-stdout -d|--decompress|--uncompress -f|--force -k|--keep -l|--list -n|--no-name -N|--name -q|--quiet -r|--recursive -S|--suffix= -t|--test -v|--verbose --rsyncable --synchronous --fast --best';
const XZ =
  '-z|--compress -d|--decompress|--uncompress -t|--test -l|--list -k|--keep -f|--force -c|--stdout|--to-stdout -S|--suffix= --files? --files0? -F|--format= -C|--check= -T|--threads= -M|--memlimit= -e|--extreme -q|--quiet -v|--verbose --block-size= --block-list= --flush-timeout= --single-stream --no-sparse';

export const ARCHIVE_ROWS: OptionRows = {
  tar: { options: TAR, bundled: true },
  gtar: { options: TAR, bundled: true },
  bsdtar: { options: TAR, bundled: true },
  ar: {
    options:
      '-d -m -p -q -r -s -t -x -a -b -c -D -f -i -l -N -o -O -P -S -T -u -U -v -V --output= --plugin= --target=',
    bundled: true,
  },
  gzip: GZIP,
  gunzip: GZIP,
  pigz: `${GZIP} -p|--processes= -b|--blocksize= -m|--no-time -K|--zip -z|--zlib -H|--huffman`,
  zcat: GZIP,
  bzip2:
    '-c|--stdout -d|--decompress -z|--compress -f|--force -k|--keep -t|--test -q|--quiet -v|--verbose -s|--small',
  bunzip2: '-c|--stdout -f|--force -k|--keep -v|--verbose -s|--small',
  xz: XZ,
  unxz: XZ,
  lzma: XZ,
  xzcat: XZ,
  zstd: '-c|--stdout -d|--decompress -f|--force -k|--keep -l|--list -t|--test -o= -r -q|--quiet -v|--verbose -D= -T= --rm -M= --output-dir-flat= --output-dir-mirror= --filelist= --patch-from= --exclude-compressed',
  unzstd: '-c|--stdout -f|--force -k|--keep -o= -r --rm',
  lz4: '-c -d -f -k|--keep -m -r --rm -t -v -q -z',
  zip: '-r|--recurse-paths -m|--move -u|--update -f|--freshen -d|--delete -j|--junk-paths -q|--quiet -e|--encrypt -P|--password= -b|--temp-path= -i|--include= -x|--exclude= -n|--suffixes= -O|--output-file|--out= -s|--split-size= -t|--from-date= -tt|--before-date= -T|--test -TT|--unzip-command= -y|--symlinks -@|--names-stdin -z -v -l -g|--grow -A -D -F -FF -J -R -S -X -o -k --copy --filesync|-FS',
  unzip: '-d= -l -t -v -o -n -j -q -p -c -f -u -x -P= -C -L -U -X -a -b -aa -O= -I= -Z',
  '7z': { options: '-o? -p? -t? -m? -r? -i? -x? -y -so -si? -v? -w? -sdel -spf -an', single: false },
  rar: '-r -p? -y -o? -x?',
  unrar: '-r -p? -y -o? -x?',
  unar: '-o|--output-directory= -f|--force-overwrite -p|--password= -e|--encoding= -D -d -r -s -q -i',
  cpio: '-i|--extract -o|--create -p|--pass-through -t|--list -0|--null -a|--reset-access-time -A|--append -b|--swap -B --block-size= -c -C|--io-size= -d|--make-directories -E|--pattern-file= -f|--nonmatching -F|--file= -H|--format= -I= -O= -k -l|--link -L|--dereference -m|--preserve-modification-time -M|--message= -n|--numeric-uid-gid -r|--rename -R|--owner= -s -S -u|--unconditional -v|--verbose -V|--dot -D|--directory= --rsh-command= --no-absolute-filenames --to-stdout --sparse',
  pax: '-r -w -f= -s= -x= -a -b= -d -i -k -l -n -o= -p= -t -u -v -X -B= -E= -G= -T= -U= -z -H -L',
  shar: '',
  jar: {
    options:
      '-c|--create -x|--extract -t|--list -u|--update -f|--file= -C= -m|--manifest= -e|--main-class= -v|--verbose -0|--no-compress -M|--no-manifest',
    bundled: true,
  },
};
