import { describe, expect, it } from 'vitest';
import { NO_SPAN } from '../../../src/core/span.ts';
import { concatValues, known, showValue, unknown, type Value } from '../../../src/core/value.ts';
import type { Effect } from '../../../src/shell/effect.ts';
import { effectsOf } from '../../../src/shell/effects/registry.ts';
import { EFFECT_ROWS } from '../../../src/shell/effects/tables.ts';
import type { RedirectMode } from '../../../src/shell/invocation.ts';
import { invocationOf, type Surroundings } from '../launches.ts';

type Words = string | readonly (string | Value)[];

function show(effect: Effect): string {
  const deep = 'recursive' in effect && effect.recursive ? ' -r' : '';
  switch (effect.kind) {
    case 'read':
      return `${effect.content ? 'read' : 'list'} ${showValue(effect.path)}${deep}`;
    case 'write':
      return `${effect.mode} ${showValue(effect.path)}`;
    case 'delete':
      return `delete ${showValue(effect.path)}${deep}`;
    case 'metadata':
      return `mark ${showValue(effect.path)} ${showValue(effect.detail)}${deep}`;
    case 'contact':
      return `${effect.sends ? 'send' : 'contact'} ${showValue(effect.target)}`;
  }
}

function effects(words: Words, around: Surroundings = {}): string {
  return effectsOf(invocationOf(words, around)).map(show).join('; ');
}

const X = unknown('variable', '$X');

describe('reading', () => {
  it.each<[Words, string]>([
    ['cat a b', 'read a; read b'],
    ['cat -n -', 'read -'],
    ['head -n 5 a', 'read a'],
    ['tail -c +3 a', 'read a'],
    ['sort -o out a', 'read a; replace out'],
    ['uniq a b', 'read a; replace b'],
    ['grep -r pat dir', 'read dir -r'],
    ['grep pat', ''],
    ['grep -f pats a', 'read pats; read a'],
    ['rg pat', 'read . -r'],
    ['rg -n pat a b', 'read a -r; read b -r'],
    ['rg --files', 'list . -r'],
    ['sed s/a/b/ f', 'read f'],
    ['sed -i s/a/b/ f', 'read f; edit f'],
    ['sed -n -e p -e q f', 'read f'],
    [['sed', 'w out', 'f'], 'read f; replace out'],
    [['sed', 's/x/y/w out', 'f'], 'read f; replace out'],
    ['awk -F: {print} f', 'read f'],
    ['awk -f prog f', 'read prog; read f'],
    ['jq . f', 'read f'],
    ['jq -n env', 'read /proc/self/environ'],
    ['jq -n $ENV', 'read /proc/self/environ'],
    ['jq -n env.HOME', ''],
    ['jq .env f', 'read f'],
    ['jq {env:.x} f', 'read f'],
    ['ls', 'list .'],
    ['ls -laR dir', 'list dir -r'],
    ['du -sh a', 'list a -r'],
    ['find . -name *.c', 'list . -r'],
    ['diff -r a b', 'read a -r; read b -r'],
    ['base64 -w 0 f', 'read f'],
    ['xxd f g', 'read f; replace g'],
    ['xargs -a list rm', 'read list'],
    ['openssl enc -aes-256-cbc -in a -out b', 'read a; replace b'],
    ['date -f f', 'read f'],
    ['file -f f', 'read f'],
    ['nft -f f', 'read f'],
    ['git show HEAD:.env', 'read .env'],
    ['git -C sub show HEAD:a', 'read sub/a'],
    ['git show HEAD', ''],
    [['rm', '-rf', ''], ''],
    [['rm', '', 'a'], 'delete a'],
    ['git grep pat', ''],
    ['git grep pat src', 'read src'],
    ['git grep -e pat src', 'read src'],
    ['git grep --no-index . dir', 'read dir -r'],
    ['git log -p -- .env', 'read .env'],
    ['git log -- .env', ''],
    ['git stash show -p -- .env', 'read .env'],
    ['git archive HEAD .env', 'read .env'],
    ['printenv', 'read /proc/self/environ'],
    ['printenv HOME', ''],
    ['env', 'read /proc/self/environ'],
    ['env A=b make', ''],
    ['export -p', 'read /proc/self/environ'],
    ['export A=b', ''],
    ['set', 'read /proc/self/environ'],
    ['set -e', ''],
    ['cat /dev/null', ''],
    ['unheard-of /etc/x name ./y', 'read /etc/x; read ./y'],
    ['unheard-of --file=/etc/x -o=z', 'read /etc/x'],
    ['gcc @/etc/x', 'read @/etc/x; read /etc/x'],
    ['aws ec2 describe --filter file:///etc/x', 'read /etc/x'],
    ['fping -f list', 'read list'],
    ['expect script', 'read script'],
    [['pdflatex', '\\input{/etc/x}'], 'read /etc/x'],
    ['echo /etc/x', ''],
    ['cd /etc', ''],
    ['python3 /etc/x', ''],
    ['git diff /dev/null /etc/x', 'read /etc/x -r'],
    ['git diff main -- a b', 'read a; read b'],
    ['git diff --stat -- a', ''],
    ['git diff --stat -p -- a', 'read a'],
    ['git log -p -- a', 'read a'],
    ['git log -- a', ''],
    ['git annotate a', 'read a'],
    ['script a', 'replace a'],
  ])('%j', (words, wanted) => {
    expect(effects(words)).toBe(wanted);
  });
});

describe('changing', () => {
  it.each<[Words, string]>([
    ['rm a', 'delete a'],
    ['rm -rf a b', 'delete a -r; delete b -r'],
    ['rm -- -a', 'delete -a'],
    ['rmdir a', 'delete a'],
    [['rmdir', { kind: 'pattern', parts: [{ kind: 'glob', glob: '*' }] }], 'list *'],
    ['find d -type d -empty -delete', 'list d -r'],
    ['shred -u a', 'replace a; delete a'],
    ['find d -delete', 'list d -r; delete d -r'],
    ['find d -name *.o -delete', 'list d -r; delete d/**/*.o'],
    ['find d -type f -mtime +7 -delete', 'list d -r; delete d -r'],
    ['find d -name * -delete', 'list d -r; delete d -r'],
    ['find d -name a -o -type d -delete', 'list d -r; delete d -r'],
    ['find d -fprint out', 'list d -r; replace out'],
    ['cp a b', 'read a; replace b'],
    ['cp -r a b/', 'read a -r; replace b/a'],
    ['cp a b dir', 'read a; read b; replace dir/a; replace dir/b'],
    ['cp -t dir a', 'read a; replace dir/a'],
    ['mv a b', 'read a -r; edit a; replace b'],
    ['mv a /dev/null', 'read a -r; edit a; delete a -r'],
    ['ln -s a b', 'read a -r; replace b'],
    ['install -m 4755 a b', 'read a; replace b; mark b 4755'],
    ['tee a b', 'replace a; replace b'],
    ['tee -a a', 'append a'],
    ['touch a', 'edit a'],
    ['truncate -s 0 a', 'replace a'],
    ['dd if=a of=/dev/sda bs=1M', 'read a; replace /dev/sda'],
    ['mkfs.ext4 -F /dev/sda1', 'replace /dev/sda1'],
    ['wipefs -a /dev/sda', 'replace /dev/sda'],
    ['fdisk -l /dev/sda', ''],
    ['vim a', 'read a; edit a'],
    ['patch -p1 a', 'edit a'],
    ['git rm -r a', 'delete a -r'],
    ['git rm --cached a', ''],
    ['git checkout -- a', 'edit a'],
    ['git checkout main', ''],
    ['git restore a', 'edit a'],
    ['git restore --staged a', ''],
    ['git diff --output=o', 'replace o'],
    ['chmod 777 a b', 'mark a 777; mark b 777'],
    ['chmod -R u+x a', 'mark a u+x -r'],
    ['chmod -x a', 'mark a -x'],
    ['chown -R root:root a', 'mark a root:root -r'],
    ['chattr -R +i a', 'mark a +i -r'],
    ['setfacl -m u:x:rwx a', 'mark a u:x:rwx'],
    ['setcap cap_setuid+ep a', 'mark a cap_setuid+ep'],
    ['tar czf out.tgz src', 'replace out.tgz; read src -r'],
    ['tar -C dir -cf out a', 'replace out; read dir/a -r'],
    ['tar xf a.tgz -C /etc', 'read a.tgz; edit /etc'],
    ['tar tf a.tgz', 'read a.tgz'],
    ['tar cf host:/x a', 'send host; read a -r'],
    ['zip -r out a', 'replace out; read a -r'],
    ['unzip a.zip -d dir', 'read a.zip; edit dir'],
    ['gzip -k a', 'read a; replace a.gz'],
    ['7z a out b', 'replace out; read b -r'],
    [['sqlite3', 'db', '.output f'], 'read db; edit db; replace f'],
    [['psql', '-c', "copy t to '/tmp/x'"], 'replace /tmp/x'],
    ['ssh-keygen -f key', 'list key'],
    ['docker cp a c:/b', 'read a -r'],
    ['docker run -v /:/host img', 'read / -r; edit /'],
    ['docker run -v /etc:/e:ro img', 'read /etc -r'],
    ['docker run -v data:/d img', ''],
    ['kubectl apply -f a.yml', 'read a.yml -r'],
  ])('%j', (words, wanted) => {
    expect(effects(words)).toBe(wanted);
  });

  it('files named in a patch on standard input', () => {
    const text = '--- a/x\n+++ b/src/y\n@@ -1 +1 @@\n-a\n+b\n--- a/z\n+++ /dev/null\n';
    expect(effects('patch -p1', { input: { kind: 'text', value: known(text) } })).toBe(
      'edit x; edit src/y; edit z',
    );
    expect(effects('git apply', { input: { kind: 'text', value: known(text) } })).toBe(
      'edit x; edit src/y; edit z',
    );
  });
});

describe('contacting', () => {
  it.each<[Words, string]>([
    ['curl http://h/x', 'contact http://h/x'],
    ['curl -o f http://h/x', 'contact http://h/x; replace f'],
    ['curl -O http://h/x.tgz?a', 'contact http://h/x.tgz?a; replace x.tgz'],
    ['curl -d @secret http://h', 'send http://h; read secret'],
    ['curl --data-binary @- http://h', 'send http://h'],
    ['curl -F f=@a;type=x http://h', 'send http://h; read a'],
    ['curl -T a http://h', 'send http://h; read a'],
    ['curl -XPOST http://h', 'send http://h'],
    ['curl -X GET http://h', 'contact http://h'],
    ['curl -K conf', 'read conf'],
    ['curl file:///etc/passwd', 'read /etc/passwd'],
    ['wget http://h/x', 'contact http://h/x; replace x'],
    ['wget -q -O - http://h/x', 'contact http://h/x'],
    ['wget --post-file=a http://h', 'send http://h; read a; replace h'],
    ['http POST h a=b f@x', 'send h; read x'],
    ['nc h 80', 'send h:80'],
    ['nc -lvnp 80', ''],
    ['nc -z h 80', 'contact h:80'],
    ['socat - TCP:h:1,x', 'send h:1'],
    ['socat -u FILE:a TCP4:h:1', 'read a; send h:1'],
    ['ssh u@h ls', 'contact h'],
    ['ssh -i key h', 'contact h; list key'],
    ['scp a u@h:b', 'read a -r; send h'],
    ['scp h:a b', 'contact h; replace b'],
    ['rsync -a --delete src/ dst/', 'read src/ -r; replace dst/; delete dst/ -r'],
    ['git clone https://h/x.git', 'contact https://h/x.git; replace x'],
    ['git push origin main', ''],
    ['git push git@h:x main', 'send h'],
    ['git push https://h/x main', 'send https://h/x'],
    ['dig @8.8.8.8 x.h', 'contact 8.8.8.8; contact x.h'],
    ['ping -c 1 h', 'contact h'],
    [['smbclient', '//h/s', '-c', 'put a b; get c d'], 'send //h/s; read a -r; replace d'],
    ['sftp u@h:x', 'send h'],
    ['openssl s_client -connect h:443', 'send h:443'],
    ['aws s3 cp a s3://b/c', 'read a -r; send s3://b/c'],
    ['npm publish', 'send npmjs.org'],
    ['npm install', ''],
    ['pip install --index-url http://h x', 'contact http://h'],
    ['mysql -h h -e x', 'send h'],
    ['mail -s x a@h', 'send a@h'],
  ])('%j', (words, wanted) => {
    expect(effects(words)).toBe(wanted);
  });

  it('what is piped into ssh is sent', () => {
    expect(effects('ssh h cat', { input: { kind: 'pipe' } })).toBe('send h');
  });
});

describe('redirections', () => {
  const cases: readonly (readonly [RedirectMode, string, string])[] = [
    ['read', 'f', 'read f'],
    ['write', 'f', 'replace f'],
    ['append', 'f', 'append f'],
    ['read-write', 'f', 'read f; edit f'],
    ['here', 'text', ''],
    ['duplicate', '1', ''],
    ['close', '-', ''],
    ['write', '/dev/null', ''],
    ['write', '/dev/sda', 'replace /dev/sda'],
    ['write', '/dev/tcp/h/80', 'send h:80'],
    ['read', '/dev/tcp/h/80', 'contact h:80'],
  ];
  it.each(cases)('%s %s', (mode, target, wanted) => {
    const invocation = invocationOf('unheard-of');
    const redirections = [{ mode, fd: 1, target: known(target), span: NO_SPAN }];
    expect(
      effectsOf({ ...invocation, redirections })
        .map(show)
        .join('; '),
    ).toBe(wanted);
  });
});

describe('files in odd places', () => {
  it.each<[Words, string]>([
    [
      ['dosbox', '-c', 'mount c /', '-c', 'type c:\\etc\\x', '-c', 'echo a >c:\\b'],
      'read /etc/x; replace /b',
    ],
    [['dosbox', '-c', 'mount c .', '-c', 'copy a c:\\b'], 'replace ./b'],
    ['arj e a.arj out', 'read a.arj; edit out'],
    ['arj a a.arj f', 'replace a.arj; read f -r'],
    ['csplit f 1', 'read f'],
    ['csplit -f p -b %dq f 1', 'read f; replace pq'],
    ['sysctl -n /../../etc/x', 'read /etc/x'],
    ['sysctl -n net.ipv4.ip_forward', ''],
    ['update-alternatives --install /usr/bin/e e /usr/bin/vim 1', 'replace /usr/bin/e; list /usr/bin/vim'],
    ['update-alternatives --display e', ''],
    ['screen -L -Logfile log rm x', 'append log'],
    ['screen -L ./log rm x', 'append ./log'],
    ['screen -L make', ''],
    ['rlwrap -l log cmd', 'replace log'],
    ['mypy src --junit-xml out', 'read src; replace out'],
    ['exiftool -description -W out f', 'read f; replace out'],
    ['csvtool trim t f -o out', 'read t; read f; replace out'],
    ['iptables-save -f out', 'replace out'],
    ['git apply --unsafe-paths --directory /srv x.patch', 'read x.patch; edit /srv'],
    ['tar -Pxf a --xform s@.*@/etc/x@', 'read a; edit .; replace /etc/x'],
    ['tar -xf a --xform s@.*@/etc/x@', 'read a; edit .'],
    ['defaults write ~/a.plist k v', 'edit ~/a.plist'],
    ['defaults write com.apple.finder k v', ''],
    ['defaults read ~/a', 'read ~/a; read ~/a.plist'],
    ['defaults import com.apple.Terminal f', 'read f'],
    ['defaults export com.apple.Terminal out', 'replace out'],
    ['plutil -convert xml1 -o out f', 'read f; replace out'],
    ['plutil -convert xml1 -o - f', 'read f'],
    ['plutil -convert xml1 f', 'read f; edit f'],
    ['plutil -p f', 'read f'],
    [['PlistBuddy', '-c', 'Set :a b', 'f'], 'read f; edit f'],
    [['PlistBuddy', '-c', 'Print', 'f'], 'read f'],
    ['textutil -convert txt -output out f', 'read f; replace out'],
  ])('%j', (words, wanted) => {
    expect(effects(words)).toBe(wanted);
  });

  it('cpio copies the names that come in', () => {
    expect(effects('cpio -dp out', { input: { kind: 'text', value: known('/a/b\n') } })).toBe(
      'replace out; replace out/a/b',
    );
  });
});

describe('what is not known', () => {
  it.each<[string, readonly (string | Value)[], string]>([
    ['an unknown operand is an unknown path', ['rm', '-r', X], 'delete $X -r'],
    ['a hole stays where it is', ['cat', concatValues([known('/etc/'), X])], 'read /etc/$X'],
    ['a file to send', ['curl', '-d', concatValues([known('@'), X]), 'h'], 'send h; read $X'],
    ['an output', ['dd', concatValues([known('of='), X])], 'replace $X'],
    ['an unknown URL', ['curl', X], 'contact $X'],
    ['a mount', ['docker', 'run', '-v', concatValues([X, known(':/app')]), 'img'], 'read $X -r; edit $X'],
  ])('%s', (_, words, wanted) => {
    expect(effects(words)).toBe(wanted);
  });
});

describe('the tables', () => {
  it.each(EFFECT_ROWS.names())('%s has a row that can be read', (name) => {
    expect(() => effects([name, 'a', 'b', '--', 'c'])).not.toThrow();
  });
});
