import { describe, expect, it } from 'vitest';
import { type Disk, NO_DISK } from '../../../src/core/disk.ts';
import { known } from '../../../src/core/value.ts';
import { launcherFor } from '../../../src/shell/wrappers/registry.ts';
import { invocationOf, type Surroundings, showLaunch } from '../launches.ts';

/** Programs with a small language of their own, on standard input or in files: the way each is known to be said. */
type Words = string | readonly string[];
type Files = Readonly<Record<string, string>>;

function launches(words: Words, around: Surroundings = {}, files: Files = {}): string[] {
  const invocation = invocationOf(words, around);
  const disk: Disk = {
    ...NO_DISK,
    readText: (path) => {
      const text = files[path];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
  };
  return [...launcherFor(invocation.base ?? '')(invocation, { disk, home: '/home/u' })].map(showLaunch);
}

const typed = (text: string): Surroundings => ({ input: { kind: 'text', value: known(text) } });
const RUNS = ['script/posix: rm x'];

describe('lines that a console hands to a shell', () => {
  it.each<[Words, string, string[]]>([
    ['ftp h', 'cd a\n!rm x\nbye', RUNS],
    ['sftp h', '!rm x\n', RUNS],
    ['lftp h', 'shell rm x', RUNS],
    ['smbclient //h/s', '! rm x', RUNS],
    ['telnet h', '!rm x', RUNS],
    ['gnuplot', 'plot sin(x)', []],
    ['dc', '2 3 + p\n!rm x', RUNS],
    ['dc', '2 3 !<a', []],
    ['dc', '[!rm x] p', []],
    ['debugfs /dev/x', '!rm x', RUNS],
    ['scanmem', 'shell rm x', RUNS],
    ['bconsole', '@exec "rm x"', RUNS],
    ['mail -s hi you', 'wow! rm x', []],
    ['ftp h', 'put a!b', []],
    ['m4', "esyscmd(`rm x')", RUNS],
    ['m4', "define(`a', `b')", []],
    ['pic -U', '.PS\nsh X rm x X\n', RUNS],
    ['troff -U', '.sy rm x', RUNS],
    ['tmux kill-server', '!rm x', []],
  ])('%j %j', (words, text, wanted) => {
    expect(launches(words, typed(text))).toEqual(wanted);
  });

  it('debuggers and editors read the same lines from a file', () => {
    const files = { '/work/dir/c': '!rm x\n' };
    expect(launches('gdb', typed('!rm x'))).toEqual(RUNS);
    expect(launches('gdb -x c', {}, files)).toEqual(['option/posix: rm x']);
    expect(launches('vim -S c', {}, files)).toEqual(['option/posix: rm x']);
    expect(launches('ed f', { input: { kind: 'file', path: known('c') } }, files)).toEqual([
      'option/posix: rm x',
    ]);
    expect(launches('sftp -b c h', {}, files)).toEqual(RUNS);
    expect(launches('gdb', typed('break main\nrun'))).toEqual([]);
  });

  it('editors and debuggers write the files that they name', () => {
    expect(launches(['vim', '-es', '-c', 'w! out'])).toEqual(['option: tee out']);
    expect(launches(['vim', '-c', 'call writefile(["a"], "out")'])).toEqual(['option: tee out']);
    expect(launches(['vim', '-c', 'redir! >out | echo 1 | redir END'])).toEqual(['option: tee out']);
    expect(launches(['vim', '-c', 'w', 'f'])).toEqual([]);
    expect(launches(['emacs', '--eval', '(write-region "a" nil "out")'])).toEqual(['option: tee out']);
    expect(launches(['gdb', '-ex', 'dump value out "a"'])).toEqual(['option: tee out']);
  });
});

describe('code that is typed', () => {
  it.each<[Words, string, string[]]>([
    ['jshell', '/open /etc/x', ['interpreter: cat /etc/x']],
    ['jshell', '/save out', ['interpreter: tee out']],
    ['dotnet fsi', 'Process.Start("rm x")', ['interpreter/posix: rm x']],
    ['dotnet build', 'Process.Start("rm x")', []],
    ['octave', 'fid = fopen("/d/out", "w");', ['interpreter: tee /d/out', 'interpreter: cat /d/out']],
    ['terraform console', 'file("/home/u/.ssh/k")', ['interpreter: cat /home/u/.ssh/k']],
    ['terraform plan', 'file("/home/u/.ssh/k")', []],
    ['jshell', 'int a = 1;', []],
  ])('%j %j', (words, text, wanted) => {
    expect(launches(words, typed(text))).toEqual(wanted);
  });

  it('bpftrace and gnuplot run files', () => {
    const files = { '/work/dir/a.bt': 'BEGIN { system("rm x"); }' };
    expect(launches('bpftrace --unsafe a.bt', {}, files)).toEqual(['interpreter/posix: rm x']);
  });
});

describe('files of settings that name commands', () => {
  it.each<[Words, Files, string[]]>([
    ['wg-quick up ./a.conf', { './a.conf': '' }, []],
    [
      'wg-quick up a.conf',
      { '/work/dir/a.conf': '[Interface]\nAddress = 10.0.0.1\nPostUp = rm x\n' },
      ['file/posix: rm x'],
    ],
    [
      'logrotate -f a',
      { '/work/dir/a': '/l {\n rotate 1\n postrotate\n  rm x\n endscript\n}\n' },
      ['file/posix:   rm x\n'],
    ],
    ['logrotate -f a', { '/work/dir/a': '/l {\n rotate 1\n}\n' }, []],
    ['procmail -m a', { '/work/dir/a': ':0\n| rm x\n' }, ['file/posix: rm x']],
    ['fastfetch -c a', { '/work/dir/a': '{"type":"command","text":"rm x"}' }, ['file/posix: rm x']],
    ['apt-get install -c a x', { '/work/dir/a': 'Dpkg::Pre-Invoke {"rm x"}' }, ['file/posix: rm x']],
    [
      'systemctl link a.service',
      { '/work/dir/a.service': '[Service]\nExecStart=-rm x\n' },
      ['file/posix: rm x'],
    ],
    ['systemctl status nginx', {}, []],
    ['rtorrent', { '/home/u/.rtorrent.rc': 'execute = rm,x\n' }, ['file/posix: rm x']],
    [
      'ansible-playbook a.yml',
      { '/work/dir/a.yml': '- hosts: web\n  tasks:\n    - command: rm {{ dir }}/x\n' },
      ['remote/posix: rm _/x'],
    ],
    [
      'kubectl --kubeconfig a get pods',
      { '/work/dir/a': 'exec:\n  command: /bin/sh\n  args: ["-c", "rm x"]\n' },
      ['file/posix: rm x'],
    ],
    ['kubectl --kubeconfig a get pods', { '/work/dir/a': 'exec:\n  command: aws\n  args: ["eks"]\n' }, []],
    ['nginx -t -c a', { '/work/dir/a': 'load_module /tmp/l.so;\n' }, ['file/posix: /tmp/l.so']],
  ])('%j %j', (words, files, wanted) => {
    expect(launches(words, {}, files)).toEqual(wanted);
  });

  it("composer's scripts, by name and by event", () => {
    const files = {
      '/work/dir/composer.json': JSON.stringify({
        scripts: { a: 'rm x', 'post-install-cmd': ['App\\Hooks::run', '@php artisan x', '@a'], b: 'rm y' },
      }),
    };
    expect(launches('composer run-script a', {}, files)).toEqual(['file/posix: rm x']);
    expect(launches('composer b', {}, files)).toEqual(['file/posix: rm y']);
    expect(launches('composer install', {}, files)).toEqual([
      'file/posix: php artisan x',
      'file/posix: composer run-script a',
    ]);
    expect(launches('composer install --no-scripts', {}, files)).toEqual([]);
    expect(launches('composer show', {}, files)).toEqual([]);
    expect(launches('composer run-script a')).toEqual([]);
  });
});

describe('words that hold a command in the midst of something else', () => {
  it.each<[Words, string[]]>([
    [['busctl', '--address=unixexec:path=/bin/sh,argv1=-c,argv2=rm x'], ['option: /bin/sh -c rm x']],
    [['busctl', '--address=unix:path=/run/bus', 'list'], []],
    [['sysctl', '-w', 'kernel.core_pattern=|/tmp/x %p'], ['option/posix: /tmp/x %p']],
    [['sysctl', '-w', 'kernel.core_pattern=core.%p'], []],
    [['sysctl', '-w', 'vm.swappiness=10'], []],
    [['xdg-user-dir', '}; rm x #'], ['script/posix: echo ${XDG_}; rm x #_DIR:-$HOME}']],
    [['xdg-user-dir', 'DOWNLOAD'], []],
    [['launchctl', 'asuser', '501', 'rm', 'x'], ['wrapper: rm x']],
    [['launchctl', 'list'], []],
    [['task', 'execute', 'rm', '-r', 'x'], ['wrapper: rm -r x']],
    [['task', 'build'], []],
    [['open', 'x.command'], ['file/posix: x.command']],
    [['open', '-a', 'Terminal', 'x.sh'], ['file/posix: x.sh']],
    [['open', '-a', 'Preview', 'x.pdf'], []],
    [['borg', 'list', '--rsh', 'rm x', 'h:r'], ['option: rm x']],
    [['borg', 'list', 'h:r'], []],
    [['restic', '--password-command=rm x', 'backup'], ['option: rm x']],
    [['restic', '-o', 'sftp.command=rm x', 'backup'], ['option: rm x']],
    [['restic', '-o', 'sftp.connections=5', 'backup'], []],
    [['dnsmasq', '--conf-script=rm x'], ['option/posix: rm x']],
    [['dmsetup', 'ls', '--exec', 'rm x'], ['option: rm x']],
    [['latexmk', '-pdf', '-pdflatex=rm x', 'a'], ['option/posix: rm x']],
    [['latexmk', '-pdf', 'a.tex'], []],
    [['plymouth', 'ask-for-password', '--command=rm x'], ['option: rm x']],
    [['sshfs', '-o', 'ro,ssh_command=rm x', 'h:', 'd'], ['option: rm x']],
    [['sshfs', '-o', 'ro', 'h:', 'd'], []],
    [['logrotate', '-m', 'rm x', 'f'], ['option/posix: rm x']],
    [['neofetch', '--config', 'f'], ['file/bash: f']],
    [['neofetch', '--config', 'none'], []],
    [['pip', 'config', '--editor', 'rm x', 'edit'], ['option/posix: rm x']],
    [['zic', '-y', 'prog', 'f'], ['option: prog']],
    [['forge', 'build', '--use', '/tmp/x'], ['option: /tmp/x']],
    [['forge', 'build', '--use', '0.8.20'], []],
    [['openvt', '--', 'rm', 'x'], ['wrapper: rm x']],
    [['fail2ban-client', 'set', 'x', 'action', 'x', 'actionban', 'rm x'], ['wrapper/posix: rm x']],
    [['fail2ban-client', 'status'], []],
    [['tex', '\\special{psfile="`rm x"}'], ['option/posix: rm x']],
    [['curl', '--engine', '/tmp/l.so', 'u'], ['option: /tmp/l.so']],
    [['curl', '--engine', 'pkcs11', 'u'], []],
    [['ssh-keygen', '-D', '/tmp/l.so'], ['option: /tmp/l.so']],
    [['ssh-keygen', '-D', '/usr/lib/opensc-pkcs11.so'], []],
    [
      ['ssh', '-o', 'PKCS11Provider /tmp/l.so', 'h', 'true'],
      ['option: /tmp/l.so', 'remote/posix: true'],
    ],
  ])('%j', (words, wanted) => {
    expect(launches(words)).toEqual(wanted);
  });

  it.each<[Words, Record<string, string>, string[]]>([
    ['restic backup', { RESTIC_PASSWORD_COMMAND: 'rm x' }, ['option/bash: rm x']],
    ['borg list', { BORG_RSH: 'rm x' }, ['option/bash: rm x']],
    ['borg list', { BORG_RSH: 'ssh' }, []],
    ['autoconf', { AUTOM4TE: '/tmp/x' }, ['option/bash: /tmp/x']],
    ['autoconf', { AUTOM4TE: 'autom4te' }, []],
    ['nano f', { SPELL: 'rm x' }, ['option/bash: rm x']],
    ['crash -h', { CRASHPAGER: 'rm x' }, ['option/bash: rm x']],
  ])('%j %j', (words, env, wanted) => {
    expect(launches(words, { env })).toEqual(wanted);
  });
});
