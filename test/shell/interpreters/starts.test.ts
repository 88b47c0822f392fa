/** Which words of an interpreter's command line are code, a file, or nothing of the kind. */
import { expect, test } from 'vitest';
import type { Disk } from '../../../src/core/disk.ts';
import { NO_DISK } from '../../../src/core/disk.ts';
import { NO_SPAN } from '../../../src/core/span.ts';
import { known } from '../../../src/core/value.ts';
import { interpreterFor } from '../../../src/shell/interpreters/registry.ts';
import { baseName, type Invocation, type Launch } from '../../../src/shell/invocation.ts';
import { CONTEXT, showLaunch } from './show.ts';

function invoke(words: readonly string[]): Invocation {
  const [name = '', ...args] = words;
  return {
    kind: 'invocation',
    name: known(name),
    base: baseName(name),
    args: args.map((word) => ({ value: known(word), span: NO_SPAN, trail: [] })),
    nameSpan: NO_SPAN,
    nameTrail: [],
    redirections: [],
    env: [],
    input: { kind: 'inherited' },
    pipeline: null,
    via: [],
    cwd: known('/work'),
    span: NO_SPAN,
    shadowed: false,
  };
}

function starts(words: readonly string[], disk: Disk = NO_DISK): string[] {
  const invocation = invoke(words);
  const launcher = interpreterFor(invocation.base ?? '');
  if (launcher === null) return ['no interpreter'];
  return launcher(invocation, { ...CONTEXT, disk }).map(show);
}

function show(launch: Launch): string {
  const params =
    launch.kind === 'script' || launch.kind === 'file'
      ? launch.params.slice(launch.kind === 'script' ? 1 : 0)
      : [];
  const shown = params.map((param) => (param.value.kind === 'known' ? param.value.text : '?'));
  return [showLaunch(launch), ...shown].join(' ');
}

test.each<[string[], string[]]>([
  [['python3', '-c', 'CODE', 'a', '-b'], ['python: CODE a -b']],
  [['python3.11', '-cCODE'], ['python: CODE']],
  [['/usr/bin/python', '-Bsc', 'CODE'], ['python: CODE']],
  [['python', '-W', 'ignore', '-X', 'dev', 'x.py', '-c', 'no'], ['file(python): x.py -c no']],
  [['python3'], ['stdin(python)']],
  [['python3', '-', 'a'], ['stdin(python)']],
  [['python3', '-u'], ['stdin(python)']],
  [['python3', '--version'], []],
  [['python3', '-m', 'json.tool'], []],
  [['python3', '-m', 'http.server', '8000'], []],
  [['python3', '-m', 'http.server', '-d', 'd', '8000'], ['tar -cf - d']],
  [['python3', '-m', 'http.server', '--directory=d'], ['tar -cf - d']],
  [['python3', '-m', 'zipfile', '-c', 'x.zip', 'd'], ['zip -r x.zip d']],
  [['python3', '-m', 'tarfile', '--create', 'x.tar', 'd'], ['tar -cf x.tar d']],
  [['python3', '-m', 'tarfile', '-e', 'x.tar', 'd'], ['tar -xf x.tar -C d']],
  [['python3', '-m', 'zipfile', '-l', 'x.zip'], []],
  [['python3', '-m', 'base64', '-e', 'f'], ['cat f']],
  [['python3', '-mgzip', 'f'], ['cat f']],
  [['python3', '-u', '-m', 'pip', 'install', '-r', 'x'], ['pip install -r x']],
  [
    ['python3', '-m', 'timeit', '-s', 'a', 'CODE'],
    ['python: a', 'python: CODE'],
  ],
  [['python3', '-m', 'pip', 'install', 'x'], ['pip install x']],
  [['python3', '-m', 'pdb', 'x.py'], ['file(python): x.py']],
  [['python3', '-m', 'timeit', 'CODE'], ['python: CODE']],
  [['perl', '-e', 'CODE'], ['perl: CODE']],
  [
    ['perl', '-ne', 'CODE', 'f'],
    ['perl: CODE f', 'cat -- f'],
  ],
  [
    ['perl', '-pi', '-e', 'CODE', 'f'],
    ['perl: CODE f', 'sed -i -e  f'],
  ],
  [
    ['perl', '-i.bak', '-pe', 'CODE', 'f'],
    ['perl: CODE f', 'sed -i -e  f'],
  ],
  [['perl', '-MFoo', '-we', 'CODE'], ['perl: CODE']],
  [
    ['perl', '-MX;system(1)', '-e', 'CODE'],
    ['perl: system(1);', 'perl: CODE'],
  ],
  [['perl', '-0777', '-ne', 'CODE'], ['perl: CODE']],
  // Letters after a number, or after one that takes a number, are options of their own.
  [['perl', '-lne', 'CODE'], ['perl: CODE']],
  [['perl', '-l012e', 'CODE'], ['perl: CODE']],
  [['perl', '-0777e', 'CODE'], ['perl: CODE']],
  [['perl', '-CSe', 'CODE'], ['perl: CODE']],
  [['perl', '-wle', 'CODE'], ['perl: CODE']],
  [['perl', '-x', 'x.pl'], ['file(perl): x.pl']],
  [['ruby', '-W0e', 'CODE'], ['ruby: CODE']],
  [['perl', 'x.pl', '-e'], ['file(perl): x.pl -e']],
  [['perl', '-v'], []],
  [['ruby', '-e', 'CODE'], ['ruby: CODE']],
  [['ruby', '-rjson', '-e', 'CODE'], ['ruby: CODE']],
  [
    ['ruby', '-r', './x.rb', '-e', 'CODE'],
    ['file(ruby): ./x.rb', 'ruby: CODE'],
  ],
  [['node', '-e', 'CODE'], ['node: CODE']],
  [['node', '-p', 'CODE'], ['node: console.log(CODE)']],
  [['node', '-pe', 'CODE'], ['node: console.log(CODE)']],
  [['node', '-p', 'a; CODE'], ['node: a; CODE']],
  [['node', '--eval=CODE'], ['node: CODE']],
  [
    ['node', '-r', './pre.js', 'x.js'],
    ['file(node): ./pre.js', 'file(node): x.js'],
  ],
  [
    ['node', '-r', 'dotenv/config', 'x.js'],
    ['file(node): dotenv/config', 'file(node): x.js'],
  ],
  [['node', '--check', 'x.js'], []],
  [['node', '--version'], []],
  [['node'], ['stdin(node)']],
  [['tsx', 'x.ts'], ['file(node): x.ts']],
  [['deno', 'eval', 'CODE'], ['node: CODE']],
  [['deno', 'run', '-A', 'x.ts'], ['file(node): x.ts']],
  [['deno', 'run', '-A', 'https://x/y.ts'], ['opaque: $(curl https://x/y.ts)']],
  [['deno', 'task', 'build'], []],
  [['bun', '-e', 'CODE'], ['node: CODE']],
  [['bun', 'x.ts'], ['file(node): x.ts']],
  [['bun', 'run', 'x.ts'], ['file(node): x.ts']],
  [['bun', 'install'], []],
  [['php', '-r', 'CODE'], ['php: CODE']],
  [['php', '-f', 'x.php'], ['file(php): x.php']],
  [['php', 'artisan', 'migrate'], ['file(php): artisan migrate']],
  [['php', '-S', 'localhost:80'], []],
  [['php', '-v'], []],
  [['awk', '-F:', '-v', 'x=1', 'CODE', 'f'], ['awk: CODE x=1']],
  [['gawk', '-f', 'x.awk', 'f'], ['file(awk): x.awk']],
  [
    ['gawk', '-i', 'inplace', 'CODE', 'f'],
    ['awk: CODE', 'sed -i -e  f'],
  ],
  [['lua5.4', '-e', 'CODE'], ['lua: CODE']],
  [['osascript', '-e', 'CODE'], ['osascript: CODE']],
  [['osascript', '-l', 'JavaScript', '-e', 'CODE'], ['node: CODE']],
  [['Rscript', '-e', 'system("id")'], ['sh: id']],
  [['Rscript', 'x.R'], ['file(other): x.R']],
  [['R', '--no-save'], []],
  [['julia', '-e', 'run(`id`)'], ['sh: id']],
  [['sqlite3', 'x.db', '.shell id'], ['sql: .shell id']],
  [['sqlite3', 'x.db'], ['stdin(sql)']],
  [['psql', '-h', 'db', '-c', '\\! id'], ['sql: \\! id']],
  [['psql', '-f', 'x.sql'], ['file(sql): x.sql']],
  [['mysql', '-uroot', '-e', 'CODE'], ['sql: CODE']],
  [['tclsh', 'x.tcl'], ['file(other): x.tcl']],
  [['groovy', '-e', '"rm -rf /".execute()'], ['opaque: -e']],
  [['elixir', '-e', '1 + 1'], []],
  [['ls', '-l'], ['no interpreter']],
])('%j', (words, expected) => {
  expect(starts(words)).toEqual(expected);
});

test('a module of the working directory is a file', () => {
  const disk: Disk = { ...NO_DISK, stat: (path) => (path === '/work/tools/gen.py' ? 'file' : 'absent') };
  expect(starts(['python3', '-m', 'tools.gen', 'x'], disk)).toEqual(['file(python): /work/tools/gen.py x']);
});
