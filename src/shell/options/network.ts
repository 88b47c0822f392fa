/** Commands that speak to other machines. */
import type { OptionRows } from './rows.ts';

const CURL =
  '-X|--request= -d|--data|--data-ascii= --data-binary= --data-raw= --data-urlencode= --json= -F|--form= --form-string= -T|--upload-file= -o|--output= -O|--remote-name --remote-name-all --output-dir= -J|--remote-header-name -K|--config= -H|--header= -A|--user-agent= -e|--referer= -u|--user= -U|--proxy-user= -x|--proxy= -b|--cookie= -c|--cookie-jar= -E|--cert= --key= --cacert= --capath= --key-type= --cert-type= --pass= -s|--silent -S|--show-error -f|--fail --fail-with-body -L|--location -k|--insecure -i|--include|--show-headers -I|--head -v|--verbose -G|--get -g|--globoff -m|--max-time= --connect-timeout= --retry= --retry-delay= --retry-max-time= -r|--range= -C|--continue-at= -w|--write-out= -y|--speed-time= -Y|--speed-limit= -z|--time-cond= -Q|--quote= -P|--ftp-port= -t|--telnet-option= -D|--dump-header= --trace= --trace-ascii= --stderr= --resolve= --connect-to= --interface= --unix-socket= --abstract-unix-socket= --dns-servers= --doh-url= --url= --url-query= --variable= --expand-url= --expand-data= --netrc-file= -n|--netrc --netrc-optional --limit-rate= --max-filesize= --max-redirs= --noproxy= --socks4= --socks4a= --socks5= --socks5-hostname= --preproxy= --proto= --proto-default= --proto-redir= --proxy-header= --oauth2-bearer= --aws-sigv4= --ciphers= --tls-max= --crlfile= --pinnedpubkey= --pubkey= --hostpubmd5= --hostpubsha256= --local-port= --mail-from= --mail-rcpt= --mail-auth= --krb= --libcurl= --login-options= --engine= --egd-file= --random-file= --etag-save= --etag-compare= --alt-svc= --hsts= --create-file-mode= --rate= --parallel-max= -Z|--parallel -N|--no-buffer -a|--append -B|--use-ascii -j|--junk-session-cookies -l|--list-only -M|--manual -R|--remote-time -q|--disable -0|--http1.0 -1 -2 -3 -4|--ipv4 -6|--ipv6 -#|--progress-bar -: --compressed --create-dirs --http1.1 --http2 --http3 --no-progress-meter --post301 --post302 --post303 --request-target= --service-name= --delegation= --curves= --tls13-ciphers= --expect100-timeout= --happy-eyeballs-timeout-ms= --keepalive-time= --remove-on-error --no-clobber --skip-existing --raw --tr-encoding --path-as-is --tlsv1.2 --tlsv1.3 --location-trusted --ftp-method= --ftp-account= --proxy-cert= --proxy-key= --proxy-cacert=';
const WGET =
  '-O|--output-document= -o|--output-file= -a|--append-output= -P|--directory-prefix= -i|--input-file= -e|--execute= -q|--quiet -v|--verbose -nv|--no-verbose -c|--continue -N|--timestamping -S|--server-response --spider -T|--timeout= -t|--tries= -w|--wait= -Q|--quota= -U|--user-agent= --header= --post-data= --post-file= --method= --body-data= --body-file= --user= --password= --ask-password --use-askpass= --http-user= --http-password= --ftp-user= --ftp-password= --proxy-user= --proxy-password= --load-cookies= --save-cookies= --referer= --certificate= --private-key= --ca-certificate= --ca-directory= --ca-cert= -r|--recursive -l|--level= -k|--convert-links -K|--backup-converted -m|--mirror -p|--page-requisites -A|--accept= -R|--reject= --accept-regex= --reject-regex= -D|--domains= --exclude-domains= -I|--include-directories= -X|--exclude-directories= -np|--no-parent -H|--span-hosts -L|--relative -nc|--no-clobber -nd|--no-directories -x|--force-directories -nH|--no-host-directories --cut-dirs= -B|--base= --config= --limit-rate= --bind-address= --dns-timeout= --connect-timeout= --read-timeout= --waitretry= --max-redirect= --no-check-certificate --content-disposition --secure-protocol= --ciphers= --egd-file= --random-file= --warc-file= --warc-header= --warc-tempdir= --default-page= -E|--adjust-extension -F|--force-html -b|--background -d|--debug -h -V -4|--inet4-only -6|--inet6-only --local-encoding= --remote-encoding= --report-speed= --progress= --rejected-log= --restrict-file-names= --start-pos= --delete-after --hsts-file= --input-metalink= --preferred-location= --prefer-family=';
const SSH =
  '-B= -b= -c= -D= -E= -e= -F= -I= -i= -J= -L= -l= -m= -O= -o= -P= -p= -Q= -R= -S= -W= -w= -4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y';
const NC =
  '-l|--listen -p|--source-port= -e|--exec= -c|--sh-exec= -s|--source= -w|--wait= -i|--idle-timeout= -x|--proxy= -X|--proxy-type= -q= -I= -O= -P= -T= -V= -m|--max-conns= -o|--output= -u|--udp -v|--verbose -n|--nodns -z -k|--keep-open -t|--telnet -U|--unixsock -4 -6 -C|--crlf -D -d -h -N -S -b -g= -G= -r --ssl --ssl-key= --ssl-cert= --lua-exec= --hex-dump= --append-output --allow= --deny= --allowfile= --broker --chat --send-only --recv-only --no-shutdown --proxy-auth= -M= -Z= -H= -R=';
const MYSQL =
  '-h|--host= -u|--user= -P|--port= -D|--database= -e|--execute= -S|--socket= -p --password? -N|--skip-column-names -B|--batch -s|--silent -r|--raw -t|--table -v|--verbose --protocol= --ssl-ca= --ssl-cert= --ssl-key= --defaults-file= --defaults-extra-file= --init-command= --pager? --tee= --prompt= --delimiter= -f|--force -C|--compress -A --local-infile?';

const YOUTUBE =
  '-f|--format= -o|--output= -a|--batch-file= -u|--username= -p|--password= -P|--paths= -S|--format-sort= -R|--retries= -r|--limit-rate= -I|--playlist-items= -N|--concurrent-fragments= -x|--extract-audio -k|--keep-video -i|--ignore-errors -c|--continue -w|--no-overwrites -F|--list-formats -g|--get-url -e|--get-title -j|--dump-json -q|--quiet -v|--verbose -n|--netrc -s|--simulate -U|--update --audio-format= --audio-quality= --cookies= --cookies-from-browser= --exec= --external-downloader= --downloader= --proxy= --playlist-start= --playlist-end= --sub-lang= --sub-langs= --write-sub --merge-output-format= --ffmpeg-location= --config-location= --recode-video= --remux-video= --yes-playlist --no-playlist';

export const NETWORK_ROWS: OptionRows = {
  curl: CURL,
  wget: WGET,
  wget2: WGET,
  aria2c:
    '-d|--dir= -o|--out= -i|--input-file= -l|--log= -j|--max-concurrent-downloads= -x|--max-connection-per-server= -s|--split= -k|--min-split-size= -c|--continue --header= --http-user= --http-passwd= --on-download-complete= --on-download-start= --on-download-stop= --on-download-error= --on-bt-download-complete= -q -S -T|--torrent-file= -U|--user-agent= --load-cookies= --save-cookies= --rpc-secret= -D -V -Z',
  http: '-a|--auth= -A|--auth-type= -d|--download -o|--output= -f|--form -j|--json -b|--body -h|--headers -v|--verbose -p|--print= -s|--style= -m|--meta -q|--quiet -F|--follow -c|--continue --session= --session-read-only= --proxy= --verify= --cert= --cert-key= --timeout= --raw= --pretty= --max-redirects= --multipart --boundary= --default-scheme= --ignore-stdin -I -S',
  https:
    '-a|--auth= -A|--auth-type= -d|--download -o|--output= -f|--form -j|--json -b|--body -h|--headers -v|--verbose -p|--print= --session= --proxy= --verify= --timeout= --raw= --pretty=',
  xh: '-a|--auth= -A|--auth-type= -d|--download -o|--output= -f|--form -j|--json -b|--body -h|--headers -v|--verbose -p|--print= -s|--style= --session= --proxy= --verify= --timeout= --raw= --pretty=',
  nc: NC,
  ncat: NC,
  netcat: NC,
  'nc.openbsd': NC,
  'nc.traditional': NC,
  socat: '-d -D -h -t= -T= -u -U -v -V -x -b= -l? -L= -W= -g -4 -6 -s -S= -r= -R=',
  telnet: '-4 -6 -8 -E -L -a -d -e= -l= -n= -b= -c -r -S= -X= -k= -x -K -F -f',
  ftp: '-A -a -d -e -f -g -i -n -p -t -v -N= -o= -P= -q= -r= -s= -T= -u=',
  lftp: '-f= -c= -e= -u= -p= -s= -d',
  tftp: '-c= -g -p -l= -r= -m= -R= -4 -6 -v',
  ssh: { options: SSH, stops: true },
  autossh: { options: `${SSH} -M=`, stops: true },
  mosh: {
    options:
      '--ssh= --predict= -p|--port= --server= --client= --family= --bind-server= -a -n -4 -6 -o --experimental-remote-ip= --no-init --no-ssh-pty',
    stops: true,
  },
  sshpass: { options: '-p= -f= -d= -e -P= -v -h -V', stops: true },
  'ssh-keygen':
    '-a= -b= -C= -c -D= -E= -e -F= -f= -G= -H -h -I= -i -J= -j= -K= -k -l -L -M= -m= -N= -n= -O= -P= -p -Q -q -R= -r= -S= -s= -T= -t= -U -u -V= -v -w= -W= -x= -Y= -y -z= -Z= -A -B -g -o',
  'ssh-copy-id': '-i? -f -n -s -p= -o= -t= -F= -x',
  'ssh-add': '-c -D -d -k -K -l -L -q -T -t= -x -X -e= -s= -E= -h= -H= -S= -A -C',
  'ssh-keyscan': '-4 -6 -c -D -f= -H -O= -p= -T= -t= -v',
  nmap: {
    options:
      '-iL= -iR= -oN= -oX= -oG= -oA= -oS= -p= -T= --script= --script-args= --script-args-file= --script-updatedb --datadir= --servicedb= --versiondb= --stylesheet= --resume= --exclude= --excludefile= --dns-servers= -D= -S= -e= -g= --source-port= --proxies= --data= --data-string= --data-length= --top-ports= --max-retries= --host-timeout= --min-rate= --max-rate= -sS -sT -sU -sV -sC -sn -Pn -O -A -v -n -F -6 --interactive --append-output --open',
    single: true,
  },
  ab: '-n= -c= -t= -s= -b= -B= -p= -u= -T= -w -i -x= -y= -z= -C= -H= -A= -P= -X= -g= -e= -m= -f= -Z= -E= -v= -k -q -r -l -d -S -V -h',
  wrk: '-c|--connections= -d|--duration= -t|--threads= -s|--script= -H|--header= --timeout= --latency -v',
  hey: '-n= -c= -q= -z= -o= -m= -H= -t= -A= -d= -D= -T= -U= -a= -x= -h2 -host= -cpus=',
  siege:
    '-c|--concurrent= -r|--reps= -t|--time= -d|--delay= -f|--file= -l|--log= -m|--mark= -R|--rc= -H|--header= -A|--user-agent= -T|--content-type= -b|--benchmark -i|--internet -q -v -g -p -C -j',
  'youtube-dl': YOUTUBE,
  'yt-dlp': YOUTUBE,
  dig: '-b= -c= -f= -k= -p= -q= -t= -x= -y= -4 -6 -i -m -r -u -v',
  host: '-c= -m= -N= -p= -R= -t= -W= -a -A -C -d -l -r -s -T -U -v -w -4 -6',
  ping: '-c= -i= -I= -l= -m= -M= -p= -Q= -s= -S= -t= -T= -w= -W= -4 -6 -a -A -b -B -d -D -e= -f -F= -h -H -L -n -N= -O -q -r -R -U -v -V',
  traceroute: '-f= -g= -i= -m= -N= -p= -q= -s= -t= -w= -z= -M= -O= -P= -4 -6 -d -F -I -n -r -T -U -e -A -V',
  tcpdump:
    '-i|--interface= -w= -r= -c= -C= -G= -W= -z= -Z|--relinquish-privileges= -F= -s|--snapshot-length= -T= -y= -E= -M= -B|--buffer-size= -j= -V= -Q|--direction= -A -n -v -e -q -t -x -X -S -U -l -D -L -p -K -N -O -d -f -H -I -b',
  tshark:
    '-i= -w= -r= -c= -f= -Y= -R= -T= -e= -E= -F= -d= -X= -o= -K= -a= -b= -B= -C= -J= -j= -N= -s= -t= -u= -U= -y= -z= -A= -n -v -V -x -q -Q -p -l -2 -D -L -S -I',
  rclone: {
    options:
      '--config= -v|--verbose -n|--dry-run --include= --exclude= --filter= --files-from= --include-from= --exclude-from= -P|--progress --transfers= --checkers= --bwlimit= --log-file= --log-level= --password-command= --backup-dir= --max-age= --min-age= --max-size= --min-size= -q|--quiet -i|--interactive --rc-addr=',
    persistent: true,
    sub: {},
  },
  mail: '-s= -a= -A= -c= -b= -r= -f= -S= -u= -q= -M= -e -E -H -i -n -N -v -d -t -~',
  mailx: '-s= -a= -A= -c= -b= -r= -f= -S= -u= -q= -M= -e -E -H -i -n -N -v -d -t -~',
  mutt: '-s= -a= -b= -c= -e= -f= -F= -H= -i= -m= -Q= -A= -D -n -p -R -v -x -y -z -Z -h -d= -G -g= -l=',
  sendmail: '-B= -C= -d= -D= -f= -F= -h= -L= -N= -o= -O= -p= -q? -Q? -r= -R= -V= -X= -t -i -v -A? -b?',
  smbclient:
    '-c|--command= -U|--user= -N|--no-pass -L|--list= -I|--ip-address= -p|--port= -D|--directory= -A|--authentication-file= -W|--workgroup= -T|--tar= -k -g -q -E -m= -O= -s= -d= -l= -t= -b= -n= -i= -M= -P',
  mysql: MYSQL,
  mariadb: MYSQL,
  mysqldump: `${MYSQL} -r|--result-file= -T|--tab= --ignore-table= --where= -w=`,
  mysqladmin: MYSQL,
  psql: '-c|--command= -f|--file= -d|--dbname= -h|--host= -p|--port= -U|--username= -o|--output= -L|--log-file= -v|--set|--variable= -P|--pset= -F|--field-separator= -R|--record-separator= -T|--table-attr= -w|--no-password -W|--password -A|--no-align -t|--tuples-only -q|--quiet -x|--expanded -X|--no-psqlrc -a|--echo-all -b -e|--echo-queries -E|--echo-hidden -l|--list -n|--no-readline -1|--single-transaction -s|--single-step -S|--single-line -H|--html -z -0 --csv',
  pg_dump:
    '-d|--dbname= -h|--host= -p|--port= -U|--username= -f|--file= -F|--format= -j|--jobs= -n|--schema= -N|--exclude-schema= -t|--table= -T|--exclude-table= -E|--encoding= -S|--superuser= -Z|--compress= -a|--data-only -s|--schema-only -c|--clean -C|--create -O -v|--verbose -w -W -x --role=',
  pg_restore:
    '-d|--dbname= -h|--host= -p|--port= -U|--username= -f|--file= -F|--format= -j|--jobs= -n|--schema= -t|--table= -L|--use-list= -I|--index= -P|--function= -T|--trigger= -S|--superuser= -N|--exclude-schema= -a -c|--clean -C|--create -e -l -O -s -v -w -W -x -1 --role=',
  'redis-cli': {
    options:
      '-h= -p= -s= -a= -n= -r= -i= -d= -D= -u= --user= --pass= --eval= --pipe-timeout= --rdb= --functions-rdb= --cacert= --cert= --key= -x -X= -c -e -t= -2 -3 --raw --csv --bigkeys --stat --tls --latency --no-auth-warning --scan --pattern=',
    stops: true,
  },
  mongosh:
    '--eval= -f|--file= --host= --port= -u|--username= -p|--password= --authenticationDatabase= --quiet --nodb --shell --json? --tls',
  mongo:
    '--eval= --host= --port= -u|--username= -p|--password= --authenticationDatabase= --quiet --nodb --shell',
  sqlite3: {
    options:
      '-cmd= -init= -separator= -nullvalue= -newline= -vfs= -mmap= -lookaside= -pagecache= -maxsize= -A -append -batch -bail -box -column -csv -echo -header -noheader -html -json -line -list -markdown -quote -readonly -safe -table -tabs -interactive -nofollow -escape=',
    single: true,
  },
  cqlsh: '-e|--execute= -f|--file= -u|--username= -p|--password= -k|--keyspace=',
  openssl: { options: '', sub: {} },
  gpg: '-c|--symmetric -e|--encrypt -d|--decrypt -s|--sign -b|--detach-sign -a|--armor -o|--output= -r|--recipient= -u|--local-user= --homedir= --passphrase= --passphrase-file= --passphrase-fd= --batch --yes --import --export --export-secret-keys --export-secret-subkeys --delete-keys --delete-secret-keys --keyserver= --recv-keys --send-keys --photo-viewer= --status-fd= --pinentry-mode= --cipher-algo= --digest-algo= --options= --default-key= --trust-model= -v|--verbose -q|--quiet -n|--dry-run -k|--list-keys -K|--list-secret-keys --verify --clearsign --gen-key --keyring= --no-default-keyring -f= -F= -z= -t',
};
