import { describe, expect, it } from 'vitest';
import { known, type Value } from '../../../src/core/value.ts';
import { launches, type Surroundings, type Words } from '../launches.ts';

const text = (value: string | Value): Surroundings => ({
  input: { kind: 'text', value: typeof value === 'string' ? known(value) : value },
});
const PIPE: Surroundings = { input: { kind: 'pipe' } };

describe('scripts of a project', () => {
  const files = {
    '/work/dir/package.json': JSON.stringify({
      scripts: { prebuild: 'echo pre', build: 'rm -r dist', test: 'vitest', postinstall: 'node x.js' },
    }),
    '/work/dir/Makefile':
      'OUT := dist\nall: build\n\t@echo done\n\nbuild: $(OUT)/x | y\n\t-rm -rf $(OUT) $@ $$HOME $(CFG)\n\tcd sub && \\\n\t  make z\n\nclean:; rm -f *.o\n%.o: %.c\n\t$(CC) -c $<\nV := $(shell id)\n',
    '/work/dir/justfile': 'dir := "x"\n\nbuild target: clean\n  @rm -r {{target}}\n\nclean:\n  rm -r out\n',
    '/work/sub/package.json': JSON.stringify({ scripts: { a: 'b' } }),
  };
  it.each<[Words, string[]]>([
    ['npm run build', ['file/posix: echo pre', 'file/posix: rm -r dist']],
    ['npm run build -- --x y', ['file/posix: echo pre', 'file/posix: rm -r dist --x y']],
    ['npm test', ['file/posix: vitest']],
    ['yarn build', ['file/posix: echo pre', 'file/posix: rm -r dist']],
    ['pnpm run test', ['file/posix: vitest']],
    ['bun run test', ['file/posix: vitest']],
    ['npm install', ['file/posix: node x.js']],
    ['npm install --ignore-scripts', []],
    ['npm install left-pad', []],
    ['npm run absent', []],
    ['npm --prefix ../sub run a', ['file/posix: b']],
    ['make clean', ['file/posix: id', 'file/posix: rm -f *.o']],
    [
      'make build',
      ['file/posix: id', 'file/posix: rm -rf dist build $HOME ${CFG}', 'file/posix: cd sub && \\\n make z'],
    ],
    [
      'make OUT=/ build',
      ['file/posix: id', 'file/posix: rm -rf / build $HOME ${CFG}', 'file/posix: cd sub && \\\n make z'],
    ],
    ['make main.o', ['file/posix: id', 'file/posix: cc -c %.c']],
    ['make -n clean', []],
    ['just clean', ['file/posix: rm -r out']],
    ['just build x', ['file/posix: rm -r out', 'file/posix: rm -r ${target}']],
  ])('%j', (words, wanted) => {
    expect(launches(words, {}, files)).toEqual(wanted);
  });

  it('a makefile on standard input', () => {
    expect(launches('make -f - x', text('x:\n\trm y\n'))).toEqual(['file/posix: rm y']);
  });
});

describe('scripts of other kinds', () => {
  it('sed runs what it has edited', () => {
    expect(launches(['sed', 's|x|rm y|e'], text('x\n'))).toEqual(['option/posix: rm y\n']);
    expect(launches(['sed', 's|x|rm y|e'], PIPE)).toEqual(['opaque dynamic-script: sed']);
  });

  it('Tcl', () => {
    expect(launches('tclsh', text('exec sh -c {rm x}'))).toEqual(["option/posix: sh -c 'rm x'"]);
    expect(launches('tclsh', text("exec sh -c {sh -c 'x'}"))).toEqual([
      "option/posix: sh -c 'sh -c '\\''x'\\'''",
    ]);
    expect(launches('tclsh a.tcl', {}, { '/work/dir/a.tcl': 'puts a; exec rm x' })).toEqual([
      'option/posix: rm x',
    ]);
    expect(launches('tclsh', PIPE)).toEqual(['opaque piped-script: tclsh']);
  });

  it('run-parts takes every file of a directory', () => {
    expect(launches('run-parts d')).toEqual(['file/posix: /work/dir/d/*']);
    expect(launches('run-parts --test d')).toEqual([]);
  });
});

describe('later', () => {
  it('at and batch read a script', () => {
    expect(launches('at now')).toEqual(['stdin/posix']);
    expect(launches('at -f x.sh now')).toEqual(['file/posix: x.sh']);
  });

  it('cron tables give their commands', () => {
    const table = '# comment\nMAILTO=x\n*/5 * * * * rm x\n@reboot rm y\n';
    expect(launches('crontab -', text(table))).toEqual(['script/posix: rm x', 'script/posix: rm y']);
    expect(launches('crontab tab', {}, { '/work/dir/tab': table })).toEqual([
      'script/posix: rm x',
      'script/posix: rm y',
    ]);
    expect(launches('crontab -', PIPE)).toEqual(['opaque piped-script: crontab']);
  });
});

describe('files of the directory that a program runs without being told', () => {
  const cwd: Surroundings = { cwd: '/p' };
  it.each<[Words, Readonly<Record<string, string>>, string[]]>([
    [
      'pytest -q',
      { '/p/conftest.py': '', '/p/tests/conftest.py': '' },
      ['file/python: /p/conftest.py', 'file/python: /p/tests/conftest.py'],
    ],
    ['pytest tests/test_a.py::test_b', {}, ['file/python: tests/test_a.py']],
    ['jest', { '/p/jest.config.js': '' }, ['file/node: /p/jest.config.js']],
    ['rake', { '/p/Rakefile': '' }, ['file/ruby: /p/Rakefile']],
    ['direnv allow', { '/p/.envrc': '' }, ['file/bash: /p/.envrc']],
    ['direnv status', { '/p/.envrc': '' }, []],
    [
      'cmake -P x.cmake',
      { '/p/x.cmake': 'execute_process(COMMAND rm x)\nfile(REMOVE_RECURSE y)' },
      ['file/posix: rm x', 'file/posix: rm -rf y'],
    ],
    [
      'cmake .',
      { '/p/CMakeLists.txt': 'execute_process(COMMAND rm x WORKING_DIRECTORY y)' },
      ['file/posix: rm x'],
    ],
  ])('%s', (words, files, wanted) => {
    expect(launches(words, cwd, files)).toEqual(wanted);
  });
});
