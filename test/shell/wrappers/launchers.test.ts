import { describe, expect, it } from 'vitest';
import { concatValues, known, unknown, type Value } from '../../../src/core/value.ts';
import { launches, type Surroundings, type Words } from '../launches.ts';

const X = unknown('variable', '$X');
const SPLIT = unknown('variable', '$X', true);
const text = (value: string | Value): Surroundings => ({
  input: { kind: 'text', value: typeof value === 'string' ? known(value) : value },
});
const PIPE: Surroundings = { input: { kind: 'pipe' } };

describe('prefixes run the words after them', () => {
  it.each<[Words, string]>([
    ['sudo rm x', 'wrapper: rm x'],
    ['sudo -u root -n A=b rm -r x', 'wrapper: A=b rm -r x'],
    ['sudo -- rm -r x', 'wrapper: rm -r x'],
    ['sudo -uroot -D /srv rm x', 'wrapper: rm x @/srv'],
    ['doas -u www rm x', 'wrapper: rm x'],
    ['nohup rm x', 'wrapper: rm x'],
    ['nice -n 5 rm x', 'wrapper: rm x'],
    ['nice -5 rm x', 'wrapper: rm x'],
    ['ionice -c 3 rm x', 'wrapper: rm x'],
    ['chrt -f 10 rm x', 'wrapper: rm x'],
    ['taskset -c 0,1 rm x', 'wrapper: rm x'],
    ['timeout 5 rm x', 'wrapper: rm x'],
    ['timeout -s KILL -k 2 5s rm -r x', 'wrapper: rm -r x'],
    ['timeout --signal=9 5 rm x', 'wrapper: rm x'],
    ['time -p rm x', 'wrapper: rm x'],
    ['stdbuf -oL -e 0 rm x', 'wrapper: rm x'],
    ['setsid -w rm x', 'wrapper: rm x'],
    ['setarch x86_64 -R rm x', 'wrapper: -R rm x'],
    ['unbuffer rm x', 'wrapper: rm x'],
    ['strace -f -o log rm x', 'wrapper: rm x'],
    ['ltrace -e malloc rm x', 'wrapper: rm x'],
    ['perf stat -e cycles rm x', 'wrapper: rm x'],
    ['valgrind --tool=memcheck rm x', 'wrapper: rm x'],
    ['chroot --userspec=u /mnt rm x', 'wrapper: rm x'],
    ['unshare -r -m rm x', 'wrapper: rm x'],
    ['nsenter -t 1 -m -- rm x', 'wrapper: rm x'],
    ['firejail --net=none rm x', 'wrapper: rm x'],
    ['bwrap --ro-bind / / --dev /dev --setenv A b rm x', 'wrapper: rm x'],
    ['proot -r /x -b /y rm x', 'wrapper: rm x'],
    ['systemd-run --user -p A=b --unit=u rm x', 'wrapper: rm x'],
    ['busybox rm x', 'wrapper: rm x'],
    ['command rm x', 'wrapper: rm x'],
    ['builtin echo x', 'wrapper: echo x'],
    ['exec -a name rm x', 'wrapper: rm x'],
    ['pkexec --user root rm x', 'wrapper: rm x'],
    ['gosu user rm x', 'wrapper: rm x'],
    ['setpriv --reuid=1000 --clear-groups rm x', 'wrapper: rm x'],
    ['capsh --print -- -c rm', 'wrapper: bash -c rm'],
    ['poetry run rm x', 'wrapper: rm x'],
    ['bundle exec rm x', 'wrapper: rm x'],
    ['uv run --with x rm -r y', 'wrapper: rm -r y'],
    ['conda run -n env rm x', 'wrapper: rm x'],
    ['cross-env A=b rm x', 'wrapper: A=b rm x'],
    ['xvfb-run -a rm x', 'wrapper: rm x'],
    ['/lib64/ld-linux-x86-64.so.2 --library-path /x rm y', 'wrapper: rm y'],
    ['flock /tmp/l rm x', 'wrapper: rm x'],
    ['flock -n /tmp/l -c rm', 'wrapper/posix: rm'],
    ['runuser -u user -- rm x', 'wrapper: rm x'],
    [['su', 'root', '-c', 'rm x'], 'wrapper/posix: rm x'],
    [['su', '-', '-c', 'rm x'], 'wrapper/posix: rm x'],
    [['script', '-q', '-c', 'rm x', '/dev/null'], 'wrapper/posix: rm x'],
    ['script -q /dev/null rm -r x', 'wrapper: rm -r x'],
    ['watch -n 1 rm x', 'wrapper/posix: rm x'],
    ['watch -x rm x', 'wrapper: rm x'],
    ['env A=b rm x', 'wrapper: A=b rm x'],
    ['env - A=b rm x', 'wrapper: A=b rm x'],
    ['caffeinate -i -t 5 rm x', 'wrapper: rm x'],
    ['noglob rm x', 'wrapper: rm x'],
    ['repeat 2 rm x', 'wrapper: rm x'],
    ['env -i -u HOME -C /srv rm x', 'wrapper: rm x @/srv'],
    [['env', '-S', 'A=b rm "a b" \'c\'', 'd'], 'wrapper: A=b rm a b c d'],
    [['env', '-S', 'rm ${HOME}/x'], 'wrapper: rm ${HOME}/x'],
    [['env', '-Srm x'], 'wrapper: rm x'],
    ['npx --yes rimraf@5 x', 'wrapper: rimraf x'],
    [['npx', '-c', 'rm x'], 'wrapper/posix: rm x'],
    ['npm exec -- rimraf x', 'wrapper: rimraf x'],
    ['pnpm dlx rimraf x', 'wrapper: rimraf x'],
    ['bunx rimraf x', 'wrapper: rimraf x'],
    ['uvx ruff check .', 'wrapper: ruff check .'],
    ['pipx run black .', 'wrapper: black .'],
    ['tmux new-session -d rm', 'wrapper/posix: rm'],
    [['tmux', 'send-keys', '-t', 'w', 'rm x', 'Enter'], 'wrapper/posix: rm x\n'],
    ['screen -dmS name rm x', 'wrapper: rm x'],
    [['wsl.exe', '-d', 'u', '--', 'rm', 'x'], 'wrapper: rm x'],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual([wanted]);
  });

  it.each<[Words]>([
    ['sudo -l'],
    ['command -v rm'],
    ['taskset -p 12'],
    ['timeout 5'],
    ['env'],
    ['poetry add rm'],
    ['crontab -l'],
    ['at -l'],
    ['trap - INT'],
    ['ls rm'],
  ])('%j runs nothing further', (words) => {
    expect(launches(words)).toEqual([]);
  });

  it('follows both readings of an unknown word that may vanish', () => {
    expect(launches(['sudo', SPLIT, 'rm', 'x'])).toEqual(['wrapper: $X rm x', 'wrapper: rm x']);
    expect(launches(['sudo', X, 'rm', 'x'])).toEqual(['wrapper: $X rm x']);
  });
});

describe('shells', () => {
  it.each<[Words, string[]]>([
    [['sh', '-c', 'rm x'], ['script/posix: rm x']],
    [['bash', '-xec', 'rm "$1"', 'sh', 'y'], ['script/bash: rm "$1" [sh] [y]']],
    [['bash', '-o', 'pipefail', '-c', 'rm x'], ['script/bash: rm x']],
    [['bash', '+x', '-c', 'rm x'], ['script/bash: rm x']],
    [['bash', '-c', '-e', 'rm x'], ['script/bash: rm x']],
    [['bash', '--norc', '-lc', 'rm x'], ['script/bash: rm x']],
    [
      ['bash', '--rcfile', 'rc', '-c', 'rm x'],
      ['file/bash: rc', 'script/bash: rm x'],
    ],
    [['zsh', '-c', 'rm x'], ['script/zsh: rm x']],
    [['fish', '--command=rm x'], ['script/posix: rm x']],
    ['bash x.sh a b', ['file/bash: x.sh [a] [b]']],
    ['bash -x -- x.sh a', ['file/bash: x.sh [a]']],
    ['sh -s a', ['stdin/posix']],
    ['sh', ['stdin/posix']],
    ['sh -', ['stdin/posix']],
    ['sh -x', ['stdin/posix']],
    ['bash --version', []],
    ['bash -n x.sh', []],
    [['bash', SPLIT], ['opaque dynamic-script: bash']],
    [
      ['bash', SPLIT, '-c', 'rm x'],
      ['opaque dynamic-script: bash', 'script/bash: rm x'],
    ],
    [['bash', X], ['file/bash: $X']],
    [['sh', '-c', X], ['script/posix: $X']],
    [['bash', concatValues([known('-'), X]), 'rm x'], ['script/bash: rm x']],
    [['eval', 'rm', 'x'], ['script/bash: rm x']],
    [['eval', '--', 'rm x'], ['script/bash: rm x']],
    [['eval', 'rm', X], ['script/bash: rm $X']],
    ['source ./a.sh b', ['file/bash: ./a.sh [b]']],
    ['. a.sh', ['file/bash: a.sh']],
    [['trap', 'rm x', 'EXIT'], ['script/bash: rm x']],
    [['trap', '--', 'rm x', 'EXIT'], ['script/bash: rm x']],
    [['bind', '-x', '"\\C-g": rm x'], ['script/bash: rm x']],
    [['cmd.exe', '/c', 'rd', '/s', 'x'], ['script/cmd: rd /s x']],
    [['powershell.exe', '-NoProfile', '-Command', 'rm x'], ['script/powershell: rm x']],
    [['pwsh', '-e', 'cgBtACAAeAA='], ['script/powershell: rm x']],
    [['pwsh', '-ep', 'Bypass', '-File', 'x.ps1'], ['file/powershell: x.ps1']],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual(wanted);
  });
});

describe('xargs and its kin', () => {
  it.each<[string, Words, Surroundings, string[]]>([
    ['known words', 'xargs rm -r', text('a b\nc\n'), ['wrapper: rm -r a b c']],
    ['quotes', 'xargs rm', text('"a b" c\\ d'), ['wrapper: rm a b c d']],
    [
      'a line at a time',
      'xargs -L1 env',
      text('rm -r a\nrm b\n'),
      ['wrapper: env rm -r a', 'wrapper: env rm b'],
    ],
    ['one at a time', 'xargs -n 1 rm', text('a b'), ['wrapper: rm a', 'wrapper: rm b']],
    [
      'replacement',
      'xargs -I{} sh -c {}',
      text('rm a\nrm b\n'),
      ['wrapper: sh -c rm a', 'wrapper: sh -c rm b'],
    ],
    ['another mark', 'xargs -I % mv % %.old', text('a'), ['wrapper: mv a a.old']],
    ['no command is echo', 'xargs', text('a'), ['wrapper: echo a']],
    ['null-separated', ['xargs', '-0', 'rm'], text(' a b\0c'), ['wrapper: rm  a b c']],
    ['unknown input', 'xargs rm -r', PIPE, ['wrapper: rm -r standard input']],
    [
      'input that lists files',
      'xargs -0 rm -r',
      { input: { kind: 'pipe', lines: [known('a'), known('b c')] } },
      ['wrapper: rm -r a', 'wrapper: rm -r b c'],
    ],
    ['partly known input', 'xargs rm', text(concatValues([known('a '), X])), ['wrapper: rm a $X']],
    ['a command from input', 'xargs -I{} {} x', PIPE, ['wrapper: standard input x']],
    ['parallel with arguments', 'parallel rm {} ::: a b', {}, ['wrapper/posix: rm a', 'wrapper/posix: rm b']],
    ['parallel from input', 'parallel rm', text('a\n'), ['wrapper/posix: rm a']],
    ['parallel runs its arguments', ['parallel', ':::', 'rm a'], {}, ['wrapper/posix: rm a']],
    ['find', ['find', 'd', '-name', '*.o', '-exec', 'rm', '{}', ';'], {}, ['wrapper: rm d/**/*.o']],
    ['find in one go', ['find', 'd', '-type', 'f', '-exec', 'rm', '{}', '+'], {}, ['wrapper: rm d/**']],
    [
      'find takes the place itself',
      ['find', '/', '-exec', 'rm', '-r', '{}', '+'],
      {},
      ['wrapper: rm -r /', 'wrapper: rm -r /**'],
    ],
    [
      'find in the place only',
      ['find', 'd', '-maxdepth', '0', '-exec', 'rm', '{}', ';'],
      {},
      ['wrapper: rm d'],
    ],
    [
      'find one level down',
      ['find', 'd', '-maxdepth', '1', '-name', 'a*', '-exec', 'rm', '{}', '+'],
      {},
      ['wrapper: rm d/a*'],
    ],
    ['find without a place', ['find', '-ok', 'rm', '{}x', ';'], {}, ['wrapper: rm .x', 'wrapper: rm ./**x']],
    ['find without a mark', ['find', 'd', '-exec', 'rm', 'x', ';'], {}, ['wrapper: rm x']],
    [
      'two actions',
      ['find', 'd', '-type', 'f', '-exec', 'a', ';', '-execdir', 'b', '{}', ';'],
      {},
      ['wrapper: a', 'wrapper: b d/**'],
    ],
    ['fd', 'fd -e o . d -x rm', {}, ['wrapper: rm d/**/*.o']],
    ['fd in one go', 'fd pattern -X rm -f {}', {}, ['wrapper: rm -f ./**']],
  ])('%s', (_, words, around, wanted) => {
    expect(launches(words, around)).toEqual(wanted);
  });
});

describe('elsewhere', () => {
  it.each<[Words, string[]]>([
    [['ssh', '-p', '22', 'host', 'rm', '-r', 'x'], ['remote/posix: rm -r x']],
    [['ssh', 'host', '-t', 'rm x'], ['remote/posix: rm x']],
    [['ssh', 'host'], ['stdin/posix']],
    [['ssh', '-N', '-L', '1:a:1', 'host'], []],
    [['ssh', '-o', 'ProxyCommand=rm x', '-N', 'h'], ['option/posix: rm x']],
    [['ssh', '-oProxyCommand=rm x', '-N', 'h'], ['option/posix: rm x']],
    [['scp', '-S', 'prog', 'a', 'h:b'], ['option: prog']],
    [['rsync', '-e', 'sh -c x', 'a', 'h:b'], ['option/posix: sh -c x']],
    [['docker', 'exec', '-it', '-w', '/app', 'c', 'rm', '-r', 'x'], ['remote: rm -r x @/app']],
    [['docker', 'exec', 'c', 'sh', '-c', 'rm x'], ['remote: sh -c rm x @a directory elsewhere']],
    [['docker', 'run', '--rm', '-v', '/:/h', 'img', 'rm', 'x'], ['remote: rm x @a directory elsewhere']],
    [
      ['docker', 'run', '--entrypoint', 'sh', 'img', '-c', 'rm x'],
      ['remote: sh -c rm x @a directory elsewhere'],
    ],
    [['docker', 'run', 'img', '--flag'], []],
    [['docker', 'compose', '-f', 'a', 'exec', 'web', 'rm', 'x'], ['remote: rm x @a directory elsewhere']],
    [['docker-compose', 'run', '--rm', 'web', 'rm', 'x'], ['remote: rm x @a directory elsewhere']],
    [['kubectl', '-n', 'ns', 'exec', '-it', 'pod', '--', 'rm', 'x'], ['remote: rm x @a directory elsewhere']],
    [['vagrant', 'ssh', '-c', 'rm x'], ['remote/posix: rm x']],
    [['lxc', 'exec', 'c', '--', 'rm', 'x'], ['remote: rm x @a directory elsewhere']],
    [['gcloud', 'compute', 'ssh', 'vm', '--command', 'rm x'], ['remote/posix: rm x']],
    ['docker ps -a', []],
    ['kubectl get pods', []],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual(wanted);
  });
});

describe('options that start programs', () => {
  it.each<[Words, string[]]>([
    [['tar', 'cf', 'a', '--checkpoint=1', '--checkpoint-action=exec=rm x', 'b'], ['option/posix: rm x']],
    [['tar', '-xf', 'a', '--to-command', 'rm x'], ['option/posix: rm x']],
    [['tar', '-I', 'rm x', '-xf', 'a'], ['option/posix: rm x']],
    [['tar', '--use-compress-program=rm x', '-xf', 'a'], ['option/posix: rm x']],
    [['tar', '--checkpoint-action=dot', '-xf', 'a'], []],
    [['sort', '--compress-program=prog', 'a'], ['option: prog']],
    [['split', '--filter=rm x', 'a'], ['option/posix: rm x']],
    [['rg', '--pre', 'prog', 'x'], ['option: prog']],
    [['man', '-P', 'rm x', 'ls'], ['option/posix: rm x']],
    [['man', '--html=rm x', 'ls'], ['option/posix: rm x']],
    [['zip', 'a', 'b', '-T', '-TT', 'rm x'], ['option/posix: rm x']],
    [['wget', '--use-askpass=/tmp/p', 'u'], ['option: /tmp/p']],
    [['tcpdump', '-w', 'f', '-z', '/tmp/p'], ['option: /tmp/p']],
    [['go', 'test', '-exec', 'sh -c x', './...'], ['option: sh -c x']],
    [['gcc', '-wrapper', 'sh,-c,x', 'a.c'], ['option: sh -c x']],
    [['apt-get', 'update', '-o', 'APT::Update::Pre-Invoke::=rm x'], ['option/posix: rm x']],
    [['nix-shell', '--run', 'rm x'], ['option/posix: rm x']],
    [['ansible', 'all', '-m', 'shell', '-a', 'rm x'], ['remote/posix: rm x']],
    [['fzf', '--bind', 'enter:execute(rm x)'], ['option/posix: rm x']],
    [['sed', '1e rm x', 'f'], ['option/posix: rm x']],
    [['sed', '-n', '-e', 's/a/b/;$e rm x'], ['option/posix: rm x']],
    [['sed', 's/.*/rm &/e'], ['opaque dynamic-script: sed']],
    [['sed', '-i', 's/one/three/g; /here/d; y/ace/ecf/', 'f'], []],
    [['vim', '-c', ':!rm x', 'f'], ['option/posix: rm x']],
    [['vim', '-es', '+silent !rm x', '+q'], ['option/posix: rm x']],
    [['nvim', '--cmd', 'lua os.execute("x")'], ['option/lua: os.execute("x")']],
    [['vim', '-c', "call system('rm x')"], ['option/posix: rm x']],
    [['vim', '-c', 'wq', 'f'], []],
    [['emacs', '-Q', '--batch', '--eval', '(shell-command "rm x")'], ['option/posix: rm x']],
    [['gdb', '-nx', '-ex', '!rm x', '-ex', 'quit'], ['option/posix: rm x']],
    [['gdb', '-batch', '-ex', 'python import os'], ['option/python: import os']],
    [['socat', 'TCP:h:1', 'EXEC:sh -i,pty'], ['option: sh -i']],
    [['socat', 'SYSTEM:"rm x; b"', '-'], ['option/posix: rm x; b']],
    [['nc', '-e', '/bin/sh', 'h', '1'], ['option: /bin/sh']],
    [['nc', '-lvp', '1', '-c', 'rm x'], ['option/posix: rm x']],
    [['expect', '-c', 'spawn rm x; interact'], ['option/posix: rm x']],
    [['scrot', '-e', 'rm x'], ['option/posix: rm x']],
    [['certbot', 'renew', '--pre-hook', 'rm x'], ['option/posix: rm x']],
    [['octave', '--eval', 'system("rm x")'], ['interpreter/posix: rm x']],
    [['bpftrace', '-e', 'BEGIN {system("rm x");exit()}'], ['interpreter/posix: rm x']],
    [['debugfs', '-R', '!rm x'], ['interpreter/posix: rm x']],
    [['puppet', 'apply', '-e', "exec { 'rm x': }"], ['interpreter/posix: rm x']],
    [['octave', '--eval', 'disp(1)'], []],
    [['service', '../../bin/rm', 'x'], ['wrapper: ../../bin/rm x']],
    [['service', 'nginx', 'restart'], []],
    [['ip', 'netns', 'exec', 'n', 'rm', 'x'], ['wrapper: rm x']],
    [['cmake', '-E', 'env', 'A=b', 'rm', 'x'], ['wrapper: env A=b rm x']],
    [['cmake', '-E', 'remove_directory', 'x'], ['wrapper: rm -r x']],
    [['cmake', '-E', 'chdir', '/d', 'rm', 'x'], ['wrapper: rm x @/d']],
    [['npm', 'pkg', 'set', 'scripts.test=rm x'], ['script/posix: rm x']],
    [['npm', 'set-script', 'test', 'rm x'], ['script/posix: rm x']],
    [['npm', 'explore', 'left-pad', '--', 'rm', 'x'], ['wrapper: rm x']],
    [['npm', 'config', 'set', 'script-shell', '/tmp/x'], ['script: /tmp/x']],
    [['history', '-s', 'rm x'], ['script/bash: rm x']],
    [['bind', '"\\C-a": "rm x\\n"'], ['script/bash: rm x']],
    [['dc', '-e', '!rm x'], ['option/posix: rm x']],
    [['csvtool', 'call', 'rm x', 'f'], ['wrapper/posix: rm x']],
    [['salt', '*', 'cmd.run', 'rm x'], ['remote/posix: rm x']],
    [['pdsh', '-w', 'h', 'rm', 'x'], ['remote/posix: rm x']],
    [['hg', '--config', 'alias.x=!rm y', 'x'], ['option/posix: rm y']],
    [['lftp', '-c', '!rm x'], ['option/posix: rm x']],
    [['rpm', '--eval', '%(rm x)'], ['option/posix: rm x']],
    [['pdflatex', '--shell-escape', '\\write18{rm x}'], ['option/posix: rm x']],
    [['ksu', '-q', '-e', 'prog'], ['option: prog']],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual(wanted);
  });
});

describe('git', () => {
  it.each<[Words, string[]]>([
    [['git', '-c', 'alias.x=!rm y', 'x', 'z'], ['option/posix: rm y "$@" [git] [z]']],
    [['git', '-c', 'core.pager=rm x', 'log'], ['option/posix: rm x']],
    [['git', '-c', 'core.sshCommand=rm x', 'fetch'], ['option/posix: rm x']],
    [['git', '-c', 'core.fsmonitor=rm x', 'status'], ['option/posix: rm x']],
    [['git', '-c', 'diff.external=rm x', 'diff'], ['option/posix: rm x']],
    [['git', '-c', 'credential.helper=!rm x', 'fetch'], ['option/posix: rm x']],
    [['git', '-c', 'credential.helper=store', 'fetch'], []],
    [['git', '-c', 'user.name=x', '-c', 'core.pager=cat', 'log'], []],
    [['git', 'rebase', '-x', 'rm x', 'main'], ['option/posix: rm x']],
    [['git', 'rebase', '--exec=rm x', 'main'], ['option/posix: rm x']],
    [['git', 'bisect', 'run', 'rm', 'x'], ['wrapper: rm x']],
    [['git', 'submodule', 'foreach', '--recursive', 'rm x'], ['wrapper/posix: rm x']],
    [['git', 'filter-branch', '--tree-filter', 'rm x', 'HEAD'], ['option/posix: rm x']],
    [['git', 'grep', '-Orm', 'x'], ['option/posix: rm']],
    [['git', 'clone', '-u', 'rm x', 'a', 'b'], ['option/posix: rm x']],
    [['git', 'ls-remote', '--upload-pack=rm x', 'a'], ['option/posix: rm x']],
    [['git', 'clone', 'ext::sh -c x'], ['option/posix: sh -c x']],
    [['git', 'config', '--global', 'core.editor', 'rm x'], ['option/posix: rm x']],
    [['git', 'config', '--get', 'core.editor', 'rm x'], []],
    [['git', 'commit', '-m', 'rm x'], []],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual(wanted);
  });

  const config = '[core]\n\tbare = false\n[alias]\n\tst = status -s\n\tboom = "!rm -r x; echo \\"y\\""\n';

  it('reads aliases of the repository', () => {
    const files = { '/work/.git/config': config };
    expect(launches('git boom z', {}, files)).toEqual(['option/posix: rm -r x; echo "y" "$@" [git] [z]']);
    expect(launches('git st z', {}, files)).toEqual(['alias: git status -s z']);
    expect(launches('git commit', {}, files)).toEqual([]);
    expect(launches('git other', {}, files)).toEqual([]);
  });
});

describe('variables that start programs', () => {
  it.each<[Words, Surroundings, string[]]>([
    ['git log', { env: { PAGER: 'rm x' } }, ['option/bash: rm x']],
    ['git fetch', { env: { GIT_SSH_COMMAND: 'rm x' } }, ['option/bash: rm x']],
    ['crontab -e', { env: { EDITOR: 'rm x' } }, ['option/bash: rm x']],
    ['git log', { env: { PAGER: 'cat' } }, []],
    [['export', 'A=b', 'PAGER=rm x'], {}, ['option/bash: rm x']],
    [['declare', '-x', 'EDITOR=rm x'], {}, ['option/bash: rm x']],
    [['export', 'PATH=/x', 'EDITOR=vim'], {}, []],
    ['ls', { env: { BASH_ENV: '/tmp/x' } }, ['file/bash: /tmp/x']],
    [
      'git status',
      { env: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: 'rm x' } },
      ['option/posix: rm x'],
    ],
    [
      'git st x',
      { env: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'alias.st', GIT_CONFIG_VALUE_0: 'status -s' } },
      ['alias: git status -s x'],
    ],
    [
      'git status',
      { env: { GIT_CONFIG_COUNT: '0', GIT_CONFIG_KEY_0: 'core.pager', GIT_CONFIG_VALUE_0: 'rm x' } },
      [],
    ],
    ['bash -x a.sh', { env: { PS4: '$(rm x)' } }, ['option/bash: : "$(rm x)"', 'file/bash: a.sh']],
    ['make', { env: { CFLAGS: '-O2' } }, []],
  ])('%j %j', (words, around, wanted) => {
    expect(launches(words, around)).toEqual(wanted);
  });
});
