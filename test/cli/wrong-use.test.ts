import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sechook } from './harness.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-cli-'));
  writeFileSync(join(dir, 'empty.sh'), '\n');
  writeFileSync(join(dir, 'latin1.sh'), Buffer.from([0x6c, 0x73, 0x20, 0xe9, 0x0a]));
  writeFileSync(join(dir, 'broken.json'), '{"tool_name":');
});
afterAll(() => rmSync(dir, { recursive: true }));

const WRONG: readonly (readonly [argv: readonly string[], says: readonly string[]])[] = [
  [
    ['chek', 'ls'],
    ["unknown command 'chek'", 'Did you mean check?'],
  ],
  [['frobnicate'], ["unknown command 'frobnicate'", "See 'sechook --help'."]],
  [['rm -rf x'], ["sechook check 'COMMAND'"]],
  [['--verison'], ["unknown option '--verison'", '--version']],
  [
    ['check', '--fromat', 'json', 'ls'],
    ["unknown option '--fromat'", 'Did you mean --format?'],
  ],
  [
    ['check', 'rm', '-rf', 'x'],
    ["unknown option '-rf'", "follows '--'"],
  ],
  [['check', '--format', 'jsn', 'ls'], ['Allowed choices are text, json']],
  [['check', '--format'], ['argument missing']],
  [['check', '--client', 'cursor', 'ls'], ['Allowed choices are claude-code, gemini-cli, codex']],
  [['check'], ['nothing to check']],
  [['check', ''], ['the command is empty']],
  [['check', '--', ' '], ['the command is empty']],
  [
    ['check', '--file', 'DIR/absent.sh'],
    ['no such file: ', 'absent.sh'],
  ],
  [['check', '--file', 'DIR'], ['is a directory, not a file']],
  [['check', '--file', '/dev/null'], ['is not a regular file']],
  [['check', '--file', 'DIR/empty.sh'], ['empty.sh is empty']],
  [['check', '--file', 'DIR/latin1.sh'], ['is not UTF-8 text']],
  [['check', '--file', 'DIR/empty.sh/x'], ['no such file']],
  [['check', '--file', ''], ['name of the file is empty']],
  [['check', '--file', '-'], ['standard input is empty']],
  [['check', '--payload', 'DIR/broken.json'], ['broken.json: the payload is not valid JSON']],
  [['check', '--payload', 'DIR/empty.sh'], ['is empty']],
  [['check', 'ls', '--file', 'x'], ['a command and --file cannot be used together']],
  [['check', '--batch', '--client', 'codex'], ['--client cannot be used with --batch']],
  [['check', '--path', 'x', 'ls'], ['--path needs another --tool']],
  [['check', '--tool', 'read'], ['--tool read needs --path']],
  [['check', '--tool', 'fetch', '--path', 'x'], ['--tool fetch has no use for --path']],
  [['check', '--tool', 'mcp', '--server', 's'], ['--tool mcp needs --name']],
  [['check', '--tool', 'other', '--name', 'x', '--params', '{'], ['--params is not JSON']],
  [['explain'], ['nothing to explain']],
  [['explain', 'ls', '--file', 'x'], ['cannot be used together']],
  [
    ['compile-rules', 'DIR/absent.rules'],
    ['no such file: ', 'absent.rules'],
  ],
  [['compile-rules', 'DIR'], ['no *.rules file in ']],
  [['compile-rules', ''], ['name of the file is empty']],
  [['compile-rules', 'DIR/latin1.sh'], ['is not UTF-8 text']],
  [['compile-rules', '--cwd', '/', 'DIR'], ['--cwd is for the files that hold there']],
  [['compile-rules', '--srict'], ['Did you mean --strict?']],
  [['hook', '--print-line'], ['say for which client: --client claude-code|gemini-cli|codex']],
  [['hook', '--print-line', '--client', 'claude'], ['Allowed choices are claude-code, gemini-cli, codex']],
  [['hook', '--print-line', '--client', 'codex', '--home', 'x'], ['"x" is not an absolute path']],
  [['hook'], ['a hook call has no other options']],
  [['completion'], ['say for which shell: bash, zsh, fish']],
  [['completion', 'tcsh'], ['Allowed choices are bash, zsh, fish']],
  [['completion', 'bash', 'zsh'], ['too many arguments']],
  [
    ['help', 'chek'],
    ["unknown command 'chek'", 'Did you mean check?'],
  ],
];

describe('wrong use', () => {
  test.each(WRONG)('%j', async (argv, says) => {
    const ran = await sechook(argv.map((word) => word.replace('DIR', dir)));
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toBe('');
    for (const part of says) expect(ran.stderr).toContain(part);
  });

  test('without a command the help goes to stderr', async () => {
    const ran = await sechook([]);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^Usage: sechook/);
  });

  test('words that come back in a message move no cursor', async () => {
    const ran = await sechook(['ch\u001b[2Jk\u202e']);
    expect(ran.stderr).not.toMatch(/[\u001b\u202e]/);
  });

  test('a file name that comes back in a message moves no cursor', async () => {
    const ran = await sechook(['check', '--file', '/absent/\u001b[2J\n']);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toBe('sechook check: no such file: /absent/␛[2J␊\n');
  });
});

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help']])('%s', async (word) => {
    const ran = await sechook([word]);
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout).toContain('Usage: sechook');
  });

  test('help of one command is its --help', async () => {
    const [a, b] = [await sechook(['help', 'check']), await sechook(['check', '--help'])];
    expect(a).toEqual(b);
    expect(a.stdout).toContain('--fail-on');
  });

  test.each([[['--version']], [['-V']], [['version']]])('%j', async (argv) => {
    expect(await sechook(argv)).toEqual({ exit: 0, stdout: 'sechook 9.9.9\n', stderr: '' });
  });

  test('version as JSON', async () => {
    const ran = await sechook(['version', '--format', 'json']);
    expect(JSON.parse(ran.stdout)).toEqual({ schema: 'sechook.version/1', version: '9.9.9' });
  });
});
